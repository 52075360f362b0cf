#include "drafting/grammar/grammar.h"

namespace drafting::grammar {

const Grammar& Grammar::of(Language language) {
  return language == Language::kEnglish ? english() : japanese();
}

bool is_one_person(const GroupSaid& group) {
  return group.count.least == 1 && group.count.most == 1u && group.people.size() == 1 &&
         is_described(group.people.front());
}

bool is_described(const PersonSaid& person) {
  return person.naming == Naming::kNamed || person.age_months_min || person.child ||
         !person.sex.empty();
}

bool is_whole_months(const base::DateRange& range) {
  if (!range.earliest || !range.latest) return false;
  auto first = range.earliest->civil();
  auto last = range.latest->civil();
  return first.day == 1 && last.day == base::days_in_month(last.year, last.month);
}

bool is_whole_years(const base::DateRange& range) {
  return is_whole_months(range) && range.earliest->civil().month == 1 &&
         range.latest->civil().month == 12;
}

std::vector<TreatyArticles> by_treaty(const std::vector<law::Citation>& citations) {
  std::vector<TreatyArticles> grouped;
  for (const law::Citation& citation : citations) {
    if (grouped.empty() || grouped.back().treaty != citation.treaty) {
      grouped.push_back({citation.treaty, {}, !citation.through.empty()});
    }
    grouped.back().articles.push_back(citation.article);
  }
  return grouped;
}

}  // namespace drafting::grammar
