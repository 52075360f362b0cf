// What misfits and questions are looked for in, and how sentences name things. Internal.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "model/case.h"
#include "weighing/agreement.h"
#include "weighing/days.h"
#include "weighing/finding.h"
#include "weighing/roots.h"

namespace weighing {

struct Ground {
  const model::Case& folded;
  const Lineage& lineage;
  const Knowledge& knowledge;
  const Weighed& weighed;  // as far as it has come

  const model::ClaimState& state(const model::ClaimId& id) const { return folded.claims.at(id); }
  const model::Claim& claim(const model::ClaimId& id) const { return state(id).claim; }
  const model::Subject* subject(model::SubjectId id) const;
  bool is_unnamed(model::SubjectId id) const;
  // A subject inside a sentence: "a group of six", not "A group of six"; an event by its kind and
  // whom it struck.
  std::string label(model::SubjectId id) const;
  std::string report_label(model::ReportId id) const;
  // A value as it was written, or the word for it.
  std::string words(const model::Value& value) const;
  // Whom a finding on victims, groups or relatives names, canonical, each once.
  std::vector<model::SubjectId> named_by(model::SubjectId subject, model::Property property) const;
  // Whom an event struck; of a group with its members, the group alone.
  std::vector<model::SubjectId> victims_of(model::SubjectId event) const;
  // The kind of an event, if its claims agree on one; "" otherwise.
  std::string kind_of(model::SubjectId event) const;
  // The time of an event as all its claims allow it; none where they do not agree or none is told.
  std::optional<base::DateRange> time_of(model::SubjectId event) const;
  // How firmly it is told, by the firmest claim that stands; none where nothing stands.
  std::optional<model::Manner> manner_of(model::SubjectId event) const;
  // Told as having happened, by at least one claim that stands.
  bool is_told(model::SubjectId event) const { return manner_of(event) == model::Manner::kStated; }
  // Who tells these claims, as the reports name them: they could be asked.
  std::vector<std::string> tellers(const std::vector<model::ClaimId>& claims) const;
  // The same, one by one with the claim that each told; a report that tells several counts once.
  void for_each_teller(
      const std::vector<model::ClaimId>& claims,
      const std::function<void(const model::ClaimState&, const std::string&)>& visit) const;

 private:
  std::string whom_in_words(model::SubjectId event) const;
};

std::string joined(const std::vector<std::string>& words, std::string_view last = " and ");
std::string_view weekday_name(base::Weekday weekday);
template <typename T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

}  // namespace weighing
