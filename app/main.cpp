// Wires the engine, the parser, the gazetteer and the readers to the command line. Nothing else.
#include <sys/prctl.h>
#include <sys/resource.h>

#include <iostream>
#include <map>
#include <memory>
#include <vector>

#include "actions/typed_place.h"
#include "cli/command_line.h"
#include "database/sqlite/sqlite.h"
#include "names/fold.h"
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

// Until somebody decides otherwise, subjects are the same only where a member said so.
class SameAs {
 public:
  explicit SameAs(const model::Case& folded) {
    for (const auto& decided : folded.identities) {
      if (decided.act.sameness != model::Sameness::kSame) continue;
      join(decided.act.one, decided.act.other);
    }
  }
  model::SubjectId canonical(model::SubjectId subject) const {
    for (auto at = parent_.find(subject); at != parent_.end(); at = parent_.find(subject)) {
      subject = at->second;
    }
    return subject;
  }

 private:
  void join(const model::SubjectId& one, const model::SubjectId& other) {
    auto a = canonical(one);
    auto b = canonical(other);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }
  std::map<model::SubjectId, model::SubjectId> parent_;
};

int serve_command(int argc, char** argv) {
  auto world = base::make_system_world();
  const parse::Parser parser(parse::program_beside_this_one());
  const auto gazetteer = places::Gazetteer::open(data_file("gazetteer.bin")).or_throw();
  const reading::GazetteerPlaces places(gazetteer);
  const reading::english::EnglishReader english(places);
  const auto languages = reading::LanguageFinder::open(data_file("lid.176.ftz")).or_throw();

  const actions::Tools tools{
      *world, parser,
      [&](const model::Report& report) {
        std::string language = languages.find(report.text);
        return english.read({report.id, report.text, report.received, language, *world});
      },
      [&](const model::Case& folded) {
        auto same = std::make_shared<SameAs>(folded);  // shared by the copies of one function
        return weighing::Knowledge{
            [&](const std::string& outer, const std::string& inner) {
              return gazetteer.contains(outer, inner);
            },
            [same](model::SubjectId subject) { return same->canonical(subject); },
            [](const std::string& one, const std::string& other) {
              return names::same_name(one, other);
            }};
      },
      [&](const std::string& words) { return actions::typed_place(gazetteer, words); }};

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
  }
}
