// The command line: `whereabouts COMMAND ...`, made out of the table of actions.
//
// Exit codes: 0 done; 2 the words of the command or a file are no good; 3 not found; 4 not
// allowed; 5 locked (password, or in use); 6 changed meanwhile or there already; 7 damaged; 8 the
// operating system refused; 9 made by a newer program or not built in; 10 too large; 1 anything
// else. Where only some of several files could be taken in, the others stand, and the code is that
// of the last that could not. What was asked for goes to standard output, everything else to
// standard error.
#pragma once

#include <filesystem>

#include "actions/action.h"
#include "base/world.h"
#include "ledger/parts.h"

namespace cli {

// Made by app/, which alone knows the engine.
struct Wiring {
  base::World& world;
  const actions::Tools& tools;
  const ledger::Parts& on_disk;
  const ledger::Parts& in_memory;
};

// What a command gives: shown on standard output; and which part of it could not be done.
struct Done {
  views::Json json;
  std::optional<base::Error> incomplete;
};

int run(int argc, const char* const* argv, const Wiring& wiring);

int exit_code(base::ErrorCode code);

}  // namespace cli
