// What the fields of a form tell of a person: "Name: A", "Age: 28", "Sex: M", "Occupation: baker",
// "Born: 12 March 1990".
#pragma once

#include <vector>

#include "reading/english/cast.h"
#include "reading/english/claim_writer.h"

namespace reading::english {

// Lines of a label and a colon in one paragraph are of whom the field of the name names.
void write_fields(ClaimWriter& writer, const Cast& cast,
                  const std::vector<model::SubjectId>& subjects);

}  // namespace reading::english
