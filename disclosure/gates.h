// Gates: how far each value of a case is open to one audience.
//
// A gate is a member's decision per subject, property and audience, of which the newest stands.
// Subjects that are held to be one share the most closed of theirs: what joins them, or takes them
// apart again, may come after the decision, and an opening of one must not open what a member
// closed for the other. Where nobody decided, the policy answers: closed, or, for a provisional
// view that nobody sends, what the provisional policy opens. That policy opens what was done, where
// and when, and how many people it struck; of those who are surely grown up name, sex and age, the
// name to no public; of everybody else only a rough age. Faith, health, pregnancy, relatives, lives
// and routes stay closed under every policy: they open one by one. So does a death that is said to
// have happened: it never travels by itself, and the family hears of it first.
//
// A plain value over the case it was made for, which must outlive it.
#pragma once

#include <map>
#include <set>
#include <tuple>

#include "disclosure/brief.h"
#include "model/case.h"
#include "weighing/agreement.h"
#include "weighing/finding.h"

namespace disclosure {

enum class Policy {
  kDecidedOnly,  // closed until a member opens it
  kProvisional,
};

inline constexpr int kGrownUpMonths = 18 * 12;

class Gates {
 public:
  // `day`: on which somebody must surely be grown up to count as such.
  Gates(const model::Case& folded, const weighing::Weighed& weighed,
        const weighing::Knowledge& knowledge, model::Audience audience, Policy policy,
        base::Day day);

  model::Opening opening(const model::SubjectId& canonical, model::Property property) const;
  bool is_closed(const model::SubjectId& canonical, model::Property property) const {
    return opening(canonical, property) == model::Opening::kClosed;
  }
  // Anyone of whom no age or birth shows that they are 18 may be a child.
  bool may_be_child(const model::SubjectId& canonical) const {
    return !grown_up_.contains(canonical);
  }
  // The policy in words, for the foot of every page.
  Label words() const;

 private:
  model::Opening provisional(const model::SubjectId& canonical, model::Property property) const;

  const model::Case& case_;
  model::Audience audience_;
  Policy policy_;
  std::map<std::pair<model::SubjectId, model::Property>, model::Opening> decided_;
  std::set<model::SubjectId> grown_up_;
  std::set<std::pair<model::SubjectId, model::Property>> deaths_;  // told as having happened
};

}  // namespace disclosure
