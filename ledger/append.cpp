// Writing: acts wait in a queue; the first in it writes for all who wait, in one transaction.
#include <algorithm>

#include "base/cbor.h"
#include "base/limits.h"
#include "ledger/archive.h"

namespace ledger {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using database::Transaction;

namespace {

constexpr std::size_t kGroupEntriesMost = 100'000;
constexpr std::size_t kChancePerEntry = kBodySaltBytes + kNonceBytes + 10;

// Ids are in the order of time even within one millisecond and behind a clock that went back.
base::IdBytes next_id(const base::IdBytes& last, base::Instant time, ByteView chance) {
  base::IdBytes id{};
  const auto milliseconds = static_cast<std::uint64_t>(time.microseconds / 1000);
  for (std::size_t at = 0; at < 6; ++at) {
    id[at] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * at));
  }
  std::copy(chance.begin(), chance.end(), id.begin() + 6);
  if (last < id) return id;
  // The last one plus a random step of up to 2^32, with its carry.
  id = last;
  unsigned carry = 1;
  for (std::size_t at = id.size(); at-- > 0;) {
    const unsigned step = at >= 12 ? chance[at - 12] : 0u;
    const unsigned sum = id[at] + step + carry;
    id[at] = static_cast<std::uint8_t>(sum);
    carry = sum >> 8;
  }
  return id;
}

base::Instant next_time(base::World& world, base::Instant last,
                        std::atomic<std::uint64_t>& warnings) {
  const base::Instant now = world.now();
  if (now >= last) return now;
  ++warnings;
  return {last.microseconds + 1};
}

Hash insert_act(database::Connection& writer, const ArchiveId& archive, std::uint64_t first,
                const Frontier& leaves, const Hash& previous, const Unlocked& who) {
  const base::Bytes message =
      act_message(archive, first, leaves.size(), leaves.root(), previous, who.member);
  const Signature signature = sign(*who.secrets, message);
  writer
      .statement("INSERT INTO acts (first, entries, member, root, previous, signature)"
                 " VALUES ($1, $2, $3, $4, $5, $6)")
      .bind(1, static_cast<std::int64_t>(first))
      .bind(2, static_cast<std::int64_t>(leaves.size()))
      .bind(3, ByteView(who.member.bytes()))
      .bind(4, ByteView(leaves.root()))
      .bind(5, ByteView(previous))
      .bind(6, ByteView(signature))
      .run();
  return act_hash(message, signature);
}

}  // namespace

base::Bytes act_message(const ArchiveId& archive, std::uint64_t first, std::uint64_t count,
                        const Hash& root, const Hash& previous, const model::MemberId& member) {
  base::CborWriter out;
  out.array(7);
  out.text("whereabouts act 1");
  out.bytes(archive.bytes());
  out.unsigned_integer(first);
  out.unsigned_integer(count);
  out.bytes(root);
  out.bytes(previous);
  out.bytes(member.bytes());
  return out.take();
}

Hash act_hash(ByteView message, const Signature& signature) {
  base::Bytes whole(message.begin(), message.end());
  whole.insert(whole.end(), signature.begin(), signature.end());
  return sha256(whole);
}

namespace {

// An older program reads here that a newer one wrote. Bodies of kinds that this program knows
// are never newer than it, so mostly there is nothing to note.
void note_newest_kind(database::Connection& writer, const Act& act) {
  model::Kind kind = 0;
  std::uint16_t version = 0;
  for (const model::Envelope& made : act.made) {
    kind = std::max(kind, made.kind);
    version = std::max(version, made.version);
  }
  if (kind > fact(writer, "newest kind")) put_fact(writer, "newest kind", kind);
  if (version > fact(writer, "newest version")) put_fact(writer, "newest version", version);
}

}  // namespace

