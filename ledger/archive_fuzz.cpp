// An archive whose parts were written by somebody else: opened, read and verified, it gives an
// error or what it holds, and never harm.
//
// What stands under a seal cannot be reached by changing sealed bytes, so the input is sealed as
// a member who turned hostile would, and put in the place of a row of an archive in memory. The
// first byte chooses the place.
#include "base/cbor.h"
#include "ledger/archive.h"
#include "ledger/originals.h"
#include "ledger/proof.h"
#include "ledger/recovery.h"
#include "ledger/testing/archives.h"
#include "ledger/verify.h"

namespace {

using namespace ledger;
using base::ByteView;

struct Victim {
  base::MemoryWorld world{{1'700'000'000'000'000}, 9};
  Created created = ledger::testing::make_archive(world, ledger::testing::memory_parts(), "/a");
  Ledger& ledger = *created.ledger;
  Archive& archive = *ledger.archive();
  model::CaseOpened opened = ledger::testing::an_open_case(world);
  model::ReportReceived report = ledger::testing::a_report(world, "Five were taken away.");
  std::string proof;

  Victim() {
    ledger.append({opened, report, model::ReportFiled{opened.case_id, report.report.id}})
        .or_throw();
    ledger.sign_head().or_throw();
    proof = ledger.prove(4).or_throw();
  }

  // All that reading can meet.
  void read() {
    for (std::uint64_t number = 1; number <= ledger.size(); ++number) (void)ledger.entry(number);
    (void)ledger.entries_of(opened.case_id);
    (void)ledger.entries_of_report(report.report.id);
    (void)ledger.prove(4);
    (void)ledger.check_head(created.ledger->heads().front().text());
  }

  // Runs one changing statement, reads everything, and takes the change back.
  void with_change(std::string_view sql, std::int64_t number, ByteView bytes) {
    database::Connection& writer = archive.record->writer();
    try {
      database::Transaction change(writer, database::Transaction::Kind::kWrite);
      writer.statement(sql).bind(1, number).bind(2, bytes).run();
      change.commit();
      read();
    } catch (const base::Failure&) {
    }
    try {
      (void)verify(ledger);
      archive.load();
      ledger.rebuild();
    } catch (const base::Failure&) {
    }
  }
};

// Each input meets an archive as it was: what is changed is put back from this copy.
struct Pristine {
  Victim victim;
  base::Bytes header;
  base::Bytes sealed;

  Pristine() {
    database::Reader reader = victim.archive.record->reader();
    auto& row = reader->statement("SELECT header, sealed FROM entries WHERE number = 5");
    row.step();
    header = {row.bytes(0).begin(), row.bytes(0).end()};
    sealed = {row.bytes(1).begin(), row.bytes(1).end()};
    row.reset();
  }
  void put_back() {
    database::Connection& writer = victim.archive.record->writer();
    database::Transaction change(writer, database::Transaction::Kind::kWrite);
    writer.statement("UPDATE entries SET header = $1, sealed = $2 WHERE number = 5")
        .bind(1, ByteView(header))
        .bind(2, ByteView(sealed))
        .run();
    change.commit();
    victim.archive.load();
  }
};

void body(Pristine& pristine, ByteView input) {
  if (input.size() < 2) return;
  Header header = decode_header(pristine.header).or_throw();
  header.envelope.kind = input[0];
  header.envelope.version = static_cast<std::uint16_t>(1 + input[1] / 200);
  header.envelope.owner = {};
  const ByteView plain = input.subspan(2);
  const auto decoded = model::decode(header.envelope.kind, header.envelope.version, plain);
  if (decoded.ok()) {
    const base::Bytes once = model::encode(*decoded);
    const auto again = model::decode(header.envelope.kind, header.envelope.version, once);
    WHEREABOUTS_ASSERT(again.ok() && model::encode(*again) == once);
  }
  base::Bytes salted(kBodySaltBytes);
  salted.insert(salted.end(), plain.begin(), plain.end());
  header.commitment = commitment_of(ByteView(salted).first(kBodySaltBytes), plain);
  Archive& archive = pristine.victim.archive;
  pristine.victim.with_change("UPDATE entries SET header = $2 WHERE number = $1", 5,
                              encode_header(header));
  pristine.victim.with_change(
      "UPDATE entries SET sealed = $2 WHERE number = $1", 5,
      seal(archive_body_key(archive.keys->archive_key()), salted, body_binding(header.envelope),
           archive.world));
}

void header(Pristine& pristine, ByteView input) {
  const auto read = decode_header(input);
  // It has one encoding: the leaf over it can be computed from what it means.
  if (read.ok()) WHEREABOUTS_ASSERT(base::as_text(encode_header(*read)) == base::as_text(input));
  pristine.victim.with_change("UPDATE entries SET header = $2 WHERE number = $1", 5, input);
}

void members(Pristine& pristine, ByteView input) {
  // Its checksum is no secret: a hostile one has the right one.
  base::Bytes whole(input.begin(), input.end());
  base::CborWriter sum;
  sum.bytes(sha256(whole));
  whole.insert(whole.end(), sum.written().begin(), sum.written().end());
  for (ByteView file : {input, ByteView(whole)}) {
    auto read = decode_members(file);
    if (!read.ok()) continue;
    WHEREABOUTS_ASSERT(!read->authentic(members_key(pristine.victim.archive.keys->archive_key())));
    for (const MemberSlot& slot : read->file.slots) {
      if (slot.cost.memory_bytes > 1 << 20 || slot.cost.passes > 4) continue;  // refused or slow
      WHEREABOUTS_ASSERT(!open_by_password(slot, read->file.archive, "some password").ok());
    }
  }
}

void texts(Pristine& pristine, ByteView input) {
  const std::string_view text = base::as_text(input);
  if (const auto head = Head::parse(text); head.ok()) {
    WHEREABOUTS_ASSERT(Head::parse(head->text()).or_throw() == *head);
  }
  (void)pristine.victim.ledger.check_head(text);
  (void)recovery_key(text);
  if (text != pristine.victim.proof) (void)check_proof(text);
}

void original(Pristine& pristine, ByteView input) {
  const Key key = derive(pristine.victim.archive.keys->archive_key(), 9, "wabFuzz1");
  const std::string_view name = "00112233445566778899aabbccddeeff";
  const base::Bytes sealed =
      seal(original_key(key), input, base::as_bytes(name), pristine.victim.world);
  const auto opened = open_original(key, name, sealed);
  if (opened.ok()) WHEREABOUTS_ASSERT(opened->size() + 8 <= input.size());
  WHEREABOUTS_ASSERT(!open_original(key, name, input).ok());
}

void act(ByteView input) {
  if (input.empty()) return;
  constexpr std::array kChanges{
      "UPDATE acts SET signature = $2 WHERE first = $1",
      "UPDATE acts SET root = $2 WHERE first = $1",
      "UPDATE acts SET member = $2 WHERE first = $1",
      "UPDATE heads SET signature = $2 WHERE size > $1"};
  // These rows are not put back, so they live in an archive of their own.
  Victim victim;
  victim.with_change(kChanges[input[0] % kChanges.size()], 3, input.subspan(1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Pristine pristine;
  if (size == 0) return 0;
  const ByteView input(data + 1, size - 1);
  switch (data[0] % 6) {
    case 0: body(pristine, input); break;
    case 1: header(pristine, input); break;
    case 2: members(pristine, input); break;
    case 3: texts(pristine, input); break;
    case 4: original(pristine, input); break;
    default: act(input); break;
  }
  pristine.put_back();
  return 0;
}
