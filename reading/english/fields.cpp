#include "reading/english/fields.h"

#include <algorithm>

#include "model/terms.h"
#include "reading/english/ages_forms.h"

namespace reading::english {
namespace {

using model::Property;

constexpr std::size_t kLabelTokens = 4;  // "Date of birth:"

class Fields {
 public:
  Fields(ClaimWriter& writer, const Cast& cast, const std::vector<model::SubjectId>& subjects)
      : writer_(writer),
        notes_(writer.notes()),
        text_(notes_.text),
        cast_(cast),
        subjects_(subjects) {}

  void run() {
    std::size_t person = kNone;
    std::uint32_t paragraph = 0;
    for (const Sentence& line : text_.sentences()) {
      if (line.paragraph != paragraph) person = kNone;
      paragraph = line.paragraph;
      const std::size_t colon = label_end(line);
      if (colon == 0) continue;
      const Range value{colon + 1, line.tokens.end};
      if (has(line, colon, {"name", "names", "detainee", "prisoner", "victim"}))
        person = named_in(value);
      else if (person != kNone)
        tell(line, colon, value, subjects_[person]);
    }
  }

 private:
  // The colon behind a few words that open a line, or 0.
  std::size_t label_end(const Sentence& line) const {
    if (line.row || line.tokens.empty()) return 0;
    const std::size_t first =
        line.tokens.first + (text_[line.tokens.first].kind == TokenKind::kMark ? 1 : 0);
    for (std::size_t at = first + 1; at <= first + kLabelTokens && at + 1 < line.tokens.end; ++at) {
      if (text_.is(at, ":")) return at;
    }
    return 0;
  }

  bool has(const Sentence& line, std::size_t colon,
           std::initializer_list<std::string_view> words) const {
    for (std::size_t at = line.tokens.first; at < colon; ++at) {
      if (one_of(text_.lower(at), words)) return true;
    }
    return false;
  }

  std::size_t named_in(Range value) const {
    const std::size_t m = notes_.mention_at[value.first];
    if (m == kNone || notes_.mentions[m].name.empty()) return kNone;
    const auto& figures = cast_.of_mention[m];
    return figures.size() == 1 && !cast_.figures[figures.front()].group ? figures.front() : kNone;
  }

  void tell(const Sentence& line, std::size_t colon, Range value, model::SubjectId person) {
    const Telling telling = writer_.telling(value);
    const auto& written = writer_.written(value.first);
    if (has(line, colon, {"birth", "born", "dob"})) {
      const std::size_t time = notes_.time_at[value.first];
      if (time == kNone || !writer_.when(time)) return;
      writer_.add(person, Property::kBirth, *writer_.when(time), notes_.times[time].tokens,
                  telling);
    } else if (has(line, colon, {"age"}) && written) {
      const bool about = says_about(text_.lower(value.first));
      const auto years = number_at(text_, about ? after_about(text_, value.first) : value.first);
      if (!years || years->value == 0 || years->value > static_cast<std::uint64_t>(kAgeYearsMax))
        return;
      const AgePhrase age =
          age_of_years({value.first, years->end}, static_cast<int>(years->value), about);
      writer_.add(person, Property::kAge,
                  model::Age{age.months_min, age.months_max, *written, text_.words(age.tokens)},
                  age.tokens, telling);
    } else if (has(line, colon, {"sex", "gender"})) {
      const Sex sex = sex_word(text_.lower(value.first));
      if (sex == Sex::kUnknown) return;
      const auto code = sex == Sex::kMale ? model::terms::kMale : model::terms::kFemale;
      writer_.add(person, Property::kSex, model::Term{std::string(code)}, value, telling);
    } else if (has(line, colon, {"occupation", "profession", "job", "trade"})) {
      Range words = value;
      if (text_.is(words.end - 1, ".")) --words.end;
      if (words.empty() || text_[words.first].kind != TokenKind::kWord) return;
      writer_.add(person, Property::kOccupation, model::Text{text_.words(words)}, words, telling);
    }
  }

  ClaimWriter& writer_;
  const Notes& notes_;
  const Text& text_;
  const Cast& cast_;
  const std::vector<model::SubjectId>& subjects_;
};

}  // namespace

void write_fields(ClaimWriter& writer, const Cast& cast,
                  const std::vector<model::SubjectId>& subjects) {
  Fields(writer, cast, subjects).run();
}

}  // namespace reading::english
