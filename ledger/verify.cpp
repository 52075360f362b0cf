#include "ledger/verify.h"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/archive.h"
#include "ledger/originals.h"

namespace ledger {

using base::Bytes;
using base::ByteView;
using base::ErrorCode;

namespace {

constexpr std::size_t kDamagesMost = 1'000;  // more than this helps nobody
constexpr std::uint64_t kProgressEvery = 1'000;

struct StoredAct {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
  model::MemberId member;
  Hash root{};
  Hash previous{};
  Bytes signature;
};

struct Named {  // an original, as its report names it
  model::ReportId report;
  Bytes hash;
};

class Verifier {
 public:
  Verifier(Ledger& ledger, const Progress& progress)
      : ledger_(ledger), archive_(*ledger.archive()), progress_(progress) {}

  Verification run(Depth depth) {
    files();
    try {
      database::Reader reader = archive_.record->reader();
      database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
      acts(*reader);
      entries(*reader);
      heads();
      originals(*reader);
    } catch (const base::Failure& failure) {
      damage("record.db", failure.what());
    }
    pages("record.db", archive_.record->check());
    pages("the keys file", archive_.keys->check());
    if (depth == Depth::kDeep) derived();
    return std::move(found_);
  }

 private:
  void damage(std::string where, std::string what) {
    if (found_.damages.size() < kDamagesMost) {
      found_.damages.push_back({std::move(where), std::move(what)});
    }
  }
  void damage(std::uint64_t number, std::string what) {
    damage("entry " + std::to_string(number), std::move(what));
  }

  void pages(const std::string& file, const std::vector<database::Damage>& damages) {
    for (const database::Damage& each : damages) {
      if (each.kind == database::Damage::Kind::kUnfinished) {
        // All acts were just found whole, so nothing acknowledged is missing from the middle;
        // whether the very last one was cut off, only a head from outside can tell.
        found_.notes.push_back(file + ": " + each.what);
      } else {
        damage(each.where, each.what);
      }
    }
  }

  void files() {
    auto mark = archive_.world.files().read(archive_.folder.mark(), 4096);
    const Bytes sealed = archive_.keys->bytes("ARCHIVE");
    const Hash now = mark.ok() ? sha256(*mark) : Hash{};
    if (!std::equal(sealed.begin(), sealed.end(), now.begin(), now.end())) {
      damage("ARCHIVE", "is not as it was written");
    }
    auto content = archive_.world.files().read(archive_.folder.members(), 64 * 1024 * 1024);
    const Key& key = archive_.keys->archive_key();
    if (!content.ok() || *content != encode(archive_.members_file, members_key(key))) {
      damage("members", "is not as it was written");
    }
    auto names = archive_.world.files().list(archive_.folder.path);
    if (!names.ok()) return;
    const std::string keys = archive_.folder.keys(archive_.members_file.generation).filename();
    static const std::set<std::string> known{"ARCHIVE",       "members",       "lock",
                                             "originals",     "record.db",     "record.db-wal",
                                             "record.db-shm"};
    for (const std::string& name : *names) {
      if (known.contains(name) || name.starts_with(keys)) continue;
      found_.notes.push_back(name + " does not belong into the archive's folder");
    }
    auto lock = archive_.world.files().read(archive_.folder.lock(), 0);
    if (!lock.ok() && lock.error().code == ErrorCode::kTooLarge) {
      damage("lock", "should be empty");
    }
  }

  void acts(database::Connection& reader) {
    auto& rows = reader.statement(
        "SELECT first, entries, member, root, previous, signature FROM acts ORDER BY first");
    while (rows.step()) {
      StoredAct act;
      act.first = static_cast<std::uint64_t>(rows.integer(0));
      act.count = static_cast<std::uint64_t>(rows.integer(1));
      act.member = model::MemberId(id_bytes(rows.bytes(2)));
      act.root = hash_bytes(rows.bytes(3));
      act.previous = hash_bytes(rows.bytes(4));
      act.signature.assign(rows.bytes(5).begin(), rows.bytes(5).end());
      acts_.push_back(std::move(act));
    }
    found_.acts = acts_.size();
  }

