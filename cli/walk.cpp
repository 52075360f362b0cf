#include "cli/walk.h"

#include <algorithm>
#include <iostream>

#include "actions/handlers.h"
#include "base/limits.h"
#include "cli/command_line.h"
#include "cli/files.h"
#include "cli/print.h"
#include "cli/wrap.h"

namespace cli {

namespace {

using actions::Context;
using actions::Input;
using views::Json;

base::Result<Json> act(Context& context, std::string_view name, Input::Words words,
                       Input::Files files = {}) {
  const actions::Action* action = actions::find(name);
  WHEREABOUTS_ASSERT(action);
  TRY_ASSIGN(auto input, actions::check_input(*action, std::move(words), std::move(files)));
  return actions::perform(*action, context, input);
}

// A password that nobody knows: the archive goes with the run.
std::string unknown_password(base::World& world) {
  base::Bytes bytes(32);
  world.random(bytes);
  return base::to_hex(bytes);
}

base::Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

base::Status check(const WalkOrder& order) {
  const std::size_t count = order.reports.size();
  if (count > base::kReportsPerRunMax) {
    return base::Error{
        base::ErrorCode::kTooLarge,
        "a run takes at most " + std::to_string(base::kReportsPerRunMax) + " reports"};
  }
  if (order.received.size() > 1 && order.received.size() != count) {
    return base::Error{base::ErrorCode::kBadInput, "--received is given " +
                                                       std::to_string(order.received.size()) +
                                                       " times for " + std::to_string(count) +
                                                       " reports; give it once, or once for each"};
  }
  return base::ok_status();
}

std::string received(const WalkOrder& order, std::size_t at) {
  if (order.received.empty()) return {};
  return order.received[order.received.size() == 1 ? 0 : at];
}

// The day on which everything had come in. A day that is no day is refused with the reports.
base::Result<std::string> day_of(const WalkOrder& order) {
  if (!order.day.empty()) return order.day;
  std::optional<base::Day> last;
  for (const std::string& words : order.received) {
    TRY_ASSIGN(const base::DateRange range, base::parse_edtf(words));
    if (range.latest) last = std::max(last.value_or(*range.latest), *range.latest);
  }
  return last ? last->iso() : std::string();
}

// Every report that can be read is taken in; what could not be is said, and costs no other.
base::Result<Done> take_in(const Wiring& wiring, const WalkOrder& order, Context& context,
                           const std::string& case_id) {
  Json refused = Json::array();
  std::optional<base::Error> last;
  for (std::size_t at = 0; at < order.reports.size(); ++at) {
    const std::string label = std::filesystem::path(order.reports[at]).filename().string();
    auto added = [&]() -> base::Result<Json> {
      Input::Words words{{"case", {case_id}}};
      if (!received(order, at).empty()) words["received"] = {received(order, at)};
      return act(context, "report add", words,
                 {{"file", {read_file(wiring.world, order.reports[at])}}});
    }();
    if (added.ok()) continue;
    last = added.error();
    refused.push_back({{"report", label}, {"why", last->message}});
  }
  if (!last) return Done{std::move(refused), std::nullopt};
  if (refused.size() == 1 && order.reports.size() == 1) return *last;
  if (refused.size() == order.reports.size()) {
    return *actions::not_taken_in(refused, order.reports.size(), last->code);
  }
  auto incomplete = actions::not_taken_in(refused, order.reports.size(), last->code);
  return Done{std::move(refused), std::move(incomplete)};
}

// A letter of an earlier run beside this one's case would be taken to be about it.
base::Status remove_earlier(base::World& world, const std::filesystem::path& folder,
                            const std::vector<actions::File>& made) {
  for (const std::string& name : actions::document_files()) {
    const bool anew = std::any_of(made.begin(), made.end(),
                                  [&](const actions::File& file) { return file.label == name; });
    if (!anew && world.files().exists(folder / name)) TRY(world.files().remove(folder / name));
  }
  return base::ok_status();
}

Input::Words words_for(const WalkOrder& order, std::string_view name, const std::string& case_id,
                       const std::string& day) {
  Input::Words words{{"case", {case_id}}, {"gates", {"provisional"}}};
  if (!order.state.empty()) words["state"] = {order.state};
  if (!day.empty()) words["day"] = {day};
  if (name != "draft letter") return words;
  words["audience"] = {order.audience};
  if (!order.to.empty()) words["to"] = order.to;
  if (!order.salutation.empty()) words["salutation"] = {order.salutation};
  return words;
}

}  // namespace

void add_walk_options(CLI::App& command, WalkOrder& order) {
  command
      .add_option("reports", order.reports,
                  "the messages: text, web pages, mails, DOCX, PDF, pictures")
      ->required();
  command.add_option("-o,--out", order.out, "the folder for what it writes; made if missing");
  command
      .add_option("--received", order.received,
                  "the day the messages reached you (EDTF), if not today: once for all of them, or "
                  "once for each, in their order")
      ->expected(1)
      ->take_all();
  command.add_option("--day", order.day,
                     "the day that letter and statement bear, if not the day of --received");
  command
      .add_option("--audience", order.audience,
                  "who will read the letter (the statement is public)")
      ->check(CLI::IsMember({"addressee", "partner", "un-body"}))
      ->capture_default_str();
  command.add_option("--organisation", order.organisation, "who writes")->capture_default_str();
  command.add_option("--state", order.state,
                     "the government that is written to, by code, if not where it happened");
  command.add_option("--to", order.to, "a line of the addressee; again for the next line")
      ->expected(1)
      ->take_all();
  command.add_option("--salutation", order.salutation, "such as 'Dear Prime Minister,'");
}

base::Result<Done> run_walk(const Wiring& wiring, const WalkOrder& order) {
  TRY(check(order));
  auto world = base::make_traceless_world();
  ledger::Parts setup = wiring.in_memory;
  TRY_ASSIGN(auto created,
             ledger::Ledger::create(*world, setup, "/run", {order.organisation, "UTC"}, "run",
                                    order.organisation, unknown_password(*world)));
  Context context{wiring.tools, *created.ledger, [](double) {}};
  context.lasting = false;
  TRY_ASSIGN(Json page,
             act(context, "case open", {{"title", {"Provisional: nobody has confirmed this"}}}));
  const std::string case_id = page["case"];
  TRY_ASSIGN(Done taken, take_in(wiring, order, context, case_id));
  page["refused"] = std::move(taken.json);
  TRY_ASSIGN(const auto whole_case,
             actions::check_input(*actions::find("case people"), {{"case", {case_id}}}, {}));
  TRY_ASSIGN(const views::CaseView view, actions::open_case(context, whole_case));
  for (Json (*of)(const views::CaseView&) :
       {views::people, views::timeline, views::misfits, views::questions, views::lineage}) {
    page.update(actions::with_title(view.folded, of(view)));
  }
  page["documents"] = Json::array();
  page["not_written"] = Json::array();
  TRY_ASSIGN(const std::string day, day_of(order));
  for (const char* name : {"draft letter", "draft statement"}) {
    auto drafted = act(context, name, words_for(order, name, case_id, day));
    if (!drafted.ok()) {
      page["not_written"].push_back({{"document", name}, {"why", drafted.error().message}});
      // Whoever sends what is printed elsewhere still learns that there is no letter.
      std::cerr << "whereabouts: no " << std::string_view(name).substr(6)
                << " was written: " << shown_lines(drafted.error().message) << '\n';
      continue;
    }
    for (Json& document : (*drafted)["documents"]) page["documents"].push_back(std::move(document));
  }
  if (order.out.empty()) return Done{std::move(page), std::move(taken.incomplete)};
  context.made.push_back({"case.json", bytes_of(json_text(page))});
  TRY(remove_earlier(wiring.world, order.out, context.made));
  TRY_ASSIGN(page["files"], write_files(wiring.world, order.out, context.made));
  return Done{std::move(page), std::move(taken.incomplete)};
}

}  // namespace cli
