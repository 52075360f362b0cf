#include "reading/english/lexicon.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace reading::english {
namespace {

Sex sex_of(char letter) {
  return letter == 'f' ? Sex::kFemale : letter == 'm' ? Sex::kMale : Sex::kUnknown;
}

struct NounRow {
  std::string_view singular;
  std::string_view plural;
  char sex;
  char kind;
};
constexpr NounRow kNounRows[] = {
#include "reading/english/persons.inc"
};

struct KinRow {
  std::string_view singular;
  std::string_view plural;
  char sex;
  std::string_view relation;
};
constexpr KinRow kKinRows[] = {
#include "reading/english/kin.inc"
};

template <typename Value>
using Table = std::unordered_map<std::string_view, Value>;

template <typename Value>
const Value* look_up(const Table<Value>& table, std::string_view word) {
  const auto found = table.find(word);
  return found == table.end() ? nullptr : &found->second;
}

using Set = std::unordered_set<std::string_view>;

}  // namespace

namespace {

// Trades and callings that no list holds: "dockers", "catechists", "a pianist". Of words that end
// so, those that are no people are listed.
const PersonNoun* by_ending(std::string_view lower) {
  static const Set kThings = {
      "letters",   "papers",       "numbers",   "orders",        "powers",        "borders",
      "quarters",  "prayers",      "matters",   "offers",        "answers",       "waters",
      "computers", "rivers",       "towers",    "centers",       "chapters",      "posters",
      "rumors",    "floors",       "motors",    "factors",       "errors",        "sectors",
      "colors",    "containers",   "barriers",  "mirrors",       "trailers",      "corners",
      "members",   "shelters",     "dollars",   "registers",     "transfers",     "covers",
      "enters",    "suffers",      "remembers", "considers",     "delivers",      "refers",
      "differs",   "surrenders",   "triggers",  "helicopters",   "newspapers",    "characters",
      "meters",    "kilometers",   "counters",  "disasters",     "murders",       "disorders",
      "cancers",   "fingers",      "shoulders", "honours",       "colours",       "rumours",
      "harbours",  "brothers",     "sisters",   "mothers",       "fathers",       "daughters",
      "officers",  "commanders",   "governors", "ministers",     "prosecutors",   "inspectors",
      "directors", "soldiers",     "rangers",   "commissioners", "interrogators", "torturers",
      "others",    "headquarters", "chambers",  "bunkers",       "tankers",       "clusters",
      "resist",    "assist",       "consist",   "persist",       "insist",        "communist",
      "terrorist", "terrorists"};
  static constexpr PersonNoun kOne{"worker", Sex::kUnknown, false, false, false, true, false};
  static constexpr PersonNoun kSeveral{"worker", Sex::kUnknown, true, false, false, true, false};
  if (lower.size() < 6 || kThings.contains(lower)) return nullptr;
  if (lower.ends_with("ers") || lower.ends_with("ors") || lower.ends_with("ists")) return &kSeveral;
  return lower.ends_with("ist") && lower.size() > 6 ? &kOne : nullptr;
}

}  // namespace

const PersonNoun* person_noun(std::string_view lower) {
  static const Table<PersonNoun> kTable = [] {
    Table<PersonNoun> table;
    for (const NounRow& row : kNounRows) {
      PersonNoun noun{row.singular,    sex_of(row.sex), false,          row.kind == 'c',
                      row.kind == 'r', row.kind == 'k', row.kind == 'w'};
      table.emplace(row.singular, noun);
      noun.plural = true;
      table.emplace(row.plural, noun);
    }
    table.at("people").plural = true;
    return table;
  }();
  if (const PersonNoun* known = look_up(kTable, lower)) return known;
  return by_ending(lower);
}

const KinNoun* kin_noun(std::string_view lower) {
  static const Table<KinNoun> kTable = [] {
    Table<KinNoun> table;
    for (const KinRow& row : kKinRows) {
      table.emplace(row.singular, KinNoun{row.relation, sex_of(row.sex), false});
      table.emplace(row.plural, KinNoun{row.relation, sex_of(row.sex), true});
    }
    table.at("family").plural = true;
    return table;
  }();
  return look_up(kTable, lower);
}

