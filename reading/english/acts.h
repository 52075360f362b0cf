// Claims about what happened.
#pragma once

#include <vector>

#include "reading/english/cast.h"
#include "reading/english/claim_writer.h"

namespace reading::english {

// Returns for each figure whether something is told as having happened to it.
std::vector<bool> write_acts(ClaimWriter& writer, const Cast& cast,
                             const std::vector<model::SubjectId>& subjects,
                             const std::vector<EventMention>& events);

}  // namespace reading::english