void Archive::write_entries(database::Connection& writer, WriterState& state, Act& act) {
  base::Bytes chance(act.items.size() * kChancePerEntry);
  world.random(chance);
  const std::uint64_t first = state.tree.size() + 1;
  auto& insert =
      writer.statement("INSERT INTO entries (number, header, sealed) VALUES ($1, $2, $3)");
  Frontier leaves;
  base::Bytes salted;
  for (std::size_t at = 0; at < act.items.size(); ++at) {
    Item& item = act.items[at];
    const ByteView luck = ByteView(chance).subspan(at * kChancePerEntry, kChancePerEntry);
    const ByteView salt = luck.first(kBodySaltBytes);
    if (at == 0) state.time = next_time(world, state.time, clock_warnings);
    state.id = next_id(state.id, state.time, luck.last(10));
    Header header;
    header.envelope = {first + at,          model::EntryId(state.id), item.kind, item.version,
                       state.time,          act.who.member,           std::move(item.cases),
                       act.based_on,        item.owner};
    header.commitment = commitment_of(salt, item.plain);
    const base::Bytes stored = encode_header(header);
    const Hash leaf = leaf_hash(stored);
    leaves.append(leaf);
    state.tree.append(leaf, [&](unsigned level, std::uint64_t place, const Hash& node) {
      if (level % 8 != 0) return;
      writer.statement("INSERT INTO nodes (level, place, hash) VALUES ($1, $2, $3)")
          .bind(1, std::int64_t{level})
          .bind(2, static_cast<std::int64_t>(place))
          .bind(3, ByteView(node))
          .run();
    });
    salted.assign(salt.begin(), salt.end());
    salted.insert(salted.end(), item.plain.begin(), item.plain.end());
    const base::Bytes sealed = seal_with_nonce(item.key, luck.subspan(kBodySaltBytes, kNonceBytes),
                                               salted, body_binding(header.envelope));
    insert.bind(1, static_cast<std::int64_t>(first + at))
        .bind(2, ByteView(stored))
        .bind(3, ByteView(sealed))
        .run();
    put_about(writer, header.envelope);
    if (item.shared && !parts.projections.empty()) {
      apply_projections(writer, {header.envelope, *item.body});
    }
    act.made.push_back(std::move(header.envelope));
  }
  wipe(salted.data(), salted.size());
  state.act = insert_act(writer, id, first, leaves, state.act, act.who);
}

