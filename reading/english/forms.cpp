#include "reading/english/forms.h"

#include <algorithm>
#include <optional>

#include "model/terms.h"
#include "reading/english/headed_lists.h"
#include "reading/english/item_heads.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

namespace terms = model::terms;

constexpr std::size_t kLabelTokensMax = 6;
constexpr std::size_t kFieldsMax = 40;

enum class Slot { kNone, kName, kAct, kDay, kPlace, kBy };

struct Field {
  std::uint32_t sentence = 0;
  Slot slot = Slot::kNone;
  std::string_view kind;  // of the act that the label names, or ""
  Range label, value;
};

class Finder {
 public:
  Finder(const Notes& notes, std::vector<EventMention>& found)
      : notes_(notes),
        text_(notes.text),
        sentences_(notes.text.sentences()),
        heads_(notes),
        found_(found) {}

  void run() {
    for (std::uint32_t s = 0; s < sentences_.size();) {
      std::vector<Field> form;
      std::uint32_t next = s;
      while (next < sentences_.size() && form.size() < kFieldsMax) {
        const auto field = field_at(next);
        if (!field) break;
        if (field->slot == Slot::kName && next > s && has_name(form)) break;  // another person
        form.push_back(*field);
        ++next;
      }
      if (form.size() >= 2) write(form, s);
      s = std::max(next, s + 1);
    }
  }

 private:
  static bool has_name(const std::vector<Field>& form) {
    return std::ranges::any_of(form, [](const Field& f) { return f.slot == Slot::kName; });
  }

  // "Label: value" that begins its sentence.
  std::optional<Field> field_at(std::uint32_t s) const {
    const Range range = sentences_[s].tokens;
    if (sentences_[s].row) return std::nullopt;
    std::size_t first = range.first;
    while (first < range.end && text_[first].kind == TokenKind::kMark) ++first;
    std::size_t colon = first;
    while (colon < range.end && colon <= first + kLabelTokensMax && !text_.is(colon, ":")) {
      if (text_[colon].kind == TokenKind::kMark && !one_of(text_.lower(colon), "/", "(", ")", "-"))
        return std::nullopt;
      ++colon;
    }
    if (colon == first || colon + 1 >= range.end || !text_.is(colon, ":")) return std::nullopt;
    Field field{s, Slot::kNone, {}, {first, colon}, {colon + 1, range.end}};
    read_label(field);
    // "Released: A and B" is a list, and no field of whoever stands above it.
    const std::size_t named = notes_.mention_at[colon + 1];
    if (field.slot == Slot::kAct && named != kNone && !notes_.mentions[named].name.empty())
      return std::nullopt;
    return field;
  }

  void read_label(Field& field) const {
    for (std::size_t at = field.label.first; at < field.label.end; ++at) {
      const std::string& word = text_.lower(at);
      if (one_of(word, "birth", "born", "dob", "contact", "report", "reported", "letter", "issue",
                 "source", "author", "updated", "published", "telephone", "subject")) {
        field.slot = Slot::kNone;
        field.kind = {};
        return;
      }
      if (field.kind.empty()) field.kind = heading_kind(notes_, at);
      if (field.kind.empty() && one_of(word, "arrest", "arrested", "detained", "seized"))
        field.kind = terms::kArrest;
      if (field.kind.empty() && word == "held") field.kind = terms::kDetention;
      if (field.kind.empty() && one_of(word, "moved", "transferred")) field.kind = terms::kTransfer;
      if (one_of(word, "name", "names", "victim", "detainee", "prisoner"))
        field.slot = Slot::kName;
      else if (one_of(word, "date", "day", "when", "since", "on"))
        field.slot = Slot::kDay;
      else if (one_of(word, "place", "location", "where", "at", "in"))
        field.slot = Slot::kPlace;
      else if (one_of(word, "by", "perpetrator", "perpetrators", "authority", "forces"))
        field.slot = Slot::kBy;
    }
    if (field.slot == Slot::kNone && !field.kind.empty()) field.slot = Slot::kAct;
    // "DETAINED: Ana Example"
    const std::size_t m = notes_.mention_at[field.value.first];
    if (field.slot == Slot::kAct && m != kNone &&
        notes_.mentions[m].kind == Mention::Kind::kNamed) {
      field.slot = Slot::kName;
    }
  }

  // Whom the form is of: a field, or the line above.
  std::size_t person_of(const std::vector<Field>& form, std::uint32_t first) const {
    for (const Field& field : form) {
      if (field.slot != Slot::kName) continue;
      for (std::size_t at = field.value.first; at < field.value.end; ++at) {
        const std::size_t m = notes_.mention_at[at];
        if (m != kNone && notes_.mentions[m].kind == Mention::Kind::kNamed) return m;
      }
    }
    return first > 0 ? heads_.of(first - 1) : kNone;
  }

  void write(const std::vector<Field>& form, std::uint32_t first) {
    std::string_view main;
    for (const Field& field : form) {
      if (main.empty()) main = field.kind;
    }
    const std::size_t person = person_of(form, first);
    if (main.empty() || person == kNone) return;
    std::vector<EventMention> made;
    for (const Field& field : form) {
      if (field.slot == Slot::kNone || field.slot == Slot::kName) continue;
      const std::string_view kind = field.kind.empty() ? main : field.kind;
      auto event = std::ranges::find(made, kind, &EventMention::kind);
      if (event == made.end()) {
        EventMention fresh;
        fresh.kind = kind;
        fresh.verb = field.label;
        fresh.sentence = field.sentence;
        fresh.victims = {person};
        fresh.by_noun = true;
        made.push_back(std::move(fresh));
        event = made.end() - 1;
      }
      fill(*event, field);
    }
    for (EventMention& event : made) {
      const bool told = !event.times.empty() || event.scene != kNone || !event.places.empty();
      if (told) found_.push_back(std::move(event));
    }
  }

  void fill(EventMention& event, const Field& field) const {
    for (std::size_t at = field.value.first; at < field.value.end; ++at) {
      if (notes_.verb_at[at] != kNone) break;
      const std::size_t time = notes_.time_at[at];
      const std::size_t place = notes_.place_at[at];
      if (time != kNone && notes_.times[time].tokens.first == at && field.slot != Slot::kBy)
        event.times.push_back(time);
      if (place == kNone || notes_.places[place].tokens.first != at || field.slot == Slot::kBy)
        continue;
      if (notes_.places[place].role == PlacePhrase::Role::kOther) {
        if (event.scene == kNone && event.places.empty()) event.scene = place;
      } else {
        event.places.push_back(place);
      }
    }
    if (field.slot != Slot::kBy) return;
    Range words = field.value;
    while (!words.empty() && text_[words.end - 1].kind == TokenKind::kMark) --words.end;
    if (one_of(text_.lower(words.first), "unknown", "not", "n")) return;
    event.agent_words = words;
  }

  const Notes& notes_;
  const Text& text_;
  const std::vector<Sentence>& sentences_;
  ItemHeads heads_;
  std::vector<EventMention>& found_;
};

}  // namespace

void find_forms(const Notes& notes, std::vector<EventMention>& found) {
  const std::size_t before = found.size();
  Finder(notes, found).run();
  if (found.size() != before) std::ranges::stable_sort(found, {}, &EventMention::sentence);
}

}  // namespace reading::english