const KinNoun* offspring(std::string_view lower) {
  static const Table<KinNoun> kTable = {
      {"baby", {"child", Sex::kUnknown, false}},    {"babies", {"child", Sex::kUnknown, true}},
      {"child", {"child", Sex::kUnknown, false}},   {"children", {"child", Sex::kUnknown, true}},
      {"infant", {"child", Sex::kUnknown, false}},  {"newborn", {"child", Sex::kUnknown, false}},
      {"toddler", {"child", Sex::kUnknown, false}}, {"boy", {"son", Sex::kMale, false}},
      {"boys", {"son", Sex::kMale, true}},          {"girl", {"daughter", Sex::kFemale, false}},
      {"girls", {"daughter", Sex::kFemale, true}},  {"kid", {"child", Sex::kUnknown, false}},
      {"kids", {"child", Sex::kUnknown, true}},
  };
  return look_up(kTable, lower);
}

const Title* title(std::string_view lower) {
  struct Row {
    char sex;
    char kind;
  };
  static const Table<Row> kRows = {
#include "reading/english/titles.inc"
  };
  static const Table<Title> kTable = [] {
    Table<Title> table;
    for (const auto& [word, row] : kRows)
      table.emplace(word, Title{sex_of(row.sex), row.kind == 'o'});
    return table;
  }();
  return look_up(kTable, lower);
}

Body body(std::string_view lower) {
  static const Table<char> kTable = {
#include "reading/english/bodies.inc"
  };
  const char* kind = look_up(kTable, lower);
  if (kind == nullptr) return Body::kNone;
  return *kind == 'a' ? Body::kAuthority : *kind == 'o' ? Body::kOrganisation : Body::kFacility;
}

bool leads_name_of_body(std::string_view lower) {
  const bool rather_people_or_law =
      one_of(lower, "volunteers", "state", "article", "act", "convention", "covenant", "protocol",
             "declaration", "news", "times", "press", "watch", "rights", "nations", "international",
             "embassy", "consulate");
  return body(lower) == Body::kOrganisation && !rather_people_or_law;
}

const std::string_view* demonym(std::string_view lower) {
  static const Table<std::string_view> kTable = {
#include "reading/english/demonyms.inc"
  };
  if (const auto* found = look_up(kTable, lower)) return found;
  if (lower.size() > 4 && lower.back() == 's')
    return look_up(kTable, lower.substr(0, lower.size() - 1));
  return nullptr;
}

std::string_view event_noun(std::string_view lower) {
  static const Table<std::string_view> kTable = {
#include "reading/english/event_nouns.inc"
  };
  const auto* kind = look_up(kTable, lower);
  return kind == nullptr ? std::string_view{} : *kind;
}

bool names_outsiders(std::string_view lower, ListOf list) {
  static const Table<char> kTable = {
#include "reading/english/outsiders.inc"
  };
  const char* kind = look_up(kTable, lower);
  return kind != nullptr && (*kind == 'b' || *kind == static_cast<char>(list));
}

bool is_word_of_telling(std::string_view lower) {
  static const Set kSet = {
#include "reading/english/telling_words.inc"
  };
  return kSet.contains(lower);
}

bool other_script(std::string_view word) {
  if (word.empty()) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
  if (byte(0) < 0xcd) return false;  // Latin letters, figures and marks
  const bool more_latin = byte(0) == 0xe1 && word.size() > 1 && byte(1) >= 0xb8 && byte(1) <= 0xbb;
  const bool mark = byte(0) == 0xe2;  // dashes and quotation marks
  return !more_latin && !mark;
}

bool is_preposition(std::string_view lower) {
  static const Set kSet = {"of",     "in",        "at",     "on",      "from",    "to",
                           "by",     "with",      "near",   "into",    "for",     "towards",
                           "toward", "through",   "across", "outside", "inside",  "between",
                           "about",  "against",   "under",  "over",    "within",  "without",
                           "during", "after",     "before", "since",   "until",   "around",
                           "along",  "via",       "like",   "among",   "amongst", "than",
                           "as",     "including", "behind", "beside",  "beyond",  "upon"};
  return kSet.contains(lower);
}

