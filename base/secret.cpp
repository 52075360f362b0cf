#include "base/secret.h"

#include <string.h>

#include <utility>

#include "base/limits.h"
#include "base/result.h"

namespace base {

Secret::Secret() { letters_.reserve(kPasswordBytesMax); }

Secret::Secret(std::string_view letters) : Secret() {
  for (char letter : letters) add(letter);
}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  letters_ = std::move(other.letters_);
  return *this;
}

Secret::~Secret() { wipe(); }

bool Secret::full() const { return letters_.size() >= kPasswordBytesMax; }

void Secret::add(char letter) {
  WHEREABOUTS_ASSERT(!full() && letters_.size() < letters_.capacity());
  letters_.push_back(letter);
}

void Secret::wipe() noexcept {
  ::explicit_bzero(letters_.data(), letters_.size());
  letters_.clear();
}

}  // namespace base
