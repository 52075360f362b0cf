#include "reading/english/names.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/limits.h"
#include "reading/english/names_honorifics.h"
#include "reading/english/names_of_people.h"
#include "reading/english/numbers.h"

namespace reading::english {

namespace {

constexpr std::size_t kNameWordsMax = 7;

class Finder {
 public:
  Finder(const Text& text, const std::vector<TimePhrase>& times, const PlaceSource& places)
      : text_(text), places_(places), taken_(text.size(), false) {
    for (const TimePhrase& time : times) {
      for (std::size_t i = time.tokens.first; i < time.tokens.end; ++i) taken_[i] = true;
    }
    for (const Token& token : text.tokens()) {
      if (token.kind == TokenKind::kWord && !token.capital) seen_small_.insert(token.lower);
    }
  }

  std::vector<NameSpan> run() {
    std::vector<NameSpan> found;
    for (const Sentence& sentence : text_.sentences()) {
      if (is_heading(sentence)) continue;
      for (std::size_t at = sentence.tokens.first; at < sentence.tokens.end;) {
        auto span = span_at(at, sentence.tokens);
        if (!span) {
          ++at;
          continue;
        }
        at = span->tokens.end;
        found.push_back(std::move(*span));
      }
    }
    take_off_honorifics(text_, found);
    people_not_places(text_, found);
    for (NameSpan& span : found) {
      // "Samira Khattab*": a mark that points at a note.
      const std::size_t end = span.tokens.end;
      const bool note =
          end < text_.size() && text_[end].glued && one_of(text_.lower(end), "*", "†", "‡");
      if (note && text_.same_sentence(end - 1, end)) ++span.tokens.end;
    }
    return found;
  }

 private:
  // "Crackdown on Students Must End": capitals that mean nothing.
  bool is_heading(const Sentence& sentence) const {
    if (!sentence.line_ends || sentence.list_item) return false;
    if (text_.is(sentence.tokens.first, "translation")) return false;
    // "Translated from Spanish by A. Example" and "By A. Example" name somebody.
    for (std::size_t i = sentence.tokens.first; i + 1 < sentence.tokens.end; ++i) {
      if (text_.is(i, "by") && text_[i + 1].capital) return false;
    }
    std::size_t words = 0;
    std::size_t capitals = 0;
    std::size_t common = 0;
    for (std::size_t i = sentence.tokens.first; i < sentence.tokens.end; ++i) {
      const Token& token = text_[i];
      if (token.kind == TokenKind::kNumber || token.lower == ".") return false;
      if (token.kind != TokenKind::kWord) continue;
      ++words;
      if (token.capital) ++capitals;
      if (is_function_word(token.lower) || seen_small_.contains(token.lower)) ++common;
    }
    return words >= 4 && common >= 1 && capitals + common >= words && capitals * 2 > words;
  }

  bool can_begin(std::size_t at) const {
    const Token& token = text_[at];
    return token.kind == TokenKind::kWord && token.capital && !taken_[at] && token.lower != "i";
  }

  bool sentence_opens(std::size_t at, Range sentence) const {
    std::size_t first = sentence.first;
    while (first < at && text_[first].kind != TokenKind::kWord) ++first;
    if (first == at) return true;
    return at > 0 && (text_.is(at - 1, "\"") || text_.is(at - 1, ":"));
  }

  // "Example", and "al-Example" inside a name.
  bool name_word(std::size_t at) const {
    const Token& token = text_[at];
    if (token.kind != TokenKind::kWord) return false;
    if (token.capital) return true;
    const std::size_t hyphen = token.lower.find('-');
    if (hyphen == std::string::npos || !is_name_particle(token.lower.substr(0, hyphen)))
      return false;
    const std::string_view raw = text_.raw({at, at + 1});
    return hyphen + 1 < raw.size() && raw[hyphen + 1] >= 'A' && raw[hyphen + 1] <= 'Z';
  }