  void entries(database::Connection& reader) {
    load_nodes(reader);
    auto& rows = reader.statement("SELECT number, header, sealed FROM entries ORDER BY number");
    const std::uint64_t all = archive_.size();
    while (rows.step()) {
      const auto number = static_cast<std::uint64_t>(rows.integer(0));
      if (number != tree_.size() + 1) {
        damage(tree_.size() + 1, "is missing");
        return;  // what follows cannot fit any more
      }
      entry(number, rows);
      if (progress_ && number % kProgressEvery == 0) progress_(number, all);
    }
    if (act_at_ != acts_.size() || left_in_act_ != 0) {
      damage("the end of the record", "acts were signed whose entries are missing");
    }
    if (!nodes_.empty()) damage("the stored tree", "has nodes that belong to no entries");
    found_.entries = tree_.size();
    found_.root = tree_.root();
  }

  void load_nodes(database::Connection& reader) {
    auto& rows = reader.statement("SELECT level, place, hash FROM nodes");
    while (rows.step()) {
      nodes_[{rows.integer(0), rows.integer(1)}] = hash_bytes(rows.bytes(2));
    }
  }

  void entry(std::uint64_t number, database::Statement& row) {
    const Bytes stored(row.bytes(1).begin(), row.bytes(1).end());
    begin_act(number);
    const Hash leaf = leaf_hash(stored);
    act_leaves_.append(leaf);
    tree_.append(leaf, [&](unsigned level, std::uint64_t place, const Hash& node) {
      if (level % 8 != 0) return;
      auto held = nodes_.find({level, static_cast<std::int64_t>(place)});
      if (held == nodes_.end() || held->second != node) {
        damage(number, "the stored tree does not fit up to here");
      }
      if (held != nodes_.end()) nodes_.erase(held);
    });
    auto header = decode_header(stored);
    if (!header.ok()) {
      damage(number, "its header cannot be read");
    } else {
      envelope(number, header->envelope);
      body(*header, row);
    }
    if (left_in_act_ > 0 && --left_in_act_ == 0) end_act();
  }

  void envelope(std::uint64_t number, const model::Envelope& envelope) {
    if (envelope.number != number) damage(number, "its header names another number");
    if (envelope.time < last_time_) damage(number, "is earlier than the entry before");
    if (!(last_id_ < envelope.id)) damage(number, "its id is out of order");
    if (envelope.member != act_.member) damage(number, "is signed by somebody else");
    if (envelope.based_on >= number) damage(number, "is based on an entry after it");
    last_time_ = envelope.time;
    last_id_ = envelope.id;
  }

  void body(const Header& header, database::Statement& row) {
    const std::uint64_t number = header.envelope.number;
    if (row.is_null(2)) {
      ++found_.erased;
      bodiless_.insert(header.envelope.owner);
      return;
    }
    Key key = archive_body_key(archive_.keys->archive_key());
    if (const auto name = key_name(header.envelope.owner, header.envelope.kind)) {
      auto held = ledger_.unlocked().ring.find(*archive_.keys, *name);
      if (!held.ok() && held.error().code == ErrorCode::kNotAllowed) {
        ++found_.sealed_to_others;
        return;
      }
      if (!held.ok() && archive_.keys->was_erased(*name)) {
        ++found_.erased;
        erased_since_ = true;
        return;
      }
      if (!held.ok()) {
        return damage(number, "its key is missing; a newer backup of the keys may hold it");
      }
      key = *held;
    }
    auto salted = open(key, row.bytes(2), body_binding(header.envelope));
    if (!salted.ok() || salted->size() < kBodySaltBytes) {
      return damage(number, "its body does not open");
    }
    const ByteView plain = ByteView(*salted).subspan(kBodySaltBytes);
    if (commitment_of(ByteView(*salted).first(kBodySaltBytes), plain) != header.commitment) {
      damage(number, "its body is not the one that was committed to");
    }
    ++found_.opened;
    auto decoded = model::decode(header.envelope.kind, header.envelope.version, plain);
    if (decoded.ok()) {
      decoded_body(header.envelope, *decoded);
    } else if (decoded.error().code == ErrorCode::kUnsupported) {
      ++found_.of_newer_program;
    } else {
      damage(number, "its body cannot be read");
    }
  }

