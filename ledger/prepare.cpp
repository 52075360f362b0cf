// Before an act is written: which key seals each body, which keys it brings, and whether it may.
#include <algorithm>

#include "base/limits.h"
#include "ledger/archive.h"

namespace ledger {

using base::Error;
using base::ErrorCode;
using model::CaseId;

namespace {

// One act's view of the keys: the store's, with what the act itself changes laid over.
class Preparation {
 public:
  Preparation(Archive& archive, Act& act) : archive_(archive), act_(act) {}

  base::Status run() {
    TRY(check_member());
    for (Item& item : act_.items) {
      TRY(add_cases(item));
      if (item.body != nullptr) {
        TRY(std::visit([&](const auto& body) { return make_keys(body, item); }, *item.body));
        TRY_ASSIGN(item.owner, owner_of(item));
      }
      TRY_ASSIGN(item.key, key_of(item));
    }
    // Only now is it known what the whole act leaves open to all.
    for (Item& item : act_.items) item.shared = item.body != nullptr && is_shared(item);
    return base::ok_status();
  }

 private:
  base::Status check_member() {
    if (archive_.read_only) return Error{ErrorCode::kUnsupported, *archive_.read_only};
    const auto member = archive_.find_member(act_.who.member);
    if (!member) {
      // Only the very first act comes from a member whom the record does not know yet.
      if (archive_.size() == 0) return base::ok_status();
      return Error{ErrorCode::kNotAllowed, "this member is not in the record"};
    }
    if (member->left) {
      return Error{ErrorCode::kNotAllowed, "this member has left and can add nothing more"};
    }
    if (member->role == model::Role::kReader) {
      return Error{ErrorCode::kNotAllowed, "a reader reads; ask a keeper for another role"};
    }
    return base::ok_status();
  }

  // The cases that the caller names, and the body's own.
  base::Status add_cases(Item& item) {
    item.cases = act_.cases;
    std::optional<CaseId> opened;  // there from this entry on
    if (item.body != nullptr) {
      std::visit(
          [&](const auto& body) {
            if constexpr (requires { body.case_id; }) {
              item.cases.push_back(body.case_id);
              if constexpr (std::is_same_v<std::decay_t<decltype(body)>, model::CaseOpened>) {
                opened = body.case_id;
              }
            }
          },
          *item.body);
    }
    std::sort(item.cases.begin(), item.cases.end());
    item.cases.erase(std::unique(item.cases.begin(), item.cases.end()), item.cases.end());
    if (item.cases.size() > base::kCasesPerEntryMax) {
      return Error{ErrorCode::kTooLarge, "one entry may be about at most " +
                                             std::to_string(base::kCasesPerEntryMax) + " cases"};
    }
    for (const CaseId& each : item.cases) {
      if (each != opened && !is_closed(each)) {
        return Error{ErrorCode::kNotFound, "there is no case " + each.text()};
      }
    }
    return base::ok_status();
  }

  std::optional<bool> is_closed(const CaseId& case_id) const {
    auto fresh = new_cases_.find(case_id);
    if (fresh != new_cases_.end()) return fresh->second;
    return archive_.is_closed(case_id);
  }

  std::vector<WrappedKey> rows(const KeyName& name) {
    std::vector<WrappedKey> found = archive_.keys->find(name);
    auto drop = [&found](const WrappedKey& row) {
      std::erase_if(found, [&](const WrappedKey& held) { return held.by == row.by; });
    };
    for (const WrappedKey& row : act_.keys.put) {
      if (row.name != name) continue;
      drop(row);
      found.push_back(row);
    }
    for (const WrappedKey& row : act_.keys.removed) {
      if (row.name == name) drop(row);
    }
    return found;
  }

  base::Result<Key> find(const KeyName& name) {
    auto staged = act_.staged.find(name);
    if (staged != act_.staged.end()) return staged->second;
    return act_.who.ring.find(*archive_.keys, name);
  }

  void put_shared(const KeyName& name, const Key& key, bool seen_open = false) {
    WrappedKey row = wrap_shared(archive_.keys->archive_key(), name, key, archive_.world);
    row.seen_open = seen_open;
    put(std::move(row));
  }

