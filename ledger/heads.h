// A Head says how the record stood: so many entries, this root, at this time, signed by a member.
//
// Its text is short enough to stand at the foot of a letter and to be typed in again. Who holds
// one can later tell a record that goes on from it from one that was changed or set back.
#pragma once

#include <string>
#include <string_view>

#include "base/world.h"
#include "ledger/members_file.h"
#include "ledger/merkle.h"
#include "ledger/seal.h"

namespace ledger {

struct Head {
  ArchiveId archive;
  std::uint64_t size = 0;
  base::Instant time;
  Hash root{};
  model::MemberId member;
  Signature signature{};

  base::Bytes signed_part() const;
  std::string text() const;
  // Errors: kBadInput.
  static base::Result<Head> parse(std::string_view text);
  friend bool operator==(const Head&, const Head&) = default;
};

}  // namespace ledger
