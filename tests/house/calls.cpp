// Calls that are not used in this house, each with what to use instead and where it may stand.
#include <cctype>

#include "tests/house/rules.h"

namespace house {
namespace {

enum class Kind { kCall, kName, kPrefix };
enum class InTests { kBannedToo, kAllowed };

struct Ban {
  Kind kind;
  std::string_view word;
  std::string_view instead;
  InTests in_tests = InTests::kBannedToo;
  std::vector<std::string_view> allowed_below = {};
};

const std::vector<Ban>& bans() {
  using enum Kind;
  constexpr auto kAllowed = InTests::kAllowed;
  constexpr auto kBanned = InTests::kBannedToo;
  static const std::vector<Ban> all = {
      {kCall, "system", "posix_spawn with an argument list", kAllowed},
      {kCall, "popen", "posix_spawn with an argument list", kAllowed},
      {kCall, "fork", "posix_spawn: a copy of our memory is a copy of its keys", kAllowed},
      {kCall, "vfork", "posix_spawn", kAllowed},
      {kCall, "gets", "base::Files"},
      {kCall, "strcpy", "std::string"},
      {kCall, "strcat", "std::string"},
      {kCall, "sprintf", "fmt::format"},
      {kCall, "vsprintf", "fmt::format"},
      {kCall, "strtok", "std::string_view"},
      {kCall, "alloca", "std::vector"},
      {kCall, "tmpnam", "base::Files"},
      {kCall, "tempnam", "base::Files"},
      {kCall, "mktemp", "base::Files"},
      {kCall, "tmpfile", "memory: words of a report go to no temporary file"},
      {kCall, "mkstemp", "base::Files", kAllowed, {"base/"}},
      {kCall, "mkdtemp", "base::Files", kAllowed, {"base/"}},
      {kName, "temp_directory_path", "memory: words of a report go to no temporary file", kAllowed},
      {kCall, "rand", "base::World::random, or std::mt19937_64 with a seed in tests"},
      {kCall, "srand", "base::World::random, or std::mt19937_64 with a seed in tests"},
      {kName, "random_device", "base::World::random, or a fixed seed in tests"},
      {kCall, "assert", "WHEREABOUTS_ASSERT, which stays on in release"},
      {kCall,
       "getenv",
       "an argument; only the command line reads the environment",
       kAllowed,
       {"app/", "cli/"}},
      {kName, "system_clock", "base::World::now", kBanned, {"base/world.cpp"}},
      {kCall, "gettimeofday", "base::World::now", kBanned, {"base/world.cpp"}},
      {kCall, "localtime", "base::Zone: the organisation's zone, not the machine's"},
      {kCall, "localtime_r", "base::Zone: the organisation's zone, not the machine's"},
      {kCall, "setlocale", "the language as an argument, never a global"},
      {kPrefix, "sqlite3_", "database/database.h", kBanned,
       {"database/sqlite/", "tests/old_archives/stranger_test.cpp"}},
      {kCall, "atoi", "std::from_chars, which tells an error from a zero"},
      {kCall, "atof", "std::from_chars, which tells an error from a zero"},
      {kCall, "stoi", "std::from_chars, which does not throw on what people type"},
      {kCall, "stol", "std::from_chars, which does not throw on what people type"},
      {kCall, "stoul", "std::from_chars, which does not throw on what people type"},
      {kCall, "stod", "std::from_chars, which does not throw on what people type"},
      {kName, "regex", "a hand-written match: std::regex overflows the stack on long input",
       kAllowed},
      {kName, "auto_ptr", "std::unique_ptr"},
      {kCall, "detach", "std::jthread: no thread outlives its owner"},
  };
  return all;
}

bool is_word(char each) {
  return std::isalnum(static_cast<unsigned char>(each)) != 0 || each == '_';
}

bool is_member(std::string_view code, std::size_t at) {
  return code.substr(0, at).ends_with('.') || code.substr(0, at).ends_with("->");
}

// Where the word stands as a word of its own (or begins one, for a prefix), and is called where
// it must be: a name behind '.' or '->' is somebody's member and not the function that we mean,
// but for detach, which is a member.
bool stands_in(std::string_view code, const Ban& ban) {
  for (std::size_t at = code.find(ban.word); at != std::string_view::npos;
       at = code.find(ban.word, at + 1)) {
    const std::size_t end = at + ban.word.size();
    if (at > 0 && is_word(code[at - 1])) continue;
    if (ban.kind == Kind::kPrefix) return true;
    if (end < code.size() && is_word(code[end])) continue;
    if (ban.kind == Kind::kName) return true;
    if (is_member(code, at) != (ban.word == "detach")) continue;
    if (code.substr(end).starts_with("(")) return true;
  }
  return false;
}

bool asks_machine_for_time(std::string_view code) {
  for (const std::string_view call : {"time(nullptr)", "time(NULL)", "time(0)"}) {
    const std::size_t at = code.find(call);
    if (at == std::string_view::npos) continue;
    if (at == 0 || !(is_word(code[at - 1]) || is_member(code, at))) return true;
  }
  return false;
}

bool is_allowed(const SourceFile& file, const Ban& ban) {
  return (ban.in_tests == InTests::kAllowed && file.is_test()) ||
         starts_with_any(file.path, ban.allowed_below);
}

}  // namespace

Breaches calls(const Tree& tree) {
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    for (std::size_t i = 0; i < file.code.size(); ++i) {
      for (const Ban& ban : bans()) {
        if (!stands_in(file.code[i], ban) || is_allowed(file, ban)) continue;
        breaches.push_back(
            {file.path, i + 1,
             std::string(ban.word) + " is not used here; use " + std::string(ban.instead)});
      }
      if (asks_machine_for_time(file.code[i])) {
        breaches.push_back({file.path, i + 1, "time is not used here; use base::World::now"});
      }
    }
  }
  return breaches;
}

}  // namespace house
