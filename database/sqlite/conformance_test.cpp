#include "database/conformance.h"

#include "database/sqlite/sqlite.h"

namespace database {
namespace {

const Engine kOnDisk{"sqlite on disk", [](const std::filesystem::path& folder) {
                       return sqlite::open_file(folder / "record.db", base::Bytes(32, 0x21),
                                                sqlite::OpenMode::kCreate)
                           .or_throw();
                     }};
const Engine kInMemory{"sqlite in memory", [](const std::filesystem::path&) {
                         return sqlite::open_memory().or_throw();
                       }};

INSTANTIATE_TEST_SUITE_P(SqliteOnDisk, Conformance, testing::Values(kOnDisk));
INSTANTIATE_TEST_SUITE_P(SqliteInMemory, Conformance, testing::Values(kInMemory));
INSTANTIATE_TEST_SUITE_P(SqliteOnDisk, TextConformance, testing::Values(kOnDisk));
INSTANTIATE_TEST_SUITE_P(SqliteInMemory, TextConformance, testing::Values(kInMemory));

}  // namespace
}  // namespace database
