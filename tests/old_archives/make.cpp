#include "tests/old_archives/make.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "ledger/erase.h"
#include "ledger/testing/archives.h"
#include "views/projections.h"

namespace old_archives {

namespace fs = std::filesystem;
using namespace model;

namespace {

constexpr std::string_view kText =
    "Ilyas Berune (invented), 41, a cook from Vessimar, was taken off the evening ferry at Port "
    "Almadra on 3 March 2011 with four others. His mother heard it from a sailor.\n";

Passage passage(const ReportId& report, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(kText.find(words));
  return {report, begin, begin + static_cast<std::uint32_t>(words.size())};
}

// Names what the acts below have in common.
struct Story {
  base::World& world;
  base::DateRange day = base::parse_edtf("2011-03-03").or_throw();
  CaseId open_case = CaseId::make(world);
  CaseId closed_case = CaseId::make(world);
  SourceId source = SourceId::make(world);
  Report report;
  Subject person{SubjectId::make(world), SubjectKind::kPerson, "Ilyas Berune", false};
  Subject group{SubjectId::make(world), SubjectKind::kGroup, "five people", false};
  Subject event{SubjectId::make(world), SubjectKind::kEvent, "arrest", false};

  explicit Story(base::World& the_world) : world(the_world) {
    report.id = ReportId::make(world);
    report.source = source;
    report.received = base::parse_edtf("2011-03-05/2011-03-06").or_throw();
    report.label = "message of March";
    report.text = kText;
  }

  Claim claim(const Subject& subject, Property property, Value value, std::string_view words) {
    Claim made;
    made.id = ClaimId::make(world);
    made.subject = subject.id;
    made.property = property;
    made.value = std::move(value);
    made.basis = Basis::kToldByAnother;
    made.origin = {Origin::Kind::kNamed, "his mother", false};
    made.passage = passage(report.id, words);
    return made;
  }

