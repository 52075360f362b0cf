// What authorities hold ("claim that ..."), and what somebody is asked to do: "we call upon the
// government to", "we ask you to", "I request that". The whole sentence is the claim's words.
#pragma once

#include "reading/english/claim_writer.h"

namespace reading::english {

void write_positions(ClaimWriter& writer);

}  // namespace reading::english
