#include <algorithm>
#include <array>

#include "drafting/grammar/grammar.h"
#include "model/terms.h"

namespace drafting::grammar {
namespace {

using base::CivilDay;
using base::DateRange;
using base::Day;

const Catalogue& words() { return Catalogue::of(Language::kEnglish); }

std::string month_name(int month) { return words().say("month." + std::to_string(month)); }

std::string month_of(CivilDay day) {
  return month_name(day.month) + " " + std::to_string(day.year);
}

// One to ten as words, as letters are written.
std::string number_word(std::uint64_t number) {
  return number >= 1 && number <= 10 ? words().say("number." + std::to_string(number))
                                     : std::to_string(number);
}

// "24 and 26 May 2002", "30 April and 2 May 2002", "31 December 2001 and 1 January 2002".
std::string two_days(Day first, Day last, const std::string& between) {
  CivilDay a = first.civil(), b = last.civil();
  std::string start = std::to_string(a.day);
  if (a.year != b.year) {
    start += " " + month_of(a);
  } else if (a.month != b.month) {
    start += " " + month_name(a.month);
  }
  return start + between + std::to_string(b.day) + " " + month_of(b);
}

std::string two_months(CivilDay a, CivilDay b, const std::string& between) {
  std::string start = a.year == b.year ? month_name(a.month) : month_of(a);
  return start + between + month_of(b);
}

std::string whole_months(const DateRange& range, const std::string& about) {
  CivilDay a = range.earliest->civil(), b = range.latest->civil();
  const bool throughout = range.holds == base::Holds::kThroughout;
  const std::string from = throughout ? "from " : "at some time between ";
  const std::string between = throughout ? " to " : " and ";
  if (is_whole_years(range)) {
    if (a.year == b.year)
      return (throughout ? "throughout " : "in " + about) + std::to_string(a.year);
    return from + std::to_string(a.year) + between + std::to_string(b.year);
  }
  if (a.year == b.year && a.month == b.month) {
    return (throughout ? "throughout " : "in " + about) + month_of(a);
  }
  return from + two_months(a, b, between);
}

// Some countries are spoken of with an article.
bool takes_article(std::string_view country) {
  static constexpr std::array<std::string_view, 8> kParts{"Republic",   "Kingdom",  "United States",
                                                          "Federation", "Emirates", "Islands",
                                                          "Union",      "Holy See"};
  static constexpr std::array<std::string_view, 7> kNames{
      "Philippines", "Netherlands", "Maldives", "Bahamas", "Gambia", "Comoros", "Seychelles"};
  if (country.substr(0, 4) == "the " || country.substr(0, 4) == "The ") return false;
  auto contains = [&](std::string_view part) { return country.find(part) != country.npos; };
  return std::any_of(kParts.begin(), kParts.end(), contains) ||
         std::find(kNames.begin(), kNames.end(), country) != kNames.end();
}

std::string listed(const std::vector<std::string>& items, const std::string& comma,
                   const std::string& last) {
  std::string list;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) list += i + 1 == items.size() ? last : comma;
    list += items[i];
  }
  return list;
}

bool any_has_comma(const std::vector<std::string>& items) {
  return std::any_of(items.begin(), items.end(),
                     [](const std::string& item) { return item.find(',') != std::string::npos; });
}

// "A, B and C"; of items with commas of their own, "A, aged 3; and B".
std::string joined(const std::vector<std::string>& items, const std::string& last) {
  return any_has_comma(items) ? listed(items, "; ", "; " + last + " ")
                              : listed(items, ", ", " " + last + " ");
}

// Each clause begins with its verb, so that a comma parts them well enough, and the sentence, which
// may have a semicolon of its own, goes on.
std::string joined_clauses(const std::vector<std::string>& clauses, const std::string& last) {
  return listed(clauses, ", ", (any_has_comma(clauses) ? ", " : " ") + last + " ");
}

// "Longjing, Jilin Province"
std::string area(const std::vector<Label>& inside) {
  std::string text;
  for (const Label& label : inside) text += (text.empty() ? "" : ", ") + label.en;
  return text;
}

