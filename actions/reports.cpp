#include <sodium.h>

#include <algorithm>

#include "actions/handlers.h"
#include "actions/lookups.h"
#include "base/utf8.h"
#include "model/rereading.h"
#include "views/lists.h"

namespace actions {

namespace {

// In the order of model::Medium.
constexpr std::string_view kMedia[] = {"text", "html", "mail", "docx", "pdf", "picture"};
constexpr std::string_view kEndings[] = {".txt", ".html", ".eml", ".docx", ".pdf"};

// Pictures come in several formats, which their first bytes tell.
std::string_view ending_of(model::Medium medium, base::ByteView original) {
  const std::string_view bytes = base::as_text(original);
  if (medium != model::Medium::kPicture) return kEndings[static_cast<std::size_t>(medium) - 1];
  if (bytes.starts_with("\x89PNG")) return ".png";
  return bytes.starts_with("\xFF\xD8") ? ".jpg" : ".tif";
}

// The day that it reached us, in the organisation's zone: today, or as the member says.
base::Result<base::DateRange> received_days(const Context& context, const Input& input) {
  TRY_ASSIGN(auto office, office_of(context));
  if (!input.has("received")) return base::DateRange::on(office.today);
  TRY_ASSIGN(auto days, base::parse_edtf(input.text("received")));
  if (days.earliest && *days.earliest > office.today) {
    return base::Error{base::ErrorCode::kBadInput, "--received is in the future"};
  }
  return days;
}

base::Result<model::SourceId> source_of(const Context& context, const Input& input) {
  TRY_ASSIGN(auto id, input.id<model::SourceId>("source"));
  for (const views::SourceLine& line : views::sources(context.ledger)) {
    if (line.id == id) return id;
  }
  return base::Error{base::ErrorCode::kNotFound,
                     "--source: there is no such source; `whereabouts source list` shows them"};
}

// What lists call a report when nobody gave it a label.
std::string label_from(const File& file) {
  std::string label = base::repair_utf8(file.label);
  for (char& letter : label) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x20 || byte == 0x7f) letter = ' ';
  }
  return std::string(base::trim(base::utf8_prefix(label, base::kLabelBytesMax)));
}

// The report as the parser makes it; nothing is stored yet.
base::Result<model::Report> receive(Context& context, const Input& input, const File& file,
                                    std::vector<std::string>& unread) {
  std::optional<model::Medium> hint;
  if (input.has("medium")) hint = code_from<model::Medium>(kMedia, input.text("medium"));
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
    TRY_ASSIGN(report.source, source_of(context, input));
  }
  TRY_ASSIGN(report.received, received_days(context, input));
  report.label = input.has("label") ? input.text("label") : label_from(file);
  report.original_hash.resize(crypto_hash_sha256_BYTES);
  crypto_hash_sha256(report.original_hash.data(), file.content.data(), file.content.size());
  report.text = std::move(parsed.text);
  for (const parse::Unread& each : parsed.unread) unread.push_back(parse::words(each));
  return report;
}

// What tells a report from others, without its text.
struct Held {
  model::ReportId id;
  std::string label;
  base::DateRange received;
  base::Bytes hash;  // of its bytes
};

Held held_of(const model::Report& report) {
  return {report.id, report.label, report.received, report.original_hash};
}

// The first of these reports that came as the same bytes.
const Held* same_bytes(const std::vector<Held>& held, const model::Report& report) {
  const auto at = std::find_if(held.begin(), held.end(), [&](const Held& each) {
    return each.hash == report.original_hash && each.id != report.id;
  });
  return at == held.end() ? nullptr : &*at;
}

Json same_json(const Held* same) {
  if (same == nullptr) return nullptr;
  return {{"report", same->id.text()},
          {"label", same->label},
          {"received", base::edtf(same->received)}};
}

// The reports of a case that still have their bytes.
void add_reports_of(const model::Case& folded, std::vector<Held>& held) {
  for (const auto& [id, state] : folded.reports) {
    if (!state.erased) held.push_back(held_of(state.report));
  }
}

