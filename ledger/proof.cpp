#include "ledger/proof.h"

#include <sodium.h>

#include "base/cbor.h"
#include "base/limits.h"
#include "ledger/archive.h"

namespace ledger {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;

namespace {

constexpr std::string_view kFirst = "-----BEGIN WHEREABOUTS PROOF-----\n";
constexpr std::string_view kLast = "-----END WHEREABOUTS PROOF-----\n";
constexpr std::size_t kLineLetters = 76;

std::string to_base64(ByteView bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the NUL
  return text;
}

base::Result<Bytes> from_base64(std::string_view text) {
  Bytes bytes(text.size() / 4 * 3 + 3);
  std::size_t size = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), " \r\n", &size,
                        nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) {
    return Error{ErrorCode::kBadInput, "the proof has letters in it that do not belong there"};
  }
  bytes.resize(size);
  return bytes;
}

base::Result<Proof> decode_proof(ByteView bytes) {
  const Error bad{ErrorCode::kBadInput,
                  "this is not a proof of this program, or a part is missing"};
  base::CborReader in(bytes);
  if (in.array() != 7 || in.text() != "whereabouts proof 1") return bad;
  Proof proof;
  auto copy = [&in] {
    const ByteView view = in.bytes();
    return Bytes(view.begin(), view.end());
  };
  proof.header = copy();
  proof.salt = copy();
  proof.body = copy();
  const std::uint64_t hashes = in.array();
  if (hashes > 64) return bad;
  for (std::uint64_t at = 0; at < hashes && in.ok(); ++at) {
    const ByteView hash = in.bytes();
    if (hash.size() != 32) return bad;
    std::copy(hash.begin(), hash.end(), proof.path.emplace_back().begin());
  }
  auto head = PrintedHead::parse(in.text());
  if (!head.ok() || !head->whole) return bad;
  proof.head = *head->whole;
  const ByteView key = in.bytes();
  if (!in.finish().ok() || key.size() != proof.signing_key.size()) return bad;
  std::copy(key.begin(), key.end(), proof.signing_key.begin());
  return proof;
}

}  // namespace

std::string Proof::text() const {
  base::CborWriter out;
  out.array(7);
  out.text("whereabouts proof 1");
  out.bytes(header);
  out.bytes(salt);
  out.bytes(body);
  out.array(path.size());
  for (const Hash& hash : path) out.bytes(hash);
  out.text(head.text());
  out.bytes(signing_key);
  const std::string letters = to_base64(out.written());
  std::string text(kFirst);
  for (std::size_t at = 0; at < letters.size(); at += kLineLetters) {
    text += letters.substr(at, kLineLetters);
    text += '\n';
  }
  return text + std::string(kLast);
}

base::Result<Proven> check_proof(std::string_view text) {
  ready_cryptography();
  const auto begin = text.find(kFirst);
  const auto end = text.find(kLast.substr(0, kLast.size() - 1));
  if (text.size() > base::kProofBytesMax || begin == std::string_view::npos ||
      end == std::string_view::npos || end < begin) {
    return Error{ErrorCode::kBadInput, "this file holds no proof of this program"};
  }
  const std::size_t inside = begin + kFirst.size();
  TRY_ASSIGN(Bytes bytes, from_base64(text.substr(inside, end - inside)));
  TRY_ASSIGN(Proof proof, decode_proof(bytes));
  auto header = decode_header(proof.header);
  if (!header.ok()) return header.error();
  auto wrong = [](std::string what) {
    return Error{ErrorCode::kDamaged, "the proof does not hold: " + std::move(what)};
  };
  if (commitment_of(proof.salt, proof.body) != header->commitment) {
    return wrong("the body is not the one that was committed to");
  }
  const std::uint64_t number = header->envelope.number;
  if (number == 0 || !inclusion_holds(leaf_hash(proof.header), number - 1, proof.head.size,
                                      proof.path, proof.head.root)) {
    return wrong("the entry does not lead to the root of the head");
  }
  if (!signature_holds(proof.signing_key, proof.head.signed_part(), proof.head.signature)) {
    return wrong("the head is not signed by the key that comes with it");
  }
  return Proven{std::move(header->envelope), std::move(proof.body), proof.head,
                proof.signing_key};
}

