// Small stories of which a letter is to tell: every person and body in them is invented.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "disclosure/view.h"
#include "linking/identities.h"
#include "model/terms.h"
#include "model/testing/case_builder.h"

namespace disclosure::testing {

using model::Age;
using model::Audience;
using model::Count;
using model::GazetteerRef;
using model::Name;
using model::Place;
using model::Property;
using model::Reference;
using model::Term;
using model::Text;
using model::testing::CaseBuilder;
using model::testing::on;

inline const places::Gazetteer& gazetteer() {
  static const places::Gazetteer kOpened =
      places::Gazetteer::open(WHEREABOUTS_GAZETTEER).or_throw();
  return kOpened;
}

// The one node of this name that is a town of the country, or the area itself.
inline Place in(const std::string& name, std::string_view country) {
  for (const places::Found& found : gazetteer().lookup(name)) {
    if (found.node.country != country || found.edits > 0) continue;
    return {
        name, GazetteerRef{std::string(found.node.id), std::string(found.node.label)}, {}, false};
  }
  ADD_FAILURE() << name;
  return {};
}

inline Age years(int count) {
  return {count * 12, count * 12 + 11, on("2011-03-10").range, std::to_string(count)};
}

inline base::Day day(std::string_view iso) { return base::Day::parse(iso).or_throw(); }

struct Weighed {
  model::Case folded;
  weighing::Knowledge knowledge;
  weighing::Weighed weighed;

  explicit Weighed(CaseBuilder& story)
      : folded(story.fold()),
        knowledge{[](std::string_view outer, std::string_view inner) {
                    return gazetteer().contains(outer, inner);
                  },
                  linking::Identities(folded, {}, linking::View::kDecidedOnly)},
        weighed(weighing::weigh(folded, knowledge)) {}

  base::Result<View> view(const Occasion& occasion) const {
    return make_view(folded, weighed, knowledge, gazetteer(), occasion);
  }
};

inline Occasion provisional(Audience audience = Audience::kAddressee) {
  Occasion occasion;
  occasion.audience = audience;
  occasion.policy = Policy::kProvisional;
  occasion.day = day("2011-03-17");
  return occasion;
}

// Three people arrested in Port Sudan, of whom one may be a child; a brother stands outside.
struct Story {
  CaseBuilder builder;
  CaseBuilder::ReportBuilder report = builder.report("A. Teller");
  CaseBuilder::SubjectBuilder group = report.group("three people");
  CaseBuilder::SubjectBuilder man = report.person("Tesfay Nohome");
  CaseBuilder::SubjectBuilder girl = report.person("Selam Nohome");
  CaseBuilder::SubjectBuilder brother = report.person("Yonas Nohome");
  CaseBuilder::SubjectBuilder arrest = report.event("arrest");

  Story() {
    group.says(Property::kSize, Count{3, 3, "three"})
        .says(Property::kNationality, Text{"Eritrean"});
    man.says(Property::kName, Name{"Tesfay Nohome"})
        .says(Property::kAge, years(34))
        .says(Property::kSex, Term{"male"})
        .says(Property::kFaith, Text{"an invented faith"})
        .says(Property::kMemberOf, Reference{group});
    girl.says(Property::kName, Name{"Selam Nohome"})
        .says(Property::kAge, years(4))
        .says(Property::kSex, Term{"female"})
        .says(Property::kMemberOf, Reference{group});
    brother.says(Property::kName, Name{"Yonas Nohome"}).says(Property::kAge, years(30));
    man.says(Property::kRelative, model::Kin{"brother", brother});
    arrest.says(Property::kVictim, Reference{group})
        .says(Property::kEventTime, on("[2011-03-11..2011-03-13]"))
        .says(Property::kEventPlace, in("Port Sudan", "SD"))
        .says(Property::kPerpetrator, Text{"Inspector Kovac of the Sudanese police"});
  }
  Brief brief(const Occasion& occasion) {
    return Weighed(builder).view(occasion).or_throw().brief();
  }
};

inline std::vector<std::string> names_in(const Brief& brief) {
  std::vector<std::string> names;
  for (const PersonSaid& person : brief.group.people) {
    if (!person.name.empty()) names.push_back(person.name);
  }
  return names;
}

}  // namespace disclosure::testing
