// `whereabouts run`: the whole job unattended, from messages to a letter and a statement.
//
// The archive of a run lives in memory and nobody has a password to it; when the run ends only its
// outputs stay. Nobody has confirmed anything in it and nobody has set a gate, so all that it
// prints and writes is provisional, for a stated audience under a stated policy, and says so on
// every page.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "views/case_view.h"

namespace cli {

struct Done;
struct Wiring;

struct WalkOrder {
  std::vector<std::string> reports;
  std::string out;
  std::vector<std::string> received;  // EDTF: one for all, or one for each; none: today
  std::string day;  // of the documents; empty: the last day of `received`
  std::string audience = "addressee";
  std::string organisation = "[Your organisation]";
  std::string state;
  std::vector<std::string> to;
  std::string salutation;
};

void add_walk_options(CLI::App& command, WalkOrder& order);
base::Result<Done> run_walk(const Wiring& wiring, const WalkOrder& order);

}  // namespace cli
