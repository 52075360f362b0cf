#include "ledger/key_store.h"

#include <algorithm>
#include <set>

#include "ledger/envelope.h"

namespace ledger {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;
using database::Transaction;

namespace {

constexpr std::size_t kKeptMost = 200'000;

Bytes binding(const WrappedKey& row) {
  Bytes bound{static_cast<std::uint8_t>(row.name.what)};
  bound.insert(bound.end(), row.name.id.begin(), row.name.id.end());
  bound.insert(bound.end(), row.by.begin(), row.by.end());
  return bound;
}

base::IdBytes id_from(ByteView bytes) {
  base::IdBytes id{};
  if (bytes.size() != id.size()) {
    throw base::Failure(ErrorCode::kDamaged, "the keys file holds an id of the wrong length");
  }
  std::copy(bytes.begin(), bytes.end(), id.begin());
  return id;
}

WrappedKey read_row(database::Statement& row) {
  WrappedKey key;
  key.name = {static_cast<KeyOf>(row.integer(0)), id_from(row.bytes(1))};
  key.by = id_from(row.bytes(2));
  const ByteView sealed = row.bytes(3);
  key.sealed.assign(sealed.begin(), sealed.end());
  key.seen_open = row.integer(4) != 0;
  return key;
}

void make_tables(database::Connection& writer) {
  writer.execute(
      "CREATE TABLE facts (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL);"
      "CREATE TABLE wrapped_keys (what INTEGER NOT NULL, id BLOB NOT NULL, opened_by BLOB NOT NULL,"
      " sealed BLOB NOT NULL, seen_open INTEGER NOT NULL, PRIMARY KEY (what, id, opened_by));"
      "CREATE TABLE erased (what INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (what, id));");
}

Bytes eight_bytes(std::uint64_t value) {
  Bytes bytes(8);
  put_big_endian(value, bytes.data());
  return bytes;
}

Key wrap_key(const Key& archive_key) { return derive(archive_key, 2, "wabWraps"); }

}  // namespace

void KeyChanges::add(KeyChanges more) {
  std::move(more.put.begin(), more.put.end(), std::back_inserter(put));
  std::move(more.removed.begin(), more.removed.end(), std::back_inserter(removed));
}

KeyStore::KeyStore(std::unique_ptr<database::Database> database, const Key& archive_key)
    : database_(std::move(database)) {
  *archive_key_ = archive_key;
}

std::unique_ptr<KeyStore> KeyStore::create(std::unique_ptr<database::Database> database,
                                           const Key& archive_key, std::uint64_t generation) {
  std::unique_ptr<KeyStore> store(new KeyStore(std::move(database), archive_key));
  database::Connection& writer = store->database_->writer();
  Transaction transaction(writer, Transaction::Kind::kWrite);
  make_tables(writer);
  store->put_fact("archive key", archive_key.bytes());
  store->put_fact("generation", eight_bytes(generation));
  transaction.commit();
  store->generation_ = generation;
  return store;
}

base::Result<std::unique_ptr<KeyStore>> KeyStore::open(
    std::unique_ptr<database::Database> database, std::uint64_t generation) {
  std::unique_ptr<KeyStore> store(new KeyStore(std::move(database), Key()));
  Bytes stored = store->bytes("archive key");
  auto key = Key::from_bytes(stored);
  wipe(stored.data(), stored.size());
  if (!key.ok() || store->number("generation") != generation) {
    return Error{ErrorCode::kDamaged,
                 "the keys file is not the one that the file `members` names; put both back from "
                 "the same backup of the keys"};
  }
  *store->archive_key_ = *key;
  store->generation_ = generation;
  return store;
}

std::vector<WrappedKey> KeyStore::find(const KeyName& name) {
  std::lock_guard guard(mutex_);
  auto& rows = database_->writer().statement(
      "SELECT what, id, opened_by, sealed, seen_open FROM wrapped_keys"
      " WHERE what = $1 AND id = $2 ORDER BY opened_by");
  rows.bind(1, static_cast<std::int64_t>(name.what)).bind(2, ByteView(name.id));
  std::vector<WrappedKey> found;
  while (rows.step()) found.push_back(read_row(rows));
  return found;
}

std::vector<WrappedKey> KeyStore::all() {
  std::lock_guard guard(mutex_);
  auto& rows = database_->writer().statement(
      "SELECT what, id, opened_by, sealed, seen_open FROM wrapped_keys"
      " ORDER BY what, id, opened_by");
  std::vector<WrappedKey> found;
  while (rows.step()) found.push_back(read_row(rows));
  return found;
}

std::vector<KeyName> KeyStore::erased() {
  std::lock_guard guard(mutex_);
  auto& rows = database_->writer().statement("SELECT what, id FROM erased ORDER BY what, id");
  std::vector<KeyName> names;
  while (rows.step()) {
    names.push_back({static_cast<KeyOf>(rows.integer(0)), id_from(rows.bytes(1))});
  }
  return names;
}

bool KeyStore::was_erased(const KeyName& name) {
  std::lock_guard guard(mutex_);
  auto& row = database_->writer().statement("SELECT 1 FROM erased WHERE what = $1 AND id = $2");
  row.bind(1, static_cast<std::int64_t>(name.what)).bind(2, ByteView(name.id));
  const bool found = row.step();
  row.reset();
  return found;
}

void KeyStore::note_erased(const std::set<KeyName>& names) {
  std::lock_guard guard(mutex_);
  database::Connection& writer = database_->writer();
  Transaction transaction(writer, Transaction::Kind::kWrite);
  for (const KeyName& name : names) {
    writer.statement("INSERT INTO erased (what, id) VALUES ($1, $2)")
        .bind(1, static_cast<std::int64_t>(name.what))
        .bind(2, ByteView(name.id))
        .run();
  }
  transaction.commit();
}

void KeyStore::put_row(const WrappedKey& row) {
  database_->writer()
      .statement(
          "INSERT INTO wrapped_keys (what, id, opened_by, sealed, seen_open)"
          " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (what, id, opened_by)"
          " DO UPDATE SET sealed = excluded.sealed, seen_open = excluded.seen_open")
      .bind(1, static_cast<std::int64_t>(row.name.what))
      .bind(2, ByteView(row.name.id))
      .bind(3, ByteView(row.by))
      .bind(4, ByteView(row.sealed))
      .bind(5, std::int64_t{row.seen_open})
      .run();
}

void KeyStore::apply(const KeyChanges& changes) {
  if (changes.empty()) return;
  std::lock_guard guard(mutex_);
  database::Connection& writer = database_->writer();
  Transaction transaction(writer, Transaction::Kind::kWrite);
  for (const WrappedKey& row : changes.put) put_row(row);
  for (const WrappedKey& row : changes.removed) {
    writer.statement("DELETE FROM wrapped_keys WHERE what = $1 AND id = $2 AND opened_by = $3")
        .bind(1, static_cast<std::int64_t>(row.name.what))
        .bind(2, ByteView(row.name.id))
        .bind(3, ByteView(row.by))
        .run();
  }
  transaction.commit();
}

Bytes KeyStore::bytes(std::string_view name) {
  std::lock_guard guard(mutex_);
  auto& row = database_->writer().statement("SELECT value FROM facts WHERE name = $1");
  row.bind(1, name);
  Bytes value;
  if (row.step()) {
    const ByteView held = row.bytes(0);
    value.assign(held.begin(), held.end());
  }
  row.reset();
  return value;
}

std::uint64_t KeyStore::number(std::string_view name) {
  std::uint64_t value = 0;
  for (std::uint8_t byte : bytes(name)) value = value << 8 | byte;
  return value;
}

void KeyStore::put_fact(std::string_view name, ByteView value) {
  database_->writer()
      .statement("INSERT INTO facts (name, value) VALUES ($1, $2)"
                 " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
      .bind(1, name)
      .bind(2, value)
      .run();
}

void KeyStore::put_bytes(std::string_view name, ByteView value) {
  std::lock_guard guard(mutex_);
  Transaction transaction(database_->writer(), Transaction::Kind::kWrite);
  put_fact(name, value);
  transaction.commit();
}

void KeyStore::put_number(std::string_view name, std::uint64_t value) {
  put_bytes(name, eight_bytes(value));
}

std::unique_ptr<database::Database> KeyStore::fill(std::unique_ptr<database::Database> into,
                                                   std::uint64_t generation,
                                                   std::uint64_t edition,
                                                   std::span<const KeyName> erased_now) {
  auto next = create(std::move(into), archive_key(), generation);
  std::set<KeyName> gone(erased_now.begin(), erased_now.end());
  for (const KeyName& name : erased()) gone.insert(name);
  KeyChanges kept;
  for (WrappedKey& row : all()) {
    if (!gone.contains(row.name)) kept.put.push_back(std::move(row));
  }
  next->apply(kept);
  next->note_erased(gone);
  next->put_bytes("ARCHIVE", bytes("ARCHIVE"));
  next->put_number("members edition", edition);
  return std::move(next->database_);
}

void KeyStore::replace(std::unique_ptr<database::Database> with, std::uint64_t generation) {
  std::lock_guard guard(mutex_);
  database_ = std::move(with);
  generation_ = generation;
}

std::vector<database::Damage> KeyStore::check() {
  std::lock_guard guard(mutex_);
  return database_->check();
}

base::Status KeyStore::copy_to(const std::filesystem::path& path, ByteView key) {
  std::lock_guard guard(mutex_);
  return database_->copy_to(path, key);
}

base::Result<Key> KeyRing::open_one(KeyStore& store, const WrappedKey& row) {
  base::Result<Bytes> plain = Error{ErrorCode::kNotAllowed, ""};
  if (row.is_shared()) {
    plain = open(wrap_key(store.archive_key()), row.sealed, binding(row));
  } else if (row.name.what == KeyOf::kReport) {
    TRY_ASSIGN(Key case_key, find(store, {KeyOf::kCase, row.by}));
    plain = open(case_key, row.sealed, binding(row));
  } else if (secrets_ != nullptr && row.by == member_.bytes()) {
    plain = open_as(*secrets_, row.sealed);
    if (!plain.ok()) {
      return Error{
          ErrorCode::kNotAllowed,
          "this was sealed to keys that were lost; ask another of its keepers to share it"};
    }
  }
  if (!plain.ok()) return plain.error();
  // A key sealed to a member says itself whose it is; the others are bound to it.
  if (row.by == member_.bytes() && !row.is_shared()) {
    const Bytes bound = binding(row);
    if (plain->size() != kKeyBytes + bound.size() ||
        !std::equal(bound.begin(), bound.end(), plain->begin() + kKeyBytes)) {
      return Error{ErrorCode::kDamaged, "a key sealed to this member is that of something else"};
    }
    wipe(plain->data() + kKeyBytes, bound.size());
    plain->resize(kKeyBytes);
  }
  auto key = Key::from_bytes(*plain);
  wipe(plain->data(), plain->size());
  return key;
}

base::Result<Key> KeyRing::find(KeyStore& store, const KeyName& name) {
  {
    std::lock_guard guard(mutex_);
    if (generation_ != store.generation()) {
      kept_.clear();
      generation_ = store.generation();
    }
    auto kept = kept_.find(name);
    if (kept != kept_.end()) return kept->second;
  }
  const std::vector<WrappedKey> rows = store.find(name);
  for (const WrappedKey& row : rows) {
    auto key = open_one(store, row);
    if (key.ok()) {
      keep(name, *key);
      return key;
    }
    if (key.error().code == ErrorCode::kDamaged) return key.error();
  }
  if (rows.empty()) {
    return Error{ErrorCode::kNotFound, "this was erased, or was never in the archive"};
  }
  return Error{ErrorCode::kNotAllowed, "this is sealed to others; ask one of its keepers"};
}

void KeyRing::keep(const KeyName& name, const Key& key) {
  std::lock_guard guard(mutex_);
  if (kept_.size() >= kKeptMost) kept_.clear();
  kept_.insert_or_assign(name, key);
}

void KeyRing::clear() {
  std::lock_guard guard(mutex_);
  kept_.clear();
}

WrappedKey wrap_shared(const Key& archive_key, const KeyName& name, const Key& key,
                       base::World& world) {
  WrappedKey row{name, {}, {}, false};
  row.sealed = seal(wrap_key(archive_key), key.bytes(), binding(row), world);
  return row;
}

WrappedKey wrap_for_case(const Key& case_key, const model::CaseId& case_id, const KeyName& report,
                         const Key& key, base::World& world) {
  WrappedKey row{report, case_id.bytes(), {}, false};
  row.sealed = seal(case_key, key.bytes(), binding(row), world);
  return row;
}

WrappedKey wrap_for_member(const PublicKey& sealing, const model::MemberId& member,
                           const KeyName& name, const Key& key) {
  WrappedKey row{name, member.bytes(), {}, false};
  Bytes plain(key.bytes().begin(), key.bytes().end());
  const Bytes bound = binding(row);
  plain.insert(plain.end(), bound.begin(), bound.end());
  row.sealed = seal_to(sealing, plain);
  wipe(plain.data(), plain.size());
  return row;
}

std::optional<KeyName> key_name(const model::Owner& owner, model::Kind kind) {
  static const model::Kind identity = model::kind_of(model::Body(model::SourceIdentity{}));
  switch (owner.kind) {
    case model::Owner::Kind::kArchive: return std::nullopt;
    case model::Owner::Kind::kCase: return KeyName{KeyOf::kCase, owner.id};
    case model::Owner::Kind::kReport: return KeyName{KeyOf::kReport, owner.id};
    case model::Owner::Kind::kSource:
      return KeyName{kind == identity ? KeyOf::kSourceIdentity : KeyOf::kSourceLabel, owner.id};
  }
  throw base::Failure(ErrorCode::kDamaged, "an entry has an owner of an unknown kind");
}

Key archive_body_key(const Key& archive_key) { return derive(archive_key, 3, "wabBodys"); }
Key record_key(const Key& archive_key) { return derive(archive_key, 1, "wabRecrd"); }
Key members_key(const Key& archive_key) { return derive(archive_key, 4, "wabMembr"); }
Key original_key(const Key& report_key) { return derive(report_key, 1, "wabOrigi"); }

}  // namespace ledger
