// English event verbs with what stands around them: found in one pass, read in a second.
//
// A verb group is the verb and its helpers: "are reported to have been detained" is one. From its
// words alone follow voice, tense and how it is put: "was", "will be", "may have been", "is said
// to", "not". What cannot be told apart ("left" of a hand, "executed" of a plan) is settled by
// what stands beside it, or left out.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/claim.h"
#include "reading/text.h"

namespace reading::english {

struct EventVerb {
  std::string_view base, past, participle, gerund, particle, kind;
  char frame;
};

struct VerbGroup {
  enum class Form { kBase, kPast, kParticiple, kGerund };
  const EventVerb* verb = nullptr;
  Range tokens;  // helpers, verb and the words that belong to it
  std::size_t core = 0;
  Form form = Form::kBase;
  bool helped = false;  // there is a helper: not an elliptic "and taken", not a reduced clause
  bool passive = false;
  bool finite = false;
  bool going_on = false;  // "is being held", "remains detained": a state of now
  bool habitual = false;  // "are arrested": a present that tells of no one act
  bool negated = false;
  bool infinitive = false;     // "to flee": told as happened only after "forced to", "managed to"
  bool joined = false;         // a base form after "and": the verb before it says how it is put
  bool spoken_of = false;      // "denies holding him"
  bool unreal = false;         // "should be", "must": neither told nor feared
  bool plain_present = false;  // "they arrest him": past or habit
  bool state = false;          // "in custody": no verb of its own
  // From the helpers: stated, reported, possible or feared.
  model::Manner manner = model::Manner::kStated;
};

// "arrested", "taken": also where the past has the same form.
bool is_participle(const VerbGroup& verb);

// In the order of the text. A noun that looks like a verb ("return", "transfer") is none.
std::vector<VerbGroup> find_verbs(const Text& text);

}  // namespace reading::english
