// A Brief is everything that a letter or statement may say: a view of one case for one audience,
// with nothing in it that its gates keep closed.
//
// It is made by disclosure alone; drafting can say only what stands here. A value that is closed
// is not here at all, and `held_back` names its kind. Every value that was weighed carries its
// status and the claims below it, so that each sentence can be hedged by the one and led back to
// the other. Labels come in the languages of the letters, as the gazetteer has them; an empty
// Japanese label means that none is known, and the Latin one is printed: nothing is guessed.
// Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/entry.h"
#include "model/ids.h"
#include "model/property.h"
#include "weighing/finding.h"

namespace disclosure {

using Status = weighing::FindingStatus;

// One word or name in the languages of the letters.
struct Label {
  std::string en;
  std::string ja;  // empty: no Japanese form is known
  friend bool operator==(const Label&, const Label&) = default;
};

// What a part of the brief rests on.
struct Rest {
  Status status = Status::kReported;
  std::vector<model::ClaimId> claims;
};

struct PlaceSaid {
  std::vector<Label> inside;  // smallest area first: Longjing, Jilin Province
  std::vector<Label> near;
  std::vector<Label> border;  // near the border with each of these countries
  Label building = {};        // inside it: "a police station"; may be empty
};

// At least, at most, and whether the words were loose: "up to 900" is 0 to 900.
struct CountSaid {
  std::uint64_t least = 0;
  std::optional<std::uint64_t> most;
  bool approximate = false;  // "about 40", "hundreds" (100 to 999)
  friend bool operator==(const CountSaid&, const CountSaid&) = default;
};

enum class Naming {
  kNamed = 1,
  kHeldBack = 2,  // we know the name, or may know it, and do not give it here
  kNotKnown = 3,
};

struct PersonSaid {
  model::SubjectId subject;
  Rest membership;  // on what it rests that this person is one of those struck
  Naming naming = Naming::kNotKnown;
  std::string name;                   // as written, with kNamed only
  std::string name_ja;                // in Japanese script, if a report or member gave it
  std::optional<int> age_months_min;  // on the day of the letter or as said; none: closed, unknown
  std::optional<int> age_months_max;
  bool child = false;  // may be under 18
  std::string sex;     // terms: female, male; empty: closed or unknown
};

// Who the document is about. With `count` 1 and one person it is about that person alone.
struct GroupSaid {
  model::SubjectId subject;
  CountSaid count;
  Label nationality;  // en: adjective, "Eritrean"; ja: the country, エリトリア; may be empty
  std::vector<model::ClaimId> claims;
  std::vector<PersonSaid> people;  // those of whom something may be said; the others are counted
  // False: some of the others are known, and held back here, or may be among those whom we know.
  bool others_not_known = true;
};

// One account of an event, where accounts do not agree.
struct Account {
  std::optional<base::DateRange> when;
  std::optional<PlaceSaid> where;
  std::vector<model::ClaimId> claims;
};

struct EventSaid {
  model::SubjectId subject;
  std::string kind;  // model::terms
  Rest rest;
  std::vector<model::SubjectId> victims;  // empty: everybody the document is about
  std::optional<base::DateRange> when;
  std::optional<PlaceSaid> where;
  std::optional<PlaceSaid> from;
  std::optional<PlaceSaid> to;
  Label perpetrator;  // en as the words go after "by": "the police"; may be empty
  // With kContested or kDiffering: what each account says. The fields above hold the common
  // ground. Empty: accounts differ on whether it happened at all.
  std::vector<Account> accounts;
  Label denied_by;  // who denies it: "the authorities"; empty: nobody
  std::vector<model::ClaimId> denials;
};

// What happened to other people and shows that the fear is not idle.
struct BackgroundSaid {
  EventSaid event;
  CountSaid count;
  Label nationality;
};

struct Sighting {
  PlaceSaid place;
  std::optional<base::DateRange> when;
  bool sent_there = false;  // said to be sent there; that anybody arrived is not said
  model::SubjectId event;   // the transfer it comes from: told here and not once more
  std::vector<model::ClaimId> claims;
  Status status = Status::kReported;
};

struct WhereaboutsSaid {
  std::vector<model::SubjectId> of;  // empty: everybody the document is about
  Rest rest{Status::kUnknown, {}};
  std::vector<Sighting> last;  // one; several where accounts differ; none: never reported
  bool held_back = false;      // something is known of it that this document cannot say
};

struct StateSaid {
  std::string iso3;  // ISO 3166-1 alpha-3
  Label name;        // as in a sentence: "China", 中国
};

struct AddresseeSaid {
  std::vector<std::string> lines_en;
  std::vector<std::string> lines_ja;  // empty: the English lines are printed
  std::string salutation_en;          // "Dear Prime Minister,"; empty: Dear Sir or Madam
};

struct SenderSaid {
  Label organisation;
  std::vector<std::string> address;  // as on the letterhead, in any language
  std::vector<std::string> signatory_en;
  std::vector<std::string> signatory_ja;
};

enum class Confirmed { kNothing, kSome, kAll };

// Said on every page while somebody has to confirm what the document rests on, or to open it.
struct Provisional {
  Label policy;  // the gate policy in words
  Confirmed confirmed = Confirmed::kNothing;  // of what it rests on
};

struct Brief {
  model::Audience audience = model::Audience::kAddressee;
  base::Day day;          // of the document
  std::string reference;  // as printed; may be empty
  SenderSaid sender;
  AddresseeSaid addressee;
  StateSaid state;                          // addressed, and bound or not bound by law
  std::optional<StateSaid> feared_country;  // where forcible return is feared to lead
  std::optional<StateSaid> home;            // whose nationals they are, for their consul

  GroupSaid group;
  std::vector<EventSaid> events;                     // in the order of telling; feared ones too
  WhereaboutsSaid whereabouts;                       // of all of them
  std::vector<WhereaboutsSaid> whereabouts_of_some;  // told of one or several of them only
  std::vector<BackgroundSaid> background;

  bool seeks_refuge = false;  // they are refugees or ask to be seen as such
  std::vector<model::ClaimId> refuge_claims;
  bool fled_events_in_europe = false;
  bool asked_for_consul = false;

  std::vector<Label> enclosures;
  std::vector<model::Property> held_back;  // kinds of values that the gates kept closed
  std::optional<Provisional> provisional;
  std::string record_head;  // day and root of the record, as printed; may be empty
};

}  // namespace disclosure
