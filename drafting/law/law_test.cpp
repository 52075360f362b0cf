#include "drafting/law/law.h"

#include <gmock/gmock.h>

namespace drafting::law {
namespace {

using base::DateRange;
using base::Day;
using testing::ElementsAre;
using testing::IsEmpty;

Day day(std::string_view iso) { return Day::parse(iso).or_throw(); }

Facts refugees() {
  Facts facts;
  facts.seeks_refuge = true;
  return facts;
}

std::vector<std::string> cited(std::string_view state, Concern concern, std::string_view act,
                               std::string_view letter, const Facts& facts) {
  std::vector<std::string> all;
  for (const Citation& citation : Table::built_in().may_cite(
           state, concern, base::parse_edtf(act).or_throw(), day(letter), facts)) {
    all.push_back(citation.treaty + " " + citation.article +
                  (citation.through.empty() ? "" : " through " + citation.through));
  }
  return all;
}

std::vector<std::string> on_return(std::string_view state, std::string_view act,
                                   std::string_view letter, const Facts& facts = refugees()) {
  return cited(state, Concern::kReturn, act, letter, facts);
}

TEST(Law, TheWholeTableIsThere) {
  EXPECT_EQ(Table::built_in().memberships(), 1099u);
}

TEST(Law, ForcibleReturnOfRefugeesIsNamedWhereTheStateIsBoundByConventionAndProtocol) {
  EXPECT_THAT(on_return("SDN", "[2014-06-26..2014-06-28]", "2014-07-04"),
              ElementsAre("REF51 33(1)"));
  EXPECT_THAT(on_return("SDN", "2014-06", "2014-07-04", Facts{}), IsEmpty())
      << "nobody said that they seek refuge";
}

TEST(Law, AStateOfTheProtocolAloneIsBoundThroughIt) {
  EXPECT_THAT(on_return("USA", "2002-05", "2002-06-01"), ElementsAre("REF51 33(1) through REF67"));
  EXPECT_THAT(cited("USA", Concern::kAsylum, "2002-05", "2002-06-01", refugees()), IsEmpty())
      << "article I of the Protocol carries articles 2 to 34, not 35";
}

TEST(Law, TheConventionAloneCoversOnlyWhatHappenedBefore1951) {
  EXPECT_THAT(on_return("KNA", "2003-05", "2003-06-01"), IsEmpty());
}

TEST(Law, WhoTakesInRefugeesOfEuropeOnlyIsBoundForTheseAlone) {
  EXPECT_THAT(on_return("TUR", "2002-05", "2002-06-01"), IsEmpty());
  EXPECT_THAT(on_return("MDG", "2002-05", "2002-06-01"), IsEmpty());
  Facts from_europe = refugees();
  from_europe.fled_events_in_europe = true;
  EXPECT_THAT(on_return("TUR", "2002-05", "2002-06-01", from_europe), ElementsAre("REF51 33(1)"));
}

TEST(Law, SigningBindsNobody) {
  Facts held;
  held.detained = true;
  EXPECT_THAT(cited("CHN", Concern::kDetention, "2010-05", "2010-06-01", held), IsEmpty())
      << "the Covenant was signed in 1998 and never ratified";
}

TEST(Law, WhereSourcesDisagreeNothingIsCited) {
  Facts held;
  held.detained = true;
  EXPECT_THAT(cited("PRK", Concern::kDetention, "2010-05", "2010-06-01", held), IsEmpty())
      << "a withdrawal was notified and held to be without effect";
  EXPECT_THAT(on_return("NAM", "2010-05", "2010-06-01"), IsEmpty());
}

TEST(Law, AStateIsBoundFromTheDayOfEffectAndOnEveryDayOfTheAct) {
  // Belarus: Protocol from 2001-08-23, Convention in effect only from 2001-11-21.
  EXPECT_THAT(on_return("BLR", "2001-08-22", "2001-12-01"), IsEmpty());
  EXPECT_THAT(on_return("BLR", "2001-08-23", "2001-12-01"),
              ElementsAre("REF51 33(1) through REF67"));
  EXPECT_THAT(on_return("BLR", "2001-11-21", "2001-12-01"), ElementsAre("REF51 33(1)"));
  EXPECT_THAT(on_return("BLR", "[2001-08-20..2001-11-25]", "2001-12-01"), IsEmpty());
  EXPECT_THAT(on_return("BLR", "[..2001-11-25]", "2001-12-01"), IsEmpty()) << "since when?";
}

TEST(Law, ASuccessorStateIsBoundFromItsOwnDay) {
  EXPECT_THAT(on_return("MNE", "2006-10-09", "2006-11-01"), IsEmpty());
  EXPECT_THAT(on_return("MNE", "2006-10-10", "2006-11-01"), ElementsAre("REF51 33(1)"));
}

TEST(Law, TheConventionAgainstTortureIsForTortureOnly) {
  Facts facts;
  EXPECT_THAT(on_return("CHN", "2002-05", "2002-06-01", facts), IsEmpty());
  facts.torture_feared = true;
  EXPECT_THAT(on_return("CHN", "2002-05", "2002-06-01", facts), ElementsAre("CAT 3"))
      << "its reservations are to articles 20 and 30";
}

TEST(Law, AnArticleThatAStatesTextNamesIsNotCited) {
  Facts facts;
  facts.torture_feared = true;
  EXPECT_THAT(on_return("DEU", "2010-05", "2010-06-01", facts), IsEmpty())
      << "a text of Germany speaks of article 3";
  EXPECT_THAT(on_return("KWT", "2010-05", "2010-06-01", facts), IsEmpty())
      << "a reservation whose articles are not known here";
  EXPECT_THAT(on_return("UGA", "2010-05", "2010-06-01"), ElementsAre("REF51 33(1)"))
      << "no reservation to article 33 is possible";
}

TEST(Law, AChildHasTheConventionOfItsOwn) {
  Facts facts = refugees();
  facts.child = true;
  EXPECT_THAT(on_return("CHN", "2002-05", "2002-06-01", facts),
              ElementsAre("REF51 33(1)", "CRC 22"));
  EXPECT_THAT(on_return("THA", "2018-08", "2018-09-03", facts), ElementsAre("CRC 22"));
}

TEST(Law, AConsulIsAskedForOnlyByThePersonAndNeverAgainstAState) {
  Facts facts;
  facts.asked_for_consul = true;
  facts.detained = true;
  EXPECT_THAT(cited("CHN", Concern::kConsul, "2010-05", "2010-06-01", facts), IsEmpty())
      << "the home state is not known";
  facts.home_state = "KOR";
  EXPECT_THAT(cited("CHN", Concern::kConsul, "2010-05", "2010-06-01", facts),
              ElementsAre("VCCR 36(1)"));
  facts.seeks_refuge = true;
  EXPECT_THAT(cited("CHN", Concern::kConsul, "2010-05", "2010-06-01", facts), IsEmpty());
}

TEST(Law, WhoLeftIsBoundUntilTheDayOfLeaving) {
  constexpr std::string_view kParties =
      "state\ttreaty\tfrom\tuntil\ttexts\tstanding\tchecked\n"
      "XAA\tCRC\t1990-01-01\t2005-01-01\t\tsure\t2010-01-01\n";
  constexpr std::string_view kArticles =
      "concern\ttreaty\tarticle\treservable\tneeds\ndetention\tCRC\t37(b)\tyes\tchild\n";
  const Table table = Table::parse(kParties, kArticles).or_throw();
  Facts facts;
  facts.child = true;
  auto count = [&](std::string_view act, std::string_view letter) {
    return table.may_cite("XAA", Concern::kDetention, DateRange::on(day(act)), day(letter), facts)
        .size();
  };
  EXPECT_EQ(count("2004-12-01", "2004-12-31"), 1u);
  EXPECT_EQ(count("2004-12-01", "2005-01-01"), 0u) << "no longer bound on the day of the letter";
  EXPECT_EQ(count("2005-02-01", "2005-02-02"), 0u);
}

TEST(Law, ATableWithAMistakeIsRefused) {
  constexpr std::string_view kHead = "a\tb\tc\td\te\tf\tg\n";
  constexpr std::string_view kArticles = "a\tb\tc\td\te\n";
  for (std::string_view row : {"XAA\tCRC\t1990-02-30\t\t\tsure\t2010-01-01\n", "XAA\tCRC\n",
                               "XAA\tCRC\t1990-01-01\t\t\tperhaps\t2010-01-01\n"}) {
    EXPECT_FALSE(Table::parse(std::string(kHead) + std::string(row), kArticles).ok()) << row;
  }
  for (std::string_view row : {"flying\tCRC\t3\tyes\t\n", "return\tCRC\t3\tyes\tluck\n",
                               "return\tCRC\tx\tyes\t\n"}) {
    EXPECT_FALSE(Table::parse(kHead, std::string(kArticles) + std::string(row)).ok()) << row;
  }
}

// The slow twin: no tables of articles, one question at a time, for the plainest of them.
TEST(Law, EveryStateAgreesWithThePlainReadingOfArticle33) {
  const Table& table = Table::built_in();
  for (std::string_view state : {"AUS", "CHN", "COG", "CPV", "DJI", "JPN", "KEN", "KNA", "LAO",
                                 "MCO", "MMR", "NAM", "PRK", "SSD", "THA", "TUR", "VEN"}) {
    for (std::string_view date : {"1960-01-01", "1981-10-05", "1995-06-01", "2019-01-01"}) {
      auto sure = [&](std::string_view treaty) {
        const Membership* held = table.membership(state, treaty);
        return held != nullptr && held->from <= day(date) &&
               (!held->until || day(date) < *held->until) &&
               held->standing == Membership::Standing::kSure;
      };
      const bool named = !on_return(state, date, date).empty();
      EXPECT_EQ(named, sure("REF67")) << state << " " << date;
    }
  }
}

}  // namespace
}  // namespace drafting::law
