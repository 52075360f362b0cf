// Passwords come from the terminal, unseen, or from a file descriptor; never from an argument,
// which others on the machine can read, and never from the environment, which programs inherit.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "base/secret.h"

namespace cli {

class Secrets {
 public:
  // With a descriptor: each secret is the next line read from it. Without: asked on the terminal.
  explicit Secrets(std::optional<int> descriptor) : descriptor_(descriptor) {}
  // Errors: kBadInput (no line left, no terminal, too long).
  base::Result<base::Secret> ask(const std::string& prompt);
  // The same twice over on a terminal, until both agree.
  base::Result<base::Secret> ask_new(const std::string& prompt);

 private:
  std::optional<int> descriptor_;
};

}  // namespace cli
