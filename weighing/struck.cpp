#include "weighing/struck.h"

#include <algorithm>
#include <map>
#include <vector>

#include "model/terms.h"

namespace weighing {

namespace {

using model::Property;
using model::SubjectId;

class Search {
 public:
  explicit Search(const Ground& ground) : ground_(ground) {}

  std::set<SubjectId> run() {
    gather();
    std::set<SubjectId> struck;
    for (const auto& [subject, events] : events_) struck.insert(subject);
    for (const auto& [relative, of] : relative_of_) {
      if (!events_.contains(relative) || in_struck_group_.contains(relative)) continue;
      const bool aside = std::any_of(of.begin(), of.end(), [&, &one = relative](SubjectId person) {
        return events_.contains(person) && befell_aside(one, person);
      });
      if (aside) struck.erase(relative);
    }
    return struck;
  }

 private:
  void gather() {
    for (const Finding& finding : ground_.weighed.findings) {
      const SubjectId subject = finding.subject;
      if (finding.property == Property::kVictim && model::is_violation(ground_.kind_of(subject))) {
        for (SubjectId victim : ground_.named_by(subject, finding.property)) {
          events_[victim].insert(subject);
        }
      }
      if (finding.property == Property::kMemberOf) {
        for (SubjectId group : ground_.named_by(subject, finding.property)) {
          members_[group].push_back(subject);
        }
      }
      if (finding.property == Property::kRelative) {
        for (SubjectId relative : ground_.named_by(subject, finding.property)) {
          if (relative != subject) relative_of_[relative].insert(subject);
        }
      }
    }
    for (const auto& [group, members] : members_) {
      auto befell = events_.find(group);
      if (befell == events_.end()) continue;
      const std::set<SubjectId> events = befell->second;
      for (SubjectId member : members) {
        events_[member].insert(events.begin(), events.end());
        in_struck_group_.insert(member);
      }
    }
  }

  // Did all that befell the relative befall them alone and before, or, where no day is told, to
  // somebody without a name or as a death: a life's background?
  bool befell_aside(SubjectId relative, SubjectId person) const {
    const std::set<SubjectId>& theirs = events_.at(person);
    std::optional<base::Day> first;
    for (SubjectId event : theirs) {
      const auto time = ground_.time_of(event);
      if (time && time->earliest && (!first || *time->earliest < *first)) first = time->earliest;
    }
    const std::set<SubjectId>& events = events_.at(relative);
    return std::all_of(events.begin(), events.end(), [&](SubjectId event) {
      if (theirs.contains(event)) return false;
      const auto time = ground_.time_of(event);
      if (time && time->latest) return first && *time->latest < *first;
      return ground_.is_unnamed(relative) || model::is_grave(ground_.kind_of(event));
    });
  }

  const Ground& ground_;
  std::map<SubjectId, std::set<SubjectId>> events_;  // by whom they befell
  std::map<SubjectId, std::vector<SubjectId>> members_;
  std::map<SubjectId, std::set<SubjectId>> relative_of_;
  std::set<SubjectId> in_struck_group_;
};

}  // namespace

std::set<SubjectId> find_struck(const Ground& ground) { return Search(ground).run(); }

}  // namespace weighing
