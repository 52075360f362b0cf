// An archive whose parts were written by somebody else: opened, read and verified, it gives an
// error or what it holds, and never harm.
//
// What stands under a seal cannot be reached by changing sealed bytes, so the input is sealed as
// a member who turned hostile would, and put in the place of a row of an archive in memory. The
// first byte chooses the place.
#include <array>
#include <functional>

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

// A column of one row of the record.
struct Place {
  std::string_view table;
  std::string_view column;
  std::string_view row;
};
constexpr Place kHeader{"entries", "header", "number = 5"};
constexpr Place kSealed{"entries", "sealed", "number = 5"};
constexpr std::array kSigned{Place{"acts", "signature", "first = 3"},
                             Place{"acts", "root", "first = 3"},
                             Place{"acts", "previous", "first = 3"},
                             Place{"acts", "member", "first = 3"},
                             Place{"heads", "signature", "size > 0"},
                             Place{"heads", "root", "size > 0"}};

struct Change {
  Place place;
  base::Bytes bytes;
};

class Victim {
 public:
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

  base::Bytes get(const Place& place) {
    database::Reader reader = archive.record->reader();
    auto& row = reader->statement("SELECT " + std::string(place.column) + " FROM " +
                                  std::string(place.table) + " WHERE " + std::string(place.row));
    row.step();
    base::Bytes bytes(row.bytes(0).begin(), row.bytes(0).end());
    row.reset();
    return bytes;
  }

  // Changes, lets everything read it, and puts back what was there.
  void meet(const std::vector<Change>& changes) {
    std::vector<Change> before;
    for (const Change& each : changes) before.push_back({each.place, get(each.place)});
    put(changes);
    read();
    put(before);
    archive.load();
  }

 private:
  void put(const std::vector<Change>& changes) {
    database::Connection& writer = archive.record->writer();
    database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
    for (const Change& each : changes) {
      writer
          .statement("UPDATE " + std::string(each.place.table) + " SET " +
                     std::string(each.place.column) + " = $1 WHERE " +
                     std::string(each.place.row))
          .bind(1, ByteView(each.bytes))
          .run();
    }
    transaction.commit();
  }

  // All that reading can meet. What it cannot take it throws as a Failure, and no more.
  void read() {
    const std::array<std::function<void()>, 6> looks{
        [&] { ledger.for_each(1, [](const model::Entry&) { return true; }); },
        [&] { (void)ledger.entries_of(opened.case_id); },
        [&] { (void)ledger.prove(4); },
        [&] { (void)ledger.check_head(ledger.heads().front().text()); },
        [&] { (void)verify(ledger); },
        [&] { archive.load(); }};
    for (const auto& look : looks) {
      try {
        look();
      } catch (const base::Failure&) {
      }
    }
  }
};

void body(Victim& victim, ByteView input) {
  if (input.size() < 2) return;
  static const base::Bytes before = victim.get(kHeader);
  Header header = decode_header(before).or_throw();
  header.envelope.kind = static_cast<model::Kind>(input[0] % (model::kKindNewest + 2));
  header.envelope.version = static_cast<std::uint16_t>(1 + input[1] / 250);
  header.envelope.owner = {};
  const ByteView plain = input.subspan(2);
  const auto decoded = model::decode(header.envelope.kind, header.envelope.version, plain);
  if (!decoded.ok()) return;
  // One value has one encoding.
  WHEREABOUTS_ASSERT(base::as_text(model::encode(*decoded)) == base::as_text(plain));
  base::Bytes salted(kBodySaltBytes);
  salted.insert(salted.end(), plain.begin(), plain.end());
  header.commitment = sha256(salted);
  Archive& archive = victim.archive;
  victim.meet({{kHeader, encode_header(header)},
               {kSealed, seal(archive_body_key(archive.keys->archive_key()), salted,
                              body_binding(header.envelope), archive.world)}});
}

void header(Victim& victim, ByteView input) {
  const auto read = decode_header(input);
  if (!read.ok()) return;
  // So the leaf over it can be computed from what it means.
  WHEREABOUTS_ASSERT(base::as_text(encode_header(*read)) == base::as_text(input));
  victim.meet({{kHeader, base::Bytes(input.begin(), input.end())}});
}

void members(Victim& victim, ByteView input) {
  // Its checksum is no secret: a hostile one has the right one.
  base::Bytes whole(input.begin(), input.end());
  base::CborWriter sum;
  sum.bytes(sha256(whole));
  whole.insert(whole.end(), sum.written().begin(), sum.written().end());
  for (ByteView file : {input, ByteView(whole)}) {
    auto read = decode_members(file);
    if (!read.ok()) continue;
    WHEREABOUTS_ASSERT(!read->authentic(members_key(victim.archive.keys->archive_key())));
    for (const MemberSlot& slot : read->file.slots) {
      if (slot.cost.memory_bytes > 1 << 20 || slot.cost.passes > 4) continue;  // refused or slow
      WHEREABOUTS_ASSERT(!open_by_password(slot, read->file.archive, "some password").ok());
    }
  }
}

void texts(Victim& victim, ByteView input) {
  const std::string_view text = base::as_text(input);
  if (const auto printed = PrintedHead::parse(text); printed.ok() && printed->whole) {
    const Head& head = *printed->whole;
    WHEREABOUTS_ASSERT(PrintedHead::parse(head.text()).or_throw().whole == head);
  }
  (void)victim.ledger.check_head(text);
  (void)recovery_key(text);
  if (text != victim.proof) (void)check_proof(text);
}

void original(Victim& victim, ByteView input) {
  const Key key = derive(victim.archive.keys->archive_key(), 9, "wabFuzz1");
  const std::string_view name = "00112233445566778899aabbccddeeff";
  const base::Bytes sealed =
      seal(original_key(key), input, base::as_bytes(name), victim.world);
  const auto opened = open_original(key, name, sealed);
  if (opened.ok()) WHEREABOUTS_ASSERT(opened->size() + 8 <= input.size());
  WHEREABOUTS_ASSERT(!open_original(key, name, input).ok());
}

// One in the place of a signature, hash or id, of its length or of any other.
void act(Victim& victim, ByteView input) {
  if (input.empty()) return;
  const ByteView bytes = input.subspan(1);
  if (bytes.size() > 80) return;
  victim.meet({{kSigned[input[0] % kSigned.size()], base::Bytes(bytes.begin(), bytes.end())}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Victim victim;
  if (size == 0) return 0;
  const ByteView input(data + 1, size - 1);
  switch (data[0] % 6) {
    case 0: body(victim, input); break;
    case 1: header(victim, input); break;
    case 2: members(victim, input); break;
    case 3: texts(victim, input); break;
    case 4: original(victim, input); break;
    default: act(victim, input); break;
  }
  return 0;
}