  // The end of a run of name words that begins at `at`.
  std::size_t run_end(std::size_t at, Range sentence) const {
    std::size_t end = at;
    std::size_t words = 0;
    while (end < sentence.end && words < kNameWordsMax) {
      const Token& token = text_[end];
      if (name_word(end) && !taken_[end] && token.lower != "i") {
        if (end > at && other_script(text_.lower(end)) != other_script(text_.lower(at))) break;
        if (end > at && next_cell(end)) break;
        if (end > at && demonym_at(end, sentence) && !leads_to_body(end, sentence) &&
            !surname(at, end, sentence)) {
          break;
        }
        ++end;
        ++words;
        // An initial keeps its full stop.
        const bool initial = token.lower.size() == 1;
        const bool cut_short = initial || one_of(token.lower, "st", "ste", "mt");
        if (cut_short && text_.is(end, ".") && end + 1 < sentence.end &&
            (initial ? text_[end].glued : text_[end + 1].capital || text_.is(end + 1, ","))) {
          ++end;
        }
        continue;
      }
      if (end > at && quoted_inside(end, sentence) > end) {
        end = quoted_inside(end, sentence);
        continue;
      }
      if (end > at && opens_with_apostrophe(at, end, sentence)) {
        end += 2;
        continue;
      }
      const bool joins = is_name_particle(token.lower) || token.lower == "-";
      if (end > at && joins && token.kind != TokenKind::kNumber) {
        std::size_t next = end + 1;
        if (next < sentence.end && (is_name_particle(text_.lower(next)) || text_.is(next, "-")))
          ++next;
        const bool hyphen_ok = token.lower != "-" || token.glued;
        if (next < sentence.end && text_[next].capital && !taken_[next] && hyphen_ok &&
            token.lower != "as") {
          end = next;
          continue;
        }
      }
      // "Ministry of the Interior", "High Commissioner for Refugees", "Office of ..."
      if (end > at && body_in({at, end}) && (token.lower == "of" || token.lower == "for")) {
        std::size_t next = end + 1;
        if (text_.is(next, "the")) ++next;
        if (next < sentence.end && text_[next].capital && !taken_[next] && text_.is(end, "of")) {
          // "Government of China" is the government; "police of Minsk" too.
          end = next;
          continue;
        }
        if (next < sentence.end && text_[next].capital && !taken_[next] &&
            look_up({next, next + 1}).empty() && !demonym(text_.lower(next))) {
          end = next;
          continue;
        }
      }
      break;
    }
    return end;
  }

  // Whether a token begins another cell of a table's row.
  bool next_cell(std::size_t at) const {
    if (!text_.sentences()[text_[at].sentence].row) return false;
    const std::string_view gap =
        text_.whole().substr(text_[at - 1].end, text_[at].begin - text_[at - 1].end);
    return gap.size() > 1 || gap == "\t";
  }

  // "Naseer Kurd", "Abdul Baloch": a people's name that ends a person's. In "Quetta Baloch
  // students" it describes others.
  bool surname(std::size_t at, std::size_t end, Range sentence) const {
    if (end != at + 1 && !can_begin(end - 1)) return false;
    const std::string& people = text_.lower(end);
    if (is_compass(people) || (people.ends_with("s") && !people.ends_with("ss"))) return false;
    const std::size_t next = end + 1;
    if (next < sentence.end && text_[next].kind == TokenKind::kWord &&
        (text_[next].capital || person_noun(text_.lower(next)) || text_.is(next, "-") ||
         body(text_.lower(next)) != Body::kNone || text_.lower(next).ends_with("ed"))) {
      return false;
    }
    const bool opens = sentence_opens(at, sentence);
    if (opens && (is_function_word(text_.lower(at)) || seen_small_.contains(text_.lower(at)) ||
                  ordinary(text_.lower(at)))) {
      return false;
    }
    return !demonym_at(at, sentence) && !person_noun(text_.lower(at)) && look_up({at, end}).empty();
  }

  // `Rogelio "Ka Oging" Example`: the end of what stands between quotation marks inside a name.
  std::size_t quoted_inside(std::size_t open, Range sentence) const {
    if (!text_.is(open, "\"") || open + 3 >= sentence.end) return open;
    std::size_t at = open + 1;
    while (at < open + 4 && at < sentence.end && name_word(at) && !taken_[at]) ++at;
    const bool closed = at > open + 1 && text_.is(at, "\"") && text_[at].glued;
    return closed && at + 1 < sentence.end && can_begin(at + 1) ? at + 1 : open;
  }

  // "Tall 'Afar": a mark that belongs to the next word, where the whole is a place.
  bool opens_with_apostrophe(std::size_t at, std::size_t mark, Range sentence) const {
    if (mark + 1 >= sentence.end || text_[mark].glued || !text_[mark + 1].glued ||
        !text_[mark + 1].capital || !one_of(text_.lower(mark), "'", "‘", "’", "`", "ʿ", "ʻ"))
      return false;
    return !look_up({at, mark + 2}).empty();
  }

