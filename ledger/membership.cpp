// Members come, change, lose their passwords; keepers share what is sealed.
#include <algorithm>

#include "base/limits.h"
#include "ledger/archive.h"
#include "ledger/opener.h"
#include "ledger/recovery.h"

namespace ledger {

using base::Error;
using base::ErrorCode;

namespace {

// The wrapping key of the keys file, as this member holds it.
base::Result<Key> wrapping_key(Archive& archive, const Unlocked& who) {
  const MemberSlot* slot = archive.members_file.find(who.member);
  if (slot == nullptr) {
    return Error{ErrorCode::kNotAllowed, "this member has no place in the file of members"};
  }
  TRY_ASSIGN(base::Bytes plain, open_as(*who.secrets, slot->wrapping_key));
  auto key = Key::from_bytes(plain);
  wipe(plain.data(), plain.size());
  return key;
}

base::Status put_slot(Archive& archive, MemberSlot slot) {
  std::erase_if(archive.members_file.slots,
                [&](const MemberSlot& held) { return held.member == slot.member; });
  archive.members_file.slots.push_back(std::move(slot));
  return archive.write_members();
}

}  // namespace

// The entry first: a member in the record without a place in the file is helped by a reset, a
// place in the file without an entry would open to somebody whom the record does not know.
base::Result<Ledger::Added> Ledger::enrol(const model::MemberId& member, std::string_view login,
                                          std::string_view name, model::Role role,
                                          std::string_view password) {
  TRY(check_new_password(password));
  TRY_ASSIGN(Hash login_name, login_hash(archive_->id, login));
  {
    std::lock_guard guard(archive_->write_mutex);
    const MemberSlot* held = archive_->members_file.find(login_name);
    if (held != nullptr && held->member != member) {
      return Error{ErrorCode::kConflict, "this login name is taken; choose another"};
    }
    if (held == nullptr && archive_->members_file.slots.size() >= base::kMembersMax) {
      return Error{ErrorCode::kTooLarge, "an archive may have at most " +
                                             std::to_string(base::kMembersMax) + " members"};
    }
  }
  const MemberSecrets secrets = MemberSecrets::make(archive_->world);
  const Key recovery = Key::make(archive_->world);
  auto added = archive_->add(*unlocked_, {member_added(member, name, role, secrets)});
  if (!added.ok()) return added.error();
  std::lock_guard guard(archive_->write_mutex);
  TRY_ASSIGN(Key wrapping, wrapping_key(*archive_, *unlocked_));
  TRY_ASSIGN(MemberSlot slot,
             new_slot(*archive_, login_name, member, secrets, wrapping, password, recovery));
  TRY(put_slot(*archive_, std::move(slot)));
  return Added{member, recovery_text(recovery)};
}

base::Result<Ledger::Added> Ledger::add_member(std::string_view login, std::string_view name,
                                               model::Role role, std::string_view password) {
  TRY(allow_keeper("adding members"));
  if (name.empty() || name.size() > base::kLabelBytesMax) {
    return Error{ErrorCode::kBadInput, "the name of the member is missing or too long"};
  }
  return enrol(model::MemberId::make(archive_->world), login, name, role, password);
}

base::Result<Ledger::Added> Ledger::reset_password(const model::MemberId& member,
                                                   std::string_view login,
                                                   std::string_view password) {
  TRY(allow_keeper("resetting passwords"));
  const auto known = archive_->find_member(member);
  if (!known || known->left) {
    return Error{ErrorCode::kNotFound, "there is no such member: " + member.text()};
  }
  return enrol(member, login, known->name, known->role, password);
}

base::Status Ledger::change_member(const model::MemberId& member, model::Role role, bool left) {
  TRY(allow_keeper("changing members"));
  const auto all = archive_->members();
  const bool known = std::any_of(all.begin(), all.end(),
                                 [&](const Member& each) { return each.id == member; });
  if (!known) return Error{ErrorCode::kNotFound, "there is no such member: " + member.text()};
  const bool another_keeper = std::any_of(all.begin(), all.end(), [&](const Member& each) {
    return each.id != member && !each.left && each.role == model::Role::kKeeper;
  });
  if ((left || role != model::Role::kKeeper) && !another_keeper) {
    return Error{ErrorCode::kNotAllowed, "an archive needs a keeper; make another one first"};
  }
  auto changed = archive_->add(*unlocked_, {model::MemberChanged{member, role, left}});
  if (!changed.ok()) return changed.error();
  if (!left) return base::ok_status();
  std::lock_guard guard(archive_->write_mutex);
  std::erase_if(archive_->members_file.slots,
                [&](const MemberSlot& held) { return held.member == member; });
  return archive_->write_members();
}

base::Status Ledger::change_password(std::string_view password) {
  std::lock_guard guard(archive_->write_mutex);
  const MemberSlot* held = archive_->members_file.find(unlocked_->member);
  if (held == nullptr) {
    return Error{ErrorCode::kNotAllowed, "this member has no place in the file of members"};
  }
  MemberSlot slot = *held;
  TRY(put_password(slot, archive_->id, *unlocked_->secrets, password,
                   archive_->parts.password_cost, archive_->world));
  return put_slot(*archive_, std::move(slot));
}

namespace {

// Does the record name this member as a keeper?
bool names_keeper(const std::vector<model::Entry>& entries, const base::IdBytes& of,
                  const model::MemberId& member) {
  for (const model::Entry& entry : entries) {
    if (!entry.body) continue;
    const std::vector<model::MemberId>* keepers = nullptr;
    if (const auto* opened = std::get_if<model::CaseOpened>(&*entry.body)) {
      if (opened->case_id.bytes() == of) keepers = &opened->keepers;
    } else if (const auto* identity = std::get_if<model::SourceIdentity>(&*entry.body)) {
      if (identity->source.bytes() == of) keepers = &identity->keepers;
    }
    if (keepers && std::find(keepers->begin(), keepers->end(), member) != keepers->end()) {
      return true;
    }
  }
  return false;
}

base::Status share(Archive& archive, Unlocked& who, const KeyName& name,
                   const std::vector<model::Entry>& entries, const model::MemberId& with) {
  const auto member = archive.find_member(with);
  if (!member || member->left) {
    return Error{ErrorCode::kNotFound, "there is no such member: " + with.text()};
  }
  if (!names_keeper(entries, name.id, with)) {
    return Error{ErrorCode::kNotAllowed, "the record does not name this member as a keeper of it"};
  }
  TRY_ASSIGN(Key key, who.ring.find(*archive.keys, name));
  std::lock_guard guard(archive.write_mutex);
  KeyChanges changes;
  changes.put.push_back(wrap_for_member(member->sealing_key, with, name, key));
  try {
    archive.keys->apply(changes);
  } catch (const base::Failure& failure) {
    return failure.error();
  }
  return base::ok_status();
}

}  // namespace

base::Status Ledger::share_case(const model::CaseId& case_id, const model::MemberId& with) {
  TRY_ASSIGN(auto entries, entries_of(case_id));
  return share(*archive_, *unlocked_, {KeyOf::kCase, case_id.bytes()}, entries, with);
}

base::Status Ledger::share_source(const model::SourceId& source, const model::MemberId& with) {
  const std::vector<model::Entry> entries = entries_of_source(source);
  return share(*archive_, *unlocked_, {KeyOf::kSourceIdentity, source.bytes()}, entries, with);
}

}  // namespace ledger
