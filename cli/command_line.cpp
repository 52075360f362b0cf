#include "cli/command_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>

#include "base/limits.h"
#include "cli/files.h"
#include "cli/nearest.h"
#include "cli/print.h"
#include "cli/secrets.h"
#include "cli/walk.h"
#include "cli/wrap.h"

namespace cli {

namespace {

using actions::Action;
using actions::Field;
using views::Json;

// What was written after `whereabouts`, held where CLI11 puts it.
struct Written {
  std::string archive;
  std::string login;
  int password_descriptor = -1;
  bool json = false;
  bool no_colour = false;
  std::map<const Action*, std::map<std::string, std::vector<std::string>>> fields;
  std::map<const Action*, std::map<std::string, bool>> flags;

  WalkOrder walk;
};

// Files and words to look for need no option's name before them.
bool is_bare(const Field& field) {
  return field.kind == Field::Kind::kFile || field.name == "words" || field.name == "head";
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& each : words) all += (all.empty() ? "" : " ") + each;
  return all;
}

// Such words are one value, which somebody may write without quotes.
bool is_joined(const Field& field) { return is_bare(field) && field.kind != Field::Kind::kFile; }

void add_fields(CLI::App& command, const Action& action, Written& written) {
  for (const Field& field : action.fields) {
    std::string option = "--" + std::string(field.name);
    std::string help(field.help);
    if (field.kind == Field::Kind::kFlag) {
      command.add_flag(option, written.flags[&action][std::string(field.name)], help);
      continue;
    }
    if (field.is_secret()) continue;  // asked for, never an argument
    if (!field.choices.empty()) {
      std::string all;
      for (auto each : field.choices) all += (all.empty() ? "" : "|") + std::string(each);
      help += " (" + all + ")";
    }
    auto& held = written.fields[&action][std::string(field.name)];
    auto* made = command.add_option(
        is_bare(field) ? std::string(field.name) + "," + option : option, held, help);
    if (field.required) made->required();
    if (field.many || is_joined(field))
      made->take_all();
    else
      made->expected(1);
  }
}

// "report add" becomes the command `add` below the command `report`.
CLI::App* add_command(CLI::App& top, std::map<std::string, CLI::App*>& groups,
                      const Action& action) {
  std::string_view name = action.name;
  auto blank = name.find(' ');
  CLI::App* parent = &top;
  if (blank != std::string_view::npos) {
    std::string group(name.substr(0, blank));
    parent = groups[group];
    if (!parent) {
      parent = groups[group] = top.add_subcommand(group);
      parent->require_subcommand(1);
    }
    name.remove_prefix(blank + 1);
    // What stands below it says best what it is for.
    const std::string before = parent->get_description();
    parent->description(before + (before.empty() ? "" : ", ") + std::string(name));
  }
  CLI::App* command = parent->add_subcommand(std::string(name), std::string(action.summary));
  if (!actions::needs_no_archive(action)) {
    command->footer("For members with the role " + std::string(actions::role_name(action.least)) +
                    (action.least == model::Role::kKeeper ? "." : " or above."));
  }
  return command;
}

// Where a command was expected and another word stands: which word, and which was meant.
std::optional<base::Error> unknown_command(const CLI::App& top) {
  const CLI::App* at = &top;
  std::string said;
  while (!at->get_subcommands().empty()) {
    at = at->get_subcommands().front();
    said += at->get_name() + " ";
  }
  std::vector<std::string> names;
  for (const CLI::App* each : at->get_subcommands({})) names.push_back(each->get_name());
  const auto words = top.remaining(true);
  const auto word = std::find_if(words.begin(), words.end(), [](const std::string& each) {
    return !each.empty() && each.front() != '-';
  });
  if (names.empty() || word == words.end()) return std::nullopt;
  std::string message = "there is no command `" + said + *word + "`";
  std::string meant;
  for (const std::string& each : nearest(*word, names)) {
    meant += (meant.empty() ? "; did you mean `" : "` or `") + said + each;
  }
  message += meant.empty() ? "; `whereabouts " + said + "--help` lists them" : meant + "`?";
  return base::Error{base::ErrorCode::kBadInput, std::move(message)};
}

int say_error(const base::Error& error) {
  std::cerr << "whereabouts: " << shown_lines(error.message) << '\n';
  return exit_code(error.code);
}

class Session {
 public:
  Session(const Wiring& wiring, const Written& written)
      : wiring_(wiring),
        written_(written),
        secrets_(written.password_descriptor >= 0 ? std::optional<int>(written.password_descriptor)
                                                  : std::nullopt) {}