// What `held` has of the cases may be sent again by mistake, or by another hand: it is kept, and
// proposed as a relay, so that it is no voice of its own until a member says otherwise.
base::Result<Json> add_one(Context& context, const Input& input, const File& file,
                           const std::vector<model::CaseId>& cases, std::vector<Held>& held) {
  if (file.unreadable) return *file.unreadable;
  std::vector<std::string> unread;
  TRY_ASSIGN(model::Report report, receive(context, input, file, unread));
  model::Reading reading = context.tools.read(report);
  reading.unread.insert(reading.unread.begin(), unread.begin(), unread.end());
  const Held* same = same_bytes(held, report);
  if (same != nullptr) {
    reading.relays.push_back({report.id, same->id, "", false, {report.id, 0, 0}});
  }
  TRY_ASSIGN(report.original, context.ledger.put_original(report.id, file.content));

  std::vector<model::Body> bodies{model::ReportReceived{report}};
  for (const model::CaseId& id : cases) bodies.push_back(model::ReportFiled{id, report.id});
  Json json{{"report", report.id.text()},
            {"label", report.label},
            {"claims", reading.claims.size()},
            {"same_as", same_json(same)},
            {"unread", reading.unread}};
  bodies.push_back(model::ReadingDone{std::move(reading)});
  TRY(context.ledger.append(bodies, cases));
  if (!cases.empty()) held.push_back(held_of(report));
  return json;
}

// A report that cannot be read costs no other; a disk that is full ends the whole.
bool is_about_the_file(const base::Error& error) {
  return error.code == base::ErrorCode::kBadInput || error.code == base::ErrorCode::kTooLarge ||
         error.code == base::ErrorCode::kUnsupported;
}

// What is filed where nobody looks any more would be lost from sight.
base::Status takes_reports(const model::Case& folded) {
  if (!folded.ended) return base::ok_status();
  return base::Error{base::ErrorCode::kConflict,
                     "the case " + folded.id.text() +
                         " was ended; open it again with `whereabouts case change --case " +
                         folded.id.text() + " --reopened`, then file the report"};
}

base::Error after(std::size_t added, const base::Error& error) {
  if (added == 0) return error;
  return {error.code, error.message + "; the " + std::to_string(added) +
                          " reports before it were taken in, see `whereabouts report list`"};
}