// What a ledger gives out of its tree.

Hash Ledger::root() const { return archive_->tree().root(); }

base::Result<Hash> Ledger::root_at(std::uint64_t size) const {
  if (size > this->size()) {
    return Error{ErrorCode::kNotFound, "the record has only " + std::to_string(this->size()) +
                                           " entries, not " + std::to_string(size)};
  }
  database::Reader reader = archive_->record->reader();
  database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
  return tree_root(size, record_nodes(*reader));
}

base::Result<Head> Ledger::sign_head() {
  if (auto why = read_only()) return Error{ErrorCode::kUnsupported, *why};
  std::lock_guard guard(archive_->write_mutex);
  const Frontier& tree = archive_->writer_state.tree;
  Head head{archive_->id, tree.size(), std::max(archive_->world.now(), archive_->writer_state.time),
            tree.root(), unlocked_->member, {}};
  head.signature = sign(*unlocked_->secrets, head.signed_part());
  try {
    database::Connection& writer = archive_->record->writer();
    database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
    writer
        .statement("INSERT INTO heads (size, member, time, root, signature)"
                   " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (size, member) DO UPDATE SET"
                   " time = excluded.time, signature = excluded.signature")
        .bind(1, static_cast<std::int64_t>(head.size))
        .bind(2, ByteView(head.member.bytes()))
        .bind(3, head.time.microseconds)
        .bind(4, ByteView(head.root))
        .bind(5, ByteView(head.signature))
        .run();
    transaction.commit();
  } catch (const base::Failure& failure) {
    return failure.error();
  }
  return head;
}

std::vector<Head> Ledger::heads() const {
  database::Reader reader = archive_->record->reader();
  auto& rows = reader->statement(
      "SELECT size, member, time, root, signature FROM heads ORDER BY size, member");
  std::vector<Head> heads;
  while (rows.step()) {
    Head head{archive_->id,
              static_cast<std::uint64_t>(rows.integer(0)),
              {rows.integer(2)},
              hash_bytes(rows.bytes(3)),
              model::MemberId(id_bytes(rows.bytes(1))),
              {}};
    const ByteView signature = rows.bytes(4);
    if (signature.size() != head.signature.size()) {
      throw base::Failure(ErrorCode::kDamaged, "the record holds a signature of the wrong length");
    }
    std::copy(signature.begin(), signature.end(), head.signature.begin());
    heads.push_back(head);
  }
  return heads;
}

namespace {

// The key that this head is signed by, if a member holds or held it: a reset gives new ones.
std::optional<PublicKey> key_of(Archive& archive, const Head& head) {
  database::Reader reader = archive.record->reader();
  for (std::uint64_t number : archive.numbers_about(*reader, About::kMembers, base::IdBytes{})) {
    auto entry = archive.read_entry(*reader, number, archive.shared_ring);
    if (!entry || !entry->body) continue;
    const auto* added = std::get_if<model::MemberAdded>(&*entry->body);
    if (added == nullptr || added->member != head.member || added->signing_key.size() != 32)
      continue;
    PublicKey key;
    std::copy(added->signing_key.begin(), added->signing_key.end(), key.begin());
    if (signature_holds(key, head.signed_part(), head.signature)) return key;
  }
  return std::nullopt;
}

// Had the record this root when it was shorter, or has it now?
bool had_root(database::Connection& reader, const Hash& root) {
  auto& rows = reader.statement("SELECT header FROM entries ORDER BY number");
  Frontier tree;
  while (rows.step()) {
    tree.append(leaf_hash(rows.bytes(0)));
    if (tree.root() != root) continue;
    rows.reset();
    return true;
  }
  return false;
}

}  // namespace