  bool body_in(Range range) const {
    for (std::size_t i = range.first; i < range.end; ++i) {
      if (body(text_.lower(i)) != Body::kNone) return true;
    }
    return false;
  }

  bool demonym_at(std::size_t at, Range sentence) const {
    if (demonym(text_.lower(at))) return true;
    return is_compass(text_.lower(at)) && at + 1 < sentence.end && demonym(text_.lower(at + 1)) &&
           text_[at + 1].capital;
  }

  // "Chinese Army Hospital": a demonym that is part of a body's name.
  bool leads_to_body(std::size_t at, Range sentence) const {
    for (std::size_t i = at; i < sentence.end && i < at + kNameWordsMax; ++i) {
      if (!text_[i].capital) return false;
      if (body(text_.lower(i)) != Body::kNone) return true;
    }
    return false;
  }

  std::optional<NameSpan> demonym_span(std::size_t at, Range sentence) const {
    if (!demonym_at(at, sentence) || leads_to_body(at, sentence)) return std::nullopt;
    if (also_first_name(at, sentence)) return std::nullopt;
    NameSpan span;
    const std::size_t end = demonym(text_.lower(at)) ? at + 1 : at + 2;
    span.tokens = span.name = {at, end};
    span.demonym = true;
    return span;
  }

  // "Karen Example", "Maya Example": peoples whose names are first names as well.
  bool also_first_name(std::size_t at, Range sentence) const {
    const std::size_t next = at + 1;
    return one_of(text_.lower(at), "karen", "maya", "shan", "roma") && next < sentence.end &&
           can_begin(next) && !demonym_at(next, sentence) && !is_area_word(text_.lower(next)) &&
           !title(text_.lower(next)) && !person_noun(text_.lower(next));
  }

  // "Central African Republic", "Tamil Nadu": a people's name is part of it. "Democratic Republic
  // of the Congo": goes on behind "of".
  std::optional<NameSpan> longer_area(std::size_t at, Range sentence) const {
    std::size_t end = at;
    while (end < sentence.end && end < at + 4 && can_begin(end)) ++end;
    bool people = false;
    for (std::size_t i = at; i < end; ++i) people = people || demonym_at(i, sentence);
    people = people && end > at + 1;
    const bool state = end > at && end < sentence.end && text_.is(end, "of") &&
                       one_of(text_.lower(end - 1), "republic", "kingdom", "state", "union");
    if (state) {
      ++end;
      if (text_.is(end, "the")) ++end;
      const std::size_t name = end;
      while (end < sentence.end && end < name + 2 && can_begin(end)) ++end;
      if (end == name) return std::nullopt;
    }
    if (!people && !state) return std::nullopt;
    auto nodes = look_up({at, end});
    if (nodes.empty() || nodes.front().level == PlaceNode::Level::kTown) return std::nullopt;
    if (state && nodes.front().level != PlaceNode::Level::kCountry) return std::nullopt;
    NameSpan span;
    span.tokens = span.name = {at, end};
    span.kind = NameSpan::Kind::kPlace;
    span.nodes = std::move(nodes);
    return span;
  }

  std::optional<NameSpan> titled(std::size_t at, Range sentence) const {
    NameSpan span;
    std::size_t next = at;
    while (next < sentence.end && text_[next].capital && !taken_[next]) {
      const Title* found = title(text_.lower(next));
      const bool prime = text_.is(next, "prime") && text_.is(next + 1, "minister");
      if (!found && !prime) break;
      if (found && found->sex != Sex::kUnknown) span.sex = found->sex;
      span.office = span.office || prime || found->office;
      next += prime ? 2 : 1;
      if (text_.is(next, ".") && text_[next].glued) ++next;
    }
    if (next == at || next >= sentence.end || !can_begin(next)) return std::nullopt;
    if (demonym_at(next, sentence) && leads_to_body(next, sentence)) return std::nullopt;
    const std::size_t end = run_end(next, sentence);
    if (end == next || body_in({next, end})) return std::nullopt;
    // "Imam Example airport" is a place.
    if (end < sentence.end && body(text_.lower(end)) == Body::kFacility) return std::nullopt;
    const bool whole_place = end == next + 1 && span.office && !look_up({next, end}).empty();
    if (whole_place) return std::nullopt;
    span.tokens = {at, end};
    span.name = {next, end};
    span.kind = NameSpan::Kind::kPerson;
    return span;
  }

