#include "reading/testing/claim_lines.h"

#include <map>
#include <set>

#include "base/world.h"
#include "reading/english/english_reader.h"

namespace reading::testing {
namespace {

template <typename... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overload(Cases...) -> Overload<Cases...>;

std::string one_line(std::string_view words) {
  std::string out;
  for (const char each : words) {
    const bool blank = each == ' ' || each == '\n' || each == '\r' || each == '\t';
    if (!blank)
      out += each;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string months(int count) {
  return count % 12 == 0 ? std::to_string(count / 12) + "y" : std::to_string(count) + "m";
}

std::string age_text(const model::Age& age) {
  if (age.months_min == age.months_max) return std::to_string(age.months_min) + "m";
  const int years = age.months_max - age.months_min + 1;
  if (age.months_min % 12 != 0 || years % 12 != 0) {
    return std::to_string(age.months_min) + "m-" + std::to_string(age.months_max) + "m";
  }
  if (years == 12) return months(age.months_min);
  return months(age.months_min) + "-" + months(age.months_max - 11);
}

std::string count_text(const model::Count& count) {
  if (count.most == count.least) return std::to_string(count.least);
  return std::to_string(count.least) + ".." + (count.most ? std::to_string(*count.most) : "");
}

std::string node_text(const model::GazetteerRef& node) { return node.id + " " + node.label; }

std::string place_text(const model::Place& place) {
  std::string out;
  if (place.inside) out = node_text(*place.inside);
  std::string near;
  std::string border;
  for (const model::GazetteerRef& node : place.near) {
    // The border is one with the countries that are near.
    std::string& list = place.near_border && node.id.size() == 2 ? border : near;
    list += (list.empty() ? "" : " and ") + node_text(node);
  }
  if (!near.empty()) out += (out.empty() ? "near " : ", near ") + near;
  if (!border.empty())
    out += (out.empty() ? "near the border with " : ", near the border with ") + border;
  return out.empty() ? "(" + one_line(place.words) + ")" : out;
}

std::string when_text(const model::When& when) {
  static constexpr std::string_view kDays[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                               "Thursday", "Friday", "Saturday", "Sunday"};
  std::string out = base::edtf(when.range);
  if (when.weekday && when.range.earliest && when.range.latest) {
    const bool fits = when.range.is_one_day() && when.range.earliest->weekday() == *when.weekday;
    if (!fits) out += " said to be a " + std::string(kDays[static_cast<int>(*when.weekday)]);
  }
  return out;
}

std::string_view manner_text(model::Manner manner) {
  static constexpr std::string_view kWords[] = {"",       "stated", "reported", "possible",
                                                "feared", "denied", "asked"};
  return kWords[static_cast<int>(manner)];
}

std::string telling_text(const model::Claim& claim) {
  static constexpr std::string_view kBasis[] = {"",
                                                "",
                                                "witnessed",
                                                "told by the person or family",
                                                "told by another",
                                                "document",
                                                "official admission"};
  std::string out{kBasis[static_cast<int>(claim.basis)]};
  if (claim.origin.kind == model::Origin::Kind::kTeller) return out;
  if (!out.empty()) out += ", ";
  out += "from ";
  if (claim.origin.kind == model::Origin::Kind::kUnnamed) out += "unnamed ";
  if (claim.origin.plural) out += "several ";
  out += one_line(claim.origin.words);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// What to call the subjects of one reading.
class Names {
 public:
  explicit Names(const model::Reading& reading) {
    std::map<model::SubjectId, std::string> kinds;
    std::map<std::string, int> times;
    for (const model::Claim& claim : reading.claims) {
      const auto* term = std::get_if<model::Term>(&claim.value);
      if (claim.property != model::Property::kEventKind || term == nullptr) continue;
      if (kinds.emplace(claim.subject, term->code).second) ++times[term->code];
    }
    std::map<std::string, int> number;
    for (const model::Subject& subject : reading.subjects) {
      if (subject.kind == model::SubjectKind::kPerson ||
          subject.kind == model::SubjectKind::kGroup) {
        people_.insert(subject.id);
      }
      const auto kind = kinds.find(subject.id);
      if (kind == kinds.end()) {
        names_[subject.id] = one_line(subject.label);
        continue;
      }
      const int now = ++number[kind->second];
      names_[subject.id] =
          kind->second + (times[kind->second] > 1 ? " " + std::to_string(now) : std::string());
    }
  }
  bool person(model::SubjectId id) const { return people_.contains(id); }
  std::string of(model::SubjectId id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? "nobody known" : found->second;
  }

 private:
  std::map<model::SubjectId, std::string> names_;
  std::set<model::SubjectId> people_;
};

std::string value_text(const model::Claim& claim, const Names& names) {
  std::string out = std::visit(
      Overload{[](const model::Text& text) { return one_line(text.words); },
               [](const model::Name& name) { return one_line(name.words); },
               [](const model::Term& term) { return term.code; },
               [](const model::When& when) { return when_text(when); },
               [](const model::Age& age) { return age_text(age) + " on " + base::edtf(age.on); },
               [](const model::Count& count) { return count_text(count); },
               [](const model::Place& place) { return place_text(place); },
               [&](const model::Reference& other) { return names.of(other.subject); },
               [&](const model::Kin& kin) { return kin.relation + ": " + names.of(kin.subject); }},
      claim.value);
  if (claim.time) out += " at " + when_text(*claim.time);
  return out;
}

std::string passage_text(const model::Passage& passage, std::string_view text) {
  return one_line(text.substr(passage.begin, passage.end - passage.begin));
}

}  // namespace

model::Reading read_english(const PlaceSource& places, std::string_view text,
                            const base::DateRange& received) {
  base::MemoryWorld world(base::Instant{});
  const english::EnglishReader reader(places);
  return reader.read({model::ReportId::make(world), text, received, "en", world});
}

std::vector<ClaimLine> claim_lines(const model::Reading& reading, std::string_view text) {
  std::vector<ClaimLine> lines;
  if (reading.document_date) {
    lines.push_back({"report", "dated", when_text(*reading.document_date), "", "", "", false});
  }
  if (!reading.author.empty())
    lines.push_back({"report", "signed", reading.author, "", "", "", false});
  for (const model::Relay& relay : reading.relays) {
    lines.push_back({"report", relay.translation ? "translates" : "relay", one_line(relay.of_words),
                     "", "", passage_text(relay.passage, text), false});
  }
  const Names names(reading);
  for (const model::Claim& claim : reading.claims) {
    lines.push_back({names.of(claim.subject), std::string(model::info(claim.property).code),
                     value_text(claim, names), std::string(manner_text(claim.manner)),
                     telling_text(claim), passage_text(claim.passage, text),
                     names.person(claim.subject)});
  }
  for (const std::string& unread : reading.unread) {
    lines.push_back({"report", "unread", unread, "", "", "", false});
  }
  return lines;
}

std::string line_text(const ClaimLine& line) {
  std::string out = line.subject + " | " + line.property + " | " + line.value;
  if (!line.manner.empty()) out += " | " + line.manner;
  if (!line.telling.empty()) out += ", " + line.telling;
  if (!line.passage.empty()) out += " | \"" + line.passage + "\"";
  return out;
}

}  // namespace reading::testing
