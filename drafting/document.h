// A Document is a letter or statement in one language: sentences with their ground, in the order
// in which they are read, and what stands around them on the page.
//
// All formats (text, HTML, PDF) are made of one Document, so that they say the same words. A plain
// value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "disclosure/view.h"
#include "drafting/law/law.h"
#include "model/entry.h"

namespace drafting {

// What may be said stands in a view; drafting speaks of it in the view's own words.
using disclosure::Account;
using disclosure::AddresseeSaid;
using disclosure::BackgroundSaid;
using disclosure::Brief;
using disclosure::Confirmed;
using disclosure::CountSaid;
using disclosure::EventSaid;
using disclosure::GroupSaid;
using disclosure::Label;
using disclosure::Naming;
using disclosure::PersonSaid;
using disclosure::PlaceSaid;
using disclosure::Rest;
using disclosure::SenderSaid;
using disclosure::Sighting;
using disclosure::StateSaid;
using disclosure::Status;
using disclosure::View;
using disclosure::WhereaboutsSaid;

enum class Language { kEnglish, kJapanese };
std::string_view language_code(Language language);  // ISO 639-1

enum class Ground {
  kFinding,  // what reports say: `claims`
  kLaw,      // a duty of the state: `law`
  kFixed,    // words of this form of document, which say nothing of anybody
};

struct Sentence {
  std::string words;
  Ground ground = Ground::kFixed;
  std::vector<model::ClaimId> claims;  // sorted, each once
  std::vector<law::Citation> law;
};

struct Paragraph {
  enum class Kind { kText, kRequest };  // requests are the items of one list
  Kind kind = Kind::kText;
  std::vector<Sentence> sentences;
};

struct Document {
  model::DocumentKind kind = model::DocumentKind::kLetter;
  model::Audience audience = model::Audience::kAddressee;
  Language language = Language::kEnglish;
  base::Day day;

  std::string organisation;
  std::vector<std::string> sender_address;
  std::string date_line;
  std::string reference_line;           // empty: none
  std::vector<std::string> addressee;   // none in a statement
  Sentence title;                       // of a statement; in a letter its subject line
  std::string salutation;
  std::vector<Paragraph> body;
  std::string closing;
  std::vector<std::string> signatory;
  std::vector<std::string> enclosures;  // with their heading as the first line; none: empty
  std::vector<std::string> footer;      // on every page; empty: nothing
  bool provisional = false;
};

// Title and body as the record keeps them.
std::vector<model::DraftedSentence> drafted_sentences(const Document& document);

}  // namespace drafting
