// What every reading promises, for the fuzzers: an answer, and one that the library believes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "parse/inside/document.h"
#include "parse/inside/read.h"

namespace parse::inside {

inline void check_reading(const std::uint8_t* data, std::size_t size, model::Medium medium) {
  static const bool loaded = (load_all(), true);
  WHEREABOUTS_ASSERT(loaded);
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  const Answer answer = read_content(content, medium);
  const base::Result<Answer> told = decode_answer(encode(answer));
  WHEREABOUTS_ASSERT(told.ok());
  WHEREABOUTS_ASSERT(*told == answer);
  if (const Parsed* parsed = std::get_if<Parsed>(&answer)) {
    WHEREABOUTS_ASSERT(parsed->medium == document_kind(content).value_or(medium));
  }
}

}  // namespace parse::inside
