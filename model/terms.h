// The small vocabularies that Term values come from. Codes are stored for ever.
#pragma once

#include <string>
#include <string_view>

namespace model {

namespace terms {
// Kinds of event, after the HURIDOCS thesaurus of acts; beside them what happens in a life.
inline constexpr std::string_view kArrest = "arrest";
inline constexpr std::string_view kDetention = "detention";
inline constexpr std::string_view kTransfer = "transfer";
inline constexpr std::string_view kForcedReturn = "forced-return";
inline constexpr std::string_view kRelease = "release";
inline constexpr std::string_view kKilling = "killing";
inline constexpr std::string_view kExecution = "execution";
inline constexpr std::string_view kTorture = "torture";
inline constexpr std::string_view kDisappearance = "disappearance";
inline constexpr std::string_view kTrial = "trial";
inline constexpr std::string_view kFlight = "flight";
inline constexpr std::string_view kDeparture = "departure";
inline constexpr std::string_view kArrival = "arrival";
inline constexpr std::string_view kBirth = "birth";
inline constexpr std::string_view kDeath = "death";
inline constexpr std::string_view kPunishment = "punishment";
// Sex
inline constexpr std::string_view kFemale = "female";
inline constexpr std::string_view kMale = "male";
// Fate
inline constexpr std::string_view kAlive = "alive";
inline constexpr std::string_view kDead = "dead";
inline constexpr std::string_view kExecuted = "executed";
inline constexpr std::string_view kMissing = "missing";
inline constexpr std::string_view kDetained = "detained";
// Legal status
inline constexpr std::string_view kCitizen = "citizen";
inline constexpr std::string_view kPermanentResident = "permanent-resident";
inline constexpr std::string_view kRefugee = "refugee";
inline constexpr std::string_view kAsylumSeeker = "asylum-seeker";
}  // namespace terms

// A fate, or a kind of event, that says somebody died: it needs two members and never travels by
// itself.
bool is_grave(std::string_view code);
// Kinds of event that are done to somebody, as against what belongs to a life (birth, flight).
bool is_violation(std::string_view event_code);
// Kinds of event that leave somebody held: arrest, detention, transfer.
bool is_custody(std::string_view event_code);
// English for lists: "forced-return" -> "forced return".
std::string term_label(std::string_view code);

}  // namespace model
