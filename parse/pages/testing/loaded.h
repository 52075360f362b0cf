// For tests of the readers of pages: what a program loads before it shuts itself in is loaded.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string_view>

#include "parse/inside/read.h"
#include "parse/pages/pages.h"

namespace parse::pages {

class Loaded : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    inside::load_all();
    load_pages();
  }
  static Refusal refusal_of(std::string_view content) {
    const Answer answer = inside::read_content(content, std::nullopt);
    const Refusal* refusal = std::get_if<Refusal>(&answer);
    return refusal ? *refusal : Refusal{};
  }
};

}  // namespace parse::pages
