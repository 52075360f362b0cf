#include "weighing/weigh.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "weighing/misfits.h"
#include "weighing/status.h"

namespace weighing {

const Finding* Weighed::find(model::SubjectId subject, model::Property property) const {
  auto at = std::find_if(findings.begin(), findings.end(), [&](const Finding& each) {
    return each.subject == subject && each.property == property;
  });
  return at == findings.end() ? nullptr : &*at;
}

Weighed weigh(const model::Case& folded, const Knowledge& knowledge) {
  using Key = std::pair<model::SubjectId, model::Property>;
  std::map<Key, std::vector<model::ClaimId>> questions;
  for (const auto& [id, state] : folded.claims) {
    questions[{knowledge.canonical(state.claim.subject), state.claim.property}].push_back(id);
  }
  // A question can have been decided before any claim bears on it.
  for (const auto& decided : folded.findings) {
    questions[{knowledge.canonical(decided.act.subject), decided.act.property}];
  }

  const Lineage lineage(folded);
  Weighed weighed;
  for (auto& [key, claims] : questions) {
    std::sort(claims.begin(), claims.end(), [&](const auto& a, const auto& b) {
      auto place = [&](const auto& id) {
        const model::ClaimState& state = folded.claims.at(id);
        return std::tuple(state.trace.number, state.claim.passage.begin, id);
      };
      return place(a) < place(b);
    });
    if (claims.size() > kClaimsPerQuestionMax) {
      claims.erase(claims.begin(), claims.end() - kClaimsPerQuestionMax);
    }
    weighed.findings.push_back(find(folded, lineage, knowledge, {key.first, key.second, claims}));
  }
  weighed.misfits = find_misfits(folded, lineage, knowledge, weighed.findings);
  weighed.questions = find_questions(folded, lineage, knowledge, weighed.findings);
  return weighed;
}

}  // namespace weighing
