// Derived data: kept beside the entries, and made anew from them at will.
#include <algorithm>

#include "database/text_index.h"
#include "ledger/archive.h"

namespace ledger {

using base::ByteView;
using database::Transaction;

namespace {

void insert_about(database::Connection& writer, About what, const base::IdBytes& id,
                  std::uint64_t number) {
  writer.statement("INSERT INTO about (what, id, number) VALUES ($1, $2, $3)")
      .bind(1, static_cast<std::int64_t>(what))
      .bind(2, ByteView(id))
      .bind(3, static_cast<std::int64_t>(number))
      .run();
}

bool is_about_members(model::Kind kind) {
  static const model::Kind added = model::kind_of(model::Body(model::MemberAdded{}));
  static const model::Kind changed = model::kind_of(model::Body(model::MemberChanged{}));
  return kind == added || kind == changed;
}

// What an entry is noted under, which its envelope alone decides.
template <typename Note>
void for_each_about(const model::Envelope& envelope, Note&& note) {
  for (const model::CaseId& each : envelope.cases) note(About::kCase, each.bytes());
  if (envelope.owner.kind == model::Owner::Kind::kReport) note(About::kReport, envelope.owner.id);
  if (envelope.owner.kind == model::Owner::Kind::kSource) note(About::kSource, envelope.owner.id);
  if (is_about_members(envelope.kind)) note(About::kMembers, base::IdBytes{});
}

struct Progress {
  std::int64_t version = -1;  // never made
  std::int64_t done = 0;      // entries seen, of one that is made by jobs
};

Progress progress_of(database::Connection& reader, const Projection& projection) {
  auto& row = reader.statement("SELECT version, done FROM projections WHERE name = $1");
  row.bind(1, projection.name());
  Progress progress;
  if (row.step()) progress = {row.integer(0), row.integer(1)};
  row.reset();
  return progress;
}

void put_progress(database::Connection& writer, const Projection& projection, std::int64_t done) {
  writer
      .statement("INSERT INTO projections (name, version, done) VALUES ($1, $2, $3)"
                 " ON CONFLICT (name) DO UPDATE SET version = excluded.version,"
                 " done = excluded.done")
      .bind(1, projection.name())
      .bind(2, std::int64_t{projection.version()})
      .bind(3, done)
      .run();
}

struct Note {
  About what;
  base::IdBytes id;
  std::uint64_t number;
  auto operator<=>(const Note&) const = default;
};

// Inserted in the order of the key: pages are filled once each, in order.
void insert_sorted(database::Connection& writer, std::vector<Note>& notes) {
  std::sort(notes.begin(), notes.end());
  for (const Note& note : notes) insert_about(writer, note.what, note.id, note.number);
  notes.clear();
}

constexpr std::size_t kNotesHeldMost = 1'000'000;

class Dumper {
 public:
  Dumper() { words_.reserve(1 << 16); }
  void add(ByteView bytes) {
    std::uint8_t size[8];
    put_big_endian(bytes.size(), size);
    words_.insert(words_.end(), size, size + 8);
    words_.insert(words_.end(), bytes.begin(), bytes.end());
    if (words_.size() >= (1 << 16)) fold();
  }
  void add(std::int64_t value) {
    std::uint8_t number[8];
    put_big_endian(static_cast<std::uint64_t>(value), number);
    add(ByteView(number));
  }
  Hash take() {
    fold();
    return hash_;
  }

 private:
  void fold() {  // a chain of hashes over blocks whose ends the data alone decides
    words_.insert(words_.end(), hash_.begin(), hash_.end());
    hash_ = sha256(words_);
    words_.clear();
  }
  base::Bytes words_;
  Hash hash_{};
};

void dump(database::Connection& reader, const Projection::Dump& table, Dumper& out) {
  out.add(base::as_bytes(table.select));
  auto& rows = reader.statement(table.select);
  while (rows.step()) {
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
      const int column = static_cast<int>(at);
      if (rows.is_null(column)) {
        out.add(base::as_bytes("null"));
      } else if (table.columns[at] == 'i') {
        out.add(rows.integer(column));
      } else if (table.columns[at] == 't') {
        out.add(base::as_bytes(rows.text(column)));
      } else {
        out.add(rows.bytes(column));
      }
    }
  }
}

}  // namespace

void Archive::put_about(database::Connection& writer, const model::Envelope& envelope) {
  for_each_about(envelope, [&](About what, const base::IdBytes& about) {
    insert_about(writer, what, about, envelope.number);
  });
}

void Archive::apply_projections(database::Connection& writer, const model::Entry& entry) {
  for (Projection* projection : parts.projections) {
    if (projection->pace() == Projection::Pace::kWithEntry) projection->apply(place(writer), entry);
  }
}

