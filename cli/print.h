// What an action gave back, in words for a person at a terminal.
//
// Pages of a case are laid out as people read them (cli/pages.cpp), lists as tables, everything
// else as a list of fields. All of it goes through shown() (cli/wrap.h) before a terminal sees it.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>

#include "views/case_view.h"

namespace cli {

// The caller's word, since only it knows whether a terminal reads this, and how wide it is.
struct Look {
  bool colour = false;
  std::size_t columns = 80;
};

void print(std::ostream& out, const views::Json& json, const Look& look);

// The JSON itself. Names of files need not be UTF-8; what is not, is shown as U+FFFD.
std::string json_text(const views::Json& json);

}  // namespace cli