  void decoded_body(const model::Envelope& envelope, const model::Body& body) {
    if (const auto* added = std::get_if<model::MemberAdded>(&body)) {
      keepers_act_ = true;
      fold_member(envelope, *added);
    } else if (const auto* changed = std::get_if<model::MemberChanged>(&body)) {
      keepers_act_ = true;
      changes_.push_back(*changed);
    } else if (const auto* erased = std::get_if<model::Erased>(&body)) {
      keepers_act_ = true;
      erased_.insert(erased->report.is_nil()
                         ? model::Owner{model::Owner::Kind::kSource, erased->source.bytes()}
                         : model::Owner{model::Owner::Kind::kReport, erased->report.bytes()});
    } else if (const auto* received = std::get_if<model::ReportReceived>(&body)) {
      const model::Report& report = received->report;
      if (!report.original.empty()) {
        named_[report.original] = {report.id, Bytes(report.original_hash)};
      }
    }
  }

  void fold_member(const model::Envelope& envelope, const model::MemberAdded& added) {
    if (added.signing_key.size() != 32) return damage(envelope.number, "brings a bent key");
    Member member;
    member.id = added.member;
    member.role = added.role;
    std::copy(added.signing_key.begin(), added.signing_key.end(), member.signing_key.begin());
    joined_.push_back(member);
  }

  void begin_act(std::uint64_t number) {
    if (left_in_act_ > 0) return;
    if (act_at_ == acts_.size() || acts_[act_at_].first != number || acts_[act_at_].count == 0) {
      if (!unsigned_) damage(number, "from here on no act was signed that fits");
      unsigned_ = true;
      act_.member = model::MemberId();
      return;
    }
    act_ = acts_[act_at_++];
    left_in_act_ = act_.count;
    act_leaves_ = Frontier();
  }

  void end_act() {
    const std::string where = "the act from entry " + std::to_string(act_.first);
    if (act_.root != act_leaves_.root()) damage(where, "its signed root is that of other entries");
    if (act_.previous != last_act_) damage(where, "does not follow the act before it");
    const Bytes message = act_message(archive_.id, act_.first, act_.count, act_.root,
                                      act_.previous, act_.member);
    // The very first act brings the key that signs it.
    if (act_.first == 1) join();
    auto signer = members_.find(act_.member);
    if (signer == members_.end() || signer->second.left) {
      damage(where, "is signed by nobody who was a member then");
    } else {
      if (!signature_holds(signer->second.signing_key, message, act_.signature)) {
        damage(where, "its signature does not hold");
      }
      if (signer->second.role == model::Role::kReader ||
          (keepers_act_ && signer->second.role != model::Role::kKeeper)) {
        damage(where, "its member was not allowed to do this");
      }
    }
    join();
    Signature signature{};
    if (act_.signature.size() == signature.size()) {
      std::copy(act_.signature.begin(), act_.signature.end(), signature.begin());
    }
    last_act_ = act_hash(message, signature);
    keepers_act_ = false;
  }

  void join() {
    for (const Member& member : joined_) members_[member.id] = member;
    for (const model::MemberChanged& changed : changes_) {
      auto member = members_.find(changed.member);
      if (member == members_.end()) continue;
      member->second.role = changed.role;
      member->second.left = changed.left;
    }
    joined_.clear();
    changes_.clear();
  }

  void heads() {
    if (erased_since_) {
      found_.notes.push_back(
          "something was erased after this copy of the record was made; its keys are gone");
    }
    for (const model::Owner& owner : bodiless_) {
      if (!erased_.contains(owner)) {
        damage("the record", "bodies are missing that no entry says were erased");
        break;
      }
    }
    for (const Head& head : ledger_.heads()) {
      if (auto checked = ledger_.check_head(head.text()); !checked.ok()) {
        damage("the head over " + std::to_string(head.size) + " entries", checked.error().message);
      }
    }
  }

