#include "views/words.h"

#include <algorithm>

#include "model/terms.h"
#include "weighing/ground.h"

namespace views {

namespace {

std::string_view manner_code(model::Manner manner) {
  switch (manner) {
    case model::Manner::kStated: return "stated";
    case model::Manner::kReported: return "reported";
    case model::Manner::kPossible: return "possible";
    case model::Manner::kFeared: return "feared";
    case model::Manner::kDenied: return "denied";
    case model::Manner::kAsked: return "asked";
  }
  return "";
}

std::string_view basis_code(model::Basis basis) {
  switch (basis) {
    case model::Basis::kNotSaid: return "not-said";
    case model::Basis::kWitnessed: return "witnessed";
    case model::Basis::kToldByPersonOrFamily: return "told-by-person-or-family";
    case model::Basis::kToldByAnother: return "told-by-another";
    case model::Basis::kDocument: return "document";
    case model::Basis::kOfficialAdmission: return "official-admission";
  }
  return "";
}

std::string say_age(const model::Age& age) {
  constexpr int kToldInMonthsUnder = 36;
  auto years = [](int months) { return std::to_string(months / 12); };
  std::string said;
  if (age.months_max - age.months_min >= 12) {
    said = years(age.months_min) + " to " + years(age.months_max) + " years";
  } else if (age.months_min >= kToldInMonthsUnder) {
    said = years(age.months_min) + " years";
  } else if (age.months_min == age.months_max) {
    said = std::to_string(age.months_min) + " months";
  } else {
    said = std::to_string(age.months_min) + " to " + std::to_string(age.months_max) + " months";
  }
  return said + " (" + weighing::days_in_words(age.on) + ")";
}

std::string say_count(const model::Count& count) {
  if (!count.most) return "at least " + std::to_string(count.least);
  if (*count.most == count.least) return std::to_string(count.least);
  if (count.least == 0) return "up to " + std::to_string(*count.most);
  return std::to_string(count.least) + " to " + std::to_string(*count.most);
}

// Countries by their border, towns by their nearness; where no area is known, the words alone.
std::string say_place(const model::Place& place) {
  if (!place.inside) return place.words;
  std::string said = place.inside->label;
  std::vector<std::string> countries;
  std::vector<std::string> towns;
  for (const model::GazetteerRef& near : place.near) {
    const bool border = place.near_border && model::is_country(near);
    (border ? countries : towns).push_back(near.label);
  }
  if (!towns.empty()) said += ", near " + weighing::joined(towns);
  if (!countries.empty()) said += ", near the border with " + weighing::joined(countries);
  return said;
}

}  // namespace

std::string_view kind_code(model::SubjectKind kind) {
  switch (kind) {
    case model::SubjectKind::kPerson: return "person";
    case model::SubjectKind::kGroup: return "group";
    case model::SubjectKind::kEvent: return "event";
    case model::SubjectKind::kPlace: return "place";
    case model::SubjectKind::kOrganisation: return "organisation";
    case model::SubjectKind::kAuthority: return "authority";
  }
  return "";
}

std::string say(const model::Value& value, const CaseView& view) {
  struct Say {
    const CaseView& view;
    std::string operator()(const model::Text& text) { return text.words; }
    std::string operator()(const model::Name& name) { return name.words; }
    std::string operator()(const model::Term& term) { return model::term_label(term.code); }
    std::string operator()(const model::When& when) {
      std::string said = weighing::days_in_words(when.range);
      if (!when.words.empty() && when.words != said) said += " (\"" + when.words + "\")";
      return said;
    }
    std::string operator()(const model::Age& age) { return say_age(age); }
    std::string operator()(const model::Count& count) { return say_count(count); }
    std::string operator()(const model::Place& place) { return say_place(place); }
    std::string operator()(const model::Reference& to) { return view.label(to.subject); }
    std::string operator()(const model::Kin& kin) {
      return model::term_label(kin.relation) + ": " + view.label(kin.subject);
    }
  };
  return std::visit(Say{view}, value);
}

Json days_json(const base::DateRange& range) {
  if (!range.earliest && !range.latest) return nullptr;
  return base::edtf(range);
}

Json claim_json(const CaseView& view, const model::ClaimId& id) {
  const model::ClaimState& state = view.folded.claims.at(id);
  const model::Claim& claim = state.claim;
  Json json{{"claim", id.text()},
            {"says", say(claim.value, view)},
            {"quote", view.quoted(id)},
            {"report", claim.passage.report.text()},
            {"report_label", view.report_label(claim.passage.report)},
            {"begin", claim.passage.begin},
            {"end", claim.passage.end},
            {"manner", manner_code(claim.manner)},
            {"basis", basis_code(claim.basis)},
            {"confirmed", state.standing == model::Standing::kAccepted}};
  if (!claim.origin.words.empty()) json["origin"] = claim.origin.words;
  return json;
}

Json facts_of(const CaseView& view, const model::SubjectId& subject,
              std::initializer_list<model::Property> without) {
  Json facts = Json::array();
  for (const model::PropertyInfo& property : model::properties()) {
    const weighing::Finding* finding = view.weighed.find(subject, property.property);
    if (!finding || finding->groups.empty()) continue;
    if (std::find(without.begin(), without.end(), property.property) != without.end()) continue;
    Json says = Json::array();
    for (const auto& group : finding->groups) {
      std::string words = say(group.value, view);
      if (std::find(says.begin(), says.end(), words) == says.end()) says.push_back(words);
    }
    facts.push_back({{"property", property.code},
                     {"label", property.label},
                     {"status", weighing::status_code(finding->status)},
                     {"provisional", finding->provisional},
                     {"says", std::move(says)}});
  }
  return facts;
}

}  // namespace views
