#include <algorithm>

#include "drafting/grammar/grammar.h"

namespace drafting::grammar {
namespace {

using base::CivilDay;
using base::DateRange;
using base::Day;

const Catalogue& words() { return Catalogue::of(Language::kJapanese); }

std::string text_of(const Label& label) { return label.ja.empty() ? label.en : label.ja; }

std::string year_of(CivilDay day) { return std::to_string(day.year) + "年"; }
std::string month_of(CivilDay day) { return year_of(day) + std::to_string(day.month) + "月"; }
std::string day_of(CivilDay day) { return month_of(day) + std::to_string(day.day) + "日"; }

// The last of two days, without what it shares with the first: 2002年5月24日から 26日.
std::string short_day(CivilDay last, CivilDay first) {
  std::string text = std::to_string(last.day) + "日";
  if (last.year == first.year && last.month == first.month) return text;
  text = std::to_string(last.month) + "月" + text;
  return last.year == first.year ? text : year_of(last) + text;
}

std::string short_month(CivilDay last, CivilDay first) {
  std::string text = std::to_string(last.month) + "月";
  return last.year == first.year ? text : year_of(last) + text;
}

std::string joined(const std::vector<std::string>& items, const std::string& last) {
  std::string list;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) list += i + 1 == items.size() ? last : "、";
    list += items[i];
  }
  return list;
}

// Largest area first. Latin labels stand beside each other with a mark between.
std::string area(const std::vector<Label>& inside) {
  const bool latin = std::any_of(inside.begin(), inside.end(),
                                 [](const Label& label) { return label.ja.empty(); });
  std::string text;
  for (auto label = inside.rbegin(); label != inside.rend(); ++label) {
    if (latin && !text.empty()) text += "・";
    text += text_of(*label);
  }
  return text;
}

std::string between_months(const DateRange& range, const std::string& about) {
  CivilDay a = range.earliest->civil(), b = range.latest->civil();
  const bool throughout = range.holds == base::Holds::kThroughout;
  std::string first, last;
  if (is_whole_years(range)) {
    if (a.year == b.year) return year_of(a) + (throughout ? "を通じて" : about + "に");
    first = year_of(a), last = year_of(b);
  } else {
    if (a.year == b.year && a.month == b.month) {
      return month_of(a) + (throughout ? "を通じて" : about + "に");
    }
    first = month_of(a), last = short_month(b, a);
  }
  return first + "から" + last + about + (throughout ? "まで" : "までの間に");
}

std::string age_in_years(const PersonSaid& person) {
  const int low = *person.age_months_min;
  const int high = person.age_months_max.value_or(low);
  if (low == 0 && high >= 12) return std::to_string(high / 12 + 1) + "歳未満";
  if (low / 12 != high / 12) {
    const std::string between = high / 12 == low / 12 + 1 ? "歳または" : "歳から";
    return std::to_string(low / 12) + between + std::to_string(high / 12) + "歳";
  }
  if (low / 12 == 0) return "1歳未満";
  const bool half = person.child && low % 12 >= 5 && high % 12 <= 7;
  return half ? "約" + std::to_string(low / 12) + "歳半" : std::to_string(low / 12) + "歳";
}

// "33(1)" is 第33条1項, "37(b)" is 第37条(b).
std::string article_of(const std::string& article) {
  auto open = article.find('(');
  std::string text = "第" + article.substr(0, open) + "条";
  if (open == std::string::npos) return text;
  std::string inner = article.substr(open + 1, article.find(')') - open - 1);
  const bool paragraph = inner.find_first_not_of("0123456789") == std::string::npos;
  return text + (paragraph ? inner + "項" : "(" + inner + ")");
}

class Japanese final : public Grammar {
 public:
  std::string label(const Label& label) const override { return text_of(label); }
  std::string day(Day day) const override { return day_of(day.civil()); }

  std::string when(const DateRange& range) const override {
    const std::string about = range.approximate ? "頃" : "";
    std::string text;
    if (!range.earliest && !range.latest) return "";
    if (!range.earliest) {
      text = day(*range.latest) + about + "以前に";
    } else if (!range.latest) {
      text = day(*range.earliest) + about + "以降に";
    } else if (range.is_one_day()) {
      text = day(*range.earliest) + about + "に";
    } else if (is_whole_months(range)) {
      text = between_months(range, about);
    } else {
      const std::string first = day(*range.earliest);
      const std::string last = short_day(range.latest->civil(), range.earliest->civil()) + about;
      if (range.holds == base::Holds::kThroughout) {
        text = first + "から" + last + "まで";
      } else if (range.earliest->plus(1) == *range.latest) {
        text = first + "または" + last + "に";
      } else {
        text = first + "から" + last + "までの間のいずれかの日に";
      }
    }
    return range.uncertain ? "不確かながら" + text : text;
  }

  std::string at(const PlaceSaid& place) const override { return with(place, "で"); }
  std::string to(const PlaceSaid& place) const override { return with(place, "へ"); }
  std::string from(const PlaceSaid& place) const override { return with(place, "から"); }
  std::string in(const PlaceSaid& place) const override { return with(place, "に"); }
  std::string by(const Label& perpetrator) const override {
    // English words inside a Japanese clause would name nobody: what has no form here is left out.
    return perpetrator.ja.empty() ? "" : perpetrator.ja + "に";
  }
  std::string country(const Label& name) const override { return text_of(name); }
  std::string to_country(const Label& name) const override { return text_of(name) + "へ"; }

