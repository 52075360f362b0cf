#include <algorithm>
#include <map>

#include "drafting/telling.h"

namespace drafting {
namespace {

struct Listed {
  std::vector<std::string> people;
  std::vector<model::ClaimId> claims;
};

std::string_view key_of(Status status) {
  switch (status) {
    case Status::kEstablished: return "people.established";
    case Status::kCorroborated: return "people.corroborated";
    case Status::kPossible: return "people.possible";
    case Status::kFeared: return "people.feared";
    case Status::kDiffering:
    case Status::kContested:
    case Status::kUnknown: return "people.whether";
    default: return "people.reported";
  }
}

// The people beyond those described: how many, if that is known.
std::optional<std::uint64_t> undescribed(const GroupSaid& group) {
  if (!group.count.most || group.count.least != *group.count.most || group.count.approximate) {
    return std::nullopt;
  }
  const auto described = static_cast<std::uint64_t>(
      std::count_if(group.people.begin(), group.people.end(), grammar::is_described));
  return group.count.least > described ? group.count.least - described : 0;
}

// One sentence about those of whom nothing is said but that they are there.
std::optional<Sentence> tell_others(const Telling& t, bool somebody_described) {
  const GroupSaid& group = t.brief.group;
  const auto others = undescribed(group);
  if (others == std::uint64_t{0}) return std::nullopt;
  const bool known = !group.others_not_known ||
                     std::any_of(group.people.begin(), group.people.end(), [](const auto& person) {
                       return !grammar::is_described(person) && person.naming == Naming::kHeldBack;
                     });
  const std::uint64_t number = others == std::uint64_t{1} ? 1 : 2;
  if (!somebody_described) {
    if (known) return t.fixed(t.words.say("people.names-held-back", {{"others", t.them.them}}));
    return t.from_claims(t.words.say_for("people.nobody-named", t.them.number), group.claims);
  }
  const std::string who = others ? t.grammar.others(*others) : t.words.say("people.rest");
  if (known) return t.fixed(t.words.say("people.names-held-back", {{"others", who}}));
  return t.from_claims(t.words.say_for("people.names-not-known", number, {{"others", who}}),
                       group.claims);
}

}  // namespace

std::vector<Sentence> tell_people(const Telling& t) {
  std::vector<Sentence> sentences;
  if (grammar::is_one_person(t.brief.group)) return sentences;  // the opening introduced them
  std::vector<std::string_view> order;
  std::map<std::string_view, Listed> by_wording;
  for (const PersonSaid& person : t.brief.group.people) {
    if (!is_told(person.membership.status) || !grammar::is_described(person)) continue;
    const auto key = key_of(person.membership.status);
    if (!by_wording.contains(key)) order.push_back(key);
    Listed& listed = by_wording[key];
    listed.people.push_back(t.grammar.person(person));
    const auto& claims = person.membership.claims;
    listed.claims.insert(listed.claims.end(), claims.begin(), claims.end());
  }
  for (const auto key : order) {
    const Listed& listed = by_wording[key];
    sentences.push_back(t.from_claims(
        t.words.say_for(key, listed.people.size(), {{"people", t.grammar.all_of(listed.people)}}),
        listed.claims));
  }
  if (auto others = tell_others(t, !order.empty())) sentences.push_back(*std::move(others));
  return sentences;
}

}  // namespace drafting
