// What is told of somebody's health: "has diabetes", "needs insulin", "was wounded in the leg", "on
// hunger strike", "lost an eye". Only what is told as so: no fear, wish or question.
#pragma once

#include <vector>

#include "reading/english/cast.h"
#include "reading/english/claim_writer.h"

namespace reading::english {

void write_health(ClaimWriter& writer, const Cast& cast,
                  const std::vector<model::SubjectId>& subjects);

}  // namespace reading::english
