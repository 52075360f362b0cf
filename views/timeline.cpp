#include <algorithm>

#include "views/words.h"
#include "weighing/ground.h"

namespace views {

namespace {

using model::Property;

struct Line {
  base::DateRange when;
  Json json;
};

// What has no day comes last.
bool is_earlier(const Line& a, const Line& b) {
  auto key = [](const Line& each) {
    auto day = each.when.earliest ? each.when.earliest : each.when.latest;
    return std::tuple(!day.has_value(), day.value_or(base::Day()),
                      each.when.latest.value_or(base::Day()));
  };
  return key(a) < key(b);
}

}  // namespace

Json timeline(const CaseView& view) {
  const weighing::Lineage lineage(view.folded);
  const weighing::Ground ground{view.folded, lineage, view.knowledge, view.weighed};
  std::vector<Line> lines;
  for (const weighing::Finding& kind : view.weighed.findings) {
    if (kind.property != Property::kEventKind || kind.groups.empty()) continue;
    Line line;
    const auto* time = view.weighed.find(kind.subject, Property::kEventTime);
    if (time && !time->groups.empty()) {
      line.when = std::get<model::When>(time->groups.front().value).range;
    }
    Json whom = Json::array();
    for (const model::SubjectId& victim : ground.victims_of(kind.subject)) {
      whom.push_back(view.label(victim));
    }
    Json facts = facts_of(view, kind.subject, {Property::kEventKind});
    for (Json& fact : facts) {
      if (fact["property"] == model::info(Property::kVictim).code) fact["says"] = whom;
    }
    line.json = {{"event", kind.subject.text()},
                 {"what", say(kind.groups.front().value, view)},
                 {"status", weighing::status_code(kind.status)},
                 {"provisional", kind.provisional},
                 {"when", days_json(line.when)},
                 {"whom", std::move(whom)},
                 {"facts", std::move(facts)}};
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(), is_earlier);
  Json events = Json::array();
  for (Line& line : lines) events.push_back(std::move(line.json));
  return {{"events", std::move(events)}};
}

}  // namespace views