base::Status Ledger::check_head(std::string_view text) const {
  TRY_ASSIGN(const PrintedHead printed, PrintedHead::parse(text));
  auto wrong = [](std::string what) { return Error{ErrorCode::kDamaged, std::move(what)}; };
  if (!printed.whole) {
    database::Reader reader = archive_->record->reader();
    database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
    if (had_root(*reader, printed.root)) return base::ok_status();
    return wrong(
        "this archive does not go on from the record of this letter: it is an older copy, it was "
        "changed, or it is another archive (or the root was not copied as it was printed)");
  }
  const Head& head = *printed.whole;
  if (head.archive != archive_->id) return wrong("this head is of another archive");
  if (head.size > size()) {
    return wrong("this archive is older than the head: it has " + std::to_string(size()) +
                 " entries where the head counts " + std::to_string(head.size) +
                 "; an old copy was put in its place");
  }
  TRY_ASSIGN(Hash root, root_at(head.size));
  if (root != head.root) {
    return wrong("this archive does not go on from the head: its first " +
                 std::to_string(head.size) + " entries are others");
  }
  // The root alone decides; a signature that does not hold means the text was tampered with.
  if (key_of(*archive_, head)) return base::ok_status();
  return wrong("the head fits this archive, but no member of it signed this text");
}

// The head that a proof leads to: the one that was printed, as it was kept, or a new one.
base::Result<Head> Ledger::head_for_proof(std::string_view printed) {
  if (printed.empty()) return sign_head();
  TRY_ASSIGN(const PrintedHead wanted, PrintedHead::parse(printed));
  for (const Head& head : heads()) {
    if (wanted.names(head)) return head;
  }
  return Error{ErrorCode::kNotFound,
               "this record has signed no such head; `whereabouts verify --head` says whether it "
               "goes on from it"};
}

base::Result<std::string> Ledger::prove(std::uint64_t number, std::string_view printed) {
  TRY_ASSIGN(Head head, head_for_proof(printed));
  if (number == 0 || number > head.size) {
    return Error{ErrorCode::kNotFound, "there is no entry " + std::to_string(number) +
                                           (printed.empty() ? "" : " below this head")};
  }
  const auto signing_key = key_of(*archive_, head);
  if (!signing_key) return Error{ErrorCode::kDamaged, "no member signed this head; run verify"};
  database::Reader reader = archive_->record->reader();
  database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
  auto& row = reader->statement("SELECT header, sealed FROM entries WHERE number = $1");
  row.bind(1, static_cast<std::int64_t>(number));
  if (!row.step()) return Error{ErrorCode::kNotFound, "there is no such entry"};
  Proof proof;
  proof.header.assign(row.bytes(0).begin(), row.bytes(0).end());
  if (row.is_null(1)) {
    row.reset();
    return Error{ErrorCode::kNotFound,
                 "this entry was erased: its place can be shown, its words not"};
  }
  const Bytes sealed(row.bytes(1).begin(), row.bytes(1).end());
  row.reset();
  TRY_ASSIGN(Header header, decode_header(proof.header));
  Key key = archive_body_key(archive_->keys->archive_key());
  if (const auto name = key_name(header.envelope.owner, header.envelope.kind)) {
    TRY_ASSIGN(key, unlocked_->ring.find(*archive_->keys, *name));
  }
  TRY_ASSIGN(Bytes salted, ledger::open(key, sealed, body_binding(header.envelope)));
  if (salted.size() < kBodySaltBytes) return Error{ErrorCode::kDamaged, "the entry is cut off"};
  proof.salt.assign(salted.begin(), salted.begin() + kBodySaltBytes);
  proof.body.assign(salted.begin() + kBodySaltBytes, salted.end());
  proof.path = inclusion_proof(number - 1, head.size, record_nodes(*reader));
  proof.head = head;
  proof.signing_key = *signing_key;
  return proof.text();
}

base::Result<std::string> Ledger::prove_report(const model::ReportId& report,
                                               std::string_view printed) {
  for (const model::Entry& entry : entries_of_report(report)) {
    if (entry.envelope.kind == model::kind_of(model::Body(model::ReportReceived{}))) {
      return prove(entry.envelope.number, printed);
    }
  }
  return Error{ErrorCode::kNotFound, "there is no report " + report.text()};
}

}  // namespace ledger
