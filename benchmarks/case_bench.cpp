// A case from its entries to what stands in it: fold, who is who, weighing, and the pages.
//
// Three cases of 10,000 entries: an ordinary large one (many reports about forty people, half of
// them passing on others, decisions in between), and two that somebody made to be slow: everything
// said of one person, and every report a relay of the one before.
#include <benchmark/benchmark.h>

#include "linking/identities.h"
#include "model/testing/case_builder.h"
#include "views/case_view.h"

namespace {

using model::Property;
using model::Reference;
using model::testing::CaseBuilder;
using model::testing::on;

constexpr std::size_t kEntries = 10'000;

bool contains(std::string_view outer, std::string_view inner) {
  return inner == outer || inner.starts_with(std::string(outer) + "-");
}

model::Place in(const std::string& id) { return {id, model::GazetteerRef{id, id}, {}, false}; }

// A name of two words out of a number, so that every number has its own.
std::string name(std::size_t number) {
  const std::string letters = "bdfgklmnprst";
  std::string words;
  for (std::size_t part = number + 100; part > 0; part /= letters.size()) {
    words += letters[part % letters.size()];
    words += 'a';
  }
  return "A" + words + " Invented" + words;
}

void tell(CaseBuilder::ReportBuilder& report, std::size_t turn, std::size_t people) {
  auto group = report.group("a group of four");
  group.says(Property::kSize, model::Count{4, 4, "four"});
  for (std::size_t each = 0; each < 2; ++each) {
    auto person = report.person(name((turn + each) % people));
    person.says(Property::kMemberOf, Reference{group})
        .says(Property::kAge, model::Age{360, 371, on("2011-03-10").range, "30 years"});
  }
  const std::string day = "2011-0" + std::to_string(1 + turn % 9) + "-10";
  report.event("arrest")
      .says(Property::kVictim, Reference{group})
      .says(Property::kEventTime, on(day))
      .says(Property::kEventPlace, in("XA-" + std::to_string(turn % 7)));
}

CaseBuilder& ordinary() {
  static CaseBuilder story = [] {
    CaseBuilder made;
    std::vector<model::ReportId> reports;
    std::vector<model::ClaimId> claims;
    for (std::size_t turn = 0; made.entries().size() < kEntries; ++turn) {
      auto report = made.report("Teller " + name(turn % 200));
      if (turn % 2 == 1) report.passes_on(reports[turn / 2]);
      reports.push_back(report);
      tell(report, turn, 40);
      auto person = report.person(name(turn % 40));
      for (int more = 0; more < 4; ++more) {
        made.act(model::ClaimDecided{{person.last_claim()}, model::Decision::kAccepted, "so"});
      }
    }
    return made;
  }();
  return story;
}

CaseBuilder& one_person() {
  static CaseBuilder story = [] {
    CaseBuilder made;
    for (std::size_t turn = 0; made.entries().size() < kEntries; ++turn) {
      auto report = made.report("Teller " + name(turn));
      auto person = report.person("Ada Quillfeather");
      const std::string year = std::to_string(1900 + turn % 100);
      person.says(Property::kBirth, on(year)).says(Property::kAlias, model::Name{name(turn)});
    }
    return made;
  }();
  return story;
}

CaseBuilder& one_chain() {
  static CaseBuilder story = [] {
    CaseBuilder made;
    model::ReportId before;
    model::SubjectId arrest;
    for (std::size_t turn = 0; made.entries().size() < kEntries; ++turn) {
      auto report = made.report("Teller " + name(turn));
      if (before.is_nil()) arrest = report.event("arrest");
      if (!before.is_nil()) {
        report.passes_on(before);
        report.passes_on_words_of("Teller " + name(turn - 1));
        report.again(arrest).says(Property::kEventKind, model::Term{"arrest"});
      }
      before = report;
    }
    return made;
  }();
  return story;
}

using Story = CaseBuilder& (*)();

weighing::Knowledge know(const model::Case& folded) {
  return {contains, linking::Identities(folded, linking::propose(folded, contains),
                                        linking::View::kProvisional)};
}

void fold(benchmark::State& state, Story story) {
  CaseBuilder& made = story();
  const auto& entries = made.entries();
  for (auto _ : state) benchmark::DoNotOptimize(model::fold(made.id(), entries));
  state.counters["entries"] = static_cast<double>(entries.size());
}

void link(benchmark::State& state, Story story) {
  const model::Case folded = story().fold();
  for (auto _ : state) benchmark::DoNotOptimize(know(folded));
  state.counters["subjects"] = static_cast<double>(folded.subjects.size());
}

void weigh(benchmark::State& state, Story story) {
  const model::Case folded = story().fold();
  const weighing::Knowledge knowledge = know(folded);
  for (auto _ : state) benchmark::DoNotOptimize(weighing::weigh(folded, knowledge));
  state.counters["claims"] = static_cast<double>(folded.claims.size());
}

void pages(benchmark::State& state, Story story) {
  const model::Case folded = story().fold();
  const views::CaseView view(folded, know(folded));
  for (auto _ : state) {
    for (auto page : {views::people, views::timeline, views::findings, views::misfits,
                      views::questions, views::lineage}) {
      benchmark::DoNotOptimize(page(view));
    }
  }
}

#define OF_EACH_CASE(step)                                                         \
  BENCHMARK_CAPTURE(step, ordinary, ordinary)->Unit(benchmark::kMillisecond);     \
  BENCHMARK_CAPTURE(step, one_person, one_person)->Unit(benchmark::kMillisecond); \
  BENCHMARK_CAPTURE(step, one_chain, one_chain)->Unit(benchmark::kMillisecond)

OF_EACH_CASE(fold);
OF_EACH_CASE(link);
OF_EACH_CASE(weigh);
OF_EACH_CASE(pages);

}  // namespace

BENCHMARK_MAIN();
