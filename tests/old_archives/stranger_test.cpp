// A stranger reads an archive by docs/formats/archive.md alone: with libsodium, SQLite3 Multiple
// Ciphers and a reader of CBOR, and with nothing of the rooms that wrote it.
//
// Where this test must change for an archive that is kept here, the format has changed.
#include <gtest/gtest.h>
#include <sodium.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/cbor.h"

namespace {

using base::Bytes;
using base::ByteView;
namespace fs = std::filesystem;

const fs::path kRelease = fs::path(WHEREABOUTS_SOURCE) / "tests" / "old_archives" / "0.1.0";

Bytes read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string content((std::istreambuf_iterator<char>(in)), {});
  return base::to_bytes(content);
}

Bytes copied(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

Bytes joined(std::initializer_list<ByteView> parts) {
  Bytes whole;
  for (ByteView part : parts) whole.insert(whole.end(), part.begin(), part.end());
  return whole;
}

Bytes big_endian(std::uint64_t value) {
  Bytes bytes(8);
  for (std::size_t at = 0; at < 8; ++at) bytes[7 - at] = static_cast<std::uint8_t>(value >> 8 * at);
  return bytes;
}

// "seal(key, plain, bound)", backwards.
Bytes unseal(ByteView key, ByteView sealed, ByteView bound) {
  constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (sealed.size() < kNonce + kTag) throw std::runtime_error("too short to be sealed");
  Bytes plain(sealed.size() - kNonce - kTag);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          plain.data(), nullptr, nullptr, sealed.data() + kNonce, sealed.size() - kNonce,
          bound.data(), bound.size(), sealed.data(), key.data()) != 0) {
    throw std::runtime_error("does not open");
  }
  return plain;
}

Bytes derive(ByteView key, std::uint64_t number, const char (&context)[9]) {
  Bytes derived(32);
  crypto_kdf_derive_from_key(derived.data(), derived.size(), number, context, key.data());
  return derived;
}

Bytes blake2b(ByteView message, ByteView key) {
  Bytes hash(32);
  crypto_generichash(hash.data(), hash.size(), message.data(), message.size(), key.data(),
                     key.size());
  return hash;
}

Bytes sha256(ByteView message) {
  Bytes hash(32);
  crypto_hash_sha256(hash.data(), message.data(), message.size());
  return hash;
}

using Row = std::vector<Bytes>;  // integers as their decimal digits

