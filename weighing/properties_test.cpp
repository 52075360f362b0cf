// What holds for every case, tried on random stories, with slow and obvious twins.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "model/testing/case_builder.h"
#include "weighing/testing/knowing.h"
#include "weighing/weigh.h"

namespace weighing {
namespace {

using base::DateRange;
using base::Day;
using model::Age;
using model::Basis;
using model::Count;
using model::Manner;
using model::Name;
using model::Origin;
using model::Place;
using model::Property;
using model::Term;
using model::Text;
using model::Value;
using model::When;
using model::testing::CaseBuilder;
using model::testing::Told;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int to(int most) { return std::uniform_int_distribution<int>(0, most)(engine_); }
  template <typename T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(to(static_cast<int>(all.size()) - 1))];
  }
  std::mt19937& engine() { return engine_; }

 private:
  std::mt19937 engine_;
};

const Day kDay = Day::parse("2011-03-10").or_throw();

DateRange random_range(Dice& dice) {
  const Day first = kDay.plus(dice.to(8));
  DateRange range = DateRange::within(first, first.plus(dice.to(4)));
  if (dice.to(5) == 0) range.earliest.reset();
  if (dice.to(5) == 0) range.latest.reset();
  range.approximate = dice.to(9) == 0;
  return range;
}

Place random_place(Dice& dice) {
  static const std::vector<std::string> kNodes{"XA", "XA-1", "XA-1-7", "XA-2", "XB", "XB-1"};
  Place place{dice.of(kNodes), {}, {}, dice.to(3) == 0};
  if (dice.to(2) > 0) place.inside = model::GazetteerRef{dice.of(kNodes), "somewhere"};
  for (int more = dice.to(2); more > 0; --more) {
    const std::string node = dice.of(kNodes);
    place.near.push_back({node, node});
  }
  return place;
}

std::pair<Property, Value> random_value(Dice& dice) {
  switch (dice.to(6)) {
    case 0: return {Property::kEventTime, When{random_range(dice), "then", {}}};
    case 1: return {Property::kEventPlace, random_place(dice)};
    case 2: return {Property::kWhereabouts, random_place(dice)};
    case 3: {
      const std::uint64_t least = static_cast<std::uint64_t>(dice.to(6));
      Count count{least, least + static_cast<std::uint64_t>(dice.to(3)), "some"};
      if (dice.to(3) == 0) count.most.reset();
      return {Property::kSize, count};
    }
    case 4: {
      const int months = dice.to(600);
      return {Property::kAge, Age{months, months + dice.to(12), random_range(dice), "old"}};
    }
    case 5: {
      static const std::vector<std::string> kFates{"alive", "dead", "executed", "missing"};
      return {Property::kFate, Term{dice.of(kFates)}};
    }
    default: {
      static const std::vector<std::string> kNames{"Ada Quillfeather", "QUILLFEATHER Ada",
                                                   "Min Song-ryol", "Ada"};
      return {Property::kName, Name{dice.of(kNames)}};
    }
  }
}

TEST(Comparing, IsSymmetricAndEverythingAgreesWithItself) {
  Dice dice(1);
  const Knowledge knowledge = testing::apart();
  for (int turn = 0; turn < 20'000; ++turn) {
    const auto [property, one] = random_value(dice);
    const auto [other_property, other] = random_value(dice);
    EXPECT_EQ(compare(property, one, one, knowledge), Agreement::kAgree);
    EXPECT_EQ(compare(property, one, other, knowledge), compare(property, other, one, knowledge));
  }
}

// Every day from before to after all that random_range() makes.
template <typename Visit>
void for_days(const Visit& visit) {
  for (int day = -20; day < 40; ++day) visit(kDay.plus(day));
}

bool allows(const DateRange& range, Day day) {
  return (!range.earliest || *range.earliest <= day) && (!range.latest || day <= *range.latest);
}

TEST(Comparing, DatesAgreeWhereSomeDayIsAllowedByBoth) {
  Dice dice(2);
  const Knowledge knowledge = testing::apart();
  for (int turn = 0; turn < 5'000; ++turn) {
    const When one{random_range(dice), "one", {}};
    const When other{random_range(dice), "other", {}};
    bool both = false;
    for_days([&](Day day) { both |= allows(one.range, day) && allows(other.range, day); });
    const Agreement found = compare(Property::kEventTime, one, other, knowledge);
    EXPECT_EQ(found == Agreement::kAgree, both);
    if (!both) continue;
    // And the common ground allows just the days that both allow.
    const Value ground = common_ground(Property::kEventTime, one, other, knowledge);
    const DateRange& met = std::get<When>(ground).range;
    for_days([&](Day day) {
      EXPECT_EQ(allows(met, day), allows(one.range, day) && allows(other.range, day));
    });
  }
}

