// Wires the engine, the parser, the gazetteer and the readers to the command line. Nothing else.
#include <sys/prctl.h>
#include <sys/resource.h>

#include <iostream>
#include <memory>
#include <vector>

#include "cli/command_line.h"
#include "database/sqlite/sqlite.h"
#include "linking/identities.h"
#include "parse/parser.h"
#include "places/gazetteer.h"
#include "reading/english/english_reader.h"
#include "reading/gazetteer_places.h"
#include "reading/language.h"
#include "views/projections.h"

namespace {

namespace fs = std::filesystem;

// A core file would hold keys and report texts.
void forbid_core_dumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

// Data stands in ../share/whereabouts of the program, in a build folder as when installed.
fs::path data_file(const char* name) {
  return parse::program_beside_this_one().parent_path().parent_path() / "share" / "whereabouts" /
         name;
}

ledger::OpenDatabase on_disk() {
  return [](const fs::path& path, base::ByteView key, ledger::OpenMode mode) {
    using database::sqlite::OpenMode;
    return database::sqlite::open_file(
        path, key, mode == ledger::OpenMode::kCreate ? OpenMode::kCreate : OpenMode::kOpen);
  };
}

ledger::OpenDatabase in_memory() {
  return [](const fs::path&, base::ByteView, ledger::OpenMode) {
    return database::sqlite::open_memory();
  };
}

int serve_command(int argc, char** argv) {
  auto world = base::make_system_world();
  const parse::Parser parser(parse::program_beside_this_one());
  const auto gazetteer = places::Gazetteer::open(data_file("gazetteer.bin")).or_throw();
  const reading::GazetteerPlaces places(gazetteer);
  const reading::english::EnglishReader english(places);
  const auto languages = reading::LanguageFinder::open(data_file("lid.176.ftz")).or_throw();

  const actions::Tools tools{
      *world, parser, gazetteer,
      [&](const model::Report& report) {
        std::string language = languages.find(report.text);
        return english.read({report.id, report.text, report.received, language, *world});
      },
      [&](const model::Case& folded) {
        const linking::Contains contains = [&](std::string_view outer, std::string_view inner) {
          return gazetteer.contains(outer, inner);
        };
        return weighing::Knowledge{
            contains, linking::Identities(folded, linking::propose(folded, contains),
                                          linking::View::kProvisional)};
      }};

  auto projections = views::make_projections();
  ledger::Parts disk{on_disk(), false, {}, ledger::kPasswordCost};
  for (auto& each : projections) disk.projections.push_back(each.get());
  ledger::Parts memory = disk;
  memory.open_database = in_memory();
  memory.in_memory = true;
  memory.password_cost = ledger::kPasswordCostLeast;
  return cli::run(argc, argv, {*world, tools, disk, memory});
}

}  // namespace

int main(int argc, char** argv) {
  forbid_core_dumps();
  try {
    return serve_command(argc, argv);
  } catch (const base::Failure& failure) {
    std::cerr << "whereabouts: " << failure.what() << '\n';
    return cli::exit_code(failure.error().code);
  } catch (const std::exception&) {
    // What it says of itself may hold words of a report: they stay out of what is shown.
    std::cerr << "whereabouts: the program failed, for want of memory or by a fault of its own; "
                 "what it had acknowledged stands in the archive\n";
    return 1;
  }
}
