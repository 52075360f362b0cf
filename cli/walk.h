// `whereabouts run`: the whole job unattended, from messages to what they say.
//
// The archive of a run lives in memory and nobody has a password to it; when the run ends only
// its outputs stay. Nobody has confirmed anything in it, so everything it prints is provisional
// and says so.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "views/case_view.h"

namespace cli {

struct Wiring;

struct WalkOrder {
  std::vector<std::string> reports;
  std::string out;
  std::string received;  // EDTF; empty: today
};

void add_walk_options(CLI::App& command, WalkOrder& order);
base::Result<views::Json> run_walk(const Wiring& wiring, const WalkOrder& order);

}  // namespace cli
