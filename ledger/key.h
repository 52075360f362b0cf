// Keys in memory: 32 bytes that are overwritten when they go.
//
// A Key is a plain movable value for the many short-lived keys (of a report, of a case). The few
// that open everything live in Guarded memory: pages of their own that are not swapped out and
// left out of core dumps, as far as the system allows, with guard pages around them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"
#include "base/world.h"

namespace ledger {

inline constexpr std::size_t kKeyBytes = 32;

// Overwrites memory in a way that the compiler may not leave out.
void wipe(void* memory, std::size_t bytes) noexcept;

class Key {
 public:
  Key() = default;  // all zero: opens nothing
  static Key make(base::World& world);
  // Errors: kDamaged unless there are just 32 bytes.
  static base::Result<Key> from_bytes(base::ByteView bytes);
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  Key(Key&& other) noexcept : bytes_(other.bytes_) { other.clear(); }
  Key& operator=(Key&& other) noexcept {
    if (this != &other) {
      bytes_ = other.bytes_;
      other.clear();
    }
    return *this;
  }
  ~Key() { clear(); }

  base::ByteView bytes() const { return bytes_; }
  const std::uint8_t* data() const { return bytes_.data(); }
  std::uint8_t* data() { return bytes_.data(); }

 private:
  void clear() noexcept { wipe(bytes_.data(), bytes_.size()); }
  std::array<std::uint8_t, kKeyBytes> bytes_{};
};

void* guarded_allocate(std::size_t bytes);  // ends the program when there is no memory
void guarded_free(void* memory) noexcept;

// One T in guarded memory, destroyed and overwritten when this goes.
template <typename T>
class Guarded {
 public:
  Guarded() : held_(new (guarded_allocate(sizeof(T))) T()) {}
  T& operator*() { return *held_; }
  const T& operator*() const { return *held_; }
  T* operator->() { return held_.get(); }
  const T* operator->() const { return held_.get(); }

 private:
  struct Free {
    void operator()(T* held) const noexcept {
      held->~T();
      guarded_free(held);
    }
  };
  std::unique_ptr<T, Free> held_;
};

}  // namespace ledger