TEST(Comparing, CountsAgreeWhereSomeNumberIsAllowedByBoth) {
  Dice dice(3);
  const Knowledge knowledge = testing::apart();
  auto random_count = [&] {
    const std::uint64_t least = static_cast<std::uint64_t>(dice.to(9));
    Count count{least, least + static_cast<std::uint64_t>(dice.to(5)), "some"};
    if (dice.to(3) == 0) count.most.reset();
    return count;
  };
  auto count_allows = [](const Count& count, std::uint64_t number) {
    return count.least <= number && (!count.most || number <= *count.most);
  };
  for (int turn = 0; turn < 5'000; ++turn) {
    const Count one = random_count();
    const Count other = random_count();
    bool both = false;
    for (std::uint64_t n = 0; n < 40; ++n) both |= count_allows(one, n) && count_allows(other, n);
    EXPECT_EQ(compare(Property::kSize, one, other, knowledge) == Agreement::kAgree, both);
    if (!both) continue;
    const Value ground = common_ground(Property::kSize, one, other, knowledge);
    for (std::uint64_t n = 0; n < 40; ++n) {
      EXPECT_EQ(count_allows(std::get<Count>(ground), n),
                count_allows(one, n) && count_allows(other, n));
    }
  }
}

// How many whole months old is somebody born on `born` on `day`? By counting birthdays.
int months_old(Day born, Day day) {
  int months = 0;
  auto turns = [&](int count) {
    const auto civil = born.civil();
    const int total = civil.year * 12 + (civil.month - 1) + count;
    const int last = base::days_in_month(total / 12, total % 12 + 1);
    return Day::make(total / 12, total % 12 + 1, std::min(civil.day, last)).or_throw();
  };
  while (turns(months + 1) <= day) ++months;
  return months;
}

TEST(BirthRange, IsTheDaysOfBirthThatCountingMonthsAllows) {
  Dice dice(4);
  for (int turn = 0; turn < 25; ++turn) {
    const Day first = Day::parse("2011-02-20").or_throw().plus(dice.to(40));
    const DateRange on = DateRange::within(first, first.plus(dice.to(3)));
    const int months = dice.to(30);
    const Age age{months, months + dice.to(11), on, "old"};
    const DateRange range = birth_range(age);
    for (Day born = first.plus(-1400); born <= *on.latest; born = born.plus(1)) {
      bool fits = false;
      for (Day day = *on.earliest; day <= *on.latest; day = day.plus(1)) {
        if (born > day) continue;
        const int old = months_old(born, day);
        fits |= age.months_min <= old && old <= age.months_max;
      }
      // Months of different length leave a few days on which both answers can be defended.
      constexpr int kMonthEndsDays = 3;
      const bool near_an_end =
          std::abs(born.number() - range.earliest->number()) <= kMonthEndsDays ||
          std::abs(born.number() - range.latest->number()) <= kMonthEndsDays;
      if (near_an_end) continue;
      EXPECT_EQ(allows(range, born), fits) << born.iso();
    }
  }
}

// A random story about one group.
struct Line {
  int report;
  Property property;
  Value value;
  Told told;
};

struct Plot {
  std::vector<std::pair<int, int>> relays;  // report passes on report
  std::vector<Line> claims;
  int reports = 0;
};

Plot random_plot(Dice& dice) {
  Plot plot;
  plot.reports = 2 + dice.to(5);
  for (int report = 1; report < plot.reports; ++report) {
    if (dice.to(1) == 0) plot.relays.emplace_back(report, dice.to(report - 1));
  }
  static const std::vector<Manner> kManners{Manner::kStated, Manner::kStated, Manner::kReported,
                                            Manner::kFeared, Manner::kDenied};
  static const std::vector<Basis> kBases{Basis::kNotSaid, Basis::kNotSaid, Basis::kWitnessed,
                                         Basis::kOfficialAdmission};
  static const std::vector<Origin> kOrigins{{},
                                            {},
                                            {Origin::Kind::kNamed, "Teller 0", false},
                                            {Origin::Kind::kNamed, "the ministry", false},
                                            {Origin::Kind::kUnnamed, "reports", true}};
  for (int report = 0; report < plot.reports; ++report) {
    for (int more = dice.to(4); more >= 0; --more) {
      auto [property, value] = random_value(dice);
      plot.claims.push_back({report,
                             property,
                             std::move(value),
                             {dice.of(kManners), dice.of(kBases), dice.of(kOrigins)}});
    }
  }
  return plot;
}