  base::Result<std::unique_ptr<ledger::Ledger>> open() {
    TRY(actions::names_archive(written_.archive));
    TRY_ASSIGN(const base::Secret password, secrets_.ask("password"));
    return ledger::Ledger::open(wiring_.world, wiring_.on_disk, written_.archive, written_.login,
                                password.view());
  }

  base::Result<Done> perform(const Action& action) {
    if (actions::needs_no_archive(action)) {
      TRY_ASSIGN(auto input, fill_in(action));
      actions::Threshold threshold{wiring_.tools, wiring_.on_disk, written_.archive,
                                   written_.login};
      TRY_ASSIGN(Json json, actions::perform(action, threshold, input));
      return Done{std::move(json), std::nullopt};
    }
    TRY_ASSIGN(auto ledger, open());
    TRY_ASSIGN(auto input, fill_in(action));
    actions::Context context{wiring_.tools, *ledger, [](double done) { show_progress(done); }};
    auto json = actions::perform(action, context, input);
    if (ledger->clock_warnings() > 0) {
      std::cerr << "whereabouts: the clock of this machine is behind the newest entry, so what was "
                   "added got the time after it; set the clock\n";
    }
    if (json.ok() && input.has("out")) {
      TRY_ASSIGN((*json)["files"], write_files(wiring_.world, input.text("out"), context.made));
    }
    if (!json.ok()) return json.error();
    return Done{std::move(json).value(), std::move(context.incomplete)};
  }

  base::Status show(const Json& json) const {
    if (written_.json) {
      std::cout << json_text(json);
    } else {
      print(std::cout, json, look());
    }
    std::cout.flush();
    if (std::cout.good()) return base::ok_status();
    return base::Error{base::ErrorCode::kIo,
                       "what was asked for could not be written to standard output; if it added "
                       "something, that stands in the archive"};
  }

 private:
  base::Result<actions::Input> fill_in(const Action& action) {
    actions::Input::Words words;
    actions::Input::Files files;
    actions::Input::Secrets secrets;
    for (const Field& field : action.fields) {
      std::string name(field.name);
      if (field.is_secret()) {
        const std::string prompt(field.help);
        TRY_ASSIGN(secrets[name], field.kind == Field::Kind::kNewSecret
                                      ? secrets_.ask_new(prompt)
                                      : secrets_.ask(prompt));
        continue;
      }
      if (field.kind == Field::Kind::kFlag) {
        if (written_.flags.at(&action).at(name)) words[name] = {};
        continue;
      }
      const auto& held = written_.fields.at(&action).at(name);
      if (held.empty()) continue;
      if (field.kind != Field::Kind::kFile) {
        words[name] = is_joined(field) ? std::vector{joined(held)} : held;
        continue;
      }
      std::size_t bytes = 0;
      for (const std::string& path : held) {
        files[name].push_back(read_file(wiring_.world, path));
        actions::File& file = files[name].back();
        bytes += file.content.size();
        if (bytes <= base::kFilesBytesPerActionMax) continue;
        bytes -= file.content.size();
        file.content.clear();
        file.unreadable = base::Error{base::ErrorCode::kTooLarge,
                                      "with those before it, it is larger than the " +
                                          std::to_string(base::kFilesBytesPerActionMax) +
                                          " bytes allowed; give fewer files at once"};
      }
    }
    return actions::check_input(action, std::move(words), std::move(files), std::move(secrets));
  }

