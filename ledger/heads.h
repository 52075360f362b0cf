// A Head says how the record stood: so many entries, this root, at this time, signed by a member.
//
// Who holds one can later tell a record that goes on from it from one that was changed or set
// back. Its whole text goes to those who may know how large the archive is and who works in it;
// what stands at the foot of a letter is its day and root alone, which are enough for that: no
// other record ever has this root. Both are short enough to be typed in again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
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
  // For letters. The day is that of `time` where the organisation is.
  std::string letter_text(base::Day day) const;
  friend bool operator==(const Head&, const Head&) = default;
};

// What somebody typed in from paper: the text of a whole head, or that of a letter.
struct PrintedHead {
  Hash root{};
  std::optional<Head> whole;

  // Line breaks and blanks as they come, also where a page broke the line at a hyphen; whatever
  // stands in front of it ("Record:") is left out. Errors: kBadInput.
  static base::Result<PrintedHead> parse(std::string_view text);
  // Was it printed from this head, or from another over the same entries?
  bool names(const Head& head) const;
};

}  // namespace ledger