bool is_function_word(std::string_view lower) {
  static const Set kSet = {"the",         "a",         "an",         "this",
                           "that",        "these",     "those",      "i",
                           "we",          "you",       "he",         "she",
                           "it",          "they",      "me",         "us",
                           "him",         "her",       "them",       "my",
                           "our",         "your",      "his",        "its",
                           "their",       "who",       "whom",       "whose",
                           "which",       "what",      "when",       "where",
                           "while",       "why",       "how",        "and",
                           "or",          "but",       "nor",        "so",
                           "if",          "unless",    "because",    "although",
                           "though",      "as",        "also",       "is",
                           "are",         "was",       "were",       "be",
                           "been",        "being",     "has",        "have",
                           "had",         "having",    "do",         "does",
                           "did",         "will",      "would",      "shall",
                           "should",      "may",       "might",      "can",
                           "could",       "must",      "not",        "no",
                           "there",       "here",      "now",        "then",
                           "all",         "both",      "each",       "every",
                           "some",        "any",       "many",       "most",
                           "several",     "few",       "more",       "other",
                           "another",     "such",      "only",       "just",
                           "even",        "still",     "yet",        "already",
                           "please",      "dear",      "yes",        "according",
                           "following",   "however",   "meanwhile",  "unfortunately",
                           "today",       "yesterday", "tomorrow",   "once",
                           "later",       "earlier",   "recently",   "his",
                           "fearing",     "given",     "despite",    "among",
                           "re",          "fw",        "fwd",        "subject",
                           "date",        "sent",      "cc",         "urgent",
                           "half",        "we",        "thank",      "thanks",
                           "regards",     "sincerely", "faithfully", "yours",
                           "information", "name",      "names",      "age",
                           "place",       "contact",   "people",     "others",
                           "news",        "statement", "letter",     "report",
                           "reports"};
  return kSet.contains(lower) || is_preposition(lower);
}

bool is_area_word(std::string_view lower) {
  static const Set kSet = {
      "province",    "region",       "district",     "county",        "prefecture",   "oblast",
      "governorate", "department",   "state",        "city",          "town",         "village",
      "township",    "division",     "zone",         "subzone",       "area",         "valley",
      "island",      "municipality", "voivodeship",  "krai",          "canton",       "regency",
      "emirate",     "republic",     "sub-district", "neighbourhood", "neighborhood", "quarter",
      "suburb",      "commune",      "woreda",       "territory",     "cercle",       "hamlet",
      "settlement",  "locality",     "parish",       "arrondissement"};
  return kSet.contains(lower);
}

bool is_name_particle(std::string_view lower) {
  static const Set kSet = {
      "al",    "el",  "bin",   "ibn",  "bint", "ben",  "abu",   "abd",  "de",   "da",   "do",
      "dos",   "del", "della", "di",   "van",  "von",  "der",   "den",  "la",   "las",  "los",
      "le",    "y",   "e",     "ul",   "ud",   "ur",   "un",    "as",   "oğlu", "oglu", "kyzy",
      "binti", "bte", "anak",  "ould", "mint", "wuld", "walad", "kizi", "qizi", "ugli", "uulu",
      "née",   "nee", "ap",    "ter",  "ten",  "zu",   "dal",   "du",   "des"};
  return kSet.contains(lower);
}

bool is_compass(std::string_view lower) {
  static const Set kSet = {
      "north",        "south",         "east",          "west",          "northern",
      "southern",     "eastern",       "western",       "central",       "northeast",
      "northwest",    "southeast",     "southwest",     "north-east",    "north-west",
      "south-east",   "south-west",    "northeastern",  "northwestern",  "southeastern",
      "southwestern", "north-eastern", "north-western", "south-eastern", "south-western"};
  return kSet.contains(lower);
}

bool is_abbreviation(std::string_view lower) {
  // An initial: "Fatmata K., 13". "I." ends a sentence.
  const bool letter = lower.size() == 1 && lower[0] >= 'a' && lower[0] <= 'z';
  if (letter && lower != "i") return true;
  static const Set kSet = {"mr",   "mrs",  "ms",     "dr",  "prof", "rev", "gen", "col", "capt",
                           "lt",   "sgt",  "br",     "sra", "ven",  "cpl", "st",  "no",  "nos",
                           "art",  "arts", "approx", "ca",  "vs",   "etc", "fr",  "sr",  "jr",
                           "hon",  "maj",  "cmdr",   "gov", "sen",  "rep", "mme", "inc", "ltd",
                           "dept", "jan",  "feb",    "mar", "apr",  "jun", "jul", "aug", "sep",
                           "sept", "oct",  "nov",    "dec", "tel",  "fig", "vol", "av",  "adv",
                           "lic",  "dra",  "p",      "pp",  "para", "cf",  "al",  "g",   "e"};
  return kSet.contains(lower);
}

}  // namespace reading::english
