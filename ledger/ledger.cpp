#include "ledger/ledger.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "base/limits.h"
#include "ledger/archive.h"

namespace ledger {

using base::Error;
using base::ErrorCode;

Ledger::Ledger(std::shared_ptr<Archive> archive, std::unique_ptr<Unlocked> unlocked)
    : archive_(std::move(archive)), unlocked_(std::move(unlocked)) {}

Ledger::~Ledger() = default;

model::MemberId Ledger::member() const { return unlocked_->member; }

model::Role Ledger::role() const {
  const auto me = archive_->find_member(unlocked_->member);
  return me && !me->left ? me->role : model::Role::kReader;
}

std::vector<Member> Ledger::members() const { return archive_->members(); }

std::optional<std::string> Ledger::read_only() const {
  std::lock_guard guard(archive_->state_mutex);
  if (archive_->read_only) return archive_->read_only;
  const auto me = archive_->roster.find(unlocked_->member);
  if (me == archive_->roster.end() || me->second.left) {
    return "this member has left the archive and can add nothing more";
  }
  return std::nullopt;
}

std::uint64_t Ledger::clock_warnings() const { return archive_->clock_warnings; }
std::uint64_t Ledger::size() const { return archive_->size(); }

base::Result<std::vector<model::Envelope>> Archive::add(
    Unlocked& who, const std::vector<model::Body>& bodies, const std::vector<model::CaseId>& cases,
    std::uint64_t based_on, std::function<void(database::Connection&)> also) {
  Act act(who);
  act.cases = cases;
  act.based_on = based_on;
  act.also = std::move(also);
  act.items.reserve(bodies.size());
  for (const model::Body& body : bodies) {
    Item item;
    item.body = &body;
    item.kind = model::kind_of(body);
    item.plain = model::encode(body);
    act.items.push_back(std::move(item));
  }
  append(act);
  for (Item& item : act.items) wipe(item.plain.data(), item.plain.size());
  if (act.error) return *act.error;
  return std::move(act.made);
}

namespace {

// Acts that do more than add an entry have methods of their own.
bool has_own_method(const model::Body& body) {
  return std::holds_alternative<model::ArchiveOpened>(body) ||
         std::holds_alternative<model::MemberAdded>(body) ||
         std::holds_alternative<model::MemberChanged>(body) ||
         std::holds_alternative<model::Erased>(body);
}

}  // namespace

base::Result<std::vector<model::Envelope>> Ledger::append(const std::vector<model::Body>& bodies,
                                                          const std::vector<model::CaseId>& cases,
                                                          std::uint64_t based_on) {
  if (std::any_of(bodies.begin(), bodies.end(), has_own_method)) {
    return Error{ErrorCode::kNotAllowed,
                 "members and erasures are not added as plain entries; they have commands of "
                 "their own"};
  }
  if (based_on > size()) {
    return Error{ErrorCode::kBadInput, "an entry cannot be based on one that is not there"};
  }
  return archive_->add(*unlocked_, bodies, cases, based_on, received_originals(bodies));
}

base::Status Ledger::allow_keeper(std::string_view what) const {
  if (role() == model::Role::kKeeper) return base::ok_status();
  return Error{ErrorCode::kNotAllowed, std::string(what) + " is for keepers of the archive"};
}

// Reading

namespace {

// All that this transaction sees of one list of numbers, in order and up to a moment.
std::vector<model::Entry> read_numbers(Archive& archive, database::Connection& reader,
                                       const std::vector<std::uint64_t>& numbers, KeyRing& ring,
                                       std::optional<base::Instant> as_of) {
  std::vector<model::Entry> entries;
  entries.reserve(numbers.size());
  for (std::uint64_t number : numbers) {
    auto entry = archive.read_entry(reader, number, ring);
    if (!entry) {
      throw base::Failure(ErrorCode::kDamaged, "a list names an entry that is not there; rebuild");
    }
    if (as_of && entry->envelope.time > *as_of) break;
    entries.push_back(std::move(*entry));
  }
  return entries;
}

template <typename Body>
const Body* body_of(const model::Entry& entry) {
  return entry.body ? std::get_if<Body>(&*entry.body) : nullptr;
}

// Each entry is moved once: they are large.
std::vector<model::Entry> in_order(std::vector<model::Entry> entries) {
  const auto earlier = [](const model::Entry& one, const model::Entry& other) {
    return one.envelope.number < other.envelope.number;
  };
  if (std::is_sorted(entries.begin(), entries.end(), earlier)) return entries;
  std::vector<model::Entry*> order;
  order.reserve(entries.size());
  for (model::Entry& entry : entries) order.push_back(&entry);
  std::sort(order.begin(), order.end(), [&](const model::Entry* one, const model::Entry* other) {
    return earlier(*one, *other);
  });
  std::vector<model::Entry> sorted;
  sorted.reserve(entries.size());
  for (model::Entry* entry : order) sorted.push_back(std::move(*entry));
  return sorted;
}

}  // namespace

base::Result<model::Entry> Ledger::entry(std::uint64_t number) const {
  database::Reader reader = archive_->record->reader();
  auto entry = archive_->read_entry(*reader, number, unlocked_->ring);
  if (!entry) {
    return Error{ErrorCode::kNotFound, "there is no entry " + std::to_string(number)};
  }
  return std::move(*entry);
}

void Ledger::for_each(std::uint64_t from,
                      const std::function<bool(const model::Entry&)>& visit) const {
  database::Reader reader = archive_->record->reader();
  auto& rows =
      reader->statement("SELECT header, sealed FROM entries WHERE number >= $1 ORDER BY number");
  rows.bind(1, static_cast<std::int64_t>(from));
  while (rows.step()) {
    auto header = decode_header(rows.bytes(0));
    if (!header.ok()) throw base::Failure(header.error());
    model::Entry entry;
    if (rows.is_null(1)) {
      entry.envelope = std::move(header->envelope);
    } else {
      entry = archive_->open_entry(std::move(*header), rows.bytes(1), unlocked_->ring);
    }
    if (!visit(entry)) break;
  }
  rows.reset();
}

base::Result<std::vector<model::Entry>> Ledger::entries_of(
    const model::CaseId& case_id, std::optional<base::Instant> as_of) const {
  if (!archive_->is_closed(case_id)) {
    return Error{ErrorCode::kNotFound, "there is no case " + case_id.text()};
  }
  TRY(unlocked_->ring.find(*archive_->keys, {KeyOf::kCase, case_id.bytes()}));
  database::Reader reader = archive_->record->reader();
  database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
  std::vector<model::Entry> found;
  std::unordered_set<std::uint64_t> seen;
  const auto read_about = [&](About what, const base::IdBytes& id) {
    std::vector<std::uint64_t> numbers = archive_->numbers_about(*reader, what, id);
    std::erase_if(numbers, [&seen](std::uint64_t number) { return !seen.insert(number).second; });
    auto entries = read_numbers(*archive_, *reader, numbers, unlocked_->ring, as_of);
    std::move(entries.begin(), entries.end(), std::back_inserter(found));
  };
  read_about(About::kCase, case_id.bytes());
  // What is filed here is looked up, not stored: who may not open the case must not see it.
  const std::size_t of_case = found.size();
  for (std::size_t at = 0; at < of_case; ++at) {
    const auto* filing = body_of<model::ReportFiled>(found[at]);
    if (filing != nullptr) read_about(About::kReport, base::IdBytes(filing->report.bytes()));
  }
  const std::size_t of_reports = found.size();
  for (std::size_t at = 0; at < of_reports; ++at) {
    const auto* received = body_of<model::ReportReceived>(found[at]);
    if (received == nullptr || received->report.source.is_nil()) continue;
    read_about(About::kSource, base::IdBytes(received->report.source.bytes()));
  }
  return in_order(std::move(found));
}

std::vector<model::Entry> Ledger::entries_of_report(const model::ReportId& report) const {
  database::Reader reader = archive_->record->reader();
  database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
  return read_numbers(*archive_, *reader,
                      archive_->numbers_about(*reader, About::kReport, report.bytes()),
                      unlocked_->ring, std::nullopt);
}

std::vector<model::Entry> Ledger::entries_of_source(const model::SourceId& source) const {
  database::Reader reader = archive_->record->reader();
  database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
  return read_numbers(*archive_, *reader,
                      archive_->numbers_about(*reader, About::kSource, source.bytes()),
                      unlocked_->ring, std::nullopt);
}

std::vector<CaseInfo> Ledger::cases() const {
  std::vector<CaseInfo> all;
  for (const auto& [case_id, closed] : archive_->cases()) {
    const bool mine = unlocked_->ring.find(*archive_->keys, {KeyOf::kCase, case_id.bytes()}).ok();
    all.push_back({case_id, closed, mine});
  }
  return all;
}

database::Reader Ledger::reader() const { return archive_->record->reader(); }
database::TextIndex& Ledger::texts() const { return archive_->record->text_index(); }

// Derived and operational data

void Ledger::rebuild() {
  std::lock_guard guard(archive_->write_mutex);
  archive_->rebuild();
}

bool Ledger::run_jobs(std::size_t entries_most) {
  std::lock_guard guard(archive_->write_mutex);
  return archive_->run_jobs(entries_most);
}

Hash Ledger::derived_hash() const {
  database::Reader reader = archive_->record->reader();
  database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
  return archive_->derived_hash(*reader);
}

void Ledger::note_read(std::string_view what) {
  std::lock_guard guard(archive_->write_mutex);
  database::Connection& writer = archive_->record->writer();
  database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
  writer
      .statement("INSERT INTO reads (number, time, member, what) VALUES"
                 " ((SELECT COALESCE(MAX(number), 0) + 1 FROM reads), $1, $2, $3)")
      .bind(1, archive_->world.now().microseconds)
      .bind(2, base::ByteView(unlocked_->member.bytes()))
      .bind(3, what)
      .run();
  transaction.commit();
}

std::vector<Ledger::ReadNote> Ledger::reads(std::size_t most) const {
  database::Reader reader = archive_->record->reader();
  auto& rows =
      reader->statement("SELECT time, member, what FROM reads ORDER BY number DESC LIMIT $1");
  rows.bind(1, static_cast<std::int64_t>(most));
  std::vector<ReadNote> notes;
  while (rows.step()) {
    notes.push_back({{rows.integer(0)},
                     model::MemberId(id_bytes(rows.bytes(1))),
                     std::string(rows.text(2))});
  }
  return notes;
}

}  // namespace ledger
