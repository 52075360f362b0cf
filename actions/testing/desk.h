// A desk for tests: an archive in memory with a member of each role, and a reader that finds in
// every report what the test tells it to. All people are invented.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "actions/action.h"
#include "ledger/testing/archives.h"
#include "views/projections.h"

namespace actions::testing {

class Desk {
 public:
  Desk()
      : gazetteer_(places::Gazetteer::open(WHEREABOUTS_GAZETTEER).or_throw()),
        parser_(parse::program_beside_this_one()),
        projections_(views::make_projections()),
        tools_{world, parser_, gazetteer_,
               [this](const model::Report& report) { return read(report); },
               [](const model::Case& folded) {
                 return weighing::Knowledge{
                     [](std::string_view, std::string_view) { return false; },
                     linking::Identities(folded, {}, linking::View::kDecidedOnly)};
               }} {
    ledger::Parts parts = ledger::testing::memory_parts();
    for (auto& each : projections_) parts.projections.push_back(each.get());
    auto created =
        ledger::Ledger::create(world, parts, "/archive", {"Harbour Watch (invented)", "Asia/Tokyo"},
                               "keeper", "Keeper (invented)", kPassword)
            .or_throw();
    ledgers_[model::Role::kKeeper] = std::move(created.ledger);
    for (auto [role, login] : {std::pair{model::Role::kReader, "reader"},
                               {model::Role::kResearcher, "researcher"},
                               {model::Role::kApprover, "approver"}}) {
      keeper().add_member(login, login, role, kPassword).or_throw();
      ledgers_[role] = keeper().another(login, kPassword).or_throw();
    }
  }

  const Tools& tools() const { return tools_; }
  ledger::Ledger& keeper() { return of(model::Role::kKeeper); }
  ledger::Ledger& of(model::Role role) { return *ledgers_.at(role); }

  // Does what a member of this role asked for, from the checks of its fields on.
  base::Result<Json> act(std::string_view name, Input::Words words, Input::Files files = {},
                         model::Role role = model::Role::kKeeper) {
    const Action* action = find(name);
    WHEREABOUTS_ASSERT(action);
    Input::Secrets secrets;
    for (const Field& field : action->fields) {
      if (!field.is_secret() || !words.contains(field.name)) continue;
      auto typed = words.extract(std::string(field.name));
      secrets.emplace(typed.key(), base::Secret(typed.mapped().at(0)));
    }
    TRY_ASSIGN(Input input, check_input(*action, std::move(words), std::move(files),
                                        std::move(secrets)));
    Context context{tools_, of(role), [](double) {}};
    auto done = perform(*action, context, input);
    made = std::move(context.made);
    return done;
  }

  std::string open_case(const std::string& title = "Three at the ferry") {
    return act("case open", {{"title", {title}}}).or_throw()["case"];
  }
  std::string add_report(const std::string& case_id, const std::string& text) {
    Json added = act("report add", {{"case", {case_id}}, {"received", {"2011-03-10"}}},
                     {{"file", {{"message", bytes(text)}}}})
                     .or_throw();
    return added["reports"][0]["report"];
  }
  std::string add_subject(const std::string& case_id, const std::string& report,
                          const std::string& kind, const std::string& label) {
    return act("subject add",
               {{"case", {case_id}}, {"report", {report}}, {"kind", {kind}}, {"label", {label}}})
        .or_throw()["subject"];
  }

  static base::Bytes bytes(const std::string& text) { return {text.begin(), text.end()}; }

  static constexpr std::string_view kPassword = "a bridge of stone in spring";
  base::MemoryWorld world{base::Instant{1'300'000'000'000'000}};  // 13 March 2011, 16:06 in Tokyo
  std::uint32_t reader_version = 1;
  std::vector<File> made;  // by the last action

 private:
  model::Reading read(const model::Report& report) {
    model::Reading reading;
    reading.id = model::ReadingId::make(world);
    reading.report = report.id;
    reading.reader = "test";
    reading.version = reader_version;
    return reading;
  }

  places::Gazetteer gazetteer_;
  parse::Parser parser_;
  std::vector<std::unique_ptr<ledger::Projection>> projections_;
  Tools tools_;
  std::map<model::Role, std::unique_ptr<ledger::Ledger>> ledgers_;
};

}  // namespace actions::testing
