// The form of a sealed original; Ledger::put_original() and get_original() are its users.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "base/limits.h"
#include "base/world.h"
#include "ledger/key.h"

namespace ledger {

inline constexpr std::size_t kOriginalNameBytes = 16;  // random; the name is their hexadecimal
// A twelfth more at most by the padding, and the seal.
inline constexpr std::size_t kOriginalFileBytesMax =
    base::kReportBytesMax + base::kReportBytesMax / 8 + 4096;

// Padmé (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication
// with PURBs", 2019): at most 12 per cent more, and only O(log log size) bits of the size shown.
std::size_t padded_size(std::size_t size);

base::Bytes seal_original(const Key& report_key, std::string_view name, base::ByteView content,
                          base::World& world);
// Errors: kDamaged.
base::Result<base::Bytes> open_original(const Key& report_key, std::string_view name,
                                        base::ByteView sealed);
bool is_original_name(std::string_view name);

}  // namespace ledger
