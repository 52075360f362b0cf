#include "reading/english/notes.h"

#include "reading/english/corrections.h"
#include "reading/english/quotes.h"

namespace reading::english {
namespace {

// Scanners look a few tokens past the one at hand: nothing is there, at the end of a text as well.
constexpr std::size_t kLookAhead = 8;

template <typename Found>
std::vector<std::size_t> index(std::size_t size, const std::vector<Found>& found) {
  std::vector<std::size_t> at(size + kLookAhead, kNone);
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::size_t t = found[i].tokens.first; t < found[i].tokens.end; ++t) at[t] = i;
  }
  return at;
}

}  // namespace

Notes::Notes(const Text& of, const PlaceSource& source)
    : text(of),
      times(find_times(of)),
      ages(find_ages(of)),
      names(find_names(of, times, source)),
      places(find_place_phrases(of, names, source)),
      mentions(find_mentions(of, names, ages, times)),
      verbs(find_verbs(of)),
      time_at(index(of.size(), times)),
      place_at(index(of.size(), places)),
      mention_at(index(of.size(), mentions)),
      verb_at(index(of.size(), verbs)),
      age_at(index(of.size(), ages)) {
  Quotes quotes = find_quotes(of, mentions, mention_at);
  quoted = std::move(quotes.quoted);
  speaker_of = std::move(quotes.speaker_of);
  mark_corrections(*this);
}

}  // namespace reading::english