  std::vector<PlaceNode> look_up(Range range) const {
    if (text_.raw(range).size() > base::kLabelBytesMax) return {};
    std::string words = text_.words(range);
    const auto known = looked_up_.find(words);
    if (known != looked_up_.end()) return known->second;
    auto nodes = places_.find(words);
    looked_up_.emplace(std::move(words), nodes);
    return nodes;
  }

  // The longest beginning of [at, end) that the gazetteer knows, area words left off.
  std::optional<NameSpan> place_in(std::size_t at, std::size_t end, Range sentence) const {
    for (std::size_t stop = end; stop > at; --stop) {
      std::size_t first = at;
      std::size_t last = stop;
      std::vector<PlaceNode> nodes;
      if (last - first > 1 && is_area_word(text_.lower(last - 1))) {
        nodes = look_up({first, last});  // "Tibet Autonomous Region" bears it in its name
        --last;
      }
      if (nodes.empty() && last - first > 1 && is_compass(text_.lower(first)) &&
          look_up({first, last}).empty())
        ++first;
      const bool only_area_word = last - first == 1 && is_area_word(text_.lower(first));
      if (nodes.empty() && !only_area_word) nodes = look_up({first, last});
      if (nodes.empty()) continue;
      if (stop != end && !text_[stop].capital) continue;
      // A part of a longer run of capitals is a place only if a comma or the end comes next.
      if (stop != end) continue;
      NameSpan span;
      span.tokens = {at, stop};
      if (stop == last && stop < sentence.end && is_area_word(text_.lower(stop))) ++span.tokens.end;
      span.name = span.tokens;
      span.kind = NameSpan::Kind::kPlace;
      span.nodes = std::move(nodes);
      return span;
    }
    return std::nullopt;
  }

  NameSpan::Kind kind_of_run(Range range) const {
    NameSpan::Kind kind = NameSpan::Kind::kUnknown;
    for (std::size_t i = range.first; i < range.end; ++i) {
      switch (body(text_.lower(i))) {
        case Body::kFacility: kind = NameSpan::Kind::kFacility; break;
        case Body::kOrganisation:
          if (kind != NameSpan::Kind::kAuthority) kind = NameSpan::Kind::kOrganisation;
          break;
        case Body::kAuthority: kind = NameSpan::Kind::kAuthority; break;
        case Body::kNone: break;
      }
    }
    // "Mount Elgon", "Wadi Hamid", "Camp Bondsteel"
    if (kind == NameSpan::Kind::kUnknown && range.end - range.first > 1 &&
        !is_area_word(text_.lower(range.end)) &&
        one_of(text_.lower(range.first), "mount", "mt", "lake", "river", "camp", "fort", "port",
               "cape", "gulf", "bay", "mont", "jebel", "jabal", "wadi", "tel", "ain", "oued", "rio",
               "cerro", "isla", "lac", "koh", "pulau", "gunung", "nahr", "nam")) {
      return NameSpan::Kind::kPlace;
    }
    if (kind == NameSpan::Kind::kUnknown && range.end - range.first == 1 &&
        text_[range.first].all_capitals) {
      return NameSpan::Kind::kOrganisation;  // UNHCR
    }
    return kind;
  }

