// The first reader of English: people and who belongs to whom, ages, counts, times, places, the
// acts of the HURIDOCS kinds that model/terms.h names, how each is told, who passes on whom.
//
// Text goes through small scanners that know nothing of one another (times, ages, numbers, names,
// places, mentions, verbs, cues), then what they found is put together: frame.h (the document
// itself), events.h (who was struck by what), cast.h (who is who), and here the claims. The same
// input with the same ids gives the same reading. Reads base::kReadingTextBytesMax bytes in time
// linear in them. Safe to use from several threads if the PlaceSource is.
//
// docs/reading.md says how well it reads and what it does not.
#pragma once

#include "reading/place_source.h"
#include "reading/reader.h"

namespace reading::english {

// Raised whenever the rules change: a reading says by which version it was made.
inline constexpr std::uint32_t kEnglishReaderVersion = 3;

class EnglishReader {
 public:
  // Keeps a reference: `places` must outlive the reader.
  explicit EnglishReader(const PlaceSource& places) : places_(places) {}
  model::Reading read(const ReadingInput& input) const;

 private:
  const PlaceSource& places_;
};

}  // namespace reading::english
