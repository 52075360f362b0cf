#include "weighing/weigh.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "weighing/echoes.h"
#include "weighing/misfits.h"
#include "weighing/questions.h"
#include "weighing/status.h"
#include "weighing/struck.h"

namespace weighing {

namespace {

std::vector<Asked> questions_of(const model::Case& folded, const Knowledge& knowledge) {
  std::map<model::SubjectId, std::size_t> met;  // what nobody met comes last
  for (const model::SubjectId& id : folded.met) met.try_emplace(id, met.size());
  using Key = std::tuple<std::size_t, model::SubjectId, model::Property>;
  std::map<Key, Asked> questions;
  auto asked_of = [&](model::SubjectId subject, model::Property property) -> Asked& {
    const model::SubjectId canonical = knowledge.canonical(subject);
    const auto at = met.find(canonical);
    const std::size_t place = at == met.end() ? met.size() : at->second;
    return questions[{place, canonical, property}];
  };
  for (const auto& [id, state] : folded.claims) {
    asked_of(state.claim.subject, state.claim.property).claims.push_back(id);
  }
  // A question can have been decided before any claim bears on it.
  for (const auto& decided : folded.findings) {
    asked_of(decided.act.subject, decided.act.property).decisions.push_back(&decided);
  }
  std::vector<Asked> all;
  for (auto& [key, asked] : questions) {
    std::tie(std::ignore, asked.subject, asked.property) = key;
    std::sort(asked.claims.begin(), asked.claims.end(), [&](const auto& a, const auto& b) {
      auto place = [&](const auto& id) {
        const model::ClaimState& state = folded.claims.at(id);
        return std::tuple(state.trace.number, state.claim.passage.begin, id);
      };
      return place(a) < place(b);
    });
    if (asked.claims.size() > kClaimsPerQuestionMax) {
      asked.claims.erase(asked.claims.begin(), asked.claims.end() - kClaimsPerQuestionMax);
    }
    all.push_back(std::move(asked));
  }
  return all;
}

}  // namespace

std::vector<model::ClaimId> claims_of(const Finding& finding) {
  std::vector<model::ClaimId> all;
  for (const ClaimGroup& group : finding.groups) {
    all.insert(all.end(), group.claims.begin(), group.claims.end());
  }
  return all;
}

std::vector<model::ClaimId> claims_of(const Finding* finding) {
  return finding ? claims_of(*finding) : std::vector<model::ClaimId>();
}

const Finding* Weighed::find(model::SubjectId subject, model::Property property) const {
  const auto at = places.find({subject, property});
  return at == places.end() ? nullptr : &findings[at->second];
}

Weighed weigh(const model::Case& folded, const Knowledge& knowledge) {
  const Lineage lineage(folded);
  Weighed weighed;
  for (const Asked& asked : questions_of(folded, knowledge)) {
    weighed.places[{asked.subject, asked.property}] = weighed.findings.size();
    weighed.findings.push_back(find(folded, lineage, knowledge, asked));
  }
  const Ground ground{folded, lineage, knowledge, weighed};
  weighed.struck = find_struck(ground);
  weighed.echoes = find_echoes(ground);
  weighed.misfits = find_misfits(ground);
  weighed.questions = find_questions(ground);
  return weighed;
}

}  // namespace weighing
