#include "model/terms.h"

#include <algorithm>
#include <iterator>

namespace model {

bool is_grave(std::string_view code) {
  using namespace terms;
  return code == kDead || code == kExecuted || code == kDeath || code == kKilling ||
         code == kExecution;
}

bool is_violation(std::string_view event_code) {
  using namespace terms;
  static constexpr std::string_view kViolations[] = {
      kArrest,    kDetention, kTransfer,      kForcedReturn, kKilling,
      kExecution, kTorture,   kDisappearance, kTrial,        kPunishment};
  return std::find(std::begin(kViolations), std::end(kViolations), event_code) !=
         std::end(kViolations);
}

bool is_custody(std::string_view event_code) {
  return event_code == terms::kArrest || event_code == terms::kDetention ||
         event_code == terms::kTransfer;
}

std::string term_label(std::string_view code) {
  std::string label(code);
  std::replace(label.begin(), label.end(), '-', ' ');
  return label;
}

}  // namespace model
