#include "linking/relays.h"

namespace linking {

using model::ReportId;

namespace {

constexpr std::size_t kLoneWordLettersMin = 6;

bool is_enough(const std::string& words, const std::string& letters) {
  const std::size_t space = words.find(' ');
  const bool two_words = space != std::string::npos && space + 1 < words.size();
  return letters.size() >= kLoneWordLettersMin || (two_words && letters.size() >= 4);
}

}  // namespace

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

bool names_teller(const std::string& words, const std::string& teller) {
  const std::string said = letters_of(words);
  const std::string told = letters_of(teller);
  if (!is_enough(words, said) || !is_enough(teller, told)) return false;
  return said.find(told) != std::string::npos || told.find(said) != std::string::npos;
}

std::string teller(const model::Case& folded, ReportId report) {
  auto at = folded.reports.find(report);
  if (at == folded.reports.end()) return {};
  auto source = folded.sources.find(at->second.report.source);
  if (source != folded.sources.end()) return source->second.label;
  return at->second.author;
}

base::DateRange told_on(const model::Case& folded, ReportId report) {
  auto at = folded.reports.find(report);
  if (at == folded.reports.end()) return {};
  if (at->second.document_date) return at->second.document_date->range;
  return {std::nullopt, at->second.report.received.latest, base::Holds::kWithin, false, false};
}

Relayed find_relayed(const model::Case& folded) {
  Relayed relayed;
  std::map<std::string, std::vector<ReportId>> named;  // one search for each wording
  std::vector<std::pair<ReportId, std::string>> signatures;  // as letters, those that are enough
  for (const auto& [id, report] : folded.reports) {
    for (const std::string& name : {teller(folded, id), report.author}) {
      std::string letters = letters_of(name);
      if (is_enough(name, letters)) signatures.emplace_back(id, std::move(letters));
    }
  }
  auto signed_by = [&](const std::string& words) -> const std::vector<ReportId>& {
    auto [at, is_new] = named.try_emplace(words);
    const std::string said = letters_of(words);
    if (!is_new || !is_enough(words, said)) return at->second;
    for (const auto& [id, told] : signatures) {
      const bool names =
          said.find(told) != std::string::npos || told.find(said) != std::string::npos;
      if (names && (at->second.empty() || at->second.back() != id)) at->second.push_back(id);
    }
    return at->second;
  };
  for (const auto& state : folded.relays) {
    const auto& relay = state.relay;
    if (!relay.of_report.is_nil()) {
      relayed[relay.report].push_back(relay.of_report);
      continue;
    }
    const base::DateRange now = told_on(folded, relay.report);
    std::vector<ReportId> fitting;
    for (const ReportId& id : signed_by(relay.of_words)) {
      const base::DateRange then = told_on(folded, id);
      const bool later = then.earliest && now.latest && *then.earliest > *now.latest;
      if (id != relay.report && !later) fitting.push_back(id);
    }
    if (fitting.size() == 1) relayed[relay.report].push_back(fitting.front());
  }
  return relayed;
}

}  // namespace linking
