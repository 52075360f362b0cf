// Families of sentences: many ways of saying one kind of thing, to see how many of them are read.
//
// A file of reading/families: a line `received: DAY`, `#` comments, then sentences. Each begins
// with its text on lines with `> ` in front (a `>` alone is an empty line), and goes on with what
// is expected of it, written as in reading/testing/document.h:
//   +  must be found        -  must never be found
//   ~  should be found and is not yet: counted, and no test fails for it
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "reading/testing/claim_lines.h"

namespace reading::testing {

struct FamilyMember {
  std::string text;
  std::vector<std::string> expected;
};

struct Family {
  std::string name;
  base::DateRange received;
  std::vector<FamilyMember> members;
};

// Errors: kNotFound, kBadInput.
base::Result<Family> read_family(const std::filesystem::path& file);
std::vector<Family> families_in(const std::filesystem::path& folder);

// What of a sentence was not read as expected: its lines as they stand. `wanting`: those marked ~.
struct Shortfall {
  std::vector<std::string> failed;
  std::vector<std::string> wanting;
};
Shortfall shortfall(const FamilyMember& member, const std::vector<ClaimLine>& lines);

}  // namespace reading::testing
