#include "reading/english/frame_dates.h"

#include <algorithm>

#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

constexpr std::size_t kHeadSentences = 14;  // a date line stands within these
constexpr std::size_t kTailSentences = 6;
constexpr std::size_t kProseTokens = 10;  // a sentence as long as this, with a verb, is no heading
constexpr std::size_t kHeadlineTokens = 24;
constexpr std::size_t kLineTokens = 18;  // of a line with a date of its own
constexpr std::size_t kAsideTokens = 7;  // "· 2 min read"
constexpr std::size_t kDatelineTokens = 6;

enum class Place { kHead, kTail };

class Finder {
 public:
  explicit Finder(const Notes& notes)
      : notes_(notes), text_(notes.text), sentences_(notes.text.sentences()) {}

  std::optional<DateLine> find(std::size_t first, std::size_t end) const {
    if (auto line = in_head(first, std::min(end, first + kHeadSentences))) {
      if (!opens_chronology(*line, end)) return line;
      return std::nullopt;
    }
    return in_tail(first, end);
  }

 private:
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }
  std::size_t length(std::size_t s) const {
    return sentences_[s].tokens.end - sentences_[s].tokens.first;
  }

  bool new_line_before(std::size_t token) const { return begins_line(text_, token); }

  // The line on which a token stands, if it is a short one.
  std::optional<Range> line_of(Range date) const {
    Range line = date;
    while (!new_line_before(line.first)) {
      if (line.end - --line.first > kLineTokens) return std::nullopt;
    }
    while (!new_line_before(line.end)) {
      if (++line.end - line.first > kLineTokens) return std::nullopt;
    }
    for (std::size_t i = date.first + 1; i < date.end; ++i) {
      if (new_line_before(i)) return std::nullopt;
    }
    return line;
  }

  bool verb_in(Range range) const {
    for (std::size_t i = range.first; i < range.end; ++i) {
      if (notes_.verb_at[i] != kNone) return true;
    }
    return false;
  }

  static bool label(std::string_view word) {
    return one_of(word, "date", "dated", "published", "posted", "updated", "issued", "written",
                  "created", "modified", "sent", "status", "edited", "released", "received",
                  "recorded", "noted", "compiled", "prepared", "done", "issue", "edition",
                  "bulletin", "newsletter", "minutes", "transcript", "typed", "dictated");
  }

  // "Published", "Last updated on", "As of", "Date of issue:".
  bool labelled(Range in_front) const {
    if (in_front.empty()) return false;
    std::size_t at = in_front.first;
    if (one_of(text_.lower(at), "last", "first", "-", "*")) ++at;
    if (is(at, "as") && is(at + 1, "of")) return in_front.end <= at + 2;
    if (is(at, "date") && is(at + 1, "of") &&
        !one_of(text_.lower(at + 2), "issue", "publication", "report", "writing", "letter",
                "release", "this", "the", "interview", "call", "visit", "meeting", "statement",
                "entry", "update", "note")) {
      return false;  // "Date of birth", "Date of arrest"
    }
    return label(text_.lower(at)) && in_front.end - at <= kAsideTokens + 1;
  }

  // "Minutes of the meeting of", "Note of a telephone call on": what was written down on that day.
  bool of_a_meeting(Range in_front) const {
    bool talk = false;
    for (std::size_t at = in_front.first; at < in_front.end; ++at) {
      const std::string& word = text_.lower(at);
      talk = talk || one_of(word, "meeting", "call", "interview", "minutes", "conversation",
                            "visit", "statement", "letter", "bulletin", "talk");
      if (text_[at].kind == TokenKind::kWord && !event_noun(word).empty()) return false;
    }
    return talk && in_front.end - in_front.first <= kDatelineTokens + 2 &&
           one_of(text_.lower(in_front.end - 1), "of", "on", "dated", ",", ":");
  }

  bool marks_or_clock(Range range) const {
    for (std::size_t i = range.first; i < range.end;) {
      if (const auto end = clock_end(text_, i)) {
        i = *end;
        continue;
      }
      const bool nothing = text_[i].kind == TokenKind::kMark ||
                           one_of(text_.lower(i), "gmt", "utc", "cet", "hrs", "at", "local", "time",
                                  "the", "est", "eat") ||
                           calendar_weekday(i);
      if (!nothing) return false;
      ++i;
    }
    return true;
  }

  bool calendar_weekday(std::size_t at) const {
    return text_.lower(at).ends_with("day") ||
           one_of(text_.lower(at), "mon", "tue", "wed", "thu", "fri", "sat", "sun");
  }

  // Names, marks and small words only: a place, a signature, the heading of a letter.
  bool names_only(Range range) const {
    bool any = false;
    for (std::size_t i = range.first; i < range.end; ++i) {
      if (text_[i].kind != TokenKind::kWord) continue;
      if (text_[i].capital) {
        any = true;
      } else if (!one_of(text_.lower(i), "of", "the", "and", "for", "at", "in", "from") &&
                 !is_name_particle(text_.lower(i))) {
        return false;
      }
    }
    return any;
  }

  bool dated(std::size_t time) const {
    const TimePhrase& phrase = notes_.times[time];
    return phrase.from.day && phrase.from.month && !phrase.to &&
           phrase.edge == TimePhrase::Edge::kNone;
  }

  // Whether the line of this time says when the text was written.
  bool is_date_line(std::size_t time, Place place) const {
    if (!dated(time)) return false;
    const TimePhrase& phrase = notes_.times[time];
    const Range date = phrase.tokens;
    const auto line = line_of(date);
    if (!line || verb_in({date.end, line->end})) return false;
    const Range front{line->first, date.first};
    const Range behind{date.end, line->end};
    if (labelled(front) || of_a_meeting(front)) {
      return behind.end - behind.first <= kAsideTokens ||
             (is(behind.first, "(") && is(behind.end - 1, ")"));
    }
    if (verb_in(front) || is(line->end - 1, ":")) return false;
    // "Date of arrest: 3 May", "Seized: 3 May": of what the word in front says.
    if (!front.empty() && is(front.end - 1, ":")) return false;
    if (marks_or_clock(front)) {
      if (marks_or_clock(behind)) return true;
      // "6 September 2022 · 2 min read", "3 May 2019 | News": what follows a mark is no sentence.
      const bool aside = one_of(text_.lower(behind.first), "·", "|", "•", "-", "—", "(") &&
                         behind.end - behind.first <= kAsideTokens;
      return aside && place == Place::kHead && !is(line->end - 1, ".");
    }
    if (!marks_or_clock(behind)) return false;
    const std::string& before = text_.lower(date.first - 1);
    const bool set_off = one_of(before, ",", "(", "|", "·", "-", "—", "/", ":", ".");
    const bool names = names_only(front);
    if (!phrase.from.year) return names && set_off;
    if (place == Place::kTail) return names;
    return (names && !one_of(before, "of", "in", "at", "the")) || set_off;
  }

  // "MINSK, 3 March (Agency) -", "VAN, Turkey, 5 May 2008." and "SUMMARY OF BROADCASTS, 17
  // JANUARY": what stands before the date are names and marks.
  bool dateline(std::size_t s, std::size_t time) const {
    if (!dated(time)) return false;
    const Range date = notes_.times[time].tokens;
    const Range sentence = sentences_[s].tokens;
    if (is(sentence.end - 1, ":")) return false;  // "ARRESTED IN A, 3 MAY:" heads a list
    if (is(date.first - 1, ":")) return false;    // "DOB: 12 March 1990"
    if (length(s) <= kLineTokens - 2 && only_capitals(sentence.first, date.first) &&
        date.end + 1 >= sentence.end) {
      return true;
    }
    if (date.first - sentence.first > kDatelineTokens) return false;
    if (sentence.first == date.first && !notes_.times[time].from.year) return false;
    for (std::size_t i = date.end; i < sentence.end && i < date.end + kDatelineTokens + 1; ++i) {
      if (is(i, "-") || is(i, "—") || is(i, "–")) return !text_[i].glued || is(i, "—");
    }
    return false;
  }

  bool only_capitals(std::size_t at, std::size_t end) const {
    for (; at < end; ++at) {
      if (notes_.verb_at[at] != kNone) return false;  // "STUDENTS ARRESTED IN A ON 12 MARCH."
      const bool small = text_[at].kind == TokenKind::kWord && !text_[at].capital &&
                         !one_of(text_.lower(at), "of", "the", "and", "on", "in", "at");
      if (small) return false;
    }
    return true;
  }

  // "Subject: Arrests in A, 3 May": of what it tells.
  bool mail_header(std::size_t s) const {
    const std::size_t at = sentences_[s].tokens.first;
    return is(at + 1, ":") && text_[at + 1].glued &&
           one_of(text_.lower(at), "subject", "re", "from", "to", "cc");
  }

  bool prose(std::size_t s) const {
    return (length(s) > kProseTokens && !sentences_[s].line_ends &&
            verb_in(sentences_[s].tokens)) ||
           length(s) > kHeadlineTokens;
  }

  std::optional<std::size_t> date_in(std::size_t s, Place place) const {
    const Range tokens = sentences_[s].tokens;
    std::size_t last = kNone;
    for (std::size_t i = tokens.first; i < tokens.end && i < tokens.first + 3 * kLineTokens; ++i) {
      const std::size_t time = notes_.time_at[i];
      if (time == kNone || time == last) continue;
      last = time;
      if (is_date_line(time, place)) return time;
      if (place == Place::kHead && dateline(s, time)) return time;
    }
    return std::nullopt;
  }

  DateLine line_at(std::size_t s, std::size_t time) const {
    const Range sentence = sentences_[s].tokens;
    const auto line = line_of(notes_.times[time].tokens);
    return {
        time, s,
        line && line->first <= sentence.first && line->end >= sentence.end && !verb_in(sentence)};
  }

  std::optional<DateLine> in_head(std::size_t first, std::size_t end) const {
    for (std::size_t s = first; s < end; ++s) {
      if (sentences_[s].list_item || mail_header(s)) continue;
      const auto time = date_in(s, Place::kHead);
      // A row of a page's menu may hold "Published: 9 June 2021".
      if (sentences_[s].row &&
          !(time && labelled({sentences_[s].tokens.first, notes_.times[*time].tokens.first}))) {
        continue;
      }
      if (time) return line_at(s, *time);
      if (prose(s)) return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<DateLine> in_tail(std::size_t first, std::size_t end) const {
    for (std::size_t s = end; s-- > first && end - s <= kTailSentences;) {
      if (sentences_[s].list_item || sentences_[s].row || mail_header(s)) return std::nullopt;
      if (const auto time = date_in(s, Place::kTail)) {
        // Of several lines with a day each, none is the text's.
        const bool list = s > first && date_in(s - 1, Place::kTail);
        return list ? std::nullopt : std::optional(line_at(s, *time));
      }
      if (prose(s)) return std::nullopt;
    }
    return std::nullopt;
  }

  // "3 May 2019 / Ana was arrested. / 5 May 2019 / ...": the first line is no more than the others.
  bool opens_chronology(const DateLine& head, std::size_t end) const {
    const auto alone = [&](std::size_t time) {
      const auto line = line_of(notes_.times[time].tokens);
      return dated(time) && line &&
             marks_or_clock({line->first, notes_.times[time].tokens.first}) &&
             marks_or_clock({notes_.times[time].tokens.end, line->end});
    };
    if (!alone(head.time)) return false;
    for (std::size_t time = head.time + 1; time < notes_.times.size(); ++time) {
      const std::size_t s = text_[notes_.times[time].tokens.first].sentence;
      if (s >= end) return false;
      if (s > head.sentence + 1 && s + 1 < end && alone(time)) return true;
    }
    return false;
  }

  const Notes& notes_;
  const Text& text_;
  const std::vector<Sentence>& sentences_;
};

}  // namespace

