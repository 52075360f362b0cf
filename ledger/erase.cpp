#include "ledger/erase.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "base/utf8.h"
#include "ledger/archive.h"
#include "ledger/opener.h"

namespace ledger {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using database::Transaction;

namespace {

struct Erasable {
  About about;
  base::IdBytes id;
  std::vector<KeyName> keys;
};

std::vector<std::string> backups_since(database::Connection& reader, std::uint64_t number,
                                       base::Instant now) {
  auto& rows = reader.statement(
      "SELECT label FROM backups WHERE size >= $1 AND expires > $2 ORDER BY time");
  rows.bind(1, static_cast<std::int64_t>(number)).bind(2, now.microseconds);
  std::vector<std::string> labels;
  while (rows.step()) labels.emplace_back(rows.text(0));
  return labels;
}

void empty_bodies(Archive& archive, database::Connection& writer, const Erasable& what,
                  const std::vector<std::uint64_t>& numbers) {
  std::vector<model::Entry> shared;
  for (std::uint64_t number : numbers) {
    auto entry = archive.read_entry(writer, number, archive.shared_ring);
    const bool in_closed =
        entry && std::any_of(entry->envelope.cases.begin(), entry->envelope.cases.end(),
                             [&](const model::CaseId& each) {
                               return archive.is_closed(each).value_or(true);
                             });
    if (entry && entry->body && !in_closed) shared.push_back(std::move(*entry));
  }
  archive.forget(writer, shared);
  for (std::uint64_t number : numbers) {
    writer.statement("UPDATE entries SET sealed = NULL WHERE number = $1")
        .bind(1, static_cast<std::int64_t>(number))
        .run();
  }
  for (const KeyName& key : what.keys) {
    // It stands there already where an erasure of the same was not done to its end.
    writer.statement("INSERT INTO erasures (what, id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(1, static_cast<std::int64_t>(key.what))
        .bind(2, ByteView(key.id))
        .run();
  }
}

base::Result<Erasure> erase(Ledger& ledger, const Erasable& what, model::Erased said) {
  if (ledger.role() != model::Role::kKeeper) {
    return Error{ErrorCode::kNotAllowed, "erasing is for keepers of the archive"};
  }
  if (base::trim(said.reason).empty() || said.reason.size() > base::kReasonBytesMax) {
    return Error{ErrorCode::kBadInput, "an erasure needs a reason, and a short one"};
  }
  Archive& archive = *ledger.archive();
  std::lock_guard guard(archive.erasing_mutex);
  const bool held = std::any_of(what.keys.begin(), what.keys.end(), [&](const KeyName& key) {
    return !archive.keys->find(key).empty();
  });
  if (!held) return Error{ErrorCode::kNotFound, "this is not in the archive, or was erased before"};
  std::vector<std::uint64_t> numbers;
  // The numbers are read by the writer itself: nothing can be added between the two.
  auto added = archive.add(ledger.unlocked(), {said}, {}, 0, [&](database::Connection& writer) {
    numbers = archive.numbers_about(writer, what.about, what.id);
    empty_bodies(archive, writer, what, numbers);
  });
  if (!added.ok()) return added.error();
  database::Reader reader = archive.record->reader();
  const std::uint64_t first = numbers.empty() ? 0 : numbers.front();
  return Erasure{added->front().number, numbers.size(),
                 backups_since(*reader, first, archive.world.now())};
}

// keys-<generation>.db, its log and its index.
std::optional<std::uint64_t> generation_of(std::string_view name) {
  constexpr std::string_view kPrefix = "keys-";
  if (!name.starts_with(kPrefix)) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  std::uint64_t generation = 0;
  auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), generation);
  const std::string_view rest(end, static_cast<std::size_t>(name.data() + name.size() - end));
  if (error != std::errc() || !rest.starts_with(".db")) return std::nullopt;
  return generation;
}

base::Status remove_other_generations(base::World& world, const Folder& folder,
                                      std::uint64_t kept) {
  TRY_ASSIGN(auto names, world.files().list(folder.path));
  for (const std::string& name : names) {
    const auto generation = generation_of(name);
    if (!generation || *generation == kept) continue;
    auto removed = world.files().remove(folder.path / name);
    if (!removed.ok() && removed.error().code != ErrorCode::kNotFound) return removed.error();
  }
  return base::ok_status();
}

base::Status turn_keys(Archive& archive, std::span<const KeyName> erased) {
  const std::uint64_t generation = archive.members_file.generation + 1;
  const Key wrapping = Key::make(archive.world);
  MembersFile next = archive.members_file;
  next.generation = generation;
  ++next.edition;
  for (MemberSlot& slot : next.slots) {
    slot.wrapping_key = seal_to(slot.sealing_public, wrapping.bytes());
  }
  TRY_ASSIGN(auto empty, archive.parts.open_database(archive.folder.keys(generation),
                                                     wrapping.bytes(), OpenMode::kCreate));
  auto filled = archive.keys->fill(std::move(empty), generation, next.edition, erased);
  // From this moment on the new keys file is the one that counts.
  TRY(archive.world.files().write_whole(
      archive.folder.members(), encode(next, members_key(archive.keys->archive_key()))));
  archive.keys->replace(std::move(filled), generation);
  archive.members_file = std::move(next);
  archive.shared_ring.clear();
  return base::ok_status();
}

base::Status remove_originals(Archive& archive, const base::IdBytes& report) {
  database::Connection& writer = archive.record->writer();
  auto& rows = writer.statement("SELECT name FROM originals WHERE report = $1");
  rows.bind(1, ByteView(report));
  std::vector<std::string> names;
  while (rows.step()) names.emplace_back(rows.text(0));
  for (const std::string& name : names) {
    auto removed = archive.world.files().remove(archive.folder.original(name));
    if (!removed.ok() && removed.error().code != ErrorCode::kNotFound) return removed.error();
  }
  Transaction transaction(writer, Transaction::Kind::kWrite);
  writer.statement("DELETE FROM originals WHERE report = $1").bind(1, ByteView(report)).run();
  transaction.commit();
  return base::ok_status();
}

}  // namespace