  // A value of each kind.
  Reading reading() {
    Reading made;
    made.id = ReadingId::make(world);
    made.report = report.id;
    made.reader = "english";
    made.version = 1;
    made.gazetteer = "invented";
    made.language = "en";
    made.document_date = When{day, "3 March 2011", base::Weekday::kThursday};
    made.author = "nobody signed it";
    made.subjects = {person, group, event};
    Place port{"at Port Almadra", GazetteerRef{"XA-1", "Almadra"}, {{"XB", "Beland"}}, true};
    made.claims = {
        claim(person, Property::kName, Name{"Ilyas Berune"}, "Ilyas Berune"),
        claim(person, Property::kAge, Age{492, 503, day, "41"}, "41"),
        claim(person, Property::kOccupation, Text{"cook"}, "cook"),
        claim(person, Property::kMemberOf, Reference{group.id}, "four others"),
        claim(person, Property::kRelative, Kin{"mother", person.id}, "His mother"),
        claim(group, Property::kSize, Count{5, 5, "with four others"}, "four others"),
        claim(event, Property::kEventKind, Term{"arrest"}, "taken off"),
        claim(event, Property::kEventTime, When{day, "on 3 March 2011", {}}, "3 March 2011"),
        claim(event, Property::kEventPlace, port, "Port Almadra")};
    made.relays = {{report.id, {}, "a sailor", false, passage(report.id, "a sailor")}};
    made.unread = {"the date on the envelope"};
    return made;
  }
};

base::Status tell(ledger::Ledger& ledger, ledger::Ledger& second, Story& story) {
  const Reading reading = story.reading();
  const ClaimId name = reading.claims[0].id;
  const Claim better = story.claim(story.person, Property::kOccupation, Text{"a cook"}, "a cook");
  const EntryId check = EntryId::make(story.world);
  TRY(ledger.append({CaseOpened{story.open_case, "The five of the ferry", false, {}},
                     SourceAdded{story.source, "source 1", true, "B"},
                     SourceIdentity{story.source, "A cousin (invented)", {ledger.member()}}}));
  TRY(ledger.append({ReportReceived{story.report}, ReportFiled{story.open_case, story.report.id},
                     ReadingDone{reading}},
                    {story.open_case}));
  TRY(ledger.append(
      {ClaimAdded{better, reading.claims[2].id, "as it stands there"},
       ClaimDecided{{name}, Decision::kAccepted, "called by his mother"},
       SubjectAdded{{SubjectId::make(story.world), SubjectKind::kPerson, "his mother", true},
                    story.report.id},
       RelayAdded{{story.report.id, {}, "a sailor", false, passage(story.report.id, "sailor")},
                  "one more teller"},
       IdentityDecided{story.person.id, story.group.id, Sameness::kDifferent, "one of several"},
       RootsDecided{name, better.id, false, "one mother"}},
      {story.open_case}, ledger.size()));
  TRY(ledger.append(
      {FindingDecided{story.open_case, story.person.id, Property::kName, Verdict::kEstablished,
                      Name{"Ilyas Berune"}, "seen in writing"},
       CheckPlanned{check, story.open_case, story.event.id, Property::kEventTime, "his mother",
                    "by the neighbour's telephone", story.day.latest},
       CheckAnswered{check, story.open_case, {}, "nobody was at home"},
       GateSet{story.open_case, story.person.id, Property::kName, Audience::kAddressee,
               Opening::kOpen, "the family agrees"},
       DocumentDrafted{ActionId::make(story.world),
                       story.open_case,
                       DocumentKind::kLetter,
                       Audience::kAddressee,
                       "en",
                       {{"He is reported to have been taken.", {name}}}},
       CaseChanged{story.open_case, "The five of the evening ferry", false}}));
  TRY(second.append({CaseOpened{story.closed_case, "Not for all", true, {second.member()}}}));
  TRY(second.append({ledger::testing::a_report(story.world, "Words of a closed case.")},
                    {story.closed_case}));
  return base::ok_status();
}

base::Status erase_one(ledger::Ledger& ledger, base::World& world) {
  const auto gone = ledger::testing::a_report(world, "Words that were taken out again.");
  TRY(ledger.append({gone}));
  TRY(ledger::erase_report(ledger, gone.report.id, "the sender asked"));
  return base::ok_status();
}

}  // namespace

base::Result<Facts> make(base::World& world, const fs::path& folder) {
  Facts facts{{"version", WHEREABOUTS_VERSION},       {"login", "marta"},
              {"password", "a stone bridge in spring"}, {"second-login", "kai"},
              {"second-password", "four boats at low tide"}, {"word", "Almadra"}};
  auto projections = views::make_projections();
  ledger::Parts parts = ledger::testing::disk_parts();
  parts.password_cost = ledger::kPasswordCost;
  for (auto& each : projections) parts.projections.push_back(each.get());
  if (world.files().exists(folder)) {
    return base::Error{base::ErrorCode::kConflict, folder.string() + " is there already"};
  }
  TRY(world.files().make_folder(folder));
  TRY_ASSIGN(auto created, ledger::Ledger::create(world, parts, folder / "archive",
                                                  ledger::testing::kOrganisation, facts["login"],
                                                  "Marta (invented)", facts["password"]));
  ledger::Ledger& ledger = *created.ledger;
  TRY_ASSIGN(auto added, ledger.add_member(facts["second-login"], "Kai (invented)",
                                           Role::kResearcher, facts["second-password"]));
  TRY_ASSIGN(auto second, ledger.another(facts["second-login"], facts["second-password"]));
  Story story(world);
  const ledger::Hash hash = ledger::sha256(base::as_bytes(kText));
  story.report.original_hash.assign(hash.begin(), hash.end());
  TRY_ASSIGN(story.report.original, ledger.put_original(story.report.id, base::as_bytes(kText)));
  TRY(tell(ledger, *second, story));
  TRY(erase_one(ledger, world));
  TRY_ASSIGN(auto head, ledger.sign_head());
  TRY(ledger.change_member(added.member, Role::kApprover, false));
  while (ledger.run_jobs(1'000)) {
  }
  std::string head_line = head.text();
  std::replace(head_line.begin(), head_line.end(), '\n', ' ');
  facts["head"] = head_line;
  facts["recovery"] = created.recovery;
  facts["kinds"] = std::to_string(kKindNewest);
  facts["entries"] = std::to_string(ledger.size());
  facts["root"] = base::to_hex(ledger.root());
  facts["dump"] = dump(ledger);
  facts["second-dump"] = dump(*second);
  facts["report"] = story.report.id.text();
  facts["original"] = story.report.original;
  facts["original-sha256"] = base::to_hex(hash);
  std::ofstream out(folder / "facts");
  for (const auto& [name, value] : facts) out << name << ' ' << value << '\n';
  if (!out.flush()) return base::Error{base::ErrorCode::kIo, "the facts cannot be written"};
  return facts;
}

Facts read_facts(const fs::path& folder) {
  std::ifstream in(folder / "facts");
  Facts facts;
  for (std::string line; std::getline(in, line);) {
    const auto blank = line.find(' ');
    facts[line.substr(0, blank)] = line.substr(blank + 1);
  }
  if (facts.empty()) {
    throw base::Failure(base::ErrorCode::kNotFound, "no facts in " + folder.string());
  }
  return facts;
}

std::string dump(const ledger::Ledger& ledger) {
  std::ostringstream out;
  ledger.for_each(1, [&](const Entry& entry) {
    const Envelope& envelope = entry.envelope;
    out << envelope.number << ' ' << envelope.id.text() << ' ' << envelope.kind << ' '
        << envelope.version << ' ' << envelope.time.microseconds << ' ' << envelope.member.text()
        << ' ' << envelope.based_on << ' ' << static_cast<int>(envelope.owner.kind) << ' '
        << base::to_hex(envelope.owner.id);
    for (const CaseId& each : envelope.cases) out << ' ' << each.text();
    out << ' ' << (entry.body ? base::to_hex(encode(*entry.body)) : "-") << '\n';
    return true;
  });
  return base::to_hex(ledger::sha256(base::as_bytes(out.str())));
}

}  // namespace old_archives
