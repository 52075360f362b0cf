// The open archive behind all Ledgers of a process. Used inside this room only.
//
// Locks, in the order in which they are taken: queue (who writes next), write (the writing
// connection and WriterState), state (what readers of memory see). The key store and each key ring
// have locks of their own, taken last.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>

#include "ledger/envelope.h"
#include "ledger/folder.h"
#include "ledger/key_store.h"
#include "ledger/ledger.h"

namespace ledger {

// What one member has open.
struct Unlocked {
  Unlocked(const model::MemberId& who, const MemberSecrets& opened) : member(who) {
    *secrets = opened;
  }
  model::MemberId member;
  Guarded<MemberSecrets> secrets;
  mutable KeyRing ring{member, &*secrets};
  std::mutex pending_mutex;
  std::map<model::ReportId, Key> pending;  // keys of originals whose report is not yet received
  std::map<model::ReportId, std::vector<std::pair<std::string, Hash>>> pending_files;
};

// One entry of an act on its way into the record.
struct Item {
  const model::Body* body = nullptr;  // null: of a newer program, bytes only
  model::Kind kind = 0;
  std::uint16_t version = model::kBodyVersion;
  base::Bytes plain;
  std::vector<model::CaseId> cases;
  model::Owner owner;
  Key key;
  bool shared = false;  // goes to the projections
};

// The entries that one member adds together.
struct Act {
  explicit Act(Unlocked& member) : who(member) {}
  Unlocked& who;
  std::vector<model::CaseId> cases;
  std::uint64_t based_on = 0;
  std::vector<Item> items;
  // More to do in the same transaction, after the entries.
  std::function<void(database::Connection&)> also;

  KeyChanges keys;
  std::map<KeyName, Key> staged;               // keys made or opened for this act
  std::vector<model::ReportId> closed_reports; // were open to all until now
  bool reveals = false;                        // opens to all what was closed
  std::vector<model::Envelope> made;
  std::optional<base::Error> error;
  bool done = false;
};

// What the next entry goes on from.
struct WriterState {
  Frontier tree;
  base::Instant time;
  base::IdBytes id{};
  Hash act{};  // hash of the last act, zero before the first
};

// What derived tables note an entry under: stored numbers.
enum class About : std::uint8_t { kCase = 1, kReport = 2, kSource = 3, kMembers = 4 };

class Archive {
 public:
  Archive(base::World& world, Parts parts, Folder folder, ArchiveId id);
  ~Archive();

  base::World& world;
  const Parts parts;
  const Folder folder;
  const ArchiveId id;
  std::unique_ptr<FolderLock> lock;  // null in memory
  std::unique_ptr<database::Database> record;

  // Reads what stands in the opened databases into memory; sets read_only.
  void load();
  // Prepares, writes and commits; several acts share one transaction. Throws only for bugs.
  void append(Act& act);
  // The same for bodies; `also` runs in their transaction.
  base::Result<std::vector<model::Envelope>> add(
      Unlocked& who, const std::vector<model::Body>& bodies,
      const std::vector<model::CaseId>& cases = {}, std::uint64_t based_on = 0,
      std::function<void(database::Connection&)> also = {});
  // The parts of append, for one act.
  base::Status prepare(Act& act);
  void write_entries(database::Connection& writer, WriterState& state, Act& act);

  // Memory that readers share.
  std::uint64_t size() const;
  Frontier tree() const;
  std::optional<Member> find_member(const model::MemberId& member) const;
  std::vector<Member> members() const;
  std::optional<bool> is_closed(const model::CaseId& case_id) const;  // none: no such case
  std::map<model::CaseId, bool> cases() const;

  // Reading rows.
  model::Entry open_entry(Header header, base::ByteView sealed, KeyRing& ring);
  std::optional<model::Entry> read_entry(database::Connection& reader, std::uint64_t number,
                                         KeyRing& ring);
  std::vector<std::uint64_t> numbers_about(database::Connection& reader, About what,
                                           const base::IdBytes& id) const;
  // May every member open it, and may its words stand in shared tables?
  bool is_shared(const Header& header);

  // Derived data; the caller holds write_mutex and a transaction.
  void put_about(database::Connection& writer, const model::Envelope& envelope);
  void apply_projections(database::Connection& writer, const model::Entry& entry);
  void forget(database::Connection& writer, std::span<const model::Entry> entries);
  void rebuild();  // the caller holds write_mutex
  // Are the derived tables that go with each entry what they would be if made anew?
  bool derived_is_right();
  void settle_projections();
  bool run_jobs(std::size_t entries_most);
  enum class Derived { kAll, kWithEntry };
  void rebuild_in(database::Connection& writer, Derived which);
  Hash derived_hash(database::Connection& reader, Derived which = Derived::kAll) const;
  void finish_removals();
  Projection::Place place(database::Connection& writer) { return {writer, record->text_index()}; }

  std::unique_ptr<KeyStore> keys;
  MembersFile members_file;        // under write_mutex
  // Does to its end what an erasure that was cut off left undone.
  base::Status finish_erasures();
  base::Status write_members();    // the next edition; the caller holds write_mutex

  // While the archive is copied whole, and while something of it goes. Taken before write_mutex.
  std::mutex erasing_mutex;
  std::mutex write_mutex;
  WriterState writer_state;  // under write_mutex
  mutable std::mutex state_mutex;
  std::map<model::MemberId, Member> roster;
  std::map<model::CaseId, bool> closed_cases;
  Frontier shown_tree;
  KeyRing shared_ring;
  std::optional<std::string> read_only;
  std::atomic<std::uint64_t> clock_warnings = 0;

 private:
  void write_group(std::span<Act* const> group);
  void publish(std::span<Act* const> group);
  void note_removals(database::Connection& writer, std::span<const WrappedKey> removed);
  void note_member(const model::Body& body, const model::Envelope& envelope);

  std::mutex queue_mutex_;
  std::condition_variable queue_changed_;
  std::deque<Act*> queue_;
};

// Nodes of the tree over a record as one connection sees it.
NodeSource record_nodes(database::Connection& connection);

base::Bytes act_message(const ArchiveId& archive, std::uint64_t first, std::uint64_t count,
                        const Hash& root, const Hash& previous, const model::MemberId& member);
Hash act_hash(base::ByteView message, const Signature& signature);

void create_tables(database::Connection& writer);
// Operational numbers of the record.
std::int64_t fact(database::Connection& connection, std::string_view name);
void put_fact(database::Connection& writer, std::string_view name, std::int64_t value);

base::IdBytes id_bytes(base::ByteView stored);     // throws kDamaged
Hash hash_bytes(base::ByteView stored);            // throws kDamaged

}  // namespace ledger
