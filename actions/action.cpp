#include "actions/action.h"

#include <algorithm>
#include <charconv>

#include "actions/handlers.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace actions {

namespace {

base::Error bad(std::string_view field, std::string_view why) {
  return {base::ErrorCode::kBadInput, "--" + std::string(field) + " " + std::string(why)};
}

base::Status check_words(const Field& field, const std::string& words) {
  if (words.size() > base::kReasonBytesMax) {
    return base::Error{base::ErrorCode::kTooLarge,
                       "--" + std::string(field.name) + " is longer than the " +
                           std::to_string(base::kReasonBytesMax) + " bytes allowed"};
  }
  if (!base::is_utf8(words)) return bad(field.name, "is not UTF-8 text");
  switch (field.kind) {
    case Field::Kind::kId: TRY(base::id_from_text(words)); break;
    case Field::Kind::kDate: TRY(base::parse_edtf(words)); break;
    case Field::Kind::kNumber: {
      std::uint64_t number = 0;
      auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
      if (error != std::errc() || end != words.data() + words.size()) {
        return bad(field.name, "takes a whole number");
      }
      break;
    }
    case Field::Kind::kChoice:
      if (std::find(field.choices.begin(), field.choices.end(), words) == field.choices.end()) {
        std::string all;
        for (auto each : field.choices) all += (all.empty() ? "" : ", ") + std::string(each);
        return bad(field.name, "takes one of: " + all);
      }
      break;
    case Field::Kind::kText:
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

std::string_view role_name(model::Role role) {
  switch (role) {
    case model::Role::kReader: return "reader";
    case model::Role::kResearcher: return "researcher";
    case model::Role::kApprover: return "approver";
    case model::Role::kKeeper: return "keeper";
  }
  return "";
}

}  // namespace

bool Input::has(std::string_view field) const {
  return words_.contains(field) || files_.contains(field);
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

const std::vector<Action>& table() {
  static const std::vector<Action> kTable = [] {
    std::vector<Action> all;
    for (auto make : {archive_actions, case_actions, report_actions, claim_actions,
                      decision_actions, member_actions, record_actions}) {
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

base::Result<Input> check_input(const Action& action, Input::Words words, Input::Files files) {
  for (const auto& [name, values] : words) {
    const Field* field = field_of(action, name);
    if (!field || field->kind == Field::Kind::kFile) return bad(name, "is not a field of this");
    if (!field->many && values.size() > 1) return bad(name, "is given more than once");
    for (const std::string& value : values) TRY(check_words(*field, value));
  }
  for (const auto& [name, held] : files) {
    const Field* field = field_of(action, name);
    if (!field || field->kind != Field::Kind::kFile)
      return bad(name, "is not a file field of this");
    for (const File& file : held) {
      if (file.content.size() > base::kReportBytesMax) {
        return base::Error{base::ErrorCode::kTooLarge, file.label + " is larger than the " +
                                                           std::to_string(base::kReportBytesMax) +
                                                           " bytes allowed"};
      }
    }
  }
  for (const Field& field : action.fields) {
    if (field.required && !words.contains(field.name) && !files.contains(field.name)) {
      return bad(field.name, "is needed: " + std::string(field.help));
    }
  }
  return Input(std::move(words), std::move(files));
}

base::Result<Json> perform(const Action& action, Context& context, const Input& input) {
  if (context.ledger.role() < action.least) {
    return base::Error{base::ErrorCode::kNotAllowed,
                       "`" + std::string(action.name) + "` is for members with the role " +
                           std::string(role_name(action.least)) + " or above"};
  }
  try {
    return std::get<Handler>(action.handler)(context, input);
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
