#include "model/terms.h"

#include <algorithm>

namespace model {

bool is_grave(std::string_view fate_code) {
  return fate_code == terms::kDead || fate_code == terms::kExecuted;
}

std::string term_label(std::string_view code) {
  std::string label(code);
  std::replace(label.begin(), label.end(), '-', ' ');
  return label;
}

}  // namespace model
