// What stands with an event's verb and belongs to it: times and places, who did it, the
// circumstances, the people it struck besides, what it is said to lead to.
//
// A verb owns what follows it up to the next verb's clause, and what opens its own clause ("On 3
// May, in Minsk,"). A noun that tells of another event ("after his arrest on 2 March", "for
// deportation to A") has its own time and place.
#pragma once

#include <vector>

#include "reading/english/clause.h"
#include "reading/english/events.h"

namespace reading::english {

class EventArguments {
 public:
  // `stop`: where the next verb of the sentence begins, or the sentence ends. `exact`: it is the
  // word that joins the next verb, so all before it may be this verb's. `joint`: the word that
  // joins this verb with the one before it, or kNone.
  EventArguments(const Notes& notes, Range sentence, std::size_t stop, bool exact = false,
                 std::size_t joint = kNone)
      : notes_(&notes),
        text_(&notes.text),
        range_(sentence),
        stop_(stop),
        exact_(exact),
        joint_(joint),
        clause_(notes, sentence) {}

  // `args`: the token behind the verb and its object. `inherited`: the verb has its subject from
  // the one before it ("was arrested and taken to A").
  void fill(EventMention& event, std::size_t args, bool inherited);
  // A time or place that begins at a token, if it may belong to what begins at `from`.
  void take(EventMention& event, std::size_t at, std::size_t from) const;
  // The times before the verb: of a verb before it that tells of no act.
  void times_before(EventMention& event) const;
  // Whether it is told of a day of its own, up to the text's.
  bool on_a_day(const EventMention& event) const;
  // "was arrested in Osh on 3 May with four colleagues"
  void together_with(EventMention& event, std::size_t args) const;
  // "and to B yesterday", "and subsequently to north C", "and up to 500 others from D in May": the
  // event at `index` told again, added to `found`.
  void clones(std::vector<EventMention>& found, std::size_t index, std::size_t args) const;
  // The verb stands in a line of notes, each of which ends at a comma.
  void set_fragment() { fragment_ = true; }
  // The events of nouns that `fill` met.
  std::vector<EventMention>& planned() { return planned_; }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_->is(at, word);
  }
  bool first_verb(std::size_t verb) const;
  bool another_note(std::size_t at) const;
  bool another_clause(std::size_t at) const;
  bool another_predicate(std::size_t at) const;
  bool clause_of_its_own(std::size_t at) const;
  bool of_another(std::size_t time) const;
  bool ahead_at(std::size_t at) const;
  std::size_t told_by_noun(const EventMention& event, std::size_t at, std::size_t stop);
  void planned(const EventMention& event, std::size_t noun, std::size_t end);
  std::size_t segment_end(std::size_t args) const;
  std::size_t behind_dateline(std::size_t verb) const;
  std::size_t clause_floor(std::size_t verb, bool inherited) const;
  std::size_t before_floor(std::size_t verb, bool inherited) const;
  bool opens_clause(std::size_t at) const;
  bool of_somebody_else(const EventMention& event, const PlacePhrase& phrase) const;
  void by_whom(EventMention& event, std::size_t args, std::size_t end) const;
  bool followed_by_argument(std::size_t mention) const;

  const Notes* notes_;
  const Text* text_;
  Range range_;
  std::size_t stop_;
  bool exact_;
  std::size_t joint_;
  bool fragment_ = false;
  Clause clause_;
  std::vector<EventMention> planned_;
};

}  // namespace reading::english
