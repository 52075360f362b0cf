#include <algorithm>
#include <map>

#include "linking/relays.h"
#include "views/words.h"

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

void add_once(Json& list, const std::string& words) {
  if (std::find(list.begin(), list.end(), words) == list.end()) list.push_back(words);
}

// Directly: what those pass on in turn stands with them, so that a chain is as long as its reports.
std::map<ReportId, Json> reports_passed_on(const CaseView& view) {
  std::map<ReportId, Json> all;
  for (const auto& [id, earlier] : linking::find_relayed(view.folded)) {
    Json list = Json::array();
    for (const ReportId& other : earlier) {
      if (other != id && view.folded.reports.contains(other)) add_once(list, other.text());
    }
    all[id] = std::move(list);
  }
  return all;
}

std::map<ReportId, Json> words_passed_on(const CaseView& view) {
  std::map<ReportId, Json> all;
  for (const auto& state : view.folded.relays) {
    if (state.relay.of_words.empty()) continue;
    add_once(all.try_emplace(state.relay.report, Json::array()).first->second,
             state.relay.of_words);
  }
  return all;
}

std::map<ReportId, Json> echoes_of(const CaseView& view) {
  std::map<ReportId, Json> all;
  for (const weighing::Echo& echo : view.weighed.echoes) {
    all[echo.report] = {{"report", echo.earlier.text()},
                        {"label", view.report_label(echo.earlier)},
                        {"details", echo.details}};
  }
  return all;
}

}  // namespace

Json lineage(const CaseView& view) {
  const std::map<ReportId, Json> passed_on = reports_passed_on(view);
  const std::map<ReportId, Json> words = words_passed_on(view);
  const std::map<ReportId, Json> echoes = echoes_of(view);
  const auto of = [](const std::map<ReportId, Json>& all, const ReportId& id, Json otherwise) {
    const auto at = all.find(id);
    return at == all.end() ? otherwise : at->second;
  };
  Json reports = Json::array();
  for (const ReportId& id : in_order(view)) {
    const model::ReportState& state = view.folded.reports.at(id);
    reports.push_back(
        {{"report", id.text()},
         {"label", state.report.label},
         {"teller", linking::teller(view.folded, id)},
         {"received", base::edtf(state.report.received)},
         {"dated", state.document_date ? days_json(state.document_date->range) : Json()},
         {"passes_on", of(passed_on, id, Json::array())},
         {"passes_on_words_of", of(words, id, Json::array())},
         {"may_rest_on", of(echoes, id, nullptr)},
         {"unread", state.unread},
         {"erased", state.erased}});
  }
  return {{"reports", std::move(reports)}};
}

}  // namespace views