base::Status Archive::finish_erasures() {
  database::Connection& writer = record->writer();
  std::vector<KeyName> erased;
  auto& rows = writer.statement("SELECT what, id FROM erasures");
  while (rows.step()) {
    erased.push_back({static_cast<KeyOf>(rows.integer(0)), id_bytes(rows.bytes(1))});
  }
  if (erased.empty()) return base::ok_status();
  TRY_ASSIGN(const ReadMembers standing, read_members(world, folder, id));
  if (standing.file.generation != members_file.generation) {
    // An earlier try failed with the new file in place, and its keys are the only ones that open.
    return Error{ErrorCode::kIo,
                 "the disk failed while the keys were turned; end the program and open the archive "
                 "again"};
  }
  // What one that was cut off has begun.
  if (!parts.in_memory) TRY(remove_other_generations(world, folder, members_file.generation));
  for (const KeyName& name : erased) {
    if (name.what == KeyOf::kReport) TRY(remove_originals(*this, name.id));
  }
  TRY(turn_keys(*this, erased));
  if (!parts.in_memory) TRY(remove_other_generations(world, folder, members_file.generation));
  TRY(record->empty_log());  // the bodies as they were stand in it
  Transaction transaction(writer, Transaction::Kind::kWrite);
  writer.execute("DELETE FROM erasures");
  transaction.commit();
  return base::ok_status();
}

base::Result<Erasure> erase_report(Ledger& ledger, const model::ReportId& report,
                                   std::string_view reason) {
  return erase(ledger,
               {About::kReport, report.bytes(), {KeyName{KeyOf::kReport, report.bytes()}}},
               {report, model::SourceId(), std::string(reason)});
}

base::Result<Erasure> erase_source(Ledger& ledger, const model::SourceId& source,
                                   std::string_view reason) {
  return erase(ledger,
               {About::kSource,
                source.bytes(),
                {KeyName{KeyOf::kSourceLabel, source.bytes()},
                 KeyName{KeyOf::kSourceIdentity, source.bytes()}}},
               {model::ReportId(), source, std::string(reason)});
}

}  // namespace ledger
