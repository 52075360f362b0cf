// Archives for tests and benchmarks: in memory, and in a folder that goes with the test.
//
// All people, places and bodies in the tests of this room are invented.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/limits.h"
#include "database/sqlite/sqlite.h"
#include "ledger/ledger.h"
#include "model/case.h"

namespace ledger::testing {

inline constexpr std::string_view kLogin = "marta";
inline constexpr std::string_view kPassword = "a stone bridge in spring";
inline const model::ArchiveOpened kOrganisation{"Harbour Watch (invented)", "Europe/Lisbon"};

inline Parts disk_parts() {
  Parts parts;
  parts.password_cost = kPasswordCostLeast;
  parts.open_database = [](const std::filesystem::path& path, base::ByteView key, OpenMode mode) {
    return database::sqlite::open_file(path, key,
                                       mode == OpenMode::kCreate
                                           ? database::sqlite::OpenMode::kCreate
                                           : database::sqlite::OpenMode::kOpen);
  };
  return parts;
}

inline Parts memory_parts() {
  Parts parts;
  parts.password_cost = kPasswordCostLeast;
  parts.in_memory = true;
  parts.open_database = [](const std::filesystem::path&, base::ByteView, OpenMode) {
    return database::sqlite::open_memory();
  };
  return parts;
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = std::filesystem::temp_directory_path() / "whereabouts-test-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path archive() const { return path_ / "archive"; }

 private:
  std::filesystem::path path_;
};

inline Created make_archive(base::World& world, const Parts& parts,
                            const std::filesystem::path& folder) {
  return Ledger::create(world, parts, folder, kOrganisation, kLogin, "Marta Oliveira (invented)",
                        kPassword)
      .or_throw();
}

inline std::unique_ptr<Ledger> open_archive(base::World& world, const Parts& parts,
                                            const std::filesystem::path& folder) {
  return Ledger::open(world, parts, folder, kLogin, kPassword).or_throw();
}

inline model::ReportReceived a_report(base::World& world, std::string text) {
  model::Report report;
  report.id = model::ReportId::make(world);
  report.label = "message 1";
  report.received = base::DateRange::on(base::Day::from_number(20'000));
  report.original_hash = base::Bytes(32, 7);
  report.text = std::move(text);
  return {report};
}

inline model::CaseOpened an_open_case(base::World& world) {
  return {model::CaseId::make(world), "The five at the ferry", false, {}};
}

inline model::ClaimDecided a_decision(base::World& world) {
  return {{model::ClaimId::make(world)}, model::Decision::kAccepted, "heard again from the family"};
}

}  // namespace ledger::testing
