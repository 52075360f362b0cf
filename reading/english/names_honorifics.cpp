#include "reading/english/names_honorifics.h"

#include <array>

namespace reading::english {
namespace {

struct Honorific {
  std::string_view word;
  std::string_view country;
  char sex;
};
constexpr Honorific kHonorifics[] = {
#include "reading/english/honorifics.inc"
};

const Honorific* honorific(std::string_view lower) {
  for (const Honorific& each : kHonorifics) {
    if (each.word == lower) return &each;
  }
  return nullptr;
}

// The text names a place or a people of the country, or has a title that only it has.
bool about(const Text& text, const std::vector<NameSpan>& found, std::string_view country) {
  for (const NameSpan& name : found) {
    if (!name.nodes.empty() && name.nodes.front().country == country) return true;
    if (name.demonym) {
      const std::string_view* people = demonym(text.lower(name.tokens.end - 1));
      if (people != nullptr && *people == country) return true;
    }
    const std::string& first = text.lower(name.tokens.first);
    const bool more = name.tokens.end - name.tokens.first > 1;
    if (country == "MM" && more && (first == "daw" || first == "u") &&
        !text.is(name.tokens.first + 1, ".")) {
      return true;
    }
  }
  return false;
}

}  // namespace

void take_off_honorifics(const Text& text, std::vector<NameSpan>& found) {
  std::array<std::string_view, 2> countries{"MM", "ID"};
  for (const std::string_view country : countries) {
    if (!about(text, found, country)) continue;
    for (NameSpan& span : found) {
      const bool may_be = span.kind == NameSpan::Kind::kUnknown ||
                          span.kind == NameSpan::Kind::kPerson ||
                          span.kind == NameSpan::Kind::kPlace;
      const Honorific* title = may_be ? honorific(text.lower(span.name.first)) : nullptr;
      if (title == nullptr || title->country != country || span.demonym) continue;
      const std::size_t next = span.name.first + 1;
      if (next >= span.name.end || text[next].kind != TokenKind::kWord) continue;
      // "Ko Min": of a name of one word the title of the young is a part.
      const bool part =
          next + 1 == span.name.end && one_of(text.lower(span.name.first), "ko", "ma", "maung");
      if (!part) span.name.first = next;
      span.kind = NameSpan::Kind::kPerson;
      span.nodes.clear();
      span.sex = title->sex == 'f' ? Sex::kFemale : Sex::kMale;
    }
  }
}

}  // namespace reading::english
