#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/date.h"
#include "base/limits.h"

namespace base {
namespace {

// A range as a table row shows it: "2002-05-24 2002-05-26 throughout ~?", "-" for an open end.
std::string shown(const DateRange& range) {
  auto end = [](const std::optional<Day>& day) { return day ? day->iso() : "-"; };
  return end(range.earliest) + " " + end(range.latest) +
         (range.holds == Holds::kThroughout ? " throughout" : " within") +
         (range.approximate ? " ~" : "") + (range.uncertain ? " ?" : "");
}

std::string read(std::string_view text) {
  auto range = parse_edtf(text);
  return range.ok() ? shown(*range) : "refused";
}

struct Row {
  const char* text;
  const char* means;
};

class EdtfTable : public testing::TestWithParam<Row> {};

TEST_P(EdtfTable, IsRead) { EXPECT_EQ(read(GetParam().text), GetParam().means); }

// Whatever text a range came from, the text made of it means the same.
TEST_P(EdtfTable, IsWrittenSoThatItIsReadBack) {
  auto range = parse_edtf(GetParam().text);
  std::string back = range.ok() ? read(edtf(*range)) : "refused";
  EXPECT_EQ(back, GetParam().means);
}

INSTANTIATE_TEST_SUITE_P(Days, EdtfTable, testing::ValuesIn(std::vector<Row>{
    {"2002-05-24", "2002-05-24 2002-05-24 within"},
    {"2000-02-29", "2000-02-29 2000-02-29 within"},
    {"0001-01-01", "0001-01-01 0001-01-01 within"},
    {"9999-12-31", "9999-12-31 9999-12-31 within"},
    {"2002-05", "2002-05-01 2002-05-31 within"},
    {"2002-02", "2002-02-01 2002-02-28 within"},
    {"2004-02", "2004-02-01 2004-02-29 within"},
    {"2002", "2002-01-01 2002-12-31 within"},
}));

INSTANTIATE_TEST_SUITE_P(Qualifiers, EdtfTable, testing::ValuesIn(std::vector<Row>{
    {"2002~", "2002-01-01 2002-12-31 within ~"},
    {"2002-05?", "2002-05-01 2002-05-31 within ?"},
    {"2002-05-24%", "2002-05-24 2002-05-24 within ~ ?"},
    {"2002-05~-24", "2002-05-24 2002-05-24 within ~"},
    {"2002?-05~-24", "2002-05-24 2002-05-24 within ~ ?"},
    {"2002-~05-?24", "2002-05-24 2002-05-24 within ~ ?"},
    {"?2002-05-24", "2002-05-24 2002-05-24 within ?"},
    {"2000-21~", "2000-03-01 2000-05-31 within ~"},
    {"199X?", "1990-01-01 1999-12-31 within ?"},
    {"2002-05-24~/2002-05-26", "2002-05-24 2002-05-26 throughout ~"},
    {"2002-05-24/2002-05-26?", "2002-05-24 2002-05-26 throughout ?"},
    {"[2002-05-24~..2002-05-26]", "2002-05-24 2002-05-26 within ~"},
    {"../..%", "- - throughout ~ ?"},
}));

INSTANTIATE_TEST_SUITE_P(Unspecified, EdtfTable, testing::ValuesIn(std::vector<Row>{
    {"199X", "1990-01-01 1999-12-31 within"},
    {"19XX", "1900-01-01 1999-12-31 within"},
    {"1XXX", "1000-01-01 1999-12-31 within"},
    {"000X", "0001-01-01 0009-12-31 within"},
    {"0XXX", "0001-01-01 0999-12-31 within"},
    {"XXXX", "- - within"},
    {"XXXX-XX-XX", "- - within"},
    {"XXXX-05-24", "- - within"},
    {"XXXX-21", "- - within"},
    {"2002-XX", "2002-01-01 2002-12-31 within"},
    {"2002-05-XX", "2002-05-01 2002-05-31 within"},
    {"2002-XX-XX", "2002-01-01 2002-12-31 within"},
    {"2002-XX-05", "2002-01-05 2002-12-05 within"},
    {"2002-XX-31", "2002-01-31 2002-12-31 within"},
    {"2002-0X-31", "2002-01-31 2002-08-31 within"},
    {"2002-1X", "2002-10-01 2002-12-31 within"},
    {"2002-X2", "2002-02-01 2002-12-31 within"},
    {"2002-05-2X", "2002-05-20 2002-05-29 within"},
    {"2002-05-3X", "2002-05-30 2002-05-31 within"},
    {"2002-02-2X", "2002-02-20 2002-02-28 within"},
    {"1X99", "1099-01-01 1999-12-31 within"},
    {"200X-02-29", "2000-02-29 2008-02-29 within"},
    {"199X-21", "1990-03-01 1999-05-31 within"},
    {"2001-02-XX/2001-03-01", "2001-02-01 2001-03-01 within"},
}));

INSTANTIATE_TEST_SUITE_P(PartsOfAYear, EdtfTable, testing::ValuesIn(std::vector<Row>{
    {"2000-21", "2000-03-01 2000-05-31 within"},
    {"2000-22", "2000-06-01 2000-08-31 within"},
    {"2000-23", "2000-09-01 2000-11-30 within"},
    {"2000-24", "2000-12-01 2001-02-28 within"},
    {"2003-24", "2003-12-01 2004-02-29 within"},
    {"9999-24", "9999-12-01 9999-12-31 within"},
    {"2000-25", "2000-03-01 2000-05-31 within"},
    {"2000-29", "2000-09-01 2000-11-30 within"},
    {"2000-30", "2000-12-01 2001-02-28 within"},
    {"2000-31", "2000-03-01 2000-05-31 within"},
    {"2000-32", "2000-06-01 2000-08-31 within"},
    {"2000-33", "2000-01-01 2000-03-31 within"},
    {"2000-36", "2000-10-01 2000-12-31 within"},
    {"2000-37", "2000-01-01 2000-04-30 within"},
    {"2000-39", "2000-09-01 2000-12-31 within"},
    {"2000-40", "2000-01-01 2000-06-30 within"},
    {"2000-41", "2000-07-01 2000-12-31 within"},
}));

INSTANTIATE_TEST_SUITE_P(Intervals, EdtfTable, testing::ValuesIn(std::vector<Row>{
    {"2002-05-24/2002-05-26", "2002-05-24 2002-05-26 throughout"},
    {"2002-05-24/2002-05-24", "2002-05-24 2002-05-24 throughout"},
    {"2002-05-24/..", "2002-05-24 - throughout"},
    {"../2002-05-24", "- 2002-05-24 throughout"},
    {"../..", "- - throughout"},
    // Nobody says on which day of the year or month it begins or ends.
    {"2004/2005", "2004-01-01 2005-12-31 within"},
    {"2004-06/2006-08", "2004-06-01 2006-08-31 within"},
    {"2002-05/2002-05-24", "2002-05-01 2002-05-24 within"},
    {"2002/..", "2002-01-01 - within"},
    {"../2002", "- 2002-12-31 within"},
    {"2000-21/2001-22", "2000-03-01 2001-08-31 within"},
    // An end that is not known is not an end that is never.
    {"2002-05-24/", "2002-05-24 - within"},
    {"/2002-05-24", "- 2002-05-24 within"},
    {"/..", "- - within"},
    {"../", "- - within"},
    {"XXXX/2002", "- 2002-12-31 within"},
}));

INSTANTIATE_TEST_SUITE_P(Sets, EdtfTable, testing::ValuesIn(std::vector<Row>{
    {"[2002-05-24..2002-05-26]", "2002-05-24 2002-05-26 within"},
    {"[2002-05-24,2002-05-26]", "2002-05-24 2002-05-26 within"},
    {"[2002-05-26,2002-05-24]", "2002-05-24 2002-05-26 within"},
    {"[2002-05-24]", "2002-05-24 2002-05-24 within"},
    {"[1667,1668,1670..1672]", "1667-01-01 1672-12-31 within"},
    {"[..1760-12-03]", "- 1760-12-03 within"},
    {"[1760-12..]", "1760-12-01 - within"},
    {"[1760-01,1760-02,1760-12..]", "1760-01-01 - within"},
    {"[..1760,1770]", "- 1770-12-31 within"},
    {"[..1770,1760]", "- 1770-12-31 within"},
    {"[..1760,1770..]", "- - within"},
    {"[2002,2001-05-24]", "2001-05-24 2002-12-31 within"},
    {"[2002-05..2002-06]", "2002-05-01 2002-06-30 within"},
}));

INSTANTIATE_TEST_SUITE_P(Refused, EdtfTable, testing::ValuesIn(std::vector<Row>{
    {"", "refused"},
    {"2002-02-29", "refused"},
    {"2002-02-31", "refused"},
    {"1900-02-29", "refused"},
    {"190X-04-31", "refused"},
    {"XXXX-02-30", "refused"},
    {"XXXX-XX-32", "refused"},
    {"2002-13", "refused"},
    {"2002-00", "refused"},
    {"2002-05-00", "refused"},
    {"2002-20", "refused"},
    {"2002-42", "refused"},
    {"2002-2X", "refused"},
    {"2002-21-05", "refused"},
    {"0000", "refused"},
    {"0000-21", "refused"},
    {"-0044", "refused"},
    {"Y17000", "refused"},
    {"20020524", "refused"},
    {"2002-5", "refused"},
    {"02-05-24", "refused"},
    {"2002-05-24T06:00:00Z", "refused"},
    {" 2002", "refused"},
    {"2002 ", "refused"},
    {"199x", "refused"},
    {"199u", "refused"},
    {"2002~~", "refused"},
    {"2002-", "refused"},
    {"~", "refused"},
    {"May 2002", "refused"},
    {"\u0662\u0660\u0660\u0662", "refused"},
    {"/", "refused"},
    {"2002/2001", "refused"},
    {"2002-05-26/2002-05-24", "refused"},
    {"2002/2003/2004", "refused"},
    {"2002..2003", "refused"},
    {"[2002..2003", "refused"},
    {"[]", "refused"},
    {"[..]", "refused"},
    {"[2002,]", "refused"},
    {"[2003..2002]", "refused"},
    {"[2002..,2005]", "refused"},
    {"[2002,..2005]", "refused"},
    {"[2002/2003]", "refused"},
    {"[2002]~", "refused"},
    {"{2002,2003}", "refused"},
}));

TEST(Edtf, IsWrittenAsShortAsItsEndsAllow) {
  const std::pair<const char*, const char*> forms[] = {
      {"[2002-05-24..2002-05-24]", "2002-05-24"},
      {"[2002-05-01..2002-05-31]", "2002-05"},
      {"[2002-01-01..2002-12-31]", "2002"},
      {"[2002-01..2002-12]", "2002"},
      {"[1990..1999]", "199X"},
      {"[1900..1999]", "19XX"},
      {"[0001..0009]", "000X"},
      {"[0001..9999]", "[0001..9999]"},
      {"[1990..2009]", "[1990..2009]"},
      {"[1991..1999]", "[1991..1999]"},
      {"[2000-03..2000-05]", "2000-21"},
      {"[2000-12-01..2001-02-28]", "2000-24"},
      {"[2000-04..2000-06]", "2000-34"},
      {"[2000-05..2000-06]", "[2000-05..2000-06]"},
      {"[2000-05-02..2000-06]", "[2000-05-02..2000-06-30]"},
      {"[2000-05..]", "[2000-05..]"},
      {"[..2000-12-31]", "[..2000]"},
      {"2002-05-24%/2002-05-26", "2002-05-24%/2002-05-26%"},
      {"[2002-05-24~..2002-05-26]", "[2002-05-24~..2002-05-26~]"},
      {"2002-05~-24", "2002-05-24~"},
  };
  for (const auto& [given, expected] : forms) {
    EXPECT_EQ(edtf(parse_edtf(given).or_throw()), expected) << given;
  }
}

// Every pair of ends out of days around the turns of months, years, decades and the calendar.
TEST(Edtf, EveryRangeIsReadBackAsItself) {
  std::vector<std::optional<Day>> ends = {std::nullopt};
  for (const char* turn : {"0001-01-01", "0009-12-31", "0010-01-01", "0999-12-31", "1000-01-01",
                           "1989-12-31", "1999-12-31", "2000-02-29", "2000-03-01", "2000-05-31",
                           "2000-06-30", "2000-08-31", "2000-11-30", "2001-02-28", "2004-02-29",
                           "2009-12-31", "9999-11-30", "9999-12-31"}) {
    for (int days : {-1, 0, 1}) ends.push_back(Day::parse(turn).or_throw().plus(days));
  }
  for (auto earliest : ends) {
    for (auto latest : ends) {
      if (earliest && latest && *latest < *earliest) continue;
      for (int flags = 0; flags < 8; ++flags) {
        DateRange range{earliest, latest, flags & 4 ? Holds::kThroughout : Holds::kWithin,
                        (flags & 1) != 0, (flags & 2) != 0};
        auto back = parse_edtf(edtf(range));
        ASSERT_TRUE(back.ok() && *back == range) << shown(range) << " as " << edtf(range);
      }
    }
  }
}

TEST(Edtf, ARangeThatEndsBeforeItBeginsIsNotReadBack) {
  DateRange range = DateRange::within(Day::from_number(5), Day::from_number(1));
  EXPECT_FALSE(parse_edtf(edtf(range)).ok());
}

TEST(Edtf, VeryLongTextIsRefused) {
  std::string text = "[2002";
  while (text.size() < kEdtfBytesMax) text += ",2002";
  auto range = parse_edtf(text + "]");
  ASSERT_FALSE(range.ok());
  EXPECT_EQ(range.error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace base
