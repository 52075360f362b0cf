// Actions: everything that a member can do, in one table.
//
// The command line, and later the API and the forms of the desk, all come out of it: names, fields
// with their checks and help, and who may. A handler gets input that was checked against the
// fields and a ledger of a member whose role was checked, and gives back JSON, which each front end
// shows in its own way. Handlers hold no SQL and no HTML.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/world.h"
#include "ledger/ledger.h"
#include "parse/parser.h"
#include "places/gazetteer.h"
#include "views/case_view.h"

namespace actions {

using views::Json;

struct Field {
  enum class Kind {
    kText,    // a line
    kWords,   // of several lines, if need be
    kId,      // of something in the archive
    kDate,    // EDTF
    kDay,     // one day: 2011-03-10
    kNumber,  // 0 and up
    kChoice,  // one of `choices`
    kFlag,
    kFile,       // its content, never its path
    kSecret,     // a password or recovery key: asked for, never an argument
    kNewSecret,  // the same, and asked for twice
    kPath,       // somewhere on this machine, for the command line alone
  };
  std::string_view name;
  Kind kind = Kind::kText;
  bool required = true;
  std::string_view help;
  std::vector<std::string_view> choices = {};
  bool many = false;
  std::size_t bytes_max = base::kReasonBytesMax;  // of each value

  bool is_secret() const { return kind == Kind::kSecret || kind == Kind::kNewSecret; }
};

// A file as the member gave it: what to call it, and its bytes, or why there are none: among
// several files such a one costs no other.
struct File {
  std::string label;
  base::Bytes content;
  std::optional<base::Error> unreadable = {};
};

// What was filled in, by field name. Made by check_input() alone, so that a handler finds every
// required field, each of its kind.
class Input {
 public:
  using Words = std::map<std::string, std::vector<std::string>, std::less<>>;
  using Files = std::map<std::string, std::vector<File>, std::less<>>;
  using Secrets = std::map<std::string, base::Secret, std::less<>>;
  Input(Words words, Files files, Secrets secrets)
      : words_(std::move(words)), files_(std::move(files)), secrets_(std::move(secrets)) {}

  bool has(std::string_view field) const;
  std::string text(std::string_view field) const;  // "" when not filled in
  std::vector<std::string> texts(std::string_view field) const;
  bool flag(std::string_view field) const { return has(field); }
  std::uint64_t number(std::string_view field, std::uint64_t otherwise) const;
  const std::vector<File>& files(std::string_view field) const;
  std::string_view secret(std::string_view field) const;  // gone when this goes
  template <typename Id>
  base::Result<Id> id(std::string_view field) const {
    return Id::parse(text(field));
  }
  template <typename Id>
  base::Result<std::vector<Id>> ids(std::string_view field) const {
    std::vector<Id> ids;
    for (const std::string& each : texts(field)) {
      TRY_ASSIGN(auto parsed, Id::parse(each));
      ids.push_back(parsed);
    }
    return ids;
  }

 private:
  Words words_;
  Files files_;
  Secrets secrets_;
};

// What handlers work with beside the ledger. Owned by app/, shared by all sessions, thread-safe.
struct Tools {
  base::World& world;
  const parse::Parser& parser;
  const places::Gazetteer& gazetteer;
  // Reads a report's text for claims: a proposal.
  std::function<model::Reading(const model::Report&)> read;
  // What is known of the world, and who is who in this case.
  std::function<weighing::Knowledge(const model::Case&)> know;
};

struct Context {
  const Tools& tools;
  ledger::Ledger& ledger;
  // Told how far a long action has come, from 0 to 1.
  std::function<void(double)> progress;
  // Files that the action made, for the front end to hand over: never written by a handler.
  std::vector<File> made = {};
  // Set where only part of it could be done: what was done stands and is given back, and the front
  // end says this beside it.
  std::optional<base::Error> incomplete = {};
  // False for an archive that goes with the run: its heads prove nothing, and stand on no letter.
  bool lasting = true;
};

using Handler = base::Result<Json> (*)(Context&, const Input&);

// For the few actions that begin where no archive is open, and nobody has a role yet.
struct Threshold {
  const Tools& tools;
  const ledger::Parts& parts;
  std::filesystem::path archive;  // where it lies, or shall lie
  std::string login;              // who asks
};

using ThresholdHandler = base::Result<Json> (*)(Threshold&, const Input&);

struct Action {
  std::string_view name;  // "report add"
  std::string_view summary;
  model::Role least = model::Role::kReader;
  std::vector<Field> fields;
  std::variant<Handler, ThresholdHandler> handler;
};

// "reader", "researcher" ...: as on the command line and in JSON.
std::string_view role_name(model::Role role);

const std::vector<Action>& table();
const Action* find(std::string_view name);

// Errors: kBadInput (a field that is missing, unknown or not of its kind), kTooLarge. They name the
// field and never hold what was filled in.
base::Result<Input> check_input(const Action& action, Input::Words words, Input::Files files,
                                Input::Secrets secrets = {});

// Checks the member's role, runs the handler, and turns a Failure into its Error. What a reader may
// do and that names something of the archive shows it, and is noted in the audit of reads.
base::Result<Json> perform(const Action& action, Context& context, const Input& input);
// Precondition: the action begins where no archive is open.
base::Result<Json> perform(const Action& action, Threshold& threshold, const Input& input);
// Errors: kBadInput where nobody said which archive.
base::Status names_archive(const std::filesystem::path& archive);
inline bool needs_no_archive(const Action& action) {
  return std::holds_alternative<ThresholdHandler>(action.handler);
}

}  // namespace actions
