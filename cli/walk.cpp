#include "cli/walk.h"

#include "actions/handlers.h"
#include "base/limits.h"
#include "cli/command_line.h"

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

}  // namespace

void add_walk_options(CLI::App& command, WalkOrder& order) {
  command.add_option("reports", order.reports, "the messages: text, HTML or mail")->required();
  command.add_option("-o,--out", order.out, "the folder for what it writes; made if missing");
  command.add_option("--received", order.received,
                     "the day the messages reached you (EDTF), if not today");
}

base::Result<Json> run_walk(const Wiring& wiring, const WalkOrder& order) {
  if (order.reports.size() > base::kReportsPerRunMax) {
    return base::Error{
        base::ErrorCode::kTooLarge,
        "a run takes at most " + std::to_string(base::kReportsPerRunMax) + " reports"};
  }
  auto world = base::make_traceless_world();
  ledger::Parts setup = wiring.in_memory;
  TRY_ASSIGN(auto created,
             ledger::Ledger::create(*world, setup, "/run", {"unattended run", "UTC"}, "run",
                                    "unattended run", unknown_password(*world)));
  Context context{wiring.tools, *created.ledger, [](double) {}};
  TRY_ASSIGN(Json opened,
             act(context, "case open", {{"title", {"Provisional: nobody has confirmed this"}}}));
  const std::string case_id = opened["case"];

  for (const std::string& path : order.reports) {
    TRY_ASSIGN(auto content, wiring.world.files().read(path, base::kReportBytesMax));
    Input::Words words{{"case", {case_id}},
                       {"label", {std::filesystem::path(path).filename().string()}}};
    if (!order.received.empty()) words["received"] = {order.received};
    TRY(act(context, "report add", words, {{"file", {{path, std::move(content)}}}}));
  }

  Json page{{"case", case_id}, {"title", opened["title"]}};
  for (const char* name :
       {"case people", "case timeline", "case misfits", "case questions", "case lineage"}) {
    TRY_ASSIGN(Json part, act(context, name, {{"case", {case_id}}}));
    page.update(part);
  }
  if (!order.out.empty()) {
    auto& files = wiring.world.files();
    if (!files.exists(order.out)) TRY(files.make_folder(order.out));
    std::string written = page.dump(2) + "\n";
    TRY(files.write_whole(std::filesystem::path(order.out) / "case.json", base::as_bytes(written)));
  }
  return page;
}

}  // namespace cli