std::vector<Row> rows(const fs::path& file, ByteView key, const char* sql) {
  const std::string name = "file:" + file.string() +
                           "?cipher=aegis&algorithm=aegis-256&hexkey=7261773A" +
                           base::to_hex(key);
  sqlite3* db = nullptr;
  sqlite3_stmt* statement = nullptr;
  std::vector<Row> found;
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  EXPECT_EQ(sqlite3_open_v2(name.c_str(), &db, flags, "multipleciphers-unix"), SQLITE_OK);
  EXPECT_EQ(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  while (statement != nullptr && sqlite3_step(statement) == SQLITE_ROW) {
    Row row;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      row.emplace_back(bytes, bytes + size);
    }
    found.push_back(std::move(row));
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return found;
}

std::uint64_t integer(const Bytes& digits) {
  std::uint64_t value = 0;
  for (std::uint8_t digit : digits) value = value * 10 + (digit - '0');
  return value;
}

// The fields of a CBOR map, each as its bytes.
std::map<std::uint64_t, Bytes> fields(ByteView map) {
  std::map<std::uint64_t, Bytes> found;
  base::CborReader in(map);
  for (base::CborMap each(in); auto key = each.next_key();) found[*key] = copied(in.item());
  return found;
}
Bytes bytes_in(const Bytes& item) {
  base::CborReader in(item);
  return copied(in.bytes());
}
std::string text_in(const Bytes& item) {
  base::CborReader in(item);
  return std::string(in.text());
}
std::uint64_t number_in(const Bytes& item) {
  base::CborReader in(item);
  return in.unsigned_integer();
}

class Stranger : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_GE(sodium_init(), 0);
    std::ifstream in(kRelease / "facts");
    for (std::string line; std::getline(in, line);) {
      facts_[line.substr(0, line.find(' '))] = line.substr(line.find(' ') + 1);
    }
    folder_ = fs::temp_directory_path() / ("stranger-" + std::to_string(::getpid()));
    fs::copy(kRelease / "archive", folder_, fs::copy_options::recursive);
    unlock();
  }
  void TearDown() override { fs::remove_all(folder_); }

  // "From a password to a key"
  void unlock() {
    const Bytes members = read_file(folder_ / "members");
    base::CborReader outer(members);
    ASSERT_EQ(outer.array(), 4u);
    ASSERT_EQ(outer.text(), "whereabouts members");
    const Bytes inner = copied(outer.bytes());
    const Bytes tag = copied(outer.bytes());
    base::CborReader in(inner);
    ASSERT_EQ(in.array(), 5u);
    ASSERT_EQ(in.unsigned_integer(), 1u);
    archive_ = copied(in.bytes());
    in.unsigned_integer();  // the edition
    generation_ = in.unsigned_integer();
    const Bytes login = blake2b(base::as_bytes(facts_["login"]), archive_);
    for (std::uint64_t left = in.array(); left > 0; --left) {
      auto slot = fields(in.item());
      if (bytes_in(slot[1]) == login) open_slot(slot);
    }
    ASSERT_EQ(archive_key_.size(), 32u);
    EXPECT_EQ(blake2b(inner, derive(archive_key_, 4, "wabMembr")), tag);
    record_key_ = derive(archive_key_, 1, "wabRecrd");
  }

  void open_slot(std::map<std::uint64_t, Bytes>& slot) {
    Bytes key(32);
    const std::string& password = facts_["password"];
    ASSERT_EQ(crypto_pwhash(key.data(), key.size(), password.data(), password.size(),
                            bytes_in(slot[3]).data(), number_in(slot[4]), number_in(slot[5]),
                            crypto_pwhash_ALG_ARGON2ID13),
              0);
    const Bytes secrets =
        unseal(key, bytes_in(slot[6]), joined({archive_, bytes_in(slot[2])}));
    const Bytes box = bytes_in(slot[10]);
    Bytes wrapping(box.size() - crypto_box_SEALBYTES);
    ASSERT_EQ(crypto_box_seal_open(wrapping.data(), box.data(), box.size(),
                                   bytes_in(slot[8]).data(), secrets.data()),
              0);
    const fs::path keys = folder_ / ("keys-" + std::to_string(generation_) + ".db");
    archive_key_ =
        rows(keys, wrapping, "SELECT value FROM facts WHERE name = 'archive key'").at(0).at(0);
    for (Row& row : rows(keys, wrapping,
                         "SELECT what, id, sealed FROM wrapped_keys"
                         " WHERE opened_by = zeroblob(16)")) {
      const Bytes what{static_cast<std::uint8_t>(integer(row[0]))};
      keys_[base::to_hex(joined({what, row[1]}))] =
          unseal(derive(archive_key_, 2, "wabWraps"), row[2], joined({what, row[1], Bytes(16)}));
    }
  }

  // The key of the owner, where this member may open it by the archive key alone.
  const Bytes* key_of(std::map<std::uint64_t, Bytes>& header) {
    const std::uint64_t owner = number_in(header[9]);
    if (owner == 1) return &(keys_["archive"] = derive(archive_key_, 3, "wabBodys"));
    const std::uint8_t what = owner == 2 ? 1 : owner == 3 ? 2 : number_in(header[3]) == 5 ? 4 : 3;
    auto key = keys_.find(base::to_hex(joined({Bytes{what}, bytes_in(header[10])})));
    return key == keys_.end() ? nullptr : &key->second;
  }

  std::map<std::string, std::string> facts_;
  fs::path folder_;
  Bytes archive_, archive_key_, record_key_;
  std::uint64_t generation_ = 0;
  std::map<std::string, Bytes> keys_;  // by what and id
};

