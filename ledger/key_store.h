// The keys file: every key of the archive but the members' own, in a database of its own.
//
// Itself encrypted under a wrapping key that turns at each erasure. It holds the archive key, and
// rows that wrap one key each: `what` and `id` say whose key it is, `by` who can open it (nil:
// everybody with the archive key; else a member for cases and identities, a case for reports).
// A key without a row is gone. Thread-safe; one lock around one connection, since every key that
// was opened is kept by a KeyRing.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "database/database.h"
#include "ledger/key.h"
#include "ledger/members_file.h"
#include "model/entry.h"

namespace ledger {

enum class KeyOf : std::uint8_t { kCase = 1, kReport = 2, kSourceLabel = 3, kSourceIdentity = 4 };

struct KeyName {
  KeyOf what = KeyOf::kCase;
  base::IdBytes id{};
  friend auto operator<=>(const KeyName&, const KeyName&) = default;
};

struct WrappedKey {
  KeyName name;
  base::IdBytes by{};
  base::Bytes sealed;
  bool seen_open = false;  // of a report under the archive key: it was filed in an open case

  bool is_shared() const { return by == base::IdBytes{}; }
};

// What one act does to the keys.
struct KeyChanges {
  std::vector<WrappedKey> put;       // replaces a row of the same what, id and by
  std::vector<WrappedKey> removed;   // only the names count
  bool empty() const { return put.empty() && removed.empty(); }
  void add(KeyChanges more);
};

class KeyStore {
 public:
  // A new one, in an empty database.
  static std::unique_ptr<KeyStore> create(std::unique_ptr<database::Database> database,
                                          const Key& archive_key, std::uint64_t generation);
  // Errors: kDamaged when it is not a keys file of this generation.
  static base::Result<std::unique_ptr<KeyStore>> open(
      std::unique_ptr<database::Database> database, std::uint64_t generation);

  const Key& archive_key() const { return *archive_key_; }
  std::vector<WrappedKey> find(const KeyName& name);
  std::vector<WrappedKey> all();
  void apply(const KeyChanges& changes);  // durable when it returns

  // Erased for good, so that a record from before the erasure is not taken for damaged.
  bool was_erased(const KeyName& name);

  std::uint64_t number(std::string_view name);  // 0 when it was never put
  void put_number(std::string_view name, std::uint64_t value);
  base::Bytes bytes(std::string_view name);
  void put_bytes(std::string_view name, base::ByteView value);

  // Turning: fill() copies all keys but those of `erased` into an empty database, with the facts
  // that it will need; replace() goes over to it. Between the two the file `members` is written.
  std::unique_ptr<database::Database> fill(std::unique_ptr<database::Database> into,
                                           std::uint64_t generation, std::uint64_t edition,
                                           std::span<const KeyName> erased_now);
  void replace(std::unique_ptr<database::Database> with, std::uint64_t generation);
  std::uint64_t generation() const { return generation_; }
  std::vector<database::Damage> check();
  base::Status copy_to(const std::filesystem::path& path, base::ByteView key);

 private:
  KeyStore(std::unique_ptr<database::Database> database, const Key& archive_key);
  std::vector<KeyName> erased();
  void note_erased(const std::set<KeyName>& names);
  void put_row(const WrappedKey& row);
  void put_fact(std::string_view name, base::ByteView value);

  std::mutex mutex_;
  std::unique_ptr<database::Database> database_;
  Guarded<Key> archive_key_;
  std::atomic<std::uint64_t> generation_ = 0;
};

// Opens keys for one member, or (without secrets) what the archive key alone opens. Keeps what it
// opened. Thread-safe.
class KeyRing {
 public:
  KeyRing() = default;  // opens what the archive key alone opens
  KeyRing(model::MemberId member, const MemberSecrets* secrets)
      : member_(member), secrets_(secrets) {}

  // Errors: kNotFound (erased, or never there), kNotAllowed (sealed to others).
  base::Result<Key> find(KeyStore& store, const KeyName& name);
  void keep(const KeyName& name, const Key& key);
  void clear();

 private:
  base::Result<Key> open_one(KeyStore& store, const WrappedKey& row);

  model::MemberId member_;
  const MemberSecrets* secrets_ = nullptr;
  std::mutex mutex_;
  std::map<KeyName, Key> kept_;
  std::uint64_t generation_ = 0;  // of the store that they came from: another forgets them
};

// The key under which shared rows are wrapped, and the row itself.
WrappedKey wrap_shared(const Key& archive_key, const KeyName& name, const Key& key,
                       base::World& world);
WrappedKey wrap_for_case(const Key& case_key, const model::CaseId& case_id, const KeyName& report,
                         const Key& key, base::World& world);
WrappedKey wrap_for_member(const PublicKey& sealing, const model::MemberId& member,
                           const KeyName& name, const Key& key);

// Whose key seals a body: the archive's own has no name.
std::optional<KeyName> key_name(const model::Owner& owner, model::Kind kind);
// Seals the bodies that belong to the archive as a whole.
Key archive_body_key(const Key& archive_key);
Key record_key(const Key& archive_key);
Key members_key(const Key& archive_key);
Key original_key(const Key& report_key);

}  // namespace ledger
