# The libraries that we build on (docs/ARCHITECTURE.md says why each), as imported targets.

find_package(PkgConfig REQUIRED)
find_package(GTest REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
pkg_check_modules(fasttext REQUIRED IMPORTED_TARGET fasttext)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo)  # pages of drafting
# For parse/inside alone: nothing that reads untrusted formats is linked into the main program.
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(poppler REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(tesseract REQUIRED IMPORTED_TARGET tesseract)
pkg_check_modules(leptonica REQUIRED IMPORTED_TARGET lept)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)

# SQLite3 Multiple Ciphers: the amalgamation inside an npm package, installed by setup/.
set(SQLITE3MC_FOLDER
  ${CMAKE_SOURCE_DIR}/third_party/node_modules/better-sqlite3-multiple-ciphers/deps/sqlite3)
if(NOT EXISTS ${SQLITE3MC_FOLDER}/sqlite3.c)
  message(FATAL_ERROR "The parts from npm are missing. Run ./start, which installs them.")
endif()
add_library(sqlite3mc STATIC EXCLUDE_FROM_ALL ${SQLITE3MC_FOLDER}/sqlite3.c)
target_include_directories(sqlite3mc SYSTEM PUBLIC ${SQLITE3MC_FOLDER})
target_compile_definitions(sqlite3mc
  PUBLIC SQLITE_ENABLE_FTS5 SQLITE_THREADSAFE=2
  PRIVATE
    SQLITE_TEMP_STORE=3              # temporary tables and sorters in memory only, never a file
    SQLITE_SECURE_DELETE SQLITE_DQS=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_SHARED_CACHE
    SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_MAX_EXPR_DEPTH=0
    SQLITE_ENABLE_API_ARMOR SQLITE_DEFAULT_MEMSTATUS=0
    SQLITE_USER_AUTHENTICATION=0)
target_compile_options(sqlite3mc PRIVATE -w -O2)
target_link_libraries(sqlite3mc PRIVATE ${CMAKE_DL_LIBS} m)
