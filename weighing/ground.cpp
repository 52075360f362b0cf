#include "weighing/ground.h"

#include <algorithm>
#include <array>
#include <set>

#include "model/terms.h"

namespace weighing {

namespace {

using model::ClaimId;
using model::Property;
using model::SubjectId;

// Capital only because a sentence began with them; "North Koreans" and names stay as they are.
constexpr std::array<std::string_view, 32> kCommonFirstWords{
    "A",    "An",    "The",   "One",    "Two",      "Three",   "Four",   "Five",
    "Six",  "Seven", "Eight", "Nine",   "Ten",      "Eleven",  "Twelve", "Some",
    "Many", "Most",  "Up",    "About",  "At",       "Another", "Those",  "These",
    "All",  "Both",  "More",  "Dozens", "Hundreds", "Several", "Groups", "Others"};

}  // namespace

const model::Subject* Ground::subject(SubjectId id) const {
  auto at = folded.subjects.find(id);
  return at == folded.subjects.end() ? nullptr : &at->second;
}

bool Ground::is_unnamed(SubjectId id) const {
  const model::Subject* found = subject(id);
  return !found || found->unnamed || !weighed.find(id, Property::kName);
}

std::string Ground::label(SubjectId id) const {
  const model::Subject* found = subject(id);
  const std::string kind = found && found->kind == model::SubjectKind::kEvent ? kind_of(id) : "";
  if (!kind.empty()) return "the " + model::term_label(kind) + whom_in_words(id);
  if (!found || found->label.empty()) return "somebody";
  std::string words = found->label;
  const std::string first = words.substr(0, words.find(' '));
  const bool common = std::find(kCommonFirstWords.begin(), kCommonFirstWords.end(), first) !=
                      kCommonFirstWords.end();
  if (common) words.front() = static_cast<char>(words.front() - 'A' + 'a');
  return words;
}

std::string Ground::whom_in_words(SubjectId event) const {
  constexpr std::size_t kNamedMax = 3;
  const std::vector<SubjectId> victims = victims_of(event);
  std::vector<std::string> labels;
  for (SubjectId victim : victims) {
    if (labels.size() < kNamedMax) add_once(labels, label(victim));
  }
  if (victims.size() > kNamedMax) labels.push_back("others");
  return labels.empty() ? "" : " of " + joined(labels);
}

std::vector<SubjectId> Ground::victims_of(SubjectId event) const {
  std::vector<SubjectId> all = named_by(event, Property::kVictim);
  std::erase_if(all, [&](SubjectId victim) {
    const std::vector<SubjectId> groups = named_by(victim, Property::kMemberOf);
    return std::any_of(groups.begin(), groups.end(), [&](SubjectId group) {
      return group != victim && std::find(all.begin(), all.end(), group) != all.end();
    });
  });
  return all;
}

std::string Ground::report_label(model::ReportId id) const {
  auto at = folded.reports.find(id);
  return at == folded.reports.end() || at->second.report.label.empty() ? "a report without a name"
                                                                       : at->second.report.label;
}

std::string Ground::words(const model::Value& value) const {
  struct Words {
    const Ground& ground;
    std::string operator()(const model::Term& term) { return model::term_label(term.code); }
    std::string operator()(const model::Reference& to) { return ground.label(to.subject); }
    std::string operator()(const model::Kin& kin) {
      return model::term_label(kin.relation) + " " + ground.label(kin.subject);
    }
    std::string operator()(const model::When& when) {
      return when.words.empty() ? days_in_words(when.range) : when.words;
    }
    std::string operator()(const model::Place& place) {
      return place.words.empty() && place.inside ? place.inside->label : place.words;
    }
    std::string operator()(const model::Text& text) { return text.words; }
    std::string operator()(const model::Name& name) { return name.words; }
    std::string operator()(const model::Age& age) { return age.words; }
    std::string operator()(const model::Count& count) { return count.words; }
  };
  return std::visit(Words{*this}, value);
}

std::vector<SubjectId> Ground::named_by(SubjectId subject, Property property) const {
  std::vector<SubjectId> all;
  const Finding* finding = weighed.find(subject, property);
  if (!finding) return all;
  for (const ClaimGroup& group : finding->groups) {
    for (const ClaimId& id : group.claims) {
      const model::Value& value = claim(id).value;
      if (const auto* to = std::get_if<model::Reference>(&value)) {
        add_once(all, knowledge.canonical(to->subject));
      }
      if (const auto* kin = std::get_if<model::Kin>(&value)) {
        add_once(all, knowledge.canonical(kin->subject));
      }
    }
  }
  return all;
}

std::string Ground::kind_of(SubjectId event) const {
  const Finding* kind = weighed.find(event, Property::kEventKind);
  const auto* term = kind && kind->value() ? std::get_if<model::Term>(kind->value()) : nullptr;
  return term ? term->code : std::string();
}

std::optional<base::DateRange> Ground::time_of(SubjectId event) const {
  const Finding* time = weighed.find(event, Property::kEventTime);
  const auto* when = time && time->value() ? std::get_if<model::When>(time->value()) : nullptr;
  if (!when) return std::nullopt;
  return when->range;
}

std::optional<model::Manner> Ground::manner_of(SubjectId event) const {
  const Finding* kind = weighed.find(event, Property::kEventKind);
  if (!kind || kind->groups.empty() || kind->status == FindingStatus::kRefuted ||
      kind->status == FindingStatus::kWithdrawn) {
    return std::nullopt;
  }
  return kind->manner;
}

void Ground::for_each_teller(
    const std::vector<ClaimId>& claims,
    const std::function<void(const model::ClaimState&, const std::string&)>& visit) const {
  std::set<model::ReportId> reports;  // many claims, few reports
  for (const ClaimId& id : claims) {
    const model::ClaimState& told = state(id);
    const model::Origin& origin = told.claim.origin;
    if (origin.kind == model::Origin::Kind::kNamed && !origin.words.empty()) {
      visit(told, origin.words);
    }
    const model::ReportId report = told.claim.passage.report;
    if (!reports.insert(report).second) continue;
    const std::string teller = lineage.teller(lineage.first_of(report));
    if (!teller.empty()) visit(told, teller);
  }
}

std::vector<std::string> Ground::tellers(const std::vector<ClaimId>& claims) const {
  std::vector<std::string> names;
  std::set<std::string> known;
  for_each_teller(claims, [&](const model::ClaimState&, const std::string& name) {
    if (known.insert(name).second) names.push_back(name);
  });
  return names;
}

std::string joined(const std::vector<std::string>& words, std::string_view last) {
  std::string all;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at > 0) all += at + 1 == words.size() ? std::string(last) : std::string(", ");
    all += words[at];
  }
  return all;
}

std::string_view weekday_name(base::Weekday weekday) {
  static constexpr std::array<std::string_view, 7> kNames{
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return kNames[static_cast<std::size_t>(weekday) - 1];
}

}  // namespace weighing