bool begins_line(const Text& text, std::size_t token) {
  if (token == 0 || token >= text.size()) return true;
  const std::string_view between =
      text.whole().substr(text[token - 1].end, text[token].begin - text[token - 1].end);
  return between.find('\n') != std::string_view::npos;
}

namespace {

constexpr std::size_t kStampTokens = 10;  // of a day in figures, up to its clock

// "10/09/24, 07:12 - Rosa Example:": the clock, and who wrote the line.
bool sender_after_clock(const Text& text, std::size_t first) {
  const auto figures = [&](std::size_t at) {
    return at < text.size() && text[at].kind == TokenKind::kNumber;
  };
  for (std::size_t at = first; at < first + kStampTokens && text.same_sentence(first, at); ++at) {
    const bool whole = figures(at) && text.lower(at).find(':') != std::string::npos;
    if (!whole && !(figures(at) && text.is(at + 1, ":") && figures(at + 2))) continue;
    std::size_t next = whole ? at + 1 : at + 3;
    while (next < text.size() &&
           (figures(next) || one_of(text.lower(next), ":", "-", ",", "]", "am", "pm", "–"))) {
      ++next;
    }
    const std::size_t name = next;
    while (next < text.size() && next < name + 3 && text[next].capital) ++next;
    return next > name && text.same_sentence(first, next) && text.is(next, ":");
  }
  return false;
}

}  // namespace

bool stamps_line(const Text& text, Range time) {
  const std::size_t first = text.sentences()[text[time.first].sentence].tokens.first;
  if (time.first == first + 1 && text.is(first, "[")) return true;
  return time.first == first && begins_line(text, first) && sender_after_clock(text, first);
}

std::optional<DateLine> find_date_line(const Notes& notes, std::size_t first, std::size_t end) {
  return Finder(notes).find(first, end);
}

}  // namespace reading::english
