#include "disclosure/buildings.h"

#include <gtest/gtest.h>

namespace disclosure {
namespace {

TEST(Buildings, AreNamedAsTheyWereOrByTheirKind) {
  const struct {
    const char* words;
    const char* en;
    const char* ja;
  } rows[] = {
      {"Nagad detention centre", "Nagad detention centre", "Nagad収容施設"},
      {"the Bang-Kwang Central Prison", "the Bang-Kwang Central Prison", "Bang-Kwang中央刑務所"},
      {"a police station", "a police station", "警察署"},
      {"police station", "a police station", "警察署"},
      {"the police station in Kassala", "the police station", "警察署"},
      {"the Central Police Station", "the police station", "警察署"},
      {"the central prison of Kassala", "the central prison", "中央刑務所"},
      {"prison", "prison", "刑務所"},
      {"a filthy prison", "a prison", "刑務所"},
      {"Kilo 7 prison", "prison", "刑務所"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(building(row.words).en, row.en) << row.words;
    EXPECT_EQ(building(row.words).ja, row.ja) << row.words;
  }
}

TEST(Buildings, WhatIsNotKnownIsNotCopied) {
  for (const char* words : {"", "Kassala", "the house of Hana Nohome", "prisoners", "Evin prisoner",
                            "the road to the prison wall", "of"}) {
    EXPECT_EQ(building(words), Label{}) << words;
  }
}

}  // namespace
}  // namespace disclosure