namespace {

// Does it change what acts after it may do, or who may see what they bring? Such an act is written
// by itself: those that share a transaction are all prepared before any of them is written.
bool stands_alone(const Act& act) {
  std::set<model::ReportId> received;
  for (const Item& item : act.items) {
    if (item.body == nullptr) continue;
    if (const auto* report = std::get_if<model::ReportReceived>(item.body)) {
      received.insert(report->report.id);
    } else if (const auto* filed = std::get_if<model::ReportFiled>(item.body)) {
      // Of a report that comes with it nobody else can know yet.
      if (!received.contains(filed->report)) return true;
    } else if (std::holds_alternative<model::MemberAdded>(*item.body) ||
               std::holds_alternative<model::MemberChanged>(*item.body) ||
               std::holds_alternative<model::Erased>(*item.body)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void Archive::append(Act& act) {
  std::unique_lock queue(queue_mutex_);
  queue_.push_back(&act);
  queue_changed_.wait(queue, [&] { return act.done || queue_.front() == &act; });
  if (act.done) return;
  // This thread writes for all who wait by now. They stay in the queue, and so wait, until done.
  std::vector<Act*> group;
  std::size_t entries = 0;
  for (Act* waiting : queue_) {
    entries += waiting->items.size();
    const bool alone = stands_alone(*waiting);
    if (!group.empty() && (alone || entries > kGroupEntriesMost)) break;
    group.push_back(waiting);
    if (alone) break;
  }
  queue.unlock();
  try {
    write_group(group);
  } catch (const base::Failure& failure) {
    for (Act* each : group) each->error = failure.error();
  } catch (const std::exception&) {
    for (Act* each : group) {
      each->error =
          Error{ErrorCode::kIo, "there was not enough memory to write; nothing was added"};
    }
  }
  queue.lock();
  for (Act* each : group) {
    each->done = true;
    queue_.pop_front();
  }
  queue_changed_.notify_all();
}

void Archive::write_group(std::span<Act* const> all) {
  std::lock_guard guard(write_mutex);
  std::vector<Act*> group;
  KeyChanges new_keys;
  std::set<KeyName> made;
  for (Act* act : all) {
    if (auto prepared = prepare(*act); !prepared.ok()) {
      act->error = prepared.error();
      continue;
    }
    const bool twice = std::any_of(act->staged.begin(), act->staged.end(), [&](const auto& each) {
      return !made.insert(each.first).second;
    });
    if (twice) {
      act->error = Error{ErrorCode::kConflict, "somebody else has just added the same"};
      continue;
    }
    new_keys.put.insert(new_keys.put.end(), act->keys.put.begin(), act->keys.put.end());
    group.push_back(act);
  }
  if (group.empty()) return;
  // Keys first: a key without an entry is harmless, an entry without its key is lost.
  keys->apply(new_keys);
  WriterState next = writer_state;
  try {
    database::Connection& writer = record->writer();
    Transaction transaction(writer, Transaction::Kind::kWrite);
    for (Act* act : group) {
      // Taken out before the entries of this act come in, which are closed from the start.
      for (const model::ReportId& report : act->closed_reports) {
        std::vector<model::Entry> open_until_now;
        for (std::uint64_t number : numbers_about(writer, About::kReport, report.bytes())) {
          if (auto entry = read_entry(writer, number, act->who.ring); entry && entry->body) {
            open_until_now.push_back(std::move(*entry));
          }
        }
        forget(writer, open_until_now);
      }
      write_entries(writer, next, *act);
      if (act->also) act->also(writer);
      note_removals(writer, act->keys.removed);
      note_newest_kind(writer, *act);
      if (act->reveals) put_fact(writer, "derived stale", 1);
    }
    transaction.commit();
  } catch (...) {
    // Whether a commit that failed has reached the disk is not known: ask the disk.
    load();
    throw;
  }
  writer_state = std::move(next);
  publish(group);
  const bool reveals =
      std::any_of(group.begin(), group.end(), [](const Act* act) { return act->reveals; });
  try {
    finish_removals();
    if (auto finished = finish_erasures(); !finished.ok()) throw base::Failure(finished.error());
    if (reveals) settle_projections();
  } catch (const base::Failure& failure) {
    throw base::Failure(failure.error().code, "it stands in the record now, but what follows from "
                                              "it could not be done: " +
                                                  failure.error().message +
                                                  "; it is done when the archive is opened next");
  }
}

// Keys are taken away only after the entry that says so stands: noted in its own transaction, and
// done again when the archive opens if it was cut off between the two.
void Archive::note_removals(database::Connection& writer, std::span<const WrappedKey> removed) {
  for (const WrappedKey& row : removed) {
    writer.statement("INSERT INTO key_removals (what, id, opened_by) VALUES ($1, $2, $3)")
        .bind(1, static_cast<std::int64_t>(row.name.what))
        .bind(2, ByteView(row.name.id))
        .bind(3, ByteView(row.by))
        .run();
  }
}

void Archive::finish_removals() {
  KeyChanges changes;
  database::Connection& writer = record->writer();
  auto& rows = writer.statement("SELECT what, id, opened_by FROM key_removals");
  while (rows.step()) {
    WrappedKey row;
    row.name = {static_cast<KeyOf>(rows.integer(0)), id_bytes(rows.bytes(1))};
    row.by = id_bytes(rows.bytes(2));
    changes.removed.push_back(std::move(row));
  }
  if (changes.empty()) return;
  keys->apply(changes);
  shared_ring.clear();
  Transaction transaction(writer, Transaction::Kind::kWrite);
  writer.execute("DELETE FROM key_removals");
  transaction.commit();
}

void Archive::publish(std::span<Act* const> group) {
  std::lock_guard guard(state_mutex);
  shown_tree = writer_state.tree;
  for (Act* act : group) {
    for (const auto& [name, key] : act->staged) act->who.ring.keep(name, key);
    for (const Item& item : act->items) {
      if (item.body == nullptr) continue;
      if (const auto* opened = std::get_if<model::CaseOpened>(item.body)) {
        closed_cases[opened->case_id] = opened->closed;
      }
      note_member(*item.body, act->made[static_cast<std::size_t>(&item - act->items.data())]);
    }
  }
}

}  // namespace ledger
