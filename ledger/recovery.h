// The recovery key as people hold it: on paper.
//
// 256 bits and a checksum of 24, in 14 groups of four letters and digits (the base 32 of ids,
// without i, l, o, u). Read back in either case, with or without hyphens, spaces and line ends,
// and with the look-alikes that people write.
#pragma once

#include <string>
#include <string_view>

#include "ledger/key.h"

namespace ledger {

std::string recovery_text(const Key& key);
// Errors: kBadInput for text of another length, with other characters, or with a slip of the pen.
base::Result<Key> recovery_key(std::string_view text);

}  // namespace ledger
