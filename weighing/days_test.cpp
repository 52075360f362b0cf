#include "weighing/days.h"

#include <gtest/gtest.h>

namespace weighing {
namespace {

std::string words(std::string_view edtf) {
  return days_in_words(base::parse_edtf(edtf).or_throw());
}

TEST(Days, SayNoMoreThanTheirEdtf) {
  EXPECT_EQ(words("2011-03-12"), "12 March 2011");
  EXPECT_EQ(words("[2011-03-11..2011-03-12]"), "11 or 12 March 2011");
  EXPECT_EQ(words("[2011-03-11..2011-03-13]"), "between 11 and 13 March 2011");
  EXPECT_EQ(words("[2011-03-30..2011-04-02]"), "between 30 March and 2 April 2011");
  EXPECT_EQ(words("[2010-12-30..2011-01-02]"), "between 30 December 2010 and 2 January 2011");
  EXPECT_EQ(words("2011-03-11/2011-03-13"), "from 11 to 13 March 2011");
  EXPECT_EQ(words("2009-06"), "in June 2009");
  EXPECT_EQ(words("2009"), "in 2009");
  EXPECT_EQ(words("199X"), "between 1 January 1990 and 31 December 1999");
  EXPECT_EQ(words("[..2011-03-12]"), "by 12 March 2011");
  EXPECT_EQ(words("2011-03-12/.."), "from 12 March 2011 on");
  EXPECT_EQ(words("2009-06~"), "about: in June 2009");
  EXPECT_EQ(words("2009-06-03?"), "3 June 2009 (not sure)");
}

}  // namespace
}  // namespace weighing