  std::optional<NameSpan> span_at(std::size_t at, Range sentence) const {
    if (!can_begin(at)) return std::nullopt;
    const bool opens = sentence_opens(at, sentence);
    if (auto span = titled(at, sentence)) return span;
    if (auto span = longer_area(at, sentence)) return span;
    if (auto span = demonym_span(at, sentence)) return span;
    if (opens && (is_function_word(text_.lower(at)) || count_at(text_, at))) return std::nullopt;
    const bool initials = text_.lower(at).size() == 1 && text_.is(at + 1, ".") &&
                          text_[at + 1].glued && at + 2 < sentence.end && text_[at + 2].glued;
    if (is_function_word(text_.lower(at)) && !is_name_particle(text_.lower(at)) && !initials)
      return std::nullopt;
    const std::size_t end = run_end(at, sentence);
    if (end == at) return std::nullopt;
    const bool lone = end == at + 1;
    if (auto place = place_in(at, end, sentence)) {
      if (!(opens && lone && seen_small_.contains(text_.lower(at)))) return place;
    }
    NameSpan span;
    span.tokens = span.name = {at, end};
    span.sentence_start = opens;
    if (opens && lone && (seen_small_.contains(text_.lower(at)) || ordinary(text_.lower(at))))
      return std::nullopt;
    // "came back Sat, beaten"
    if (lone && one_of(text_.lower(at), "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
                       "sat", "sun")) {
      return std::nullopt;
    }
    // "Fear: being deported": the label of a field. An item of a list may begin with a name.
    if (opens && lone && text_.is(end, ":") && at == sentence.first) return std::nullopt;
    // "Taxi driver Adam Example": the word only opens the sentence.
    if (opens && lone && end < sentence.end && !text_[end].capital &&
        person_noun(text_.lower(end))) {
      return std::nullopt;
    }
    if (const KinNoun* kin = opens && !lone ? kin_noun(text_.lower(at)) : nullptr;
        kin != nullptr && kin->plural) {
      return std::nullopt;  // "Sisters Mina and Eva"
    }
    if (opens && !lone && seen_small_.contains(text_.lower(at)) &&
        body(text_.lower(at)) == Body::kNone) {
      return std::nullopt;  // the scan goes on at the next word
    }
    span.kind = kind_of_run(span.name);
    if (span.kind == NameSpan::Kind::kUnknown && end < sentence.end &&
        body(text_.lower(end)) == Body::kFacility && !text_[end].capital && at > sentence.first &&
        one_of(text_.lower(at - 1), "at", "in", "to", "from", "near", "outside", "into", "the")) {
      span.kind = NameSpan::Kind::kFacility;  // "at Example airport"
      span.tokens.end = span.name.end = end + 1;
    }
    if (span.kind == NameSpan::Kind::kUnknown && end < sentence.end &&
        is_area_word(text_.lower(end))) {
      span.kind = NameSpan::Kind::kPlace;  // "Dekera village", which no gazetteer knows
      span.tokens.end = span.name.end = end + 1;
    } else if (span.kind == NameSpan::Kind::kUnknown && !lone &&
               is_area_word(text_.lower(end - 1))) {
      span.kind = NameSpan::Kind::kPlace;
    } else if (span.kind == NameSpan::Kind::kUnknown && lone && at > sentence.first &&
               (kin_noun(text_.lower(at)) || person_noun(text_.lower(at)) ||
                title(text_.lower(at)))) {
      return std::nullopt;
    }
    return span;
  }

  // "Note taken by A", "Photos received": what a writer calls the papers.
  static bool names_document(std::string_view lower) {
    return one_of(lower, "detained", "arrested", "killed", "released", "missing", "taken",
                  "wounded", "injured", "dead", "freed", "deported", "abducted", "executed", "held",
                  "moved", "transferred", "sat", "sun", "mon", "tue", "tues", "wed", "thu", "thurs",
                  "fri", "note", "notes", "minutes", "list", "lists", "report", "reports",
                  "statement", "summary", "photo", "photos", "picture", "pictures", "interview",
                  "call", "calls", "update", "updates", "source", "sources", "message", "messages",
                  "translation", "text", "total", "nr", "nos", "remarks", "remark", "comment",
                  "comments", "table", "annex", "video", "videos", "recording", "letter", "letters",
                  "background", "contacts", "case", "cases", "file", "copy", "caption", "question",
                  "questions", "answer", "answers", "status", "details", "summary", "testimony",
                  "account", "voice", "info", "source");
  }

  // A first word of a sentence that is an English noun or verb rather than a name.
  static bool ordinary(std::string_view lower) {
    return names_document(lower) || kin_noun(lower) || person_noun(lower) ||
           body(lower) != Body::kNone || title(lower) || lower.ends_with("ly") ||
           lower.ends_with("ing") || lower.ends_with("tion") || lower.ends_with("ment") ||
           is_compass(lower);
  }

  const Text& text_;
  const PlaceSource& places_;
  mutable std::unordered_map<std::string, std::vector<PlaceNode>> looked_up_;  // names come again
  std::vector<bool> taken_;
  std::unordered_set<std::string_view> seen_small_;
};

}  // namespace

std::vector<NameSpan> find_names(const Text& text, const std::vector<TimePhrase>& times,
                                 const PlaceSource& places) {
  return Finder(text, times, places).run();
}

}  // namespace reading::english