Weighed tell(const Plot& plot, const std::vector<int>& order, CaseBuilder& story) {
  std::map<int, CaseBuilder::ReportBuilder> reports;
  model::SubjectId subject;
  for (int report : order) {
    auto made = story.report("Teller Number " + std::to_string(report));
    if (subject.is_nil()) subject = made.group("them");
    reports.emplace(report, made);
  }
  for (const auto& [later, earlier] : plot.relays) reports.at(later).passes_on(reports.at(earlier));
  for (const Line& told : plot.claims) {
    reports.at(told.report).again(subject).told(told.told).says(told.property, told.value);
  }
  return weigh(story.fold(), testing::apart());
}

TEST(Roots, AreTheSameInWhateverOrderReportsArrive) {
  Dice dice(5);
  for (int turn = 0; turn < 200; ++turn) {
    const Plot plot = random_plot(dice);
    std::vector<int> order(static_cast<std::size_t>(plot.reports));
    for (int report = 0; report < plot.reports; ++report) {
      order[static_cast<std::size_t>(report)] = report;
    }
    // All claims of one question as one group: its roots do not depend on any order.
    auto digest = [&](const std::vector<int>& told_in) {
      CaseBuilder story;
      tell(plot, told_in, story);
      const model::Case folded = story.fold();
      const Lineage lineage(folded);
      std::map<Property, std::vector<model::ClaimId>> questions;
      for (const auto& [id, state] : folded.claims) {
        questions[state.claim.property].push_back(id);
      }
      std::set<std::tuple<Property, std::uint32_t, std::uint32_t, std::set<std::string>>> all;
      for (const auto& [property, claims] : questions) {
        const Roots roots = lineage.roots_of(claims);
        all.emplace(property, roots.at_least, roots.at_most.value_or(0),
                    std::set<std::string>(roots.known.begin(), roots.known.end()));
      }
      return all;
    };
    const auto first = digest(order);
    std::shuffle(order.begin(), order.end(), dice.engine());
    EXPECT_EQ(digest(order), first) << "turn " << turn;
  }
}

TEST(Weighing, NeverCountsMoreVoicesThanItHeardAndNeverFewerThanOne) {
  Dice dice(6);
  for (int turn = 0; turn < 300; ++turn) {
    const Plot plot = random_plot(dice);
    std::vector<int> order(static_cast<std::size_t>(plot.reports));
    for (int report = 0; report < plot.reports; ++report) {
      order[static_cast<std::size_t>(report)] = report;
    }
    CaseBuilder story;
    const Weighed weighed = tell(plot, order, story);
    for (const Finding& finding : weighed.findings) {
      // Nobody decided that any two are distinct.
      EXPECT_NE(finding.status, FindingStatus::kCorroborated);
      for (const ClaimGroup& group : finding.groups) {
        EXPECT_EQ(group.roots.at_least, 1u);
        EXPECT_GE(group.roots.at_most.value_or(1), 1u);
        EXPECT_LE(group.roots.at_most.value_or(1), group.claims.size());
      }
      const bool only_feared = finding.status == FindingStatus::kFeared;
      EXPECT_TRUE(!only_feared || finding.fears.empty());
    }
  }
}

TEST(Weighing, SaysTheSameWhenRunAgain) {
  Dice dice(7);
  for (int turn = 0; turn < 50; ++turn) {
    const Plot plot = random_plot(dice);
    std::vector<int> order(static_cast<std::size_t>(plot.reports));
    for (int report = 0; report < plot.reports; ++report) {
      order[static_cast<std::size_t>(report)] = report;
    }
    CaseBuilder story;
    tell(plot, order, story);
    const model::Case folded = story.fold();
    const Weighed once = weigh(folded, testing::linked(folded));
    const Weighed twice = weigh(folded, testing::linked(folded));
    ASSERT_EQ(once.findings.size(), twice.findings.size());
    for (std::size_t at = 0; at < once.findings.size(); ++at) {
      EXPECT_EQ(once.findings[at].status, twice.findings[at].status);
      EXPECT_EQ(once.findings[at].subject, twice.findings[at].subject);
    }
    ASSERT_EQ(once.misfits.size(), twice.misfits.size());
    for (std::size_t at = 0; at < once.misfits.size(); ++at) {
      EXPECT_EQ(once.misfits[at].sentence, twice.misfits[at].sentence);
    }
    EXPECT_EQ(once.questions.size(), twice.questions.size());
  }
}

}  // namespace
}  // namespace weighing
