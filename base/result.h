// Result<T>: the answer of an operation that may fail for reasons outside the program.
//
// Three kinds of failure, three ways to say it:
//   - expected (bad input, not found, not allowed): a Result with an Error, handled by the caller;
//   - the whole operation must end (disk full, database damaged): throw Failure, which is caught
//     once per command or request and shown as its Error;
//   - a bug of ours: WHEREABOUTS_ASSERT, which stays on in release builds and ends the program.
//
// An Error's message says what happened, to what, and what to do. It never holds words of a
// report, a name of a person or a password: errors are shown on screens and may be copied on.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace base {

enum class ErrorCode {
  kBadInput,     // what was given cannot be used
  kTooLarge,     // past a limit of base/limits.h
  kNotFound,
  kNotAllowed,   // this member may not, or a rule of the house forbids it
  kLocked,       // wrong password or key, or the archive is in use
  kConflict,     // somebody else changed it meanwhile
  kDamaged,      // stored data is not what was written
  kIo,           // the operating system refused
  kUnsupported,  // made by a newer program, or not built in
};

struct Error {
  ErrorCode code;
  std::string message;
};

// Thrown where the operation as a whole cannot go on. what() is the Error's message.
class Failure : public std::runtime_error {
 public:
  explicit Failure(Error error) : std::runtime_error(error.message), error_(std::move(error)) {}
  Failure(ErrorCode code, std::string message) : Failure(Error{code, std::move(message)}) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  // What is answered is returned as it is.
  // NOLINTBEGIN(google-explicit-constructor)
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Precondition of value(): ok(). Precondition of error(): !ok(). Broken ones end the program.
  T& value() & { return *std::get_if<0>(checked(0)); }
  const T& value() const& { return *std::get_if<0>(checked(0)); }
  T&& value() && { return std::move(*std::get_if<0>(checked(0))); }
  const Error& error() const { return *std::get_if<1>(checked(1)); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // The value, or a Failure with this error: for the outermost layer and for tests.
  T or_throw() && {
    if (!ok()) throw Failure(error());
    return std::move(*this).value();
  }

 private:
  std::variant<T, Error>* checked(std::size_t index) {
    if (held_.index() != index) wrong_side();
    return &held_;
  }
  const std::variant<T, Error>* checked(std::size_t index) const {
    if (held_.index() != index) wrong_side();
    return &held_;
  }
  [[noreturn]] static void wrong_side();

  std::variant<T, Error> held_;
};

// The result of an operation with nothing to give back.
using Status = Result<std::monostate>;
inline Status ok_status() { return Status(std::monostate{}); }

// Ends the program with the place and the words; stays on in release.
[[noreturn]] void assertion_failed(const char* what, const char* file, int line);

template <typename T>
void Result<T>::wrong_side() {
  assertion_failed("the other side of a Result was asked for", __FILE__, __LINE__);
}

}  // namespace base

#define WHEREABOUTS_ASSERT(condition) \
  ((condition) ? (void)0 : ::base::assertion_failed(#condition, __FILE__, __LINE__))

// TRY(expression): returns the error of a Result from the enclosing function.
// TRY_ASSIGN(auto name, expression): the same, and else gives its value to `auto name`.
// The expression may hold commas.
#define TRY(...)                                             \
  do {                                                       \
    if (auto try_result = (__VA_ARGS__); !try_result.ok()) { \
      return try_result.error();                             \
    }                                                        \
  } while (false)
#define WHEREABOUTS_JOIN2(a, b) a##b
#define WHEREABOUTS_JOIN(a, b) WHEREABOUTS_JOIN2(a, b)
#define TRY_ASSIGN(declaration, ...) \
  WHEREABOUTS_TRY_ASSIGN(WHEREABOUTS_JOIN(try_result_, __LINE__), declaration, __VA_ARGS__)
#define WHEREABOUTS_TRY_ASSIGN(result, declaration, ...) \
  auto result = (__VA_ARGS__);                           \
  if (!result.ok()) return result.error();               \
  declaration = std::move(result).value()
