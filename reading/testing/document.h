// Invented documents with what a careful reader finds in them, and how much of it a reader found.
//
// A document file: `received: DAY` and `about: WORDS`, a line `===`, the text, a line `===`, and
// what is expected, a line each: a mark, then `subject | property | value [| manner]`, where `*`
// stands for anything and an event is called by its kind alone. Where careful readers may differ,
// subject and property name every answer that counts: `arrest/detention`, `size/event-count`.
// Where a text tells of several events of one kind, `arrest#border` and `arrest#city` say which
// slots belong together: all that is expected of `arrest#border` must be found in one event.
//   +  must be found
//   ?  may be found: not counted either way
//   -  must never be found: a fear told as an event, an outsider told as a victim
// A claim of a property that is measured and that no + or ? line allows is a false one.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "reading/testing/claim_lines.h"

namespace reading::testing {

struct Expected {
  char mark = '+';
  std::array<std::string, 4> fields;  // subject, property, value, manner; "*" where not said
  std::string event;                  // `arrest#border`; empty where any of its kind will do
};

struct Document {
  std::string name;
  base::DateRange received;
  std::string text;
  std::vector<std::string> expected;  // the lines as they stand
};

// Errors: kNotFound, kBadInput.
base::Result<Document> read_document(const std::filesystem::path& file);
std::vector<Document> documents_in(const std::filesystem::path& folder);

base::Result<Expected> parse_expected(std::string_view line);
bool matches(const Expected& expected, const ClaimLine& line);

// What is measured together: `dates`, `ages`, `counts`, `places`, `people`, `events`, `by whom`,
// `lineage`; empty for a property that is not measured. By whom is measured only in documents
// that expect an answer.
std::string_view kind_of_figure(std::string_view property);

struct Figure {
  std::size_t expected = 0;
  std::size_t found = 0;  // of those expected
  std::size_t told = 0;   // claims that count
  std::size_t right = 0;  // of those told
  double f1() const;
};

struct Score {
  std::vector<std::pair<std::string, Figure>> figures;
  std::vector<std::string> errors;  // "missed", "false" and "NEVER", with the document's name
  std::size_t never = 0;
  Figure& of(std::string_view kind);
};

void score(const Document& document, const std::vector<ClaimLine>& lines, Score& into);

}  // namespace reading::testing
