// What follows from the table alone: who may do what, what a field takes, that help is there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "actions/testing/desk.h"

namespace actions {
namespace {

using base::ErrorCode;
using ::testing::AnyOf;
using testing::Desk;
using ::testing::Eq;
using ::testing::HasSubstr;
using ::testing::Not;

// Something that a field takes, so that only the role decides.
std::string filler(const Field& field) {
  switch (field.kind) {
    case Field::Kind::kId: return std::string(26, '0');
    case Field::Kind::kDate:
    case Field::Kind::kDay: return "2011-03-10";
    case Field::Kind::kNumber: return "1";
    case Field::Kind::kChoice: return std::string(field.choices.front());
    default: return "invented words";
  }
}

base::Result<Json> act_filled_in(Desk& desk, const Action& action, model::Role role) {
  Input::Words words;
  Input::Files files;
  for (const Field& field : action.fields) {
    if (!field.required) continue;
    const std::string name(field.name);
    if (field.kind == Field::Kind::kFile)
      files[name] = {{"message", Desk::bytes("invented")}};
    else
      words[name] = {filler(field)};
  }
  return desk.act(action.name, std::move(words), std::move(files), role);
}

TEST(Table, EachActionIsRefusedToEveryRoleBelowItsLeast) {
  Desk desk;
  const std::uint64_t before = desk.keeper().size();
  std::size_t refused = 0;
  for (const Action& action : table()) {
    if (needs_no_archive(action)) continue;
    for (auto role : {model::Role::kReader, model::Role::kResearcher, model::Role::kApprover}) {
      if (role >= action.least) continue;
      auto done = act_filled_in(desk, action, role);
      ASSERT_FALSE(done.ok()) << action.name;
      EXPECT_EQ(done.error().code, ErrorCode::kNotAllowed) << action.name;
      EXPECT_THAT(done.error().message, HasSubstr(std::string(role_name(action.least))));
      ++refused;
    }
  }
  EXPECT_GT(refused, 20u);
  EXPECT_EQ(desk.keeper().size(), before) << "a refused action left something";
}

// And not refused for the role to those who have it, whatever else is wrong with their input.
TEST(Table, TheLeastRoleIsNotRefused) {
  Desk desk;
  for (const Action& action : table()) {
    if (needs_no_archive(action)) continue;
    auto done = act_filled_in(desk, action, action.least);
    if (done.ok()) continue;
    EXPECT_THAT(done.error().message, Not(HasSubstr("is for members with the role")))
        << action.name;
  }
}

TEST(Table, NamesAndFieldsAreSaidOnceAndExplained) {
  std::set<std::string_view> names;
  for (const Action& action : table()) {
    EXPECT_TRUE(names.insert(action.name).second) << action.name;
    EXPECT_THAT(action.summary.back(), AnyOf(Eq('.'), Eq('?'))) << action.name;
    std::set<std::string_view> fields;
    for (const Field& field : action.fields) {
      EXPECT_TRUE(fields.insert(field.name).second) << action.name << " " << field.name;
      EXPECT_FALSE(field.help.empty()) << action.name << " " << field.name;
      EXPECT_EQ(field.kind == Field::Kind::kChoice, !field.choices.empty())
          << action.name << " " << field.name;
      // The front end's own.
      for (auto own : {"archive", "login", "password-fd", "json", "no-colour", "help", "version"}) {
        EXPECT_NE(field.name, own) << action.name;
      }
    }
  }
}

base::ErrorCode refusal(const Field& field, const std::string& words) {
  Action action{"a test", "A test.", model::Role::kReader, {field}, Handler(nullptr)};
  auto input = check_input(action, {{std::string(field.name), {words}}}, {});
  if (input.ok()) return ErrorCode::kUnsupported;  // none
  EXPECT_THAT(input.error().message, HasSubstr("--" + std::string(field.name)));
  if (words.size() > 3) {
    EXPECT_THAT(input.error().message, Not(HasSubstr(words)));
  }
  return input.error().code;
}

TEST(Fields, TakeWhatIsOfTheirKindAndNothingElse) {
  using enum Field::Kind;
  const auto good = ErrorCode::kUnsupported;
  const auto bad = ErrorCode::kBadInput;
  struct Row {
    Field::Kind kind;
    std::string words;
    base::ErrorCode answer;
  };
  const std::vector<Row> rows{
      {kText, "a line", good},
      {kText, "", bad},
      {kText, " \t ", bad},
      {kText, "two\nlines", bad},
      {kText, "an \033[2J escape", bad},
      {kText, std::string("a nul\0 in it", 11), bad},
      {kText, "not \xff UTF-8", bad},
      {kText, "長春 평양 عمّان", good},
      {kWords, "two\nlines", good},
      {kWords, "a bell\x07", bad},
      {kId, "01m86xvqt0d3d659jzr9yw737z", good},
      {kId, "01M86XVQT0D3D659JZR9YW737Z", good},
      {kId, "01m86xvqt0d3d659jzr9yw737", bad},
      {kId, "../../etc/passwd", bad},
      {kDate, "2011-03", good},
      {kDate, "2011-02-31", bad},
      {kDate, "last Tuesday", bad},
      {kDay, "2011-03-10", good},
      {kDay, "2011-03", bad},
      {kDay, "2011-02-31", bad},
      {kNumber, "12", good},
      {kNumber, "-1", bad},
      {kNumber, "12x", bad},
      {kNumber, "99999999999999999999999", bad},
      {kChoice, "one", good},
      {kChoice, "three", bad},
  };
  for (const Row& row : rows) {
    Field field{"field", row.kind, true, "for a test"};
    if (row.kind == kChoice) field.choices = {"one", "two"};
    EXPECT_EQ(refusal(field, row.words), row.answer) << static_cast<int>(row.kind) << row.words;
  }
}

TEST(Fields, HaveALimit) {
  Field field{"label", Field::Kind::kText, true, "for a test", {}, false, 10};
  EXPECT_EQ(refusal(field, "0123456789"), ErrorCode::kUnsupported);
  EXPECT_EQ(refusal(field, "01234567890"), ErrorCode::kTooLarge);

  Action action{"a test",
                "A test.",
                model::Role::kReader,
                {{"id", Field::Kind::kId, true, "an id", {}, true}},
                Handler(nullptr)};
  const std::vector<std::string> many(base::kValuesPerFieldMax + 1, std::string(26, '0'));
  EXPECT_EQ(check_input(action, {{"id", many}}, {}).error().code, ErrorCode::kTooLarge);
}

TEST(Fields, AreNeededKnownAndGivenOnce) {
  Action action{"a test",
                "A test.",
                model::Role::kReader,
                {{"title", Field::Kind::kText, true, "the title"},
                 {"file", Field::Kind::kFile, false, "a file"}},
                Handler(nullptr)};
  EXPECT_THAT(check_input(action, {}, {}).error().message, HasSubstr("--title is needed"));
  EXPECT_THAT(check_input(action, {{"title", {"a"}}, {"colour", {"red"}}}, {}).error().message,
              HasSubstr("--colour is not a field"));
  EXPECT_THAT(check_input(action, {{"title", {"a", "b"}}}, {}).error().message,
              HasSubstr("more than once"));
  EXPECT_FALSE(check_input(action, {{"title", {"a"}}, {"file", {"words"}}}, {}).ok());
  EXPECT_EQ(check_input(action, {{"title", {"a"}}},
                        {{"file", {{"big", base::Bytes(base::kReportBytesMax + 1, 'x')}}}})
                .error()
                .code,
            ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace actions