// RFC 9162, 2.1.1, word for word.
Bytes tree(std::span<const Bytes> leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves[0];
  std::size_t half = 1;
  while (half * 2 < leaves.size()) half *= 2;
  return sha256(
      joined({Bytes{1}, tree(leaves.first(half)), tree(leaves.subspan(half))}));
}

TEST_F(Stranger, ReadsTheWordsOfAReportAndItsOriginal) {
  int reports = 0;
  for (Row& row : rows(folder_ / "record.db", record_key_,
                       "SELECT number, header, sealed FROM entries WHERE sealed IS NOT NULL")) {
    auto header = fields(row[1]);
    const Bytes* key = key_of(header);
    if (key == nullptr) continue;
    const Bytes salted =
        unseal(*key, row[2], joined({big_endian(integer(row[0])), bytes_in(header[2])}));
    EXPECT_EQ(sha256(salted), bytes_in(header[11])) << "the commitment";
    if (number_in(header[3]) != 6) continue;
    auto report = fields(fields(ByteView(salted).subspan(32)).at(1));
    if (text_in(report[8]).find(facts_["word"]) == std::string::npos) continue;
    ++reports;
    const std::string name = text_in(report[6]);
    const Bytes padded = unseal(derive(*key, 1, "wabOrigi"),
                                read_file(folder_ / "originals" / name.substr(0, 2) / name),
                                base::as_bytes(name));
    const std::string original = text_in(report[8]);
    EXPECT_EQ(copied(ByteView(padded).first(8)), big_endian(original.size()));
    EXPECT_EQ(base::as_text(padded).substr(8, original.size()), original);
    EXPECT_EQ(sha256(base::as_bytes(original)), bytes_in(report[7]));
  }
  EXPECT_EQ(reports, 1);
}

TEST_F(Stranger, ComputesTheRootAnew) {
  std::vector<Bytes> leaves;
  for (Row& row : rows(folder_ / "record.db", record_key_,
                       "SELECT header FROM entries ORDER BY number")) {
    leaves.push_back(sha256(joined({Bytes{0}, row[0]})));
  }
  EXPECT_EQ(base::to_hex(tree(leaves)), facts_["root"]);
}

TEST_F(Stranger, ChecksWhoSignedWhat) {
  const fs::path record = folder_ / "record.db";
  std::vector<Bytes> leaves;
  std::map<std::string, Bytes> signing_keys;  // nobody's keys were reset in this archive
  for (Row& row : rows(record, record_key_,
                       "SELECT header, sealed, number FROM entries ORDER BY number")) {
    leaves.push_back(sha256(joined({Bytes{0}, row[0]})));
    auto header = fields(row[0]);
    if (number_in(header[3]) != 2) continue;
    const Bytes salted = unseal(*key_of(header), row[1],
                                joined({big_endian(integer(row[2])), bytes_in(header[2])}));
    auto added = fields(ByteView(salted).subspan(32));
    signing_keys[base::to_hex(bytes_in(added[1]))] = bytes_in(added[4]);
  }
  Bytes previous(32);
  int acts = 0;
  for (Row& row : rows(record, record_key_,
                       "SELECT first, entries, member, root, previous, signature FROM acts"
                       " ORDER BY first")) {
    const std::uint64_t first = integer(row[0]);
    const std::uint64_t count = integer(row[1]);
    EXPECT_EQ(tree(std::span(leaves).subspan(first - 1, count)), row[3]);
    EXPECT_EQ(row[4], previous);
    base::CborWriter message;
    message.array(7);
    message.text("whereabouts act 1");
    message.bytes(archive_);
    message.unsigned_integer(first);
    message.unsigned_integer(count);
    message.bytes(row[3]);
    message.bytes(row[4]);
    message.bytes(row[2]);
    const Bytes signed_part = message.take();
    EXPECT_EQ(crypto_sign_verify_detached(row[5].data(), signed_part.data(), signed_part.size(),
                                          signing_keys.at(base::to_hex(row[2])).data()),
              0);
    previous = sha256(joined({signed_part, row[5]}));
    ++acts;
  }
  EXPECT_GT(acts, 5);
}

}  // namespace
