// A proof: one entry with all that a stranger needs to see that it stands in the record.
//
// Holds the entry's header, salt and plain body, its path to the root, and a signed head. The
// checker needs neither archive nor key: it computes commitment, leaf and root anew and checks the
// signature. Whoever holds a printed head compares it with the one inside. A proof shows its body
// to everybody: it is made for one entry at a time, and nothing of any other is in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/envelope.h"
#include "ledger/heads.h"

namespace ledger {

struct Proof {
  base::Bytes header;
  base::Bytes salt;
  base::Bytes body;
  std::vector<Hash> path;
  Head head;
  PublicKey signing_key{};  // of the member who signed the head

  // Lines of base64 between a first and a last line, to be kept in a file.
  std::string text() const;
};

struct Proven {
  model::Envelope envelope;
  base::Bytes body;  // decode() of model/entry.h reads it
  Head head;
  PublicKey signing_key{};
};

// Errors: kBadInput for text that is no proof; kDamaged for one that does not hold.
base::Result<Proven> check_proof(std::string_view text);

}  // namespace ledger
