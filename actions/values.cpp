#include "actions/typed_place.h"
#include "actions/values.h"

#include <algorithm>
#include <charconv>
#include <span>

#include "model/terms.h"

namespace actions {

namespace {

using base::Error;
using base::ErrorCode;
using model::Property;
using model::SubjectKind;
using model::Value;
using model::ValueKind;

constexpr int kAgeYearsMax = 150;
constexpr std::uint64_t kCountMax = 10'000'000'000;

Error bad(const std::string& why) { return {ErrorCode::kBadInput, "--value " + why}; }

std::span<const std::string_view> terms_of(Property property) {
  using namespace model::terms;
  static constexpr std::string_view kSexes[] = {kFemale, kMale};
  static constexpr std::string_view kFates[] = {kAlive,   kDead,     kExecuted,
                                                kMissing, kDetained, "free"};
  static constexpr std::string_view kEvents[] = {
      kArrest,    kDetention, kTransfer,      kForcedReturn, kRelease, kKilling,
      kExecution, kTorture,   kDisappearance, kTrial,        kFlight,  kDeparture,
      kArrival,   kBirth,     kDeath,         kPunishment};
  static constexpr std::string_view kStatuses[] = {kCitizen, kPermanentResident, kRefugee,
                                                   kAsylumSeeker};
  switch (property) {
    case Property::kSex: return kSexes;
    case Property::kFate: return kFates;
    case Property::kEventKind: return kEvents;
    case Property::kLegalStatus: return kStatuses;
    default: return {};
  }
}

std::string joined(std::span<const std::string_view> words) {
  std::string all;
  for (auto each : words) all += (all.empty() ? "" : ", ") + std::string(each);
  return all;
}

template <typename Number>
bool read_number(std::string_view digits, Number& number) {
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
}

// "5", "3-5", "21+".
base::Result<Value> count_from(const std::string& words) {
  model::Count count;
  count.words = words;
  const std::string_view text = words;
  const auto dash = text.find('-');
  std::uint64_t most = 0;
  bool good = false;
  if (text.ends_with('+')) {
    good = read_number(text.substr(0, text.size() - 1), count.least);
  } else if (dash != text.npos) {
    good = read_number(text.substr(0, dash), count.least) &&
           read_number(text.substr(dash + 1), most) && most >= count.least;
    count.most = most;
  } else {
    good = read_number(text, count.least);
    count.most = count.least;
  }
  if (!good || count.least > kCountMax || count.most.value_or(0) > kCountMax) {
    return bad("takes how many: 5, 3-5, 21+ (at least), 0-900 (up to)");
  }
  return Value(count);
}

// "34", "34-36", "18 months": in whole months, of which a year has its twelve.
base::Result<Value> age_from(const std::string& words, const base::DateRange& on) {
  model::Age age;
  age.on = on;
  age.words = words;
  std::string_view text = words;
  const auto blank = text.find(' ');
  const std::string_view unit = blank == text.npos ? "years" : text.substr(blank + 1);
  text = text.substr(0, blank);
  const auto dash = text.find('-');
  int least = 0;
  int most = 0;
  bool good = read_number(text.substr(0, dash), least) && (unit == "years" || unit == "months");
  if (dash == text.npos)
    most = least;
  else
    good = good && read_number(text.substr(dash + 1), most);
  const int months_each = unit == "months" ? 1 : 12;
  if (!good || least < 0 || most < least || most > kAgeYearsMax * 12 / months_each) {
    return bad("takes an age: 34, 34-36 or \"18 months\"");
  }
  age.months_min = least * months_each;
  age.months_max = most * months_each + months_each - 1;
  return Value(age);
}

base::Result<model::SubjectId> subject_from(const views::CaseView& view, const std::string& words) {
  TRY_ASSIGN(auto id, model::SubjectId::parse(words));
  if (!view.folded.subjects.contains(id)) {
    return Error{ErrorCode::kNotFound,
                 "--value: the case has no such subject; `whereabouts case people` shows them"};
  }
  return id;
}

base::Result<Value> reference_from(const views::CaseView& view, Property property,
                                   const std::string& words) {
  TRY_ASSIGN(auto id, subject_from(view, words));
  const SubjectKind kind = view.folded.subjects.at(id).kind;
  if (property == Property::kMemberOf && kind != SubjectKind::kGroup) {
    return bad("takes a group: that subject is another kind of thing");
  }
  if (property == Property::kVictim && kind != SubjectKind::kPerson &&
      kind != SubjectKind::kGroup) {
    return bad("takes a person or a group: that subject is another kind of thing");
  }
  return Value(model::Reference{id});
}

constexpr std::string_view kRelations[] = {
    "mother",   "father",        "parent",  "stepmother",  "stepfather",  "son",
    "daughter", "child",         "brother", "sister",      "sibling",     "husband",
    "wife",     "spouse",        "partner", "grandmother", "grandfather", "grandparent",
    "grandson", "granddaughter", "uncle",   "aunt",        "nephew",      "niece",
    "cousin",   "relative"};

// "mother:ID".
base::Result<Value> kin_from(const views::CaseView& view, const std::string& words) {
  const auto colon = words.find(':');
  const std::string relation = words.substr(0, colon);
  if (colon == words.npos ||
      std::find(std::begin(kRelations), std::end(kRelations), relation) == std::end(kRelations)) {
    return bad("takes a relative as RELATION:ID, with one of: " + joined(kRelations));
  }
  TRY_ASSIGN(auto id, subject_from(view, words.substr(colon + 1)));
  if (view.folded.subjects.at(id).kind != SubjectKind::kPerson) return bad("takes a person's id");
  return Value(model::Kin{relation, id});
}

}  // namespace

std::string terms_in_words() {
  std::string all;
  for (const model::PropertyInfo& property : model::properties()) {
    const auto terms = terms_of(property.property);
    if (!terms.empty()) all += std::string(property.code) + ": " + joined(terms) + "; ";
  }
  return all + "relative, before :ID: " + joined(kRelations);
}

base::Result<Value> value_from(const Tools& tools, const views::CaseView& view, Property property,
                               const std::string& words, const base::DateRange& on) {
  const auto terms = terms_of(property);
  if (std::find(terms.begin(), terms.end(), words) != terms.end()) return Value(model::Term{words});
  if (model::takes(property, ValueKind::kName)) return Value(model::Name{words});
  if (model::takes(property, ValueKind::kWhen)) {
    TRY_ASSIGN(auto range, base::parse_edtf(words));
    return Value(model::When{range, "", {}});
  }
  if (model::takes(property, ValueKind::kAge)) return age_from(words, on);
  if (model::takes(property, ValueKind::kCount)) return count_from(words);
  if (model::takes(property, ValueKind::kPlace)) {
    TRY_ASSIGN(auto place, typed_place(tools.gazetteer, words));
    return Value(std::move(place));
  }
  if (model::takes(property, ValueKind::kKin)) return kin_from(view, words);
  if (model::takes(property, ValueKind::kReference)) {
    const bool is_id = model::SubjectId::parse(words).ok();
    if (is_id || !model::takes(property, ValueKind::kText)) {
      return reference_from(view, property, words);
    }
  }
  if (model::takes(property, ValueKind::kText)) return Value(model::Text{words});
  return bad("takes one of: " + joined(terms));
}

}  // namespace actions