  std::string account(const Account& account) const override {
    std::vector<std::string> parts;
    if (account.when) parts.push_back("時期は" + without_particle(when(*account.when)));
    if (account.where) parts.push_back("場所は" + noun(*account.where));
    return joined(parts, "、");
  }

  std::string clause(const Clause& clause) const override {
    std::string text;
    if (!clause.when.empty()) text += clause.when + (clause.at.empty() ? "" : "、");
    const bool more = !clause.by.empty() || !clause.from.empty() || !clause.to.empty();
    if (!clause.at.empty()) text += clause.at + (more ? "、" : "");
    return text + clause.by + clause.from + clause.to + clause.verb;
  }

  std::string people(const CountSaid& count, const Label& nationality) const override {
    const std::string from = nationality.ja.empty() ? "" : nationality.ja + "出身の";
    return from + amount(count);
  }

  std::string others(std::uint64_t count) const override {
    return "そのほかの" + std::to_string(count) + "人";
  }
  std::string all_of(const std::vector<std::string>& items) const override {
    return joined(items, "および");
  }
  std::string any_of_acts(const std::vector<std::string>& acts) const override {
    return joined(acts, "、または");
  }

  std::string all_of_reports(const std::vector<std::string>& reports) const override {
    std::string list;
    for (const std::string& report : reports) list += (list.empty() ? "" : "と、") + report;
    return list;
  }
  std::string any_of_reports(const std::vector<std::string>& reports) const override {
    return all_of_reports(reports);
  }

  std::string name(const PersonSaid& person) const override {
    return (person.name_ja.empty() ? person.name : person.name_ja) + "さん";
  }

  std::string person(const PersonSaid& person) const override {
    const std::string age = person.age_months_min ? age_in_years(person) : "";
    if (person.naming == Naming::kNamed)
      return name(person) + (age.empty() ? "" : "（" + age + "）");
    std::string noun = "人";
    if (person.child) {
      noun = "子ども";
    } else if (!person.sex.empty()) {
      noun = words().say("person." + person.sex);
    }
    std::string text = (age.empty() ? "" : age + "の") + noun;
    return person.naming == Naming::kNotKnown ? "氏名不詳の" + text : text;
  }

  Reference reference(const GroupSaid& group) const override {
    Reference made;
    if (is_one_person(group)) {
      const PersonSaid& one = group.people.front();
      const bool named = one.naming == Naming::kNamed;
      made.intro = person(one);
      made.brief = named ? name(one) : made.intro;
      made.they = named ? name(one) : one.child ? "この子ども" : "この人";
    } else {
      made.intro = people(group.count, group.nationality);
      made.brief = made.intro;
      const bool exact = group.count.most == group.count.least && !group.count.approximate;
      made.they = exact ? "この" + std::to_string(group.count.least) + "人" : "これらの人々";
    }
    made.them = made.they;
    made.their = made.they + "の";
    return made;
  }

  std::string some_of_them(std::uint64_t count) const override {
    return "このうちの" + std::to_string(count) + "人";
  }

  std::string law(const std::vector<law::Citation>& citations) const override {
    std::vector<std::string> parts;
    for (const TreatyArticles& group : by_treaty(citations)) {
      std::vector<std::string> articles;
      for (const std::string& article : group.articles) articles.push_back(article_of(article));
      parts.push_back((group.through ? words().say("treaty.through-protocol") : "") +
                      words().say("treaty." + group.treaty) + joined(articles, "および"));
    }
    return joined(parts, "、ならびに");
  }

  std::string sentence(std::string text) const override { return text; }

  std::string after_sentence() const override { return ""; }
  std::string between_items() const override { return "、"; }

 private:
  static std::string all(const std::vector<Label>& labels) {
    std::vector<std::string> words;
    for (const Label& label : labels) words.push_back(text_of(label));
    return joined(words, "および");
  }
  // Where, as a noun: 雲南省の、ラオスおよびミャンマーとの国境付近
  std::string noun(const PlaceSaid& place) const {
    const std::string inside = area(place.inside);
    std::string text = inside;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "の") + part; };
    if (!place.border.empty()) add(all(place.border) + "との国境付近");
    if (!place.near.empty()) add(all(place.near) + "付近");
    if (!place.building.en.empty()) add(text_of(place.building));
    return text;
  }
  std::string with(const PlaceSaid& place, const std::string& particle) const {
    const std::string text = noun(place);
    return text.empty() ? "" : text + particle;
  }
  static std::string without_particle(std::string adverb) {
    static const std::string kParticle = "に";
    if (adverb.ends_with(kParticle)) adverb.resize(adverb.size() - kParticle.size());
    return adverb;
  }

  static std::string amount(const CountSaid& count) {
    if (count.approximate && count.least == 100 && count.most == 999u) return "数百人";
    if (count.approximate && count.least == 1000 && count.most == 9999u) return "数千人";
    const std::string about = count.approximate ? "約" : "";
    auto persons = [&](std::uint64_t number) { return about + std::to_string(number) + "人"; };
    if (!count.most) return "少なくとも" + persons(count.least);
    if (count.least == *count.most) return persons(count.least);
    if (count.least <= 1) return "最大" + persons(*count.most) + "とされる人々";
    return persons(count.least) + "から" + std::to_string(*count.most) + "人";
  }
};

}  // namespace

const Grammar& japanese() {
  static const Japanese grammar;
  return grammar;
}

}  // namespace drafting::grammar