std::string age_in_years(const PersonSaid& person) {
  const int low = *person.age_months_min;
  const int high = person.age_months_max.value_or(low);
  if (low == 0 && high >= 12) return "under " + std::to_string(high / 12 + 1);
  if (low / 12 != high / 12) {
    const bool neighbours = high / 12 == low / 12 + 1;
    return (neighbours ? "" : "between ") + std::to_string(low / 12) +
           (neighbours ? " or " : " and ") + std::to_string(high / 12);
  }
  if (low / 12 == 0) return "under one";
  const bool half = person.child && low % 12 >= 5 && high % 12 <= 7;
  return half ? "about " + number_word(static_cast<std::uint64_t>(low / 12)) + " and a half"
              : std::to_string(low / 12);
}

class English final : public Grammar {
 public:
  std::string label(const Label& label) const override { return label.en; }

  std::string day(Day day) const override {
    return std::to_string(day.civil().day) + " " + month_of(day.civil());
  }

  std::string when(const DateRange& range) const override {
    const std::string about = range.approximate ? "about " : "";
    std::string text;
    if (!range.earliest && !range.latest) return "";
    if (!range.earliest) {
      text = "on or before " + about + day(*range.latest);
    } else if (!range.latest) {
      text = "on or after " + about + day(*range.earliest);
    } else if (range.is_one_day()) {
      text = (range.approximate ? "on about " : "on ") + day(*range.earliest);
    } else if (is_whole_months(range)) {
      text = whole_months(range, about);
    } else if (range.holds == base::Holds::kThroughout) {
      text = "from " + about + two_days(*range.earliest, *range.latest, " to ");
    } else if (range.earliest->plus(1) == *range.latest) {
      text = "on " + about + two_days(*range.earliest, *range.latest, " or ");
    } else {
      text = "at some time between " + about + two_days(*range.earliest, *range.latest, " and ");
    }
    return range.uncertain ? "possibly " + text : text;
  }

  std::string at(const PlaceSaid& place) const override {
    const std::string inside = area(place.inside);
    std::vector<std::string> near, countries;
    for (const Label& label : place.near) near.push_back(label.en);
    for (const Label& label : place.border) countries.push_back(country(label));
    std::string text = in_building(place.building);
    if (!inside.empty()) text += (text.empty() ? "in " : " in ") + inside;
    if (!near.empty()) text = "near " + joined(near, "and") + (text.empty() ? "" : " ") + text;
    if (countries.empty()) return text;
    return text + (text.empty() ? "" : ", ") + "near the border with " + joined(countries, "and");
  }

  std::string to(const PlaceSaid& place) const override { return moved("to ", place); }
  std::string from(const PlaceSaid& place) const override { return moved("from ", place); }

  std::string in(const PlaceSaid& place) const override { return at(place); }

  std::string by(const Label& perpetrator) const override {
    return perpetrator.en.empty() ? "" : "by " + perpetrator.en;
  }

  std::string country(const Label& name) const override {
    return (takes_article(name.en) ? "the " : "") + name.en;
  }
  std::string to_country(const Label& name) const override { return "to " + country(name); }

  std::string account(const Account& account) const override {
    Clause said;
    if (account.where) said.at = at(*account.where);
    if (account.when) said.when = when(*account.when);
    return clause(said);
  }

  // A part with a comma in it is closed by one before the next.
  std::string clause(const Clause& clause) const override {
    std::string text;
    for (const std::string* part :
         {&clause.verb, &clause.by, &clause.from, &clause.to, &clause.at, &clause.when}) {
      if (part->empty()) continue;
      if (!text.empty()) text += has_comma(text) ? ", " : " ";
      text += *part;
    }
    return text;
  }

  std::string people(const CountSaid& count, const Label& nationality) const override {
    const bool one = count.most == 1u && count.least <= 1;
    std::string who = one ? "person" : "people";
    if (!nationality.en.empty()) {
      const std::string& adjective = nationality.en;
      const bool plural = !one && adjective.size() > 2 && adjective.ends_with("an");
      who = plural ? adjective + "s" : adjective + " " + who;
    }
    return amount(count) + " " + who;
  }

  std::string others(std::uint64_t count) const override {
    return "the other " + (count == 1 ? "person" : number_word(count));
  }
  std::string all_of(const std::vector<std::string>& items) const override {
    return joined(items, "and");
  }
  std::string any_of_acts(const std::vector<std::string>& acts) const override {
    static constexpr std::string_view kBe = "be ";
    std::vector<std::string> shared = acts;
    const bool all_be = std::all_of(acts.begin(), acts.end(),
                                    [](const std::string& act) { return act.starts_with(kBe); });
    for (std::size_t i = 1; all_be && i < shared.size(); ++i) shared[i].erase(0, kBe.size());
    return joined_clauses(shared, "or");
  }
  std::string all_of_reports(const std::vector<std::string>& reports) const override {
    return joined_clauses(reports, "and");
  }
  std::string any_of_reports(const std::vector<std::string>& reports) const override {
    return joined_clauses(reports, "or");
  }

