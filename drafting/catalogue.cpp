#include "drafting/catalogue.h"

#include <algorithm>
#include <cstdint>

#include "drafting/embedded.h"

namespace drafting {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::uint32_t kMoMagic = 0x950412de;

Error damaged() { return {ErrorCode::kBadInput, "a catalogue of words is not a GNU MO file"}; }

Result<std::uint32_t> number_at(std::string_view mo, std::size_t at) {
  if (at > mo.size() || mo.size() - at < 4) return damaged();
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(mo[at + i]);
  }
  return number;
}

// The string that the table entry at `entry` (length, offset) points to.
Result<std::string_view> string_at(std::string_view mo, std::size_t entry) {
  TRY_ASSIGN(std::uint32_t length, number_at(mo, entry));
  TRY_ASSIGN(std::uint32_t offset, number_at(mo, entry + 4));
  if (offset > mo.size() || mo.size() - offset < length) return damaged();
  return mo.substr(offset, length);
}

std::vector<std::string> forms_of(std::string_view text) {
  std::vector<std::string> forms;
  while (true) {
    auto end = text.find('\0');
    forms.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return forms;
    text.remove_prefix(end + 1);
  }
}

Catalogue built_in(std::string_view mo) { return Catalogue::parse(mo).or_throw(); }

}  // namespace

std::string fill(std::string_view pattern, std::initializer_list<Filling> fillings) {
  std::string filled;
  while (true) {
    auto open = pattern.find('{');
    filled += pattern.substr(0, open);
    if (open == std::string_view::npos) return filled;
    auto close = pattern.find('}', open);
    WHEREABOUTS_ASSERT(close != std::string_view::npos);
    auto name = pattern.substr(open + 1, close - open - 1);
    auto found = std::find_if(fillings.begin(), fillings.end(),
                              [&](const Filling& filling) { return filling.first == name; });
    WHEREABOUTS_ASSERT(found != fillings.end());
    filled += found->second;
    pattern.remove_prefix(close + 1);
  }
}

const Catalogue& Catalogue::of(Language language) {
  static const Catalogue english = built_in(embedded::en_mo());
  static const Catalogue japanese = built_in(embedded::ja_mo());
  return language == Language::kEnglish ? english : japanese;
}

Result<Catalogue> Catalogue::parse(std::string_view mo) {
  TRY_ASSIGN(std::uint32_t magic, number_at(mo, 0));
  if (magic != kMoMagic) return damaged();
  TRY_ASSIGN(std::uint32_t count, number_at(mo, 8));
  TRY_ASSIGN(std::uint32_t ids, number_at(mo, 12));
  TRY_ASSIGN(std::uint32_t words, number_at(mo, 16));
  if (count > mo.size() / 16) return damaged();
  Catalogue made;
  for (std::size_t i = 0; i < count; ++i) {
    TRY_ASSIGN(std::string_view id, string_at(mo, ids + i * 8));
    TRY_ASSIGN(std::string_view text, string_at(mo, words + i * 8));
    if (id.empty()) continue;  // the header of the file
    auto forms = forms_of(text);
    if (forms.size() > 2) return damaged();
    made.messages_.emplace(id.substr(0, id.find('\0')), std::move(forms));
  }
  return made;
}

const std::vector<std::string>& Catalogue::forms(std::string_view key) const {
  auto found = messages_.find(key);
  WHEREABOUTS_ASSERT(found != messages_.end());
  return found->second;
}

std::string Catalogue::say(std::string_view key, std::initializer_list<Filling> fillings) const {
  return fill(forms(key).front(), fillings);
}

std::string Catalogue::say_for(std::string_view key, std::uint64_t number,
                               std::initializer_list<Filling> fillings) const {
  const auto& held = forms(key);
  return fill(number == 1 ? held.front() : held.back(), fillings);
}

std::vector<std::string> Catalogue::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, forms] : messages_) keys.push_back(key);
  return keys;
}

}  // namespace drafting
