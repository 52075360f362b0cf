#include "weighing/misfits.h"

#include <algorithm>
#include <map>

#include "model/terms.h"

namespace weighing {

namespace {

using model::ClaimId;
using model::Property;
using model::SubjectId;

std::string quoted(const std::string& words) { return "\"" + words + "\""; }

// "the arrest of six people, when"; "the age of somebody"; for an event itself, "the arrest of".
std::string property_of(const Ground& ground, const Finding& finding) {
  const std::string label(model::info(finding.property).label);
  std::string about = ground.label(finding.subject);
  if (finding.property == Property::kEventKind) return about;
  const model::Subject* subject = ground.subject(finding.subject);
  const bool is_event = subject && subject->kind == model::SubjectKind::kEvent;
  return is_event ? about + ", " + label : "the " + label + " of " + about;
}

// Two days are left where the date and the weekday named with it cannot both be right.
void add_weekdays(const Ground& ground, const Finding& finding, std::vector<Misfit>& misfits) {
  for (const ClaimId& id : claims_of(finding)) {
    const auto* when = std::get_if<model::When>(&ground.claim(id).value);
    if (!when || !when->weekday || !when->range.earliest || !when->range.latest) continue;
    const base::Day first = *when->range.earliest;
    const base::Day last = *when->range.latest;
    if (first == last && first.weekday() == *when->weekday) continue;
    // A range that was meant as one ("the week of Monday, 3 May") says nothing of one day.
    if (last.number() - first.number() > 6) continue;
    std::string sentence = "The report speaks of a " + std::string(weekday_name(*when->weekday)) +
                           ", but " + first.iso() + " was a " +
                           std::string(weekday_name(first.weekday()));
    if (first != last) {
      sentence += " and " + last.iso() + " was a " + std::string(weekday_name(last.weekday()));
    }
    misfits.push_back({Misfit::Kind::kWeekday, finding.subject, sentence + ".", {id}});
  }
}

// Each group of claims by the words of its first and by who tells it.
std::vector<std::string> sides_of(const Ground& ground, const Finding& finding) {
  std::vector<std::string> sides;
  for (const ClaimGroup& group : finding.groups) {
    const model::Claim& claim = ground.claim(group.claims.front());
    sides.push_back(quoted(ground.words(claim.value)) + " (" +
                    ground.report_label(claim.passage.report) + ")");
  }
  return sides;
}

void add_disagreements(const Ground& ground, const Finding& finding,
                       std::vector<Misfit>& misfits) {
  const std::string about = property_of(ground, finding);
  const std::string sides = joined(sides_of(ground, finding), " against ");
  if (finding.status == FindingStatus::kContested) {
    misfits.push_back({Misfit::Kind::kContradiction, finding.subject,
                       "These cannot all be true of " + about + ": " + sides + ".",
                       claims_of(finding)});
  }
  if (finding.status == FindingStatus::kDiffering) {
    misfits.push_back({Misfit::Kind::kDifference, finding.subject,
                       "The accounts differ on " + about + ": " + sides + ".", claims_of(finding)});
  }
  if (finding.status == FindingStatus::kChallenged) {
    misfits.push_back({Misfit::Kind::kContradiction, finding.subject,
                       "What was decided of " + about + " is told otherwise since: " + sides + ".",
                       claims_of(finding)});
  }
  if (finding.status == FindingStatus::kRefuted) {
    std::vector<ClaimId> again;
    for (const ClaimId& id : claims_of(finding)) {
      if (!ground.state(id).stands()) continue;
      const auto decided = std::find_if(
          ground.folded.findings.rbegin(), ground.folded.findings.rend(), [&](const auto& each) {
            return each.act.property == finding.property &&
                   ground.knowledge.canonical(each.act.subject) == finding.subject;
          });
      if (ground.state(id).trace.number > decided->trace.number) again.push_back(id);
    }
    if (again.empty()) return;
    misfits.push_back({Misfit::Kind::kContradiction, finding.subject,
                       "What was decided to be wrong is told again since: " + about + ".", again});
  }
}

// What is alleged, as against what belongs to a life.
bool is_allegation(const Ground& ground, const Finding& finding) {
  switch (finding.property) {
    case Property::kEventKind: return model::is_violation(ground.kind_of(finding.subject));
    case Property::kFate:
    case Property::kWhereabouts: return true;
    default: return false;
  }
}

// Handed on as reported once, told as a fact later by somebody who does not say how they know.
void add_lost_hedges(const Ground& ground, const Finding& finding, std::vector<Misfit>& misfits) {
  if (!is_allegation(ground, finding)) return;
  auto told_on = [&](const model::ClaimState& state) {
    return ground.lineage.told_on(state.claim.passage.report).earliest.value_or(base::Day());
  };
  for (const ClaimGroup& group : finding.groups) {
    const model::ClaimState* hedged = nullptr;
    for (const ClaimId& id : group.claims) {
      const model::ClaimState& state = ground.state(id);
      const model::Claim& claim = state.claim;
      if (claim.manner == model::Manner::kReported && !hedged) hedged = &state;
      if (!hedged || claim.manner != model::Manner::kStated) continue;
      const model::Claim& before = hedged->claim;
      const bool later = state.trace.number > hedged->trace.number;
      if (claim.passage.report == before.passage.report || !later) continue;
      if (told_on(state) < told_on(*hedged)) continue;
      const bool says_how = claim.basis != model::Basis::kNotSaid &&
                            claim.basis != model::Basis::kToldByAnother;
      if (says_how) continue;
      misfits.push_back({Misfit::Kind::kHedgeLost,
                         finding.subject,
                         "What " + ground.report_label(before.passage.report) +
                             " hands on as reported, " +
                             ground.report_label(claim.passage.report) + " tells as a fact: " +
                             property_of(ground, finding) + ".",
                         {before.id, id}});
      return;
    }
  }
}

void add_circles(const Ground& ground, std::vector<Misfit>& misfits) {
  for (const auto& circle : ground.lineage.circles()) {
    std::vector<std::string> labels;
    for (const model::ReportId& id : circle) labels.push_back(ground.report_label(id));
    misfits.push_back({Misfit::Kind::kRelayCircle,
                       {},
                       "These reports are said to pass on each other in a circle, so that one of "
                       "the relays is wrong: " +
                           joined(labels) + ".",
                       {}});
  }
}

void add_whereabouts(const Ground& ground, std::vector<Misfit>& misfits) {
  auto side = [&](const ClaimId& id) {
    const model::Claim& claim = ground.claim(id);
    return (claim.property == Property::kEventTo ? "sent to " : "held in ") +
           quoted(ground.words(claim.value)) + " (" + ground.report_label(claim.passage.report) +
           ")";
  };
  for (const Whereabouts& each : find_differing_whereabouts(ground)) {
    misfits.push_back({Misfit::Kind::kDifference,
                       each.subject,
                       "The accounts differ on the whereabouts of " + ground.label(each.subject) +
                           ": " + side(each.one) + " against " + side(each.other) +
                           "; the order is not known.",
                       {each.one, each.other}});
  }
}

}  // namespace

std::vector<Misfit> find_misfits(const Ground& ground) {
  std::vector<Misfit> misfits;
  for (const Finding& finding : ground.weighed.findings) {
    add_weekdays(ground, finding, misfits);
    add_disagreements(ground, finding, misfits);
    add_lost_hedges(ground, finding, misfits);
  }
  add_whereabouts(ground, misfits);
  add_misfits_of_order(ground, misfits);
  add_misfits_of_parts(ground, misfits);
  add_misfits_of_ages(ground, misfits);
  add_circles(ground, misfits);
  std::stable_sort(misfits.begin(), misfits.end(),
                   [](const Misfit& a, const Misfit& b) { return a.kind < b.kind; });
  return misfits;
}

}  // namespace weighing