base::Result<Json> add(Context& context, const Input& input) {
  TRY_ASSIGN(auto cases, input.ids<model::CaseId>("case"));
  // Before anything is read: a case that is not there would be found only when it is written.
  std::vector<Held> held;
  for (const model::CaseId& id : cases) {
    TRY_ASSIGN(const auto entries, context.ledger.entries_of(id));
    const model::Case folded = model::fold(id, entries);
    TRY(takes_reports(folded));
    add_reports_of(folded, held);
  }
  Json added = Json::array();
  Json refused = Json::array();
  std::optional<base::Error> last;
  const auto& files = input.files("file");
  for (std::size_t at = 0; at < files.size(); ++at) {
    auto one = add_one(context, input, files[at], cases, held);
    context.progress(static_cast<double>(at + 1) / static_cast<double>(files.size()));
    if (one.ok()) {
      added.push_back(std::move(one).value());
    } else if (files[at].unreadable || is_about_the_file(one.error())) {
      last = one.error();
      refused.push_back({{"report", files[at].label}, {"why", last->message}});
    } else {
      return after(added.size(), one.error());
    }
  }
  if (added.empty() && last && files.size() == 1) return *last;
  if (added.empty() && last) return *not_taken_in(refused, files.size(), last->code);
  if (last) context.incomplete = not_taken_in(refused, files.size(), last->code);
  // The index of words follows at once where there is little to do.
  context.ledger.run_jobs(1'000);
  return Json{{"reports", std::move(added)}, {"refused", std::move(refused)}};
}

base::Result<Json> list(Context& context, const Input& input) {
  Json reports = Json::array();
  for (const auto& line : views::reports(context.ledger, input.number("most", 50))) {
    reports.push_back({{"number", line.number}, {"report", line.id.text()}, {"label", line.label}});
  }
  return Json{{"reports", std::move(reports)}};
}

// The entry that brought the report. Errors: kNotFound, for one sealed to others as well.
base::Result<model::Report> report_of(const Context& context, const Input& input) {
  TRY_ASSIGN(auto id, input.id<model::ReportId>("report"));
  for (const model::Entry& entry : context.ledger.entries_of_report(id)) {
    const auto* received = entry.body ? std::get_if<model::ReportReceived>(&*entry.body) : nullptr;
    if (received) return received->report;
  }
  return base::Error{base::ErrorCode::kNotFound,
                     "there is no such report that you may open; `whereabouts report list` shows "
                     "those there are"};
}

base::Result<Json> show(Context& context, const Input& input) {
  TRY_ASSIGN(model::Report report, report_of(context, input));
  return Json{{"report", report.id.text()},
              {"label", report.label},
              {"medium", kMedia[static_cast<std::size_t>(report.medium) - 1]},
              {"received", base::edtf(report.received)},
              {"source", report.source.is_nil() ? Json() : Json(report.source.text())},
              {"text", report.text}};
}

// The bytes as they were received, for the front end to hand over.
base::Result<Json> original(Context& context, const Input& input) {
  TRY_ASSIGN(model::Report report, report_of(context, input));
  TRY_ASSIGN(base::Bytes bytes, context.ledger.get_original(report.id, report.original));
  Json json{{"report", report.id.text()},
            {"bytes", bytes.size()},
            {"sha256", base::to_hex(report.original_hash)}};
  const std::string_view ending = ending_of(report.medium, bytes);
  context.made.push_back({report.id.text() + std::string(ending), std::move(bytes)});
  return json;
}

// Rules never rerun silently: a reader that has become better reads a report again when asked to.
base::Result<Json> read(Context& context, const Input& input) {
  TRY_ASSIGN(model::Report report, report_of(context, input));
  model::Reading reading = context.tools.read(report);
  const auto entries = context.ledger.entries_of_report(report.id);
  for (const model::Entry& entry : entries) {
    const auto* done = entry.body ? std::get_if<model::ReadingDone>(&*entry.body) : nullptr;
    if (done && done->reading.reader == reading.reader &&
        done->reading.version >= reading.version && done->reading.gazetteer == reading.gazetteer) {
      return base::Error{base::ErrorCode::kConflict,
                         "this version of the reader has read this report already"};
    }
  }
  // What was seen when it came, and no reader can see: that it is another report once more.
  for (const model::Entry& entry : entries) {
    const auto* done = entry.body ? std::get_if<model::ReadingDone>(&*entry.body) : nullptr;
    if (done == nullptr) continue;
    for (const model::Relay& relay : done->reading.relays) {
      const bool held = std::any_of(
          reading.relays.begin(), reading.relays.end(),
          [&](const model::Relay& each) { return each.of_report == relay.of_report; });
      if (!relay.of_report.is_nil() && !held) reading.relays.push_back(relay);
    }
  }
  auto again = model::reread(std::move(reading), entries);
  Json json{{"report", report.id.text()},
            {"claims", again.reading.claims.size()},
            {"found_again", again.kept},
            {"new", again.added},
            {"not_found_again", again.gone},
            {"unread", again.reading.unread}};
  TRY(context.ledger.append({model::ReadingDone{std::move(again.reading)}}));
  return json;
}

base::Result<Json> file(Context& context, const Input& input) {
  TRY_ASSIGN(model::Report report, report_of(context, input));
  model::ReportFiled filed;
  filed.report = report.id;
  TRY_ASSIGN(filed.case_id, input.id<model::CaseId>("case"));
  TRY_ASSIGN(auto entries, context.ledger.entries_of(filed.case_id));
  const model::Case folded = model::fold(filed.case_id, entries);
  TRY(takes_reports(folded));
  if (folded.reports.contains(filed.report)) {
    return base::Error{base::ErrorCode::kConflict, "the report is filed in this case already"};
  }
  std::vector<Held> held;
  add_reports_of(folded, held);
  TRY(context.ledger.append({filed}, {}, entries.back().envelope.number));
  return Json{{"case", filed.case_id.text()},
              {"report", filed.report.text()},
              {"same_as", same_json(same_bytes(held, report))}};
}

base::Result<Json> search(Context& context, const Input& input) {
  using Order = database::TextIndex::Order;
  while (context.ledger.run_jobs(10'000)) {
  }
  TRY_ASSIGN(auto hits, views::search(context.ledger, input.text("words"),
                                      input.flag("ranked") ? Order::kRanked : Order::kNewestFirst,
                                      input.number("most", 20)));
  Json found = Json::array();
  std::string shown = "search";
  for (const views::Hit& hit : hits) {
    shown += " " + hit.report.id.text();
    found.push_back(
        {{"report", hit.report.id.text()}, {"label", hit.report.label}, {"excerpt", hit.excerpt}});
  }
  if (!found.empty()) context.ledger.note_read(shown);
  Json json{{"hits", std::move(found)}};
  const auto cases = context.ledger.cases();
  const auto closed = std::count_if(cases.begin(), cases.end(),
                                    [](const auto& each) { return each.closed && each.mine; });
  if (closed > 0) json["closed_cases_not_searched"] = closed;
  return json;
}

}  // namespace

std::optional<base::Error> not_taken_in(const Json& refused, std::size_t files,
                                        base::ErrorCode last) {
  if (refused.empty()) return std::nullopt;
  std::string message = std::to_string(refused.size()) + " of " + std::to_string(files) +
                        " files were not taken in" +
                        (refused.size() < files ? "; the others were" : "");
  for (const Json& each : refused) {
    message += "\n  " + each["report"].get<std::string>() + ": " + each["why"].get<std::string>();
  }
  return base::Error{last, std::move(message)};
}

std::vector<Action> report_actions() {
  using enum model::Role;
  const Field report{"report", Field::Kind::kId, true, "the report, by its id"};
  const Field most{"most", Field::Kind::kNumber, false, "how many at the most"};
  return {
      {"report add",
       "Takes in reports as they were received, and reads them for claims.",
       kResearcher,
       {{"file",
         Field::Kind::kFile,
         true,
         "the reports: text, web pages, mails, DOCX, PDF, pictures",
         {},
         true},
        {"case", Field::Kind::kId, false, "a case to file it in", {}, true},
        {"received", Field::Kind::kDate, false, "the day it reached you, if not today (EDTF)"},
        {"label",
         Field::Kind::kText,
         false,
         "a short name for lists, if not that of the file; no names of people",
         {},
         false,
         base::kLabelBytesMax},
        {"source", Field::Kind::kId, false, "who tells"},
        {"medium",
         Field::Kind::kChoice,
         false,
         "what it is, if that is not plain from its content",
         {"text", "html", "mail", "docx", "pdf", "picture"}}},
       add},
      {"report list", "Lists reports, newest first.", kReader, {most}, list},
      {"report show", "Shows the text of a report.", kReader, {report}, show},
      {"report original",
       "Writes a report as it was received, byte for byte.",
       kReader,
       {report, {"out", Field::Kind::kPath, true, "the folder to write it in; made if missing"}},
       original},
      {"report read",
       "Reads a report for claims again, with a newer version of the reader.",
       kResearcher,
       {report},
       read},
      {"report file",
       "Files a report in a case.",
       kResearcher,
       {report, {"case", Field::Kind::kId, true, "the case, by its id"}},
       file},
      {"search",
       "Finds reports by words, in any script.",
       kReader,
       {{"words",
         Field::Kind::kText,
         true,
         "all must stand in the report; '\"in quotes\"': next to each other",
         {},
         false,
         base::kSearchWordsBytesMax},
        {"ranked", Field::Kind::kFlag, false, "best first instead of newest first"},
        most},
       search},
  };
}

}  // namespace actions
