#include "reading/english/english_reader.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "reading/english/acts.h"
#include "reading/english/cast.h"
#include "reading/english/claim_writer.h"
#include "reading/english/events.h"
#include "reading/english/fields.h"
#include "reading/english/frame.h"
#include "reading/english/health.h"
#include "reading/english/lexicon.h"
#include "reading/english/lives.h"
#include "reading/english/mends.h"
#include "reading/english/notes.h"
#include "reading/english/positions.h"
#include "reading/english/tables.h"

namespace reading::english {

model::Reading EnglishReader::read(const ReadingInput& input) const {
  model::Reading reading;
  reading.id = model::ReadingId::make(input.world);
  reading.report = input.report;
  reading.reader = "english";
  reading.version = kEnglishReaderVersion;
  reading.gazetteer = places_.version();
  reading.language = std::string(input.language);
  if (!input.language.empty() && input.language != "en") {
    reading.unread.push_back("the text is not in English: nothing of it was read for claims");
    return reading;
  }
  const std::string_view begin = base::utf8_prefix(input.text, base::kReadingTextBytesMax);
  if (begin.size() < input.text.size()) {
    reading.unread.push_back(
        "the text is longer than is read for claims: what comes after its first " +
        std::to_string(begin.size()) + " bytes was not read");
  }
  const Text text(begin, is_abbreviation, mended);
  if (text.size() == 0) return reading;
  const Notes notes(text, places_);
  Frame frame = find_frame(notes);
  const auto tables = find_tables(notes);
  for (const Table& table : tables) {
    for (const std::uint32_t row : table.sentences) frame.outside[row] = true;
  }
  reading.author = std::string(base::utf8_prefix(frame.author, base::kLabelBytesMax));

  const auto events = find_events(notes);
  const Cast cast = find_cast(notes, frame, events);
  ClaimWriter writer(input, notes, frame, cast, reading);
  for (const RelayCue& relay : frame.relays) writer.add_relay(relay);
  const auto subjects = write_figures(writer, cast);
  write_lives(writer, cast, subjects);
  write_fields(writer, cast, subjects);
  write_health(writer, cast, subjects);
  const auto struck = write_acts(writer, cast, subjects, events);
  const std::uint64_t tabled = write_tables(writer, cast, subjects, tables);
  write_unnamed(writer, cast, subjects, struck, tabled);
  write_positions(writer);
  return reading;
}

}  // namespace reading::english