  Look look() const {
    Look look;
    winsize size{};
    const bool terminal = ::isatty(STDOUT_FILENO) == 1;
    if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
      look.columns = size.ws_col;
    }
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing here ever sets a variable
    const char* no_colour = std::getenv("NO_COLOR");
    look.colour = terminal && !written_.no_colour && (no_colour == nullptr || *no_colour == '\0');
    return look;
  }

  static void show_progress(double done) {
    if (::isatty(STDERR_FILENO) != 1) return;
    constexpr int kWidth = 30;
    int full = static_cast<int>(done * kWidth);
    std::cerr << '\r' << '[' << std::string(static_cast<std::size_t>(full), '#')
              << std::string(static_cast<std::size_t>(kWidth - full), ' ') << ']'
              << (done >= 1 ? "\n" : "") << std::flush;
  }

  const Wiring& wiring_;
  const Written& written_;
  Secrets secrets_;
};

void add_globals(CLI::App& top, Written& written) {
  top.add_option("--archive", written.archive, "the folder of the archive")
      ->envname("WHEREABOUTS_ARCHIVE");
  top.add_option("--login", written.login, "the name you sign in with")
      ->envname("WHEREABOUTS_LOGIN");
  top.add_option("--password-fd", written.password_descriptor,
                 "read passwords from this file descriptor, a line each, instead of the terminal: "
                 "your own first, then a new one");
  top.add_flag("--json", written.json, "print JSON (docs/json.md) instead of words");
  top.add_flag("--no-colour", written.no_colour, "never print colours");
  top.set_version_flag("--version", "whereabouts " WHEREABOUTS_VERSION);
  top.require_subcommand(1);
  top.fallthrough();  // --archive and --json may also stand after the command
  top.footer("Run `whereabouts COMMAND --help` for what a command takes.");
}

}  // namespace

int exit_code(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::kBadInput: return 2;
    case base::ErrorCode::kNotFound: return 3;
    case base::ErrorCode::kNotAllowed: return 4;
    case base::ErrorCode::kLocked: return 5;
    case base::ErrorCode::kConflict: return 6;
    case base::ErrorCode::kDamaged: return 7;
    case base::ErrorCode::kIo: return 8;
    case base::ErrorCode::kUnsupported: return 9;
    case base::ErrorCode::kTooLarge: return 10;
  }
  return 1;
}

int run(int argc, const char* const* argv, const Wiring& wiring) {
  CLI::App top{"Whereabouts: casework for people at risk, from the first message to the letter.",
               "whereabouts"};
  Written written;
  add_globals(top, written);

  CLI::App* walk = top.add_subcommand(
      "run", "The whole job unattended, leaving nothing behind but its outputs.");
  add_walk_options(*walk, written.walk);

  std::map<std::string, CLI::App*> groups;
  std::map<CLI::App*, const Action*> commands;
  for (const Action& action : actions::table()) {
    CLI::App* command = add_command(top, groups, action);
    add_fields(*command, action, written);
    commands[command] = &action;
  }

  try {
    top.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
      if (const auto unknown = unknown_command(top)) return say_error(*unknown);
    }
    int code = top.exit(error);  // prints help to standard output, faults to standard error
    return code == 0 ? 0 : 2;
  }

  Session session(wiring, written);
  auto result = [&]() -> base::Result<Done> {
    try {
      if (walk->parsed()) return run_walk(wiring, written.walk);
      for (const auto& [command, action] : commands) {
        if (command->parsed()) return session.perform(*action);
      }
    } catch (const base::Failure& failure) {
      return failure.error();
    }
    return base::Error{base::ErrorCode::kBadInput, "there is no such command"};
  }();
  if (!result.ok()) return say_error(result.error());
  const base::Status printed = session.show(result->json);
  if (!printed.ok()) return say_error(printed.error());
  return result->incomplete ? say_error(*result->incomplete) : 0;
}

}  // namespace cli
