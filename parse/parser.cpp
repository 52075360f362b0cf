#include "parse/parser.h"

#include <csignal>
#include <string>
#include <system_error>
#include <variant>

#include "parse/effort.h"
#include "parse/process.h"
#include "parse/wire.h"

namespace parse {
namespace {

using base::Error;
using base::ErrorCode;

Error failed(ErrorCode code, const std::string& why) {
  return Error{code, "the reading of this file failed: " + why +
                         ". Nothing else is affected; look at the file with care, and paste its "
                         "text if it can be trusted"};
}

Error killed_by(int signal) {
  if (signal == SIGXCPU) {
    return failed(ErrorCode::kTooLarge, "it takes more processor time than is allowed");
  }
  if (signal == SIGSYS) {
    return failed(ErrorCode::kBadInput,
                  "the parser tried something that it must never do, and was stopped");
  }
  return failed(ErrorCode::kBadInput,
                "the parser ended with signal " + std::to_string(signal));
}

Error exited_with(int code) {
  if (code == kExitNoSandbox) {
    return Error{ErrorCode::kUnsupported,
                 "files cannot be read on this machine: its kernel does not let the parser shut "
                 "itself in (seccomp); paste the text instead"};
  }
  return failed(ErrorCode::kBadInput, "the parser ended with code " + std::to_string(code));
}

base::Result<Parsed> understood(const Ending& ending) {
  base::Result<Answer> answer = decode_answer(ending.output);
  if (!answer.ok()) return failed(ErrorCode::kBadInput, "the parser's answer makes no sense");
  if (const Refusal* refusal = std::get_if<Refusal>(&*answer)) return error_of(*refusal);
  return std::get<Parsed>(std::move(answer).value());
}

}  // namespace

Parser::Parser(const std::filesystem::path& program,
               std::optional<std::chrono::milliseconds> wall_max)
    : program_(std::filesystem::absolute(program)), wall_max_(wall_max) {}

base::Result<Parsed> Parser::parse(base::ByteView content,
                                   std::optional<model::Medium> hint) const {
  if (content.empty()) return error_of(Refusal::kEmpty);
  if (content.size() > base::kReportBytesMax) return error_of(Refusal::kContentTooLarge);
  const base::Bytes request = encode(Request{content, hint});
  const Effort effort = effort_for(content);
  const auto program =
      effort == Effort::kPages ? program_.string() + "-pages" : program_.string();
  const auto wall = wall_max_.value_or(std::chrono::seconds(limits_of(effort).wall_seconds));
  TRY_ASSIGN(const Ending ending,
             run_program(program, request, {wall, base::kParserAnswerBytesMax, effort}));
  switch (ending.how) {
    case Ending::How::kTooSlow:
      return failed(ErrorCode::kTooLarge, "it takes longer than is allowed");
    case Ending::How::kTooMuchOutput:
      return failed(ErrorCode::kTooLarge, "the parser wrote more than is allowed");
    case Ending::How::kKilled:
      return killed_by(ending.number);
    case Ending::How::kExited:
      break;
  }
  if (ending.number != kExitDone) return exited_with(ending.number);
  return understood(ending);
}

std::filesystem::path program_beside_this_one() {
  std::error_code ignored;  // then the path is relative, and parse() says that it is missing
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() /
         "whereabouts-parse";
}

}  // namespace parse
