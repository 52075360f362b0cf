#include "drafting/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "drafting/embedded.h"
#include "model/property.h"

namespace drafting {
namespace {

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    names.emplace(text.substr(open, text.find('}', open) - open + 1));
  }
  return names;
}

// Words that the grammar of one language asks for and the other does without.
bool is_of_one_language(std::string_view key) {
  return key.starts_with("month.") || key.starts_with("number.") || key.starts_with("person.");
}

TEST(Catalogue, EveryKeyIsThereInEveryLanguage) {
  auto shared = [](Language language) {
    auto keys = Catalogue::of(language).keys();
    std::erase_if(keys, is_of_one_language);
    return keys;
  };
  EXPECT_EQ(shared(Language::kEnglish), shared(Language::kJapanese));
}

// A language may leave {their} out, but may not ask for what is never filled in; a hedge that
// loses {clause} or {law} would lose what it is about.
TEST(Catalogue, TranslationsAskForNothingNewAndKeepWhatMatters) {
  const Catalogue& english = Catalogue::of(Language::kEnglish);
  const Catalogue& japanese = Catalogue::of(Language::kJapanese);
  for (const std::string& key : english.keys()) {
    if (is_of_one_language(key)) continue;
    for (const std::string& form : english.forms(key)) {
      const auto in_english = placeholders(form);
      const auto in_japanese = placeholders(japanese.forms(key).front());
      for (const char* kept : {"{clause}", "{law}", "{people}", "{country}", "{articles}"}) {
        EXPECT_EQ(in_english.contains(kept), in_japanese.contains(kept)) << key << kept;
      }
    }
  }
}

TEST(Catalogue, EveryPropertyThatMayBeHeldBackHasAName) {
  for (Language language : {Language::kEnglish, Language::kJapanese}) {
    for (const model::PropertyInfo& property : model::properties()) {
      EXPECT_TRUE(Catalogue::of(language).has("held." + std::string(property.code)))
          << property.code;
    }
  }
}

TEST(Catalogue, WhatIsFilledInIsNotReadAgain) {
  EXPECT_EQ(fill("{a} and {b}", {{"a", "{b}"}, {"b", "x"}}), "{b} and x");
}

TEST(Catalogue, FilesThatAreNoCataloguesAreRefused) {
  const std::string whole(embedded::ja_mo());
  for (std::size_t cut = 0; cut < 400; ++cut) {
    EXPECT_FALSE(Catalogue::parse(std::string_view(whole).substr(0, cut)).ok()) << cut;
  }
  std::string far = whole;
  far[12] = far[13] = far[14] = static_cast<char>(0xff);  // the table lies beyond the end
  EXPECT_FALSE(Catalogue::parse(far).ok());
  std::string many = whole;
  many[11] = 0x7f;
  EXPECT_FALSE(Catalogue::parse(many).ok());
}

}  // namespace
}  // namespace drafting
