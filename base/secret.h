// A Secret: a password or a printed key as somebody typed it, overwritten when it goes.
//
// Its letters stand in one place that never grows, so no half of it is left behind in memory that
// was given back, and it is moved, never copied. Not thread-safe.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace base {

class Secret {
 public:
  Secret();
  // Of at most kPasswordBytesMax bytes: more is a bug of the caller, who has read them already.
  explicit Secret(std::string_view letters);
  Secret(Secret&&) noexcept = default;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();

  bool full() const;
  void add(char letter);  // precondition: !full()
  std::string_view view() const { return {letters_.data(), letters_.size()}; }

 private:
  void wipe() noexcept;
  std::vector<char> letters_;
};

}  // namespace base
