#include <algorithm>

#include "views/words.h"
#include "weighing/roots.h"

namespace views {

namespace {

using model::ReportId;

// As they reached us.
std::vector<ReportId> in_order(const CaseView& view) {
  std::vector<ReportId> all;
  for (const auto& [id, state] : view.folded.reports) all.push_back(id);
  std::sort(all.begin(), all.end(), [&](const ReportId& a, const ReportId& b) {
    auto number = [&](const ReportId& id) { return view.folded.reports.at(id).received.number; };
    return std::pair(number(a), a) < std::pair(number(b), b);
  });
  return all;
}

}  // namespace

Json lineage(const CaseView& view) {
  const weighing::Lineage lines(view.folded);
  const std::vector<ReportId> all = in_order(view);
  Json reports = Json::array();
  for (const ReportId& id : all) {
    const model::ReportState& state = view.folded.reports.at(id);
    Json passes_on = Json::array();
    for (const ReportId& other : all) {
      if (other == id || !lines.passes_on(id, other)) continue;
      passes_on.push_back(other.text());
    }
    Json named = Json::array();
    for (const auto& relay : view.folded.relays) {
      if (relay.relay.report != id || relay.relay.of_words.empty()) continue;
      const std::string& words = relay.relay.of_words;
      if (std::find(named.begin(), named.end(), words) == named.end()) named.push_back(words);
    }
    Json rests_on = nullptr;
    for (const weighing::Echo& echo : view.weighed.echoes) {
      if (echo.report != id) continue;
      rests_on = {{"report", echo.earlier.text()},
                  {"label", view.report_label(echo.earlier)},
                  {"details", echo.details}};
    }
    reports.push_back(
        {{"report", id.text()},
         {"label", state.report.label},
         {"teller", lines.teller(id)},
         {"received", base::edtf(state.report.received)},
         {"dated", state.document_date ? days_json(state.document_date->range) : Json()},
         {"passes_on", std::move(passes_on)},
         {"passes_on_words_of", std::move(named)},
         {"may_rest_on", std::move(rests_on)},
         {"unread", state.unread},
         {"erased", state.erased}});
  }
  return {{"reports", std::move(reports)}};
}

}  // namespace views
