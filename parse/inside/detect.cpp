#include "parse/inside/detect.h"

#include <algorithm>
#include <array>
#include <string>

#include "parse/inside/charset.h"

namespace parse::inside {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLookedAt = 2048;

// Without the zeros of two-byte letters: good enough to know tags by.
std::string tags_in_small(std::string_view bytes) {
  std::string text;
  const bool wide = charset_of_mark(bytes).starts_with("utf-16");
  for (const char c : bytes) {
    if (wide && c == '\0') continue;
    text += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

std::string_view without_mark(std::string_view text) {
  for (const std::string_view mark : {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv}) {
    if (text.starts_with(mark)) return text.substr(mark.size());
  }
  return text;
}

std::string_view skip_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
}

bool is_html(std::string_view lowered) {
  std::string_view text = skip_space(without_mark(lowered));
  if (text.starts_with("<?xml")) {
    text = skip_space(text.substr(std::min(text.find("?>"), text.size() - 2) + 2));
  }
  if (text.starts_with("<!--")) return true;
  constexpr std::array kTags = {
      "<!doctype html"sv, "<html"sv, "<head"sv, "<script"sv, "<iframe"sv, "<h1"sv,   "<div"sv,
      "<font"sv,          "<table"sv, "<a"sv,   "<style"sv,  "<title"sv,  "<b"sv,    "<body"sv,
      "<br"sv,            "<p"sv,     "<meta"sv, "<span"sv,  "<center"sv, "<h2"sv,   "<ul"sv};
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    return text.starts_with(tag) && text.size() > tag.size() &&
           " \t\r\n\f>/"sv.find(text[tag.size()]) != std::string_view::npos;
  });
}

// A name of visible ASCII letters before a colon (RFC 5322, section 2.2).
std::string_view header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view name = line.substr(0, colon);
  const bool visible =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127; });
  return visible ? name : std::string_view();
}

bool is_mail(std::string_view lowered) {
  constexpr std::array kTransport = {"received"sv,     "return-path"sv,    "message-id"sv,
                                     "mime-version"sv, "dkim-signature"sv, "delivered-to"sv,
                                     "content-type"sv, "x-mailer"sv,       "x-originating-ip"sv};
  constexpr std::array kWritten = {"from"sv, "date"sv, "subject"sv, "to"sv, "received"sv};
  if (lowered.starts_with("from ")) {
    lowered.remove_prefix(std::min(lowered.find('\n'), lowered.size() - 1) + 1);
  }
  bool transport = false;
  bool written = false;
  while (!lowered.empty()) {
    const std::size_t end = std::min(lowered.find('\n'), lowered.size());
    const std::string_view line = lowered.substr(0, end);
    lowered.remove_prefix(std::min(end + 1, lowered.size()));
    if (line.empty() || line == "\r") break;
    if (line[0] == ' ' || line[0] == '\t') continue;
    const std::string_view name = header_name(line);
    if (name.empty()) {
      if (lowered.empty()) break;  // the last line may have been cut
      return false;
    }
    transport |= std::find(kTransport.begin(), kTransport.end(), name) != kTransport.end();
    written |= std::find(kWritten.begin(), kWritten.end(), name) != kWritten.end();
  }
  return transport && written;
}

}  // namespace

bool is_known_binary(std::string_view content) {
  constexpr std::array kMagic = {
      "{\\rtf"sv, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "GIF87a"sv, "GIF89a"sv,
      "\x1F\x8B"sv, "BZh"sv, "\xFD" "7zXZ"sv, "7z\xBC\xAF"sv, "Rar!"sv, "\x7F" "ELF"sv,
      "RIFF"sv, "OggS"sv, "ID3"sv, "%!PS"sv};
  return std::any_of(kMagic.begin(), kMagic.end(), [&](std::string_view magic) {
    return content.starts_with(magic);
  });
}

model::Medium detect(std::string_view content) {
  // Transport headers of a mail can be long; the marks come early in all but the strangest.
  const std::string lowered = tags_in_small(content.substr(0, 8 * kLookedAt));
  if (is_html(std::string_view(lowered).substr(0, kLookedAt))) return model::Medium::kHtml;
  if (is_mail(lowered)) return model::Medium::kMail;
  return model::Medium::kText;
}

}  // namespace parse::inside