void Archive::forget(database::Connection& writer, std::span<const model::Entry> entries) {
  if (entries.empty()) return;
  for (Projection* projection : parts.projections) {
    if (projection->pace() == Projection::Pace::kWithEntry) {
      projection->forget(place(writer), entries);
      continue;
    }
    const auto done = static_cast<std::uint64_t>(progress_of(writer, *projection).done);
    std::vector<model::Entry> seen;
    for (const model::Entry& entry : entries) {
      if (entry.envelope.number <= done) seen.push_back(entry);
    }
    if (!seen.empty()) projection->forget(place(writer), seen);
  }
}

void Archive::settle_projections() {
  database::Connection& writer = record->writer();
  bool fresh = fact(writer, "derived stale") != 0;
  for (Projection* projection : parts.projections) {
    fresh |= progress_of(writer, *projection).version != projection->version();
  }
  if (fresh) rebuild();
}

void Archive::rebuild() {
  database::Connection& writer = record->writer();
  Transaction transaction(writer, Transaction::Kind::kWrite);
  rebuild_in(writer, Derived::kAll);
  transaction.commit();
}

bool Archive::derived_is_right() {
  database::Connection& writer = record->writer();
  Transaction thrown_away(writer, Transaction::Kind::kWrite);
  const Hash held = derived_hash(writer, Derived::kWithEntry);
  rebuild_in(writer, Derived::kWithEntry);
  return derived_hash(writer, Derived::kWithEntry) == held;
}

void Archive::rebuild_in(database::Connection& writer, Derived which) {
  writer.execute("DELETE FROM about");
  bool with_bodies = false;
  for (Projection* projection : parts.projections) {
    if (which == Derived::kWithEntry && projection->pace() == Projection::Pace::kByJob) continue;
    projection->create(place(writer));
    put_progress(writer, *projection, 0);
    with_bodies |= projection->pace() == Projection::Pace::kWithEntry;
  }
  database::Reader reader = record->reader();
  auto& rows = reader->statement("SELECT header, sealed FROM entries ORDER BY number");
  std::vector<Note> notes;
  while (rows.step()) {
    auto header = decode_header(rows.bytes(0));
    if (!header.ok()) throw base::Failure(header.error());
    for_each_about(header->envelope, [&](About what, const base::IdBytes& about) {
      notes.push_back({what, about, header->envelope.number});
    });
    if (notes.size() >= kNotesHeldMost) insert_sorted(writer, notes);
    if (!with_bodies || rows.is_null(1) || !is_shared(*header)) continue;
    const model::Entry entry = open_entry(std::move(*header), rows.bytes(1), shared_ring);
    if (entry.body) apply_projections(writer, entry);
  }
  insert_sorted(writer, notes);
  put_fact(writer, "derived stale", 0);
}

bool Archive::run_jobs(std::size_t entries_most) {
  database::Connection& writer = record->writer();
  const std::uint64_t size = writer_state.tree.size();
  bool left = false;
  for (Projection* projection : parts.projections) {
    if (projection->pace() != Projection::Pace::kByJob) continue;
    auto done = static_cast<std::uint64_t>(progress_of(writer, *projection).done);
    if (done >= size) continue;
    const std::uint64_t last = std::min<std::uint64_t>(size, done + entries_most);
    Transaction transaction(writer, Transaction::Kind::kWrite);
    database::Reader reader = record->reader();
    auto& rows = reader->statement(
        "SELECT header, sealed FROM entries WHERE number > $1 AND number <= $2 ORDER BY number");
    rows.bind(1, static_cast<std::int64_t>(done)).bind(2, static_cast<std::int64_t>(last));
    while (rows.step()) {
      auto header = decode_header(rows.bytes(0));
      if (!header.ok()) throw base::Failure(header.error());
      if (rows.is_null(1) || !is_shared(*header)) continue;
      const model::Entry entry = open_entry(std::move(*header), rows.bytes(1), shared_ring);
      if (entry.body) projection->apply(place(writer), entry);
    }
    put_progress(writer, *projection, static_cast<std::int64_t>(last));
    transaction.commit();
    left |= last < size;
  }
  return left;
}

Hash Archive::derived_hash(database::Connection& reader, Derived which) const {
  Dumper out;
  dump(reader, {"SELECT what, id, number FROM about ORDER BY what, id, number", "ibi"}, out);
  for (const Projection* projection : parts.projections) {
    if (which == Derived::kWithEntry && projection->pace() == Projection::Pace::kByJob) continue;
    for (const Projection::Dump& table : projection->dumps()) dump(reader, table, out);
  }
  if (which == Derived::kAll) {
    record->text_index().for_each(
        reader, [&out](std::string_view word, std::int64_t number, std::int64_t at) {
          out.add(base::as_bytes(word));
          out.add(number);
          out.add(at);
        });
  }
  return out.take();
}

}  // namespace ledger
