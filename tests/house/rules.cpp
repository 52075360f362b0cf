#include "tests/house/rules.h"

namespace house {

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = {
      {"arrows", arrows},
      {"links", links},
      {"cycles", cycles},
      {"drawing", drawing},
      {"room_list", room_list},
      {"registered", registered},
      {"calls", calls},
      {"sql", sql},
      {"html", html},
      {"templates", templates},
      {"length", length},
      {"leftovers", leftovers},
      {"headers", headers},
      {"run_bits", run_bits},
      {"machine_paths", machine_paths},
      {"registries", registries},
  };
  return all;
}

}  // namespace house
