#include "drafting/law/law.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "drafting/embedded.h"

namespace drafting::law {
namespace {

using base::Day;
using base::Error;
using base::ErrorCode;
using base::Result;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    auto at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

struct Line {
  std::size_t number;
  std::vector<std::string> fields;
};

// The rows below the comments and the heading.
Result<std::vector<Line>> rows_of(std::string_view table, std::size_t fields) {
  std::vector<Line> rows;
  bool heading = true;
  std::size_t number = 0;
  for (const std::string& line : split(table, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (std::exchange(heading, false)) continue;
    Line row{number, split(line, '\t')};
    if (row.fields.size() != fields) {
      return Error{ErrorCode::kBadInput,
                   "line " + std::to_string(number) + " of a table of law has the wrong number of "
                   "columns"};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Error bad_word(std::size_t line) {
  return {ErrorCode::kBadInput,
          "line " + std::to_string(line) + " of a table of law holds a word that it may not"};
}

std::vector<std::string> words_of(const std::string& field) {
  return field.empty() ? std::vector<std::string>{} : split(field, ' ');
}

std::optional<Concern> concern_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, Concern>, 7> kWords{{
      {"return", Concern::kReturn}, {"asylum", Concern::kAsylum},
      {"detention", Concern::kDetention}, {"treatment", Concern::kTreatment},
      {"whereabouts", Concern::kWhereabouts}, {"investigation", Concern::kInvestigation},
      {"consul", Concern::kConsul}}};
  for (auto [known, concern] : kWords) {
    if (known == word) return concern;
  }
  return std::nullopt;
}

bool is_need(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kNeeds{
      "refuge", "protocol",  "torture",  "tortured",
      "disappearance", "child", "detained", "asked"};
  return std::find(kNeeds.begin(), kNeeds.end(), word) != kNeeds.end();
}

Result<Membership> membership_of(const Line& row) {
  Membership made;
  TRY_ASSIGN(made.from, Day::parse(row.fields[2]));
  if (!row.fields[3].empty()) {
    TRY_ASSIGN(made.until, Day::parse(row.fields[3]));
  }
  made.texts = words_of(row.fields[4]);
  const std::string& standing = row.fields[5];
  if (standing == "contested") {
    made.standing = Membership::Standing::kContested;
  } else if (standing == "europe-only") {
    made.standing = Membership::Standing::kEuropeOnly;
  } else if (standing != "sure") {
    return bad_word(row.number);
  }
  TRY_ASSIGN(made.checked, Day::parse(row.fields[6]));
  return made;
}

// "33(1)" is part of article 33; a text that names 33 touches all of it.
std::string_view number_of(std::string_view article) {
  return article.substr(0, article.find('('));
}

// Article I (1) of the Protocol carries articles 2 to 34, and no others. parse() saw to it that
// the number is one.
bool is_carried_by_protocol(std::string_view article) {
  const std::string_view digits = number_of(article);
  unsigned number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number >= 2 && number <= 34;
}

bool is_touched(const Membership& membership, std::string_view article) {
  return std::any_of(membership.texts.begin(), membership.texts.end(), [&](const auto& named) {
    return named == "?" || named == number_of(article);
  });
}

}  // namespace

Result<Table> Table::parse(std::string_view parties, std::string_view articles) {
  Table table;
  TRY_ASSIGN(auto party_rows, rows_of(parties, 7));
  for (const Line& row : party_rows) {
    TRY_ASSIGN(Membership made, membership_of(row));
    auto key = std::pair(row.fields[0], row.fields[1]);
    if (!table.memberships_.emplace(std::move(key), std::move(made)).second) {
      return bad_word(row.number);
    }
  }
  TRY_ASSIGN(auto article_rows, rows_of(articles, 5));
  for (const Line& row : article_rows) {
    auto concern = concern_of(row.fields[0]);
    auto needs = words_of(row.fields[4]);
    bool yes = row.fields[3] == "yes";
    if (!concern || (!yes && row.fields[3] != "no") ||
        !std::all_of(needs.begin(), needs.end(), is_need)) {
      return bad_word(row.number);
    }
    const auto number = number_of(row.fields[2]);
    if (number.empty() || number.size() > 3 ||
        number.find_first_not_of("0123456789") != number.npos) {
      return bad_word(row.number);
    }
    table.articles_.push_back({*concern, row.fields[1], row.fields[2], yes, std::move(needs)});
  }
  return table;
}

const Table& Table::built_in() {
  static const Table table =
      parse(embedded::law_parties_tsv(), embedded::law_articles_tsv()).or_throw();
  return table;
}

const Membership* Table::membership(std::string_view state, std::string_view treaty) const {
  auto found = memberships_.find(std::pair(std::string(state), std::string(treaty)));
  return found == memberships_.end() ? nullptr : &found->second;
}

const Membership* Table::bound(std::string_view state, std::string_view treaty, Days days,
                               const Facts& facts) const {
  const Membership* held = membership(state, treaty);
  if (held == nullptr || days.first < held->from) return nullptr;
  if (held->until && days.last >= *held->until) return nullptr;
  if (held->standing == Membership::Standing::kContested) return nullptr;
  if (held->standing == Membership::Standing::kEuropeOnly && !facts.fled_events_in_europe) {
    return nullptr;
  }
  return held;
}

bool Table::needs_are_met(const Article& article, Days days, const Facts& facts) const {
  return std::all_of(article.needs.begin(), article.needs.end(), [&](const std::string& need) {
    if (need == "refuge") return facts.seeks_refuge;
    if (need == "torture") return facts.torture_feared;
    if (need == "tortured") return facts.torture_reported;
    if (need == "disappearance") return facts.disappearance_feared;
    if (need == "child") return facts.child;
    if (need == "detained") return facts.detained;
    if (need == "asked") {
      // Asking a consul's help for somebody who flees the consul's state may endanger them.
      return facts.asked_for_consul && !facts.seeks_refuge &&
             bound(facts.home_state, article.treaty, days, facts) != nullptr;
    }
    return need == "protocol";  // looked at in cite(), where the state is known
  });
}

std::optional<Citation> Table::cite(const Article& article, std::string_view state, Days days,
                                    const Facts& facts) const {
  if (!needs_are_met(article, days, facts)) return std::nullopt;
  const Membership* own = bound(state, article.treaty, days, facts);
  const bool by_protocol = std::find(article.needs.begin(), article.needs.end(), "protocol") !=
                           article.needs.end();
  const Membership* protocol = by_protocol ? bound(state, "REF67", days, facts) : nullptr;
  if (by_protocol && protocol == nullptr) return std::nullopt;
  if (own == nullptr && !(by_protocol && is_carried_by_protocol(article.article))) {
    return std::nullopt;
  }
  const Membership& ground = own != nullptr ? *own : *protocol;
  if (article.reservable && is_touched(ground, article.article)) return std::nullopt;
  base::Day checked = ground.checked;
  if (protocol != nullptr) checked = std::min(checked, protocol->checked);
  return Citation{article.treaty, article.article, own == nullptr ? "REF67" : "", checked};
}

std::vector<Citation> Table::may_cite(std::string_view state, Concern concern,
                                      const base::DateRange& act, base::Day letter,
                                      const Facts& facts) const {
  std::vector<Citation> citations;
  if (!act.earliest) return citations;
  const Days days{std::min(*act.earliest, letter), std::max(act.latest.value_or(letter), letter)};
  for (const Article& article : articles_) {
    if (article.concern != concern) continue;
    if (auto citation = cite(article, state, days, facts)) citations.push_back(*citation);
  }
  return citations;
}

}  // namespace drafting::law