  std::string name(const PersonSaid& person) const override {
    if (person.child || person.sex.empty()) return person.name;
    return (person.sex == model::terms::kFemale ? "Ms " : "Mr ") + person.name;
  }

  std::string person(const PersonSaid& person) const override {
    const bool named = person.naming == Naming::kNamed;
    const std::string aged = person.age_months_min ? "aged " + age_in_years(person) : "";
    if (named && !person.child) return name(person) + (aged.empty() ? "" : ", " + aged);
    std::string noun = "a person";
    if (person.child) {
      noun = "a child";
    } else if (!person.sex.empty()) {
      noun = person.sex == model::terms::kFemale ? "a woman" : "a man";
    }
    std::string text = (named ? person.name + ", " : "") + noun;
    if (!aged.empty()) text += " " + aged;
    if (person.naming == Naming::kNotKnown) text += " whose name is not known to us";
    return text;
  }

  Reference reference(const GroupSaid& group) const override {
    if (!is_one_person(group)) {
      const std::string people = this->people(group.count, group.nationality);
      if (group.count.most == 1u)
        return {people, people, "this person", "this person", "this person's", 1};
      return {people, people, "they", "them", "their", 2};
    }
    const PersonSaid& one = group.people.front();
    const bool named = one.naming == Naming::kNamed;
    Reference made{person(one), named ? name(one) : person(one), "", "", "", 1};
    if (!one.sex.empty() && !one.child) {
      const bool she = one.sex == model::terms::kFemale;
      made.they = she ? "she" : "he";
      made.them = she ? "her" : "him";
      made.their = she ? "her" : "his";
      return made;
    }
    made.they = named ? one.name : one.child ? "the child" : "this person";
    made.them = made.they;
    made.their = made.they + "'s";
    return made;
  }

  std::string some_of_them(std::uint64_t count) const override {
    return number_word(count) + " of them";
  }

  std::string law(const std::vector<law::Citation>& citations) const override {
    std::vector<std::string> parts;
    for (const TreatyArticles& group : by_treaty(citations)) {
      parts.push_back((group.articles.size() == 1 ? "Article " : "Articles ") +
                      joined(group.articles, "and") + " of " +
                      words().say("treaty." + group.treaty) +
                      (group.through ? words().say("treaty.through-protocol") : ""));
    }
    return joined(parts, "and");
  }

  std::string sentence(std::string text) const override {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
  }

  std::string after_sentence() const override { return " "; }
  std::string between_items() const override { return ", "; }

 private:
  static bool has_comma(const std::string& text) { return text.find(',') != std::string::npos; }

  // "In prison", "at the prison".
  static std::string in_building(const Label& building) {
    if (building.en.empty()) return "";
    const bool bare = building.en.find(' ') == std::string::npos;
    return (bare ? "in " : "at ") + building.en;
  }

  std::string moved(const std::string& preposition, const PlaceSaid& place) const {
    if (!place.building.en.empty()) {
      PlaceSaid around = place;
      around.building = {};
      const std::string where = at(around);
      return preposition + place.building.en + (where.empty() ? "" : " ") + where;
    }
    if (!place.near.empty() || !place.border.empty()) return preposition + "a place " + at(place);
    const std::string inside = area(place.inside);
    return inside.empty() ? "" : preposition + inside;
  }

  static std::string amount(const CountSaid& count) {
    if (count.approximate && count.least == 100 && count.most == 999u) return "hundreds of";
    if (count.approximate && count.least == 1000 && count.most == 9999u) return "thousands of";
    const std::string about = count.approximate ? "about " : "";
    if (!count.most) return "at least " + about + number_word(count.least);
    if (count.least == *count.most) return about + number_word(count.least);
    if (count.least <= 1) return "up to " + about + number_word(*count.most);
    return "between " + number_word(count.least) + " and " + number_word(*count.most);
  }
};

}  // namespace

const Grammar& english() {
  static const English grammar;
  return grammar;
}

}  // namespace drafting::grammar
