#include "reading/testing/family.h"

#include <algorithm>
#include <fstream>

#include "reading/testing/document.h"

namespace reading::testing {

base::Result<Family> read_family(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return base::Error{base::ErrorCode::kNotFound, "there is no such family"};
  Family family;
  family.name = file.stem().string();
  bool in_text = false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("received: ")) {
      auto day = base::Day::parse(line.substr(10));
      if (!day) return day.error();
      family.received = base::DateRange::on(*day);
      continue;
    }
    if (line.front() == '>') {
      if (!in_text) family.members.emplace_back();
      in_text = true;
      family.members.back().text += line.substr(std::min<std::size_t>(2, line.size())) + "\n";
      continue;
    }
    if (family.members.empty()) {
      return base::Error{base::ErrorCode::kBadInput, "a family begins with a text: `> words`"};
    }
    in_text = false;
    family.members.back().expected.push_back(line);
  }
  if (!family.received.earliest)
    return base::Error{base::ErrorCode::kBadInput, "a family needs `received: DAY`"};
  return family;
}

std::vector<Family> families_in(const std::filesystem::path& folder) {
  std::vector<Family> families;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt")
      families.push_back(read_family(entry.path()).or_throw());
  }
  std::ranges::sort(families, {}, &Family::name);
  return families;
}

Shortfall shortfall(const FamilyMember& member, const std::vector<ClaimLine>& lines) {
  Shortfall found;
  for (const std::string& line : member.expected) {
    const bool wanting = line.starts_with("~");
    const Expected expected = parse_expected(wanting ? "+" + line.substr(1) : line).or_throw();
    const bool told =
        std::ranges::any_of(lines, [&](const ClaimLine& each) { return matches(expected, each); });
    if (told == (expected.mark != '-')) continue;
    (wanting ? found.wanting : found.failed).push_back(line);
  }
  return found;
}

}  // namespace reading::testing
