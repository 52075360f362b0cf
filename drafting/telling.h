// The parts that letters and statements are put together from. For drafting/letter.cpp alone.
#pragma once

#include <vector>

#include "drafting/catalogue.h"
#include "drafting/document.h"
#include "drafting/grammar/grammar.h"

namespace drafting {

// What every part needs: the brief and how its language speaks.
struct Telling {
  Telling(const Brief& of, Language in)
      : brief(of),
        language(in),
        words(Catalogue::of(in)),
        grammar(grammar::Grammar::of(in)),
        them(grammar.reference(of.group)) {}

  Sentence from_claims(std::string text, std::vector<model::ClaimId> claims) const;
  Sentence fixed(std::string text) const;

  const Brief& brief;
  Language language;
  const Catalogue& words;
  const grammar::Grammar& grammar;
  grammar::Reference them;
};

// What is said to have happened, in the order of the brief.
std::vector<Sentence> tell_events(const Telling& telling);
// Who is among them.
std::vector<Sentence> tell_people(const Telling& telling);
// Where they are and what is feared for them.
std::vector<Sentence> tell_outlook(const Telling& telling);
// What happened to others.
std::vector<Sentence> tell_background(const Telling& telling);

// The list of what is asked, each with its law.
std::vector<Sentence> ask(const Telling& telling);

// What the law can be asked about these people, as far as the brief says it.
law::Facts facts_of(const Brief& brief);

// Refuted and withdrawn: nothing of it is said.
bool is_told(Status status);
bool is_feared_return(const EventSaid& event);
// All claims of an event: of what is told, of its accounts.
std::vector<model::ClaimId> claims_of(const EventSaid& event);

}  // namespace drafting
