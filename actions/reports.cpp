#include <sodium.h>

#include "actions/handlers.h"
#include "base/limits.h"
#include "views/lists.h"

namespace actions {

namespace {

base::Result<model::Medium> medium_of(const std::string& name) {
  if (name == "html") return model::Medium::kHtml;
  if (name == "mail") return model::Medium::kMail;
  return model::Medium::kText;
}

// The report as the parser makes it; nothing is stored yet.
base::Result<model::Report> receive(Context& context, const Input& input, const File& file,
                                    std::vector<std::string>& unread) {
  std::optional<model::Medium> hint;
  if (input.has("medium")) {
    TRY_ASSIGN(hint, medium_of(input.text("medium")));
  }
  TRY_ASSIGN(parse::Parsed parsed, context.tools.parser.parse(file.content, hint));
  if (parsed.text.size() > base::kTextBytesMax) {
    return base::Error{base::ErrorCode::kTooLarge, file.label + " holds more text than the " +
                                                       std::to_string(base::kTextBytesMax) +
                                                       " bytes allowed"};
  }
  model::Report report;
  report.id = model::ReportId::make(context.tools.world);
  report.medium = parsed.medium;
  if (input.has("source")) {
    TRY_ASSIGN(report.source, input.id<model::SourceId>("source"));
  }
  report.received = base::DateRange::on(base::Day::of(context.tools.world.now()));
  if (input.has("received")) {
    TRY_ASSIGN(report.received, base::parse_edtf(input.text("received")));
  }
  report.label = input.has("label") ? input.text("label") : "";
  report.original_hash.resize(crypto_hash_sha256_BYTES);
  crypto_hash_sha256(report.original_hash.data(), file.content.data(), file.content.size());
  report.text = std::move(parsed.text);
  for (const parse::Unread& each : parsed.unread) unread.push_back(parse::words(each));
  return report;
}

base::Result<Json> add_one(Context& context, const Input& input, const File& file,
                           const std::vector<model::CaseId>& cases) {
  std::vector<std::string> unread;
  TRY_ASSIGN(model::Report report, receive(context, input, file, unread));
  model::Reading reading = context.tools.read(report);
  reading.unread.insert(reading.unread.begin(), unread.begin(), unread.end());
  TRY_ASSIGN(report.original, context.ledger.put_original(report.id, file.content));

  std::vector<model::Body> bodies{model::ReportReceived{report}};
  for (const model::CaseId& id : cases) bodies.push_back(model::ReportFiled{id, report.id});
  Json json{{"report", report.id.text()},
            {"label", report.label},
            {"claims", reading.claims.size()},
            {"unread", reading.unread}};
  bodies.push_back(model::ReadingDone{std::move(reading)});
  TRY(context.ledger.append(bodies, cases));
  return json;
}

base::Result<Json> add(Context& context, const Input& input) {
  TRY_ASSIGN(auto cases, input.ids<model::CaseId>("case"));
  Json added = Json::array();
  const auto& files = input.files("file");
  for (std::size_t at = 0; at < files.size(); ++at) {
    TRY_ASSIGN(Json one, add_one(context, input, files[at], cases));
    added.push_back(std::move(one));
    context.progress(static_cast<double>(at + 1) / static_cast<double>(files.size()));
  }
  // The index of words follows at once where there is little to do.
  context.ledger.run_jobs(1'000);
  return Json{{"reports", std::move(added)}};
}

base::Result<Json> list(Context& context, const Input& input) {
  Json reports = Json::array();
  for (const auto& line : views::reports(context.ledger, input.number("most", 50))) {
    reports.push_back({{"number", line.number}, {"report", line.id.text()}, {"label", line.label}});
  }
  return Json{{"reports", std::move(reports)}};
}

base::Result<Json> show(Context& context, const Input& input) {
  TRY_ASSIGN(auto id, input.id<model::ReportId>("report"));
  for (const model::Entry& entry : context.ledger.entries_of_report(id)) {
    if (!entry.body) continue;
    const auto* received = std::get_if<model::ReportReceived>(&*entry.body);
    if (!received) continue;
    context.ledger.note_read("report " + id.text());
    return Json{{"report", id.text()},
                {"label", received->report.label},
                {"received", base::edtf(received->report.received)},
                {"text", received->report.text}};
  }
  return base::Error{base::ErrorCode::kNotFound,
                     "there is no such report that you may open; `whereabouts report list` shows "
                     "those there are"};
}

base::Result<Json> file(Context& context, const Input& input) {
  model::ReportFiled filed;
  TRY_ASSIGN(filed.case_id, input.id<model::CaseId>("case"));
  TRY_ASSIGN(filed.report, input.id<model::ReportId>("report"));
  TRY(context.ledger.append({filed}));
  return Json{{"case", filed.case_id.text()}, {"report", filed.report.text()}};
}

base::Result<Json> search(Context& context, const Input& input) {
  using Order = database::TextIndex::Order;
  while (context.ledger.run_jobs(10'000)) {
  }
  TRY_ASSIGN(auto hits, views::search(context.ledger, input.text("words"),
                                      input.flag("ranked") ? Order::kRanked : Order::kNewestFirst,
                                      input.number("most", 20)));
  Json found = Json::array();
  for (const views::Hit& hit : hits) {
    found.push_back(
        {{"report", hit.report.id.text()}, {"label", hit.report.label}, {"excerpt", hit.excerpt}});
  }
  return Json{{"hits", std::move(found)}};
}

base::Result<Json> add_source(Context& context, const Input& input) {
  model::SourceAdded source;
  source.source = model::SourceId::make(context.tools.world);
  source.label = input.text("label");
  source.is_protected = input.flag("protected");
  source.grade = input.text("grade");
  std::vector<model::Body> bodies{source};
  if (input.has("identity")) {
    bodies.push_back(
        model::SourceIdentity{source.source, input.text("identity"), {context.ledger.member()}});
  }
  TRY(context.ledger.append(bodies));
  return Json{{"source", source.source.text()}, {"label", source.label}};
}

}  // namespace

std::vector<Action> report_actions() {
  using enum model::Role;
  const Field most{"most", Field::Kind::kNumber, false, "how many at the most"};
  return {
      {"report add",
       "Takes in reports as they were received, and reads them for claims.",
       kResearcher,
       {{"file", Field::Kind::kFile, true, "the report: text, HTML or mail", {}, true},
        {"case", Field::Kind::kId, false, "a case to file it in", {}, true},
        {"received", Field::Kind::kDate, false, "the day it reached you, if not today (EDTF)"},
        {"label", Field::Kind::kText, false, "a short name for lists; no names of people"},
        {"source", Field::Kind::kId, false, "who tells"},
        {"medium",
         Field::Kind::kChoice,
         false,
         "what it is, if that is not plain from its content",
         {"text", "html", "mail"}}},
       add},
      {"report list", "Lists reports, newest first.", kReader, {most}, list},
      {"report show",
       "Shows the text of a report.",
       kReader,
       {{"report", Field::Kind::kId, true, "the report, by its id"}},
       show},
      {"report file",
       "Files a report in a case.",
       kResearcher,
       {{"report", Field::Kind::kId, true, "the report, by its id"},
        {"case", Field::Kind::kId, true, "the case, by its id"}},
       file},
      {"search",
       "Finds reports by words, in any script.",
       kReader,
       {{"words", Field::Kind::kText, true,
         "all must stand in the report; in \"quotes\": together"},
        {"ranked", Field::Kind::kFlag, false, "best first instead of newest first"},
        most},
       search},
      {"source add",
       "Adds a source; its identity is sealed to you.",
       kResearcher,
       {{"label", Field::Kind::kText, true, "what everybody may call it"},
        {"identity", Field::Kind::kText, false, "who it is: only keepers of the source see this"},
        {"protected", Field::Kind::kFlag, false, "its life or freedom depends on not being known"},
        {"grade",
         Field::Kind::kChoice,
         false,
         "Admiralty grade: shown, never computed with",
         {"A", "B", "C", "D", "E", "F"}}},
       add_source},
  };
}

}  // namespace actions
