// A Report is one item as it was received, and a Relay says whom it passes on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/world.h"
#include "model/claim.h"
#include "model/ids.h"
#include "model/subject.h"

namespace model {

enum class Medium { kText = 1, kHtml = 2, kMail = 3, kDocx = 4, kPdf = 5, kPicture = 6 };

// How a report came to be here. Its text stands in one sealed field; others quote it by range.
struct Report {
  ReportId id;
  SourceId source;  // nil: not said
  Medium medium = Medium::kText;
  // When it reached us, as far as is known: may be earlier than the entry that records it.
  base::DateRange received;
  std::string label;     // short name in lists, given by the member: never a file path
  std::string original;  // name of the sealed original among the archive's originals
  std::vector<std::uint8_t> original_hash;  // SHA-256 of the bytes as received
  std::string text;                         // UTF-8, the text that passages point into
};

// Report `report` passes on `of_report`, or the words of a source that the passage names.
struct Relay {
  ReportId report;
  ReportId of_report;    // nil: the relayed item itself is not in the archive
  std::string of_words;  // the relayed teller as the report names them: "A. Teller, Volunteers"
  bool translation = false;
  Passage passage;
};

// What one version of a reader found in one report. A proposal: rules never rerun silently.
struct Reading {
  ReadingId id;
  ReportId report;
  std::string reader;                 // "english"
  std::uint32_t version = 0;          // of the reader
  std::string gazetteer;              // version of the gazetteer that places refer to
  std::string language;               // ISO 639-1 of the text, empty if it could not be told
  std::optional<When> document_date;  // as the text itself dates itself
  std::string author;                 // as the text itself signs itself
  std::vector<Subject> subjects;
  std::vector<Claim> claims;
  std::vector<Relay> relays;
  std::vector<std::string> unread;  // what was not read, and why: said, never guessed
};

}  // namespace model
