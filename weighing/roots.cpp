#include "weighing/roots.h"

#include <algorithm>
#include <set>

namespace weighing {

namespace {

using model::ClaimId;
using model::Origin;
using model::ReportId;

// Letters and digits of a name, lower case: enough to see that "A. Teller" signs and is named.
std::string letters_of(const std::string& words) {
  std::string out;
  for (char letter : words) {
    auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0x80 || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
      out += letter;
    } else if (letter >= 'A' && letter <= 'Z') {
      out += static_cast<char>(letter + 32);
    }
  }
  return out;
}

constexpr std::size_t kTellerLettersMin = 4;  // "Kim" alone would name half a country

// Does the relay's wording name the one who signs the other report?
bool names(const std::string& relayed_words, const std::string& author) {
  std::string relayed = letters_of(relayed_words);
  std::string signed_by = letters_of(author);
  if (signed_by.size() < kTellerLettersMin || relayed.size() < kTellerLettersMin) return false;
  return relayed.find(signed_by) != std::string::npos ||
         signed_by.find(relayed) != std::string::npos;
}

// Is there a set of `size` roots of which each pair was decided to be distinct? Exact, for the
// few roots a question has; the search is cut where no larger set is left.
class DistinctSet {
 public:
  explicit DistinctSet(std::vector<std::vector<bool>> distinct) : distinct_(std::move(distinct)) {}
  std::size_t largest() {
    grow({}, 0);
    return best_;
  }

 private:
  static constexpr std::size_t kLookedAtMax = 24;
  void grow(std::vector<std::size_t> chosen, std::size_t from) {
    best_ = std::max(best_, chosen.size());
    std::size_t end = std::min(distinct_.size(), kLookedAtMax);
    for (std::size_t next = from; next < end; ++next) {
      if (chosen.size() + (end - next) <= best_) return;
      bool fits = std::all_of(chosen.begin(), chosen.end(),
                              [&](std::size_t each) { return distinct_[each][next]; });
      if (!fits) continue;
      auto more = chosen;
      more.push_back(next);
      grow(std::move(more), next + 1);
    }
  }
  std::vector<std::vector<bool>> distinct_;
  std::size_t best_ = 0;
};

// One way of knowing behind a group, and the claims that speak for it.
struct Root {
  std::string key;
  std::string name;  // for people; empty where nobody is named
  bool unnamed = false;
  bool plural = false;
  std::vector<ClaimId> claims;
};

}  // namespace

Lineage::Lineage(const model::Case& folded) : case_(folded) {
  link_relays();
  find_circles();
}

// A relay that names its item is a link; one that names only the teller links to the report that
// this teller signs, if it came no later and is the only such one.
void Lineage::link_relays() {
  for (const auto& state : case_.relays) {
    const auto& relay = state.relay;
    if (!relay.of_report.is_nil()) {
      passes_on_[relay.report].push_back(relay.of_report);
      continue;
    }
    std::vector<ReportId> fitting;
    for (const auto& [id, report] : case_.reports) {
      if (id != relay.report && names(relay.of_words, teller(id))) fitting.push_back(id);
    }
    if (fitting.size() == 1) passes_on_[relay.report].push_back(fitting.front());
  }
}

void Lineage::find_circles() {
  std::set<ReportId> done;
  for (const auto& [start, targets] : passes_on_) {
    if (done.contains(start) || !passes_on(start, start)) continue;
    std::vector<ReportId> circle;
    for (const auto& [other, unused] : passes_on_) {
      if (passes_on(start, other) && passes_on(other, start)) circle.push_back(other);
    }
    done.insert(circle.begin(), circle.end());
    circles_.push_back(std::move(circle));
  }
}

bool Lineage::passes_on(ReportId report, ReportId earlier) const {
  std::set<ReportId> seen;
  std::vector<ReportId> open{report};
  while (!open.empty()) {
    auto at = passes_on_.find(open.back());
    open.pop_back();
    if (at == passes_on_.end()) continue;
    for (const ReportId& target : at->second) {
      if (target == earlier) return true;
      if (seen.insert(target).second) open.push_back(target);
    }
  }
  return false;
}