  void originals(database::Connection& reader) {
    auto& rows = reader.statement("SELECT name, report, hash FROM originals ORDER BY name");
    std::set<std::string> kept;
    while (rows.step()) {
      const std::string name(rows.text(0));
      kept.insert(name);
      named_original(name, model::ReportId(id_bytes(rows.bytes(1))), rows.bytes(2));
    }
    for (const auto& [name, named] : named_) {
      const model::Owner owner{model::Owner::Kind::kReport, named.report.bytes()};
      if (!kept.contains(name) && !erased_.contains(owner)) {
        damage("original of report " + named.report.text(),
               "is named by an entry and is not there");
      }
    }
    found_.originals = kept.size();
    strays(kept);
  }

  void named_original(const std::string& name, const model::ReportId& report, ByteView hash) {
    const std::string where = "original of report " + report.text();
    auto sealed =
        archive_.world.files().read(archive_.folder.original(name), kOriginalFileBytesMax);
    if (!sealed.ok()) return damage(where, "cannot be read, or is missing");
    const Hash now = sha256(*sealed);
    if (!std::equal(hash.begin(), hash.end(), now.begin(), now.end())) {
      return damage(where, "is not as it was written");
    }
    auto key = ledger_.unlocked().ring.find(*archive_.keys, {KeyOf::kReport, report.bytes()});
    if (!key.ok()) return;
    auto content = open_original(*key, name, *sealed);
    if (!content.ok()) return damage(where, "does not open");
    auto named = named_.find(name);
    if (named == named_.end()) return;
    const Hash plain = sha256(*content);
    if (!std::equal(plain.begin(), plain.end(), named->second.hash.begin(),
                    named->second.hash.end())) {
      damage(where, "is not the one that its entry was made from");
    }
  }

  void strays(const std::set<std::string>& kept) {
    auto folders = archive_.world.files().list(archive_.folder.originals());
    if (!folders.ok()) return damage("originals", "the folder cannot be read");
    for (const std::string& folder : *folders) {
      auto names = archive_.world.files().list(archive_.folder.originals() / folder);
      if (!names.ok()) continue;
      for (const std::string& name : *names) {
        if (kept.contains(name)) continue;
        std::string note = "originals/";
        note.append(folder).append("/").append(name);
        note += " belongs to no entry: left by an act that was cut off, or by a newer record "
                "than this one";
        found_.notes.push_back(std::move(note));
      }
    }
  }

  void derived() {
    std::lock_guard guard(archive_.write_mutex);
    if (!archive_.derived_is_right()) {
      damage("derived tables", "are not what the entries give; `whereabouts rebuild` mends them");
    }
  }

  Ledger& ledger_;
  Archive& archive_;
  const Progress& progress_;
  Verification found_;

  std::vector<StoredAct> acts_;
  std::size_t act_at_ = 0;
  StoredAct act_;
  std::uint64_t left_in_act_ = 0;
  bool unsigned_ = false;
  bool keepers_act_ = false;
  Frontier act_leaves_;
  Hash last_act_{};

  Frontier tree_;
  std::map<std::pair<std::int64_t, std::int64_t>, Hash> nodes_;
  base::Instant last_time_{INT64_MIN};
  model::EntryId last_id_;
  std::map<model::MemberId, Member> members_;
  std::vector<Member> joined_;
  std::vector<model::MemberChanged> changes_;
  std::set<model::Owner> bodiless_;
  std::set<model::Owner> erased_;
  bool erased_since_ = false;
  std::map<std::string, Named> named_;
};

}  // namespace

Verification verify(Ledger& ledger, Depth depth, const Progress& progress) {
  return Verifier(ledger, progress).run(depth);
}

base::Result<Verification> verify_folder(base::World& world, const Parts& parts,
                                         const std::filesystem::path& folder,
                                         std::string_view login, std::string_view password,
                                         Depth depth, const Progress& progress) {
  auto ledger = Ledger::open(world, parts, folder, login, password);
  if (ledger.ok()) return verify(**ledger, depth, progress);
  if (ledger.error().code != ErrorCode::kDamaged) return ledger.error();
  Verification found;
  found.damages.push_back({folder.string(), ledger.error().message});
  return found;
}

}  // namespace ledger
