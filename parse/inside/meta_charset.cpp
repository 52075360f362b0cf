#include "parse/inside/meta_charset.h"

#include <algorithm>

#include "parse/inside/charset.h"

namespace parse::inside {
namespace {

// The standard looks at 1024 bytes; pages with long comments in front are common enough.
constexpr std::size_t kPrescanBytes = 4096;

std::string value_after(std::string_view tag, std::size_t at) {
  at = tag.find_first_not_of(" \t\r\n", at);
  if (at == std::string_view::npos || tag[at] != '=') return {};
  at = tag.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string_view::npos) return {};
  const std::size_t end = tag.find_first_of(" \t\r\n\"';>/", at);
  return std::string(tag.substr(at, end - at));
}

}  // namespace

std::string meta_charset(std::string_view page) {
  const std::string head = lower_ascii(page.substr(0, kPrescanBytes));
  std::size_t at = 0;
  while ((at = head.find('<', at)) != std::string::npos) {
    if (head.compare(at, 4, "<!--") == 0) {
      at = head.find("-->", at + 2);
      if (at == std::string::npos) return {};
      continue;
    }
    const std::size_t end = head.find('>', at);
    if (end == std::string::npos) return {};
    if (head.compare(at, 5, "<meta") == 0) {
      const std::string_view tag = std::string_view(head).substr(at, end - at);
      if (const std::size_t word = tag.find("charset"); word != std::string_view::npos) {
        std::string charset = value_after(tag, word + 7);
        if (charset.starts_with("utf-16")) charset = "utf-8";
        if (!charset.empty()) return charset;
      }
    }
    at += 1;
  }
  return {};
}

}  // namespace parse::inside