  void put(WrappedKey row) {
    auto same = [&row](const WrappedKey& held) {
      return held.name == row.name && held.by == row.by;
    };
    std::erase_if(act_.keys.put, same);
    std::erase_if(act_.keys.removed, same);
    act_.keys.put.push_back(std::move(row));
  }

  void remove(WrappedKey row) {
    std::erase_if(act_.keys.put, [&row](const WrappedKey& held) {
      return held.name == row.name && held.by == row.by;
    });
    act_.keys.removed.push_back(std::move(row));
  }

  Key stage(const KeyName& name) {
    return act_.staged.try_emplace(name, Key::make(archive_.world)).first->second;
  }

  // Most bodies bring no keys.
  template <typename Body>
  base::Status make_keys(const Body&, const Item&) {
    return base::ok_status();
  }

  template <typename Tag>
  static base::Status has_id(const base::Id<Tag>& id) {
    if (!id.is_nil()) return base::ok_status();
    return Error{ErrorCode::kBadInput, "what is added needs an id of its own"};
  }

  base::Status make_keys(const model::CaseOpened& opened, const Item&) {
    TRY(has_id(opened.case_id));
    const KeyName name{KeyOf::kCase, opened.case_id.bytes()};
    if (is_closed(opened.case_id)) {
      return Error{ErrorCode::kConflict, "the case " + opened.case_id.text() + " is there already"};
    }
    const Key key = stage(name);
    new_cases_[opened.case_id] = opened.closed;
    if (!opened.closed) {
      put_shared(name, key);
      return base::ok_status();
    }
    if (std::find(opened.keepers.begin(), opened.keepers.end(), act_.who.member) ==
        opened.keepers.end()) {
      return Error{ErrorCode::kBadInput, "who opens a closed case must be one of its keepers"};
    }
    return seal_to_keepers(name, key, opened.keepers);
  }

  base::Status seal_to_keepers(const KeyName& name, const Key& key,
                               const std::vector<model::MemberId>& keepers) {
    for (const model::MemberId& keeper : keepers) {
      const auto member = archive_.find_member(keeper);
      if (!member || member->left) {
        return Error{ErrorCode::kNotFound, "a keeper named here is no member: " + keeper.text()};
      }
      put(wrap_for_member(member->sealing_key, keeper, name, key));
    }
    return base::ok_status();
  }

  base::Status make_keys(const model::ReportReceived& received, const Item& item) {
    const model::ReportId& report = received.report.id;
    TRY(has_id(report));
    const KeyName name{KeyOf::kReport, report.bytes()};
    if (act_.staged.contains(name)) {
      return Error{ErrorCode::kConflict, "the report " + report.text() + " comes twice"};
    }
    {
      database::Reader reader = archive_.record->reader();
      if (!archive_.numbers_about(*reader, About::kReport, report.bytes()).empty()) {
        return Error{ErrorCode::kConflict, "the report " + report.text() + " is there already"};
      }
    }
    // A key without an entry is left from an act that was cut off: this one puts its own in its
    // place, but one for a closed case would stay beside it.
    for (const WrappedKey& row : archive_.keys->find(name)) {
      if (!row.is_shared()) {
        return Error{ErrorCode::kConflict, "the report " + report.text() +
                                               " was begun in a closed case; give it a new id"};
      }
    }
    Key key;
    {
      std::lock_guard guard(act_.who.pending_mutex);
      auto pending = act_.who.pending.find(report);
      key = pending != act_.who.pending.end() ? pending->second : Key::make(archive_.world);
    }
    act_.staged.insert_or_assign(name, key);
    const bool open_case = std::any_of(item.cases.begin(), item.cases.end(),
                                       [&](const CaseId& each) { return !*is_closed(each); });
    if (open_case || item.cases.empty()) {
      put_shared(name, key, open_case);
      return base::ok_status();
    }
    for (const CaseId& each : item.cases) {
      TRY_ASSIGN(Key case_key, find({KeyOf::kCase, each.bytes()}));
      put(wrap_for_case(case_key, each, name, key, archive_.world));
    }
    return base::ok_status();
  }

