#include "model/claim.h"

namespace model {

base::Status Claim::check(std::size_t text_bytes) const {
  if (!takes(property, kind_of(value))) {
    return base::Error{
        base::ErrorCode::kBadInput,
        "the property " + std::string(info(property).code) + " does not take a value of that kind"};
  }
  if (passage.begin >= passage.end || passage.end > text_bytes) {
    return base::Error{base::ErrorCode::kBadInput,
                       "a claim needs words of its report: the passage lies outside the text"};
  }
  return base::ok_status();
}

}  // namespace model
