#include "ledger/archive.h"

#include <algorithm>
#include <bit>

namespace ledger {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Failure;

Archive::Archive(base::World& the_world, Parts the_parts, Folder the_folder, ArchiveId the_id)
    : world(the_world), parts(std::move(the_parts)), folder(std::move(the_folder)), id(the_id) {}

Archive::~Archive() = default;

namespace {

Frontier load_tree(database::Connection& reader) {
  auto& row = reader.statement("SELECT COALESCE(MAX(number), 0) FROM entries");
  row.step();
  const auto size = static_cast<std::uint64_t>(row.integer(0));
  row.reset();
  const NodeSource nodes = record_nodes(reader);
  std::vector<Hash> peaks;
  std::uint64_t begin = 0;
  for (int level = 63; level >= 0; --level) {
    const std::uint64_t span = std::uint64_t{1} << level;
    if ((size & span) == 0) continue;
    peaks.push_back(nodes(static_cast<unsigned>(level), begin >> level));
    begin += span;
  }
  return Frontier::from_peaks(size, std::move(peaks));
}

Hash load_last_act(database::Connection& reader, const ArchiveId& archive) {
  auto& row = reader.statement(
      "SELECT first, entries, member, root, previous, signature FROM acts"
      " ORDER BY first DESC LIMIT 1");
  Hash hash{};
  if (row.step()) {
    const base::Bytes message =
        act_message(archive, static_cast<std::uint64_t>(row.integer(0)),
                    static_cast<std::uint64_t>(row.integer(1)), hash_bytes(row.bytes(3)),
                    hash_bytes(row.bytes(4)), model::MemberId(id_bytes(row.bytes(2))));
    Signature signature{};
    if (row.bytes(5).size() != signature.size()) {
      throw Failure(ErrorCode::kDamaged, "the record holds a signature of the wrong length");
    }
    std::copy(row.bytes(5).begin(), row.bytes(5).end(), signature.begin());
    hash = act_hash(message, signature);
  }
  row.reset();
  return hash;
}

PublicKey public_key(const base::Bytes& bytes) {
  PublicKey key{};
  if (bytes.size() != key.size()) {
    throw Failure(ErrorCode::kDamaged, "the record holds a public key of the wrong length");
  }
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

}  // namespace

void Archive::load() {
  database::Reader reader = record->reader();
  database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
  WriterState state;
  state.tree = load_tree(*reader);
  state.act = load_last_act(*reader, id);
  if (state.tree.size() > 0) {
    auto& row = reader->statement("SELECT header FROM entries WHERE number = $1");
    row.bind(1, static_cast<std::int64_t>(state.tree.size()));
    row.step();
    auto last = decode_header(row.bytes(0));
    row.reset();
    if (!last.ok()) throw Failure(last.error());
    state.time = last->envelope.time;
    state.id = last->envelope.id.bytes();
  }
  writer_state = state;
  std::map<model::CaseId, bool> cases;
  for (const WrappedKey& row : keys->all()) {
    if (row.name.what != KeyOf::kCase) continue;
    auto [at, fresh] = cases.emplace(model::CaseId(row.name.id), true);
    if (row.is_shared()) at->second = false;
  }
  const std::vector<std::uint64_t> about_members =
      numbers_about(*reader, About::kMembers, base::IdBytes{});
  std::vector<model::Entry> entries;
  for (std::uint64_t number : about_members) {
    auto entry = read_entry(*reader, number, shared_ring);
    if (entry && entry->body) entries.push_back(std::move(*entry));
  }
  std::lock_guard guard(state_mutex);
  shown_tree = writer_state.tree;
  closed_cases = std::move(cases);
  roster.clear();
  for (const model::Entry& entry : entries) note_member(*entry.body, entry.envelope);
  if (fact(*reader, "newest kind") > model::kKindNewest ||
      fact(*reader, "newest version") > model::kBodyVersion) {
    read_only =
        "a newer version of the program has added entries that this one does not know; it can "
        "read the archive but adds nothing: use the newer one";
  }
}

void Archive::note_member(const model::Body& body, const model::Envelope& envelope) {
  if (const auto* added = std::get_if<model::MemberAdded>(&body)) {
    Member& member = roster[added->member];
    member.id = added->member;
    member.name = added->name;
    member.role = added->role;
    member.left = false;
    member.keys_since = envelope.number;
    member.signing_key = public_key(added->signing_key);
    member.sealing_key = public_key(added->sealing_key);
  } else if (const auto* changed = std::get_if<model::MemberChanged>(&body)) {
    auto member = roster.find(changed->member);
    if (member == roster.end()) return;
    member->second.role = changed->role;
    member->second.left = changed->left;
  }
}

std::uint64_t Archive::size() const {
  std::lock_guard guard(state_mutex);
  return shown_tree.size();
}

Frontier Archive::tree() const {
  std::lock_guard guard(state_mutex);
  return shown_tree;
}

std::optional<Member> Archive::find_member(const model::MemberId& member) const {
  std::lock_guard guard(state_mutex);
  auto found = roster.find(member);
  if (found == roster.end()) return std::nullopt;
  return found->second;
}

std::vector<Member> Archive::members() const {
  std::lock_guard guard(state_mutex);
  std::vector<Member> all;
  for (const auto& [id_ignored, member] : roster) all.push_back(member);
  return all;
}

std::optional<bool> Archive::is_closed(const model::CaseId& case_id) const {
  std::lock_guard guard(state_mutex);
  auto found = closed_cases.find(case_id);
  if (found == closed_cases.end()) return std::nullopt;
  return found->second;
}

std::map<model::CaseId, bool> Archive::cases() const {
  std::lock_guard guard(state_mutex);
  return closed_cases;
}

base::Status Archive::write_members() {
  MembersFile next = members_file;
  ++next.edition;
  const base::Bytes content = encode(next, members_key(keys->archive_key()));
  TRY(world.files().write_whole(folder.members(), content));
  members_file = std::move(next);
  keys->put_number("members edition", members_file.edition);
  return base::ok_status();
}

model::Entry Archive::open_entry(Header header, ByteView sealed, KeyRing& ring) {
  model::Entry entry{std::move(header.envelope), std::nullopt};
  const auto name = key_name(entry.envelope.owner, entry.envelope.kind);
  Key key;
  if (name) {
    auto found = ring.find(*keys, *name);
    if (!found.ok() && found.error().code == ErrorCode::kDamaged) throw Failure(found.error());
    if (!found.ok()) return entry;
    key = *found;
  } else {
    key = archive_body_key(keys->archive_key());
  }
  auto salted = open(key, sealed, body_binding(entry.envelope));
  if (!salted.ok() || salted->size() < kBodySaltBytes) {
    throw Failure(ErrorCode::kDamaged, "entry " + std::to_string(entry.envelope.number) +
                                           " does not open under its key; run verify");
  }
  auto body = model::decode(entry.envelope.kind, entry.envelope.version,
                            ByteView(*salted).subspan(kBodySaltBytes));
  wipe(salted->data(), salted->size());
  if (body.ok()) {
    entry.body = std::move(*body);
  } else if (body.error().code != ErrorCode::kUnsupported) {
    throw Failure(body.error());
  }
  return entry;
}

std::optional<model::Entry> Archive::read_entry(database::Connection& reader, std::uint64_t number,
                                                KeyRing& ring) {
  auto& row = reader.statement("SELECT header, sealed FROM entries WHERE number = $1");
  row.bind(1, static_cast<std::int64_t>(number));
  if (!row.step()) return std::nullopt;
  auto header = decode_header(row.bytes(0));
  if (!header.ok()) throw Failure(header.error());
  std::optional<model::Entry> entry;
  if (row.is_null(1)) {
    entry = model::Entry{std::move(header->envelope), std::nullopt};
  } else {
    entry = open_entry(std::move(*header), row.bytes(1), ring);
  }
  row.reset();
  return entry;
}

std::vector<std::uint64_t> Archive::numbers_about(database::Connection& reader, About what,
                                                  const base::IdBytes& about) const {
  auto& rows =
      reader.statement("SELECT number FROM about WHERE what = $1 AND id = $2 ORDER BY number");
  rows.bind(1, static_cast<std::int64_t>(what)).bind(2, ByteView(about));
  std::vector<std::uint64_t> numbers;
  while (rows.step()) numbers.push_back(static_cast<std::uint64_t>(rows.integer(0)));
  return numbers;
}

bool Archive::is_shared(const Header& header) {
  const model::Envelope& envelope = header.envelope;
  for (const model::CaseId& each : envelope.cases) {
    if (is_closed(each).value_or(true)) return false;
  }
  const auto name = key_name(envelope.owner, envelope.kind);
  return !name || shared_ring.find(*keys, *name).ok();
}

}  // namespace ledger