ReportId Lineage::first_of(ReportId report) const {
  std::set<ReportId> seen{report};
  for (;;) {
    auto at = passes_on_.find(report);
    if (at == passes_on_.end()) return report;
    if (!seen.insert(at->second.front()).second) return *seen.begin();  // a circle: its smallest
    report = at->second.front();
  }
}

std::string Lineage::teller(ReportId report) const {
  auto at = case_.reports.find(report);
  if (at == case_.reports.end()) return {};
  auto source = case_.sources.find(at->second.report.source);
  if (source != case_.sources.end()) return source->second.label;
  return at->second.author;
}

Roots Lineage::roots_of(const std::vector<ClaimId>& claims) const {
  std::vector<Root> roots;
  auto add = [&](Root root, ClaimId claim) {
    auto at = std::find_if(roots.begin(), roots.end(),
                           [&](const Root& each) { return each.key == root.key; });
    if (at == roots.end()) at = roots.insert(roots.end(), std::move(root));
    at->plural |= root.plural;
    at->claims.push_back(claim);
  };
  std::set<ReportId> reports;
  for (const ClaimId& id : claims) reports.insert(case_.claims.at(id).claim.passage.report);

  for (const ClaimId& id : claims) {
    const model::Claim& claim = case_.claims.at(id).claim;
    ReportId report = claim.passage.report;
    // Who passes on a report that says the same is no voice of their own.
    bool repeats = std::any_of(reports.begin(), reports.end(), [&](const ReportId& other) {
      return other != report && passes_on(report, other) && !passes_on(other, report);
    });
    if (repeats) continue;
    switch (claim.origin.kind) {
      case Origin::Kind::kTeller: {
        std::string name = teller(first_of(report));
        std::string key = name.empty() ? first_of(report).text() : letters_of(name);
        add({"teller " + key, name, false, false, {}}, id);
        break;
      }
      case Origin::Kind::kNamed:
        add({"teller " + letters_of(claim.origin.words), claim.origin.words, false, false, {}}, id);
        break;
      case Origin::Kind::kUnnamed:
        add({"unnamed " + report.text() + letters_of(claim.origin.words),
             "",
             true,
             claim.origin.plural,
             {}},
            id);
        break;
    }
  }

  auto decided_distinct = [&](const Root& one, const Root& other) {
    std::optional<bool> newest;
    for (const auto& decided : case_.roots) {
      auto among = [&](const Root& root, ClaimId id) {
        return std::find(root.claims.begin(), root.claims.end(), id) != root.claims.end();
      };
      if ((among(one, decided.act.one) && among(other, decided.act.other)) ||
          (among(one, decided.act.other) && among(other, decided.act.one))) {
        newest = decided.act.distinct;
      }
    }
    auto says_how = [&](const Root& root) {
      return std::any_of(root.claims.begin(), root.claims.end(), [&](const ClaimId& id) {
        return case_.claims.at(id).claim.basis != model::Basis::kNotSaid;
      });
    };
    return newest.value_or(false) && says_how(one) && says_how(other);
  };

  Roots counted;
  if (roots.empty()) return counted;
  std::vector<std::vector<bool>> distinct(roots.size(), std::vector<bool>(roots.size()));
  for (std::size_t one = 0; one < roots.size(); ++one) {
    for (std::size_t other = 0; other < roots.size(); ++other) {
      distinct[one][other] = one != other && decided_distinct(roots[one], roots[other]);
    }
  }
  counted.at_least = static_cast<std::uint32_t>(DistinctSet(std::move(distinct)).largest());
  counted.at_most = static_cast<std::uint32_t>(roots.size());
  for (const Root& root : roots) {
    if (root.unnamed)
      counted.unnamed = true;
    else if (!root.name.empty())
      counted.known.push_back(root.name);
    if (root.plural) counted.at_most.reset();
  }
  return counted;
}

}  // namespace weighing
