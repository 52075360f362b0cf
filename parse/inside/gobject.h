// Ownership of what GLib's libraries hand out.
#pragma once

#include <glib-object.h>

#include <memory>

namespace parse::inside {

template <auto release>
struct Release {
  template <typename T>
  void operator()(T* held) const {
    release(held);
  }
};

template <typename T, auto release = &g_object_unref>
using Owned = std::unique_ptr<T, Release<release>>;

}  // namespace parse::inside
