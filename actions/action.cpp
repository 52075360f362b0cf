#include "actions/action.h"

#include <algorithm>
#include <charconv>

#include "actions/handlers.h"
#include "base/utf8.h"

namespace actions {

namespace {

base::Error bad(std::string_view field, std::string_view why) {
  return {base::ErrorCode::kBadInput, "--" + std::string(field) + " " + std::string(why)};
}

base::Error too_many(std::string_view field) {
  return {base::ErrorCode::kTooLarge, "--" + std::string(field) + " is given too often at once"};
}

// Letters that move the cursor or colour a terminal have no place in what is shown there later.
bool is_plain(const std::string& words, bool lines) {
  return std::none_of(words.begin(), words.end(), [&](char each) {
    const auto letter = static_cast<unsigned char>(each);
    return (letter < 0x20 && !(lines && (each == '\n' || each == '\t' || each == '\r'))) ||
           letter == 0x7f;
  });
}

base::Status check_text(const Field& field, const std::string& words) {
  if (words.find_first_not_of(" \t\r\n") == std::string::npos) return bad(field.name, "is empty");
  if (is_plain(words, field.kind == Field::Kind::kWords)) return base::ok_status();
  return bad(field.name, field.kind == Field::Kind::kWords ? "holds control characters"
                                                           : "takes one line of plain text");
}

base::Status check_number(const Field& field, const std::string& words) {
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
  if (error == std::errc() && end == words.data() + words.size()) return base::ok_status();
  return bad(field.name, "takes a whole number");
}

base::Status check_choice(const Field& field, const std::string& words) {
  if (std::find(field.choices.begin(), field.choices.end(), words) != field.choices.end()) {
    return base::ok_status();
  }
  std::string all;
  for (auto each : field.choices) all += (all.empty() ? "" : ", ") + std::string(each);
  return bad(field.name, "takes one of: " + all);
}

base::Status check_words(const Field& field, const std::string& words) {
  if (words.size() > field.bytes_max) {
    return base::Error{base::ErrorCode::kTooLarge,
                       "--" + std::string(field.name) + " is longer than the " +
                           std::to_string(field.bytes_max) + " bytes allowed"};
  }
  if (!base::is_utf8(words)) return bad(field.name, "is not UTF-8 text");
  switch (field.kind) {
    case Field::Kind::kText:
    case Field::Kind::kWords: return check_text(field, words);
    case Field::Kind::kId:
      if (base::id_from_text(words).ok()) return base::ok_status();
      return bad(field.name, "takes an id: 26 letters and digits, as lists show them");
    case Field::Kind::kDate:
      if (auto range = base::parse_edtf(words); !range.ok()) {
        return bad(field.name, "takes a date as EDTF: " + range.error().message);
      }
      return base::ok_status();
    case Field::Kind::kDay:
      if (base::Day::parse(words).ok()) return base::ok_status();
      return bad(field.name, "takes a day of the calendar: 1999-12-31");
    case Field::Kind::kNumber: return check_number(field, words);
    case Field::Kind::kChoice: return check_choice(field, words);
    case Field::Kind::kFlag:
    case Field::Kind::kFile:
    case Field::Kind::kSecret:
    case Field::Kind::kNewSecret:
    case Field::Kind::kPath: break;
  }
  return base::ok_status();
}

const Field* field_of(const Action& action, std::string_view name) {
  auto at = std::find_if(action.fields.begin(), action.fields.end(),
                         [&](const Field& field) { return field.name == name; });
  return at == action.fields.end() ? nullptr : &*at;
}

// For the audit of reads, where an action shows what is in the archive: which one, of what. No
// words that somebody typed.
std::string read_by(const Action& action, const Input& input) {
  std::string what(action.name);
  for (const Field& field : action.fields) {
    if (field.kind != Field::Kind::kId) continue;
    for (const std::string& id : input.texts(field.name)) what += " " + id;
  }
  return what.size() == action.name.size() ? std::string() : what;
}

}  // namespace

std::string_view role_name(model::Role role) {
  switch (role) {
    case model::Role::kReader: return "reader";
    case model::Role::kResearcher: return "researcher";
    case model::Role::kApprover: return "approver";
    case model::Role::kKeeper: return "keeper";
  }
  return "";
}

bool Input::has(std::string_view field) const {
  return words_.contains(field) || files_.contains(field) || secrets_.contains(field);
}

std::string Input::text(std::string_view field) const {
  auto at = words_.find(field);
  return at == words_.end() || at->second.empty() ? std::string() : at->second.front();
}

std::vector<std::string> Input::texts(std::string_view field) const {
  auto at = words_.find(field);
  return at == words_.end() ? std::vector<std::string>() : at->second;
}

std::uint64_t Input::number(std::string_view field, std::uint64_t otherwise) const {
  std::string words = text(field);
  std::from_chars(words.data(), words.data() + words.size(), otherwise);
  return otherwise;
}

const std::vector<File>& Input::files(std::string_view field) const {
  static const std::vector<File> kNone;
  auto at = files_.find(field);
  return at == files_.end() ? kNone : at->second;
}

std::string_view Input::secret(std::string_view field) const {
  auto at = secrets_.find(field);
  return at == secrets_.end() ? std::string_view() : at->second.view();
}

const std::vector<Action>& table() {
  static const std::vector<Action> kTable = [] {
    std::vector<Action> all;
    for (auto make : {archive_actions, case_actions, report_actions, source_actions, claim_actions,
                      subject_actions, decision_actions, check_actions, draft_actions,
                      member_actions, record_actions}) {
      auto some = make();
      all.insert(all.end(), some.begin(), some.end());
    }
    return all;
  }();
  return kTable;
}

const Action* find(std::string_view name) {
  for (const Action& action : table()) {
    if (action.name == name) return &action;
  }
  return nullptr;
}

base::Result<Input> check_input(const Action& action, Input::Words words, Input::Files files,
                                Input::Secrets secrets) {
  for (const auto& [name, values] : words) {
    const Field* field = field_of(action, name);
    if (!field || field->kind == Field::Kind::kFile || field->is_secret()) {
      return bad(name, "is not a field of this");
    }
    if (!field->many && values.size() > 1) return bad(name, "is given more than once");
    if (values.size() > base::kValuesPerFieldMax) return too_many(name);
    for (const std::string& value : values) TRY(check_words(*field, value));
  }
  for (const auto& [name, held] : files) {
    const Field* field = field_of(action, name);
    if (!field || field->kind != Field::Kind::kFile)
      return bad(name, "is not a file field of this");
    if (!field->many && held.size() > 1) return bad(name, "is given more than once");
    if (held.size() > base::kReportsPerRunMax) return too_many(name);
    for (const File& file : held) {
      if (file.unreadable && !field->many) return *file.unreadable;
      if (file.content.size() > base::kReportBytesMax) {
        return base::Error{base::ErrorCode::kTooLarge, file.label + " is larger than the " +
                                                           std::to_string(base::kReportBytesMax) +
                                                           " bytes allowed"};
      }
    }
  }
  for (const auto& [name, secret] : secrets) {
    const Field* field = field_of(action, name);
    if (!field || !field->is_secret()) return bad(name, "is not a secret field of this");
  }
  Input input(std::move(words), std::move(files), std::move(secrets));
  for (const Field& field : action.fields) {
    if (field.required && !input.has(field.name)) {
      return bad(field.name, "is needed: " + std::string(field.help));
    }
  }
  return input;
}

base::Result<Json> perform(const Action& action, Context& context, const Input& input) {
  if (context.ledger.role() < action.least) {
    return base::Error{base::ErrorCode::kNotAllowed,
                       "`" + std::string(action.name) + "` is for members with the role " +
                           std::string(role_name(action.least)) + " or above"};
  }
  try {
    auto done = std::get<Handler>(action.handler)(context, input);
    if (done.ok() && action.least == model::Role::kReader) {
      if (const std::string what = read_by(action, input); !what.empty()) {
        context.ledger.note_read(what);
      }
    }
    return done;
  } catch (const base::Failure& failure) {
    return failure.error();
  }
}

base::Status names_archive(const std::filesystem::path& archive) {
  if (!archive.empty()) return base::ok_status();
  return base::Error{base::ErrorCode::kBadInput,
                     "say which archive: --archive FOLDER, or WHEREABOUTS_ARCHIVE in the "
                     "environment; `whereabouts init` makes one"};
}

base::Result<Json> perform(const Action& action, Threshold& threshold, const Input& input) {
  try {
    return std::get<ThresholdHandler>(action.handler)(threshold, input);
  } catch (const base::Failure& failure) {
    return failure.error();
  }
}

}  // namespace actions