  // What was open to all in an open case stays so; what waited in no case becomes closed, and
  // what was closed becomes open to all.
  base::Status make_keys(const model::ReportFiled& filed, const Item&) {
    const KeyName name{KeyOf::kReport, filed.report.bytes()};
    TRY_ASSIGN(Key key, find(name));
    const std::vector<WrappedKey> held = rows(name);
    const auto shared = std::find_if(held.begin(), held.end(),
                                     [](const WrappedKey& row) { return row.is_shared(); });
    if (!*is_closed(filed.case_id)) {
      act_.reveals |= shared == held.end();
      if (shared == held.end() || !shared->seen_open) put_shared(name, key, true);
      return base::ok_status();
    }
    TRY_ASSIGN(Key case_key, find({KeyOf::kCase, filed.case_id.bytes()}));
    put(wrap_for_case(case_key, filed.case_id, name, key, archive_.world));
    if (shared != held.end() && !shared->seen_open) {
      remove(*shared);
      act_.closed_reports.push_back(filed.report);
    }
    return base::ok_status();
  }

  base::Status make_keys(const model::SourceAdded& added, const Item&) {
    TRY(has_id(added.source));
    const KeyName name{KeyOf::kSourceLabel, added.source.bytes()};
    if (rows(name).empty()) put_shared(name, stage(name));
    return base::ok_status();
  }

  base::Status make_keys(const model::SourceIdentity& identity, const Item&) {
    TRY(has_id(identity.source));
    const KeyName name{KeyOf::kSourceIdentity, identity.source.bytes()};
    if (identity.keepers.empty()) {
      return Error{ErrorCode::kBadInput, "the identity of a source needs at least one keeper"};
    }
    if (rows(name).empty()) return seal_to_keepers(name, stage(name), identity.keepers);
    TRY_ASSIGN(Key key, find(name));
    return seal_to_keepers(name, key, identity.keepers);
  }

  base::Result<model::Owner> owner_of(const Item& item) {
    const model::Body& body = *item.body;
    if (const auto* added = std::get_if<model::SourceAdded>(&body)) {
      return model::Owner{model::Owner::Kind::kSource, added->source.bytes()};
    }
    model::Owner owner = model::owner_of(body, item.cases);
    const bool own_case = std::visit([](const auto& b) { return requires { b.case_id; }; }, body);
    if (own_case || owner.kind == model::Owner::Kind::kReport ||
        owner.kind == model::Owner::Kind::kSource) {
      return owner;
    }
    std::vector<CaseId> closed;
    for (const CaseId& each : item.cases) {
      if (*is_closed(each)) closed.push_back(each);
    }
    if (closed.size() > 1) {
      return Error{ErrorCode::kBadInput,
                   "one decision about two closed cases would tell the keepers of one about the "
                   "other; add it for each case apart"};
    }
    if (closed.size() == 1) {
      owner = {model::Owner::Kind::kCase, closed.front().bytes()};
    }
    return owner;
  }

  base::Result<Key> key_of(const Item& item) {
    const auto name = key_name(item.owner, item.kind);
    if (!name) return archive_body_key(archive_.keys->archive_key());
    return find(*name);
  }

  bool is_shared(const Item& item) {
    const bool in_closed = std::any_of(item.cases.begin(), item.cases.end(),
                                       [&](const CaseId& each) { return *is_closed(each); });
    if (in_closed) return false;
    const auto name = key_name(item.owner, item.kind);
    if (!name) return true;
    if (name->what == KeyOf::kSourceLabel) return true;
    if (name->what == KeyOf::kSourceIdentity) return false;
    if (name->what == KeyOf::kCase) return !*is_closed(CaseId(name->id));
    auto known = shared_reports_.find(*name);
    if (known == shared_reports_.end()) {
      const auto held = rows(*name);
      const bool shared = std::any_of(held.begin(), held.end(),
                                      [](const WrappedKey& row) { return row.is_shared(); });
      known = shared_reports_.emplace(*name, shared).first;
    }
    return known->second;
  }

  Archive& archive_;
  Act& act_;
  std::map<CaseId, bool> new_cases_;
  std::map<KeyName, bool> shared_reports_;
};

}  // namespace

base::Status Archive::prepare(Act& act) {
  if (act.items.empty()) return Error{ErrorCode::kBadInput, "an act needs at least one entry"};
  if (act.items.size() > base::kEntriesPerActMax) {
    return Error{ErrorCode::kTooLarge, "one act may have at most " +
                                           std::to_string(base::kEntriesPerActMax) + " entries"};
  }
  return Preparation(*this, act).run();
}

}  // namespace ledger
