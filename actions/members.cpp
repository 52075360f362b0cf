#include "actions/handlers.h"

namespace actions {

namespace {

model::Role role_from(const std::string& name) {
  using enum model::Role;
  for (auto role : {kReader, kResearcher, kApprover, kKeeper}) {
    if (role_name(role) == name) return role;
  }
  return kReader;  // a choice: checked
}

base::Result<Json> list(Context& context, const Input&) {
  Json members = Json::array();
  for (const ledger::Member& member : context.ledger.members()) {
    members.push_back({{"member", member.id.text()},
                       {"name", member.name},
                       {"role", role_name(member.role)},
                       {"left", member.left}});
  }
  return Json{{"members", std::move(members)}};
}

Json added_json(const ledger::Ledger::Added& added) {
  return {{"member", added.member.text()}, {"recovery_key", added.recovery}};
}

base::Result<Json> add(Context& context, const Input& input) {
  TRY_ASSIGN(auto added,
             context.ledger.add_member(input.text("new-login"), input.text("name"),
                                       role_from(input.text("role")),
                                       input.secret("new-password")));
  return added_json(added);
}

base::Result<Json> change(Context& context, const Input& input) {
  TRY_ASSIGN(auto member, input.id<model::MemberId>("member"));
  model::Role role = role_from(input.text("role"));
  TRY(context.ledger.change_member(member, role, input.flag("left")));
  return Json{{"member", member.text()}, {"role", role_name(role)}, {"left", input.flag("left")}};
}

base::Result<Json> reset(Context& context, const Input& input) {
  TRY_ASSIGN(auto member, input.id<model::MemberId>("member"));
  TRY_ASSIGN(auto added, context.ledger.reset_password(member, input.text("new-login"),
                                                       input.secret("new-password")));
  return added_json(added);
}

base::Result<Json> password(Context& context, const Input& input) {
  TRY(context.ledger.change_password(input.secret("new-password")));
  return Json{{"changed", true}};
}

base::Result<Json> recover(Threshold& threshold, const Input& input) {
  TRY(names_archive(threshold.archive));
  TRY_ASSIGN(auto ledger, ledger::Ledger::open_with_recovery(
                              threshold.tools.world, threshold.parts, threshold.archive,
                              threshold.login, input.secret("recovery-key")));
  TRY(ledger->change_password(input.secret("new-password")));
  return Json{{"member", ledger->member().text()}, {"changed", true}};
}

base::Result<Json> share(Context& context, const Input& input) {
  TRY_ASSIGN(auto case_id, input.id<model::CaseId>("case"));
  TRY_ASSIGN(auto member, input.id<model::MemberId>("member"));
  TRY(context.ledger.share_case(case_id, member));
  return Json{{"case", case_id.text()}, {"member", member.text()}};
}

}  // namespace

std::vector<Action> member_actions() {
  using enum model::Role;
  const Field member{"member", Field::Kind::kId, true, "the member, by id"};
  const Field login{"new-login", Field::Kind::kText, true, "the name they sign in with"};
  const Field secret{"new-password", Field::Kind::kNewSecret, true, "their new password"};
  const Field secret_of_own{"new-password", Field::Kind::kNewSecret, true, "your new password"};
  const Field role{"role",
                   Field::Kind::kChoice,
                   true,
                   "what they may do",
                   {"reader", "researcher", "approver", "keeper"}};
  return {
      {"member list", "Lists who works in this archive.", kReader, {}, list},
      {"member add",
       "Adds a member, and shows their recovery key once.",
       kKeeper,
       {login,
        {"name", Field::Kind::kText, true, "as it stands beside what they sign"},
        role,
        secret},
       add},
      {"member change",
       "Changes what a member may do, or notes that they left.",
       kKeeper,
       {member, role, {"left", Field::Kind::kFlag, false, "they work here no more"}},
       change},
      {"member reset",
       "New keys for a member who lost theirs; opens no closed case.",
       kKeeper,
       {member, login, secret},
       reset},
      {"member password", "Changes your own password.", kReader, {secret_of_own}, password},
      {"member recover",
       "A new password by your printed recovery key; opens all that you could open.",
       kReader,
       {{"recovery-key", Field::Kind::kSecret, true, "the recovery key as it was printed"},
        secret_of_own},
       recover},
      {"member share",
       "Opens a closed case of yours to another of its keepers again.",
       kReader,
       {{"case", Field::Kind::kId, true, "the case"}, member},
       share},
  };
}

}  // namespace actions
