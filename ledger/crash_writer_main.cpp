// Writes into an archive until it is killed, and says on standard output what was acknowledged.
// For ledger/crash_test.cpp. Arguments: the archive's folder, a seed.
//
// Each acknowledgement is 16 bytes: number of the entry, and 1 where its body was erased.
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstring>
#include <random>
#include <string_view>

#include "ledger/erase.h"
#include "ledger/testing/archives.h"

namespace {

using namespace ledger;
using namespace ledger::testing;

void acknowledge(std::uint64_t number, std::uint64_t erased) {
  std::array<std::uint64_t, 2> record{number, erased};
  const ssize_t put = ::write(STDOUT_FILENO, record.data(), sizeof record);
  if (put != sizeof record) ::_exit(3);
}

void write_on(base::World& world, Ledger& ledger, std::mt19937& chance) {
  const auto opened = an_open_case(world);
  const model::CaseOpened closed{model::CaseId::make(world), "t", true, {ledger.member()}};
  acknowledge(ledger.append({opened, closed}).or_throw().back().number, 0);
  for (;;) {
    auto report = a_report(world, std::string(chance() % 6'000, 't'));
    const base::Bytes original = base::to_bytes(report.report.text);
    const Hash hash = sha256(original);
    report.report.original_hash.assign(hash.begin(), hash.end());
    report.report.original = ledger.put_original(report.report.id, original).or_throw();
    const std::uint64_t received = ledger.append({report}).or_throw().front().number;
    acknowledge(received, 0);
    if (chance() % 4 == 0) {
      erase_report(ledger, report.report.id, "asked for").or_throw();
      acknowledge(received, 1);
      continue;
    }
    const auto into = chance() % 2 ? opened.case_id : closed.case_id;
    acknowledge(
        ledger.append({model::ReportFiled{into, report.report.id}}).or_throw().front().number, 0);
    std::vector<model::Body> several(1 + chance() % 40, model::Body(a_decision(world)));
    for (const auto& made : ledger.append(several, {into}).or_throw()) acknowledge(made.number, 0);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  auto world = base::make_system_world();
  unsigned seed = 0;
  const std::string_view digits(arguments[2]);
  std::from_chars(digits.data(), digits.data() + digits.size(), seed);
  std::mt19937 chance(seed);
  auto ledger = open_archive(*world, disk_parts(), arguments[1]);
  acknowledge(ledger->size(), 0);
  write_on(*world, *ledger, chance);
}
