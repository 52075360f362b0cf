#include "parse/inside/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/udata.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/inside/code_point.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// UTF-8 of a whole file: three bytes for each that came.
constexpr std::size_t kDecodedBytesMax = 3 * base::kReportBytesMax;
constexpr int kConfidenceMin = 10;             // of 100, as ICU counts it
constexpr std::size_t kSampleBytesMax = 8192;  // ICU looks at no more

struct Label {
  std::string_view label;
  std::string_view meant;
};
// WHATWG Encoding Standard, section 4.2 (labels as people and mailers write them).
constexpr std::array kLabels = {
    Label{"ascii", "windows-1252"},        Label{"us-ascii", "windows-1252"},
    Label{"iso-8859-1", "windows-1252"},   Label{"iso8859-1", "windows-1252"},
    Label{"latin1", "windows-1252"},       Label{"l1", "windows-1252"},
    Label{"iso-8859-9", "windows-1254"},   Label{"latin5", "windows-1254"},
    Label{"iso-8859-11", "windows-874"},   Label{"tis-620", "windows-874"},
    Label{"euc-kr", "windows-949"},        Label{"euckr", "windows-949"},
    Label{"ks_c_5601-1987", "windows-949"}, Label{"ksc5601", "windows-949"},
    Label{"ks_c_5601-1989", "windows-949"}, Label{"ks_c_5601", "windows-949"},
    Label{"korean", "windows-949"},        Label{"cp949", "windows-949"},
    Label{"uhc", "windows-949"},           Label{"shift_jis", "windows-31j"},
    Label{"shift-jis", "windows-31j"},     Label{"sjis", "windows-31j"},
    Label{"x-sjis", "windows-31j"},        Label{"cp932", "windows-31j"},
    Label{"gb2312", "gb18030"},            Label{"gbk", "gb18030"},
    Label{"gb_2312-80", "gb18030"},        Label{"x-gbk", "gb18030"},
    Label{"cp936", "gb18030"},             Label{"euc-cn", "gb18030"},
    Label{"chinese", "gb18030"},           Label{"big5", "big5-hkscs"},
    Label{"unicode-1-1-utf-8", "utf-8"},   Label{"utf8", "utf-8"},
    Label{"unicode", "utf-16"},
};

Converter open(const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &error), &ucnv_close);
  if (U_FAILURE(error)) converter.reset();
  return converter;
}

// The lines that hold bytes above ASCII, as many as a detector looks at: a long English beginning
// must not hide the Korean that follows. Escape sequences count too (ISO-2022).
std::string telling_sample(std::string_view bytes) {
  std::string sample;
  std::size_t at = 0;
  while (at < bytes.size() && sample.size() < kSampleBytesMax) {
    std::size_t end = bytes.find('\n', at);
    end = end == std::string_view::npos ? bytes.size() : end + 1;
    const std::string_view line = bytes.substr(at, std::min(end - at, kSampleBytesMax));
    const bool telling = std::any_of(line.begin(), line.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0x80 || c == '\x1b';
    });
    if (telling) sample += line;
    at = end;
  }
  return sample;
}

// Statistics need more than a name or a short line has. KS X 1001 keeps its syllables in rows 0xB0
// to 0xC8: bytes that stand in such pairs throughout, at least five of them, are Korean rather
// than anything else. (Chinese of that length has a character outside these rows, Japanese kana.)
bool is_all_hangul(std::string_view bytes) {
  constexpr std::size_t kPairsMin = 5;
  std::size_t pairs = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) continue;
    if (lead < 0xB0 || lead > 0xC8 || ++at == bytes.size()) return false;
    if (static_cast<unsigned char>(bytes[at]) < 0xA1) return false;
    ++pairs;
  }
  return pairs >= kPairsMin;
}

std::uint64_t count(std::string_view text, std::string_view what) {
  std::uint64_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size())) {
    ++found;
  }
  return found;
}

// As good as UTF-8: some bytes were lost on the way, but most characters were not. Text in another
// charset hardly ever holds a whole character of UTF-8.
bool is_nearly_utf8(std::string_view repaired, std::uint64_t replaced) {
  std::uint64_t whole = 0;
  for (char c : repaired) {
    if (static_cast<unsigned char>(c) >= 0xC2) ++whole;  // a lead byte
  }
  whole -= std::min(whole, replaced);
  return whole >= 3 && whole >= 2 * replaced;
}

Decoded as_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (base::is_utf8(bytes) && bytes.find('\0') == std::string_view::npos) {
    return {std::string(bytes), "utf-8", false, 0};
  }
  const std::uint64_t already = count(bytes, kReplacement);
  std::string repaired = base::repair_utf8(bytes);
  const std::uint64_t replaced = count(repaired, kReplacement) - already;
  return {std::move(repaired), "utf-8", false, replaced};
}

// Takes UTF-16 unit by unit; U+FFFD for a surrogate alone and for NUL.
class Utf8Writer {
 public:
  explicit Utf8Writer(std::string& out) : out_(out) {}
  void add(UChar unit) {
    if (lead_ != 0 && U16_IS_TRAIL(unit)) {
      append(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, unit)));
      lead_ = 0;
      return;
    }
    finish();
    if (U16_IS_LEAD(unit)) {
      lead_ = unit;
    } else if (U16_IS_TRAIL(unit) || unit == 0) {
      out_ += kReplacement;
    } else {
      append(unit);
    }
  }
  void finish() {
    if (std::exchange(lead_, UChar{0}) != 0) out_ += kReplacement;
  }

 private:
  void append(char32_t point) {
    out_ += utf8_of(point).view();
  }

  std::string& out_;
  UChar lead_ = 0;
};

// Where a label says one of these, bytes that are good UTF-8 beyond ASCII are believed instead:
// by chance they hardly ever are, and mailers mislabel often.
bool is_weak(const std::string& charset) {
  return charset == "windows-1252" || charset == "utf-8" || charset.empty();
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

void load_charsets() {
  UErrorCode error = U_ZERO_ERROR;
  udata_setFileAccess(UDATA_NO_FILES, &error);
  open("windows-949");
}

std::string charset_of_label(std::string_view label) {
  std::string name = lower_ascii(base::trim(label));
  if (name.empty() || name.size() > 40) return {};
  // ICU passes over whatever is no letter or digit, and takes options after a comma: what is no
  // clean name is not taken for one.
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789-_.:+";
  if (name.find_first_not_of(kAllowed) != std::string::npos) return {};
  for (const Label& known : kLabels) {
    if (known.label == name) {
      name = known.meant;
      break;
    }
  }
  return open(name) ? name : std::string();
}

std::string charset_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return "utf-32";
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return "utf-32";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "utf-16";
  return {};
}

std::optional<std::string> guess_charset(std::string_view bytes, Markup markup) {
  const std::string sample = telling_sample(bytes);
  if (is_all_hangul(sample)) return "windows-949";
  UErrorCode error = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&error), &ucsdet_close);
  if (U_FAILURE(error) || sample.empty()) return std::nullopt;
  ucsdet_enableInputFilter(detector.get(), markup == Markup::kHtml);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  std::int32_t matches = 0;
  const UCharsetMatch** found = ucsdet_detectAll(detector.get(), &matches, &error);
  if (U_FAILURE(error)) return std::nullopt;
  for (std::int32_t i = 0; i < matches; ++i) {
    if (ucsdet_getConfidence(found[i], &error) < kConfidenceMin) break;
    const char* name = ucsdet_getName(found[i], &error);
    if (U_FAILURE(error) || name == nullptr) continue;
    const std::string charset = charset_of_label(name);
    // Without a mark these are guessed for many things that are no text at all.
    if (charset.empty() || charset == "utf-8" || charset.starts_with("utf-")) continue;
    return charset;
  }
  return std::nullopt;
}

Decoded decode_as(std::string_view bytes, const std::string& charset) {
  if (charset == "utf-8") return as_utf8(bytes);
  const Converter converter = open(charset);
  if (!converter) return as_utf8(bytes);
  // Through UTF-16 in pieces, so that memory stays near the size of the result.
  Decoded decoded{{}, charset, false, 0};
  Utf8Writer writer(decoded.text);
  std::array<UChar, 4096> piece;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  UErrorCode error = U_ZERO_ERROR;
  do {
    error = U_ZERO_ERROR;
    UChar* to = piece.data();
    ucnv_toUnicode(converter.get(), &to, piece.data() + piece.size(), &at, end, nullptr, true,
                   &error);
    for (const UChar* unit = piece.data(); unit < to; ++unit) writer.add(*unit);
    if (decoded.text.size() > kDecodedBytesMax) throw Refused(Refusal::kTextTooLarge);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  writer.finish();
  if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
  decoded.replaced = count(decoded.text, kReplacement);
  return decoded;
}

Decoded decode(std::string_view bytes, std::string_view label, Markup markup) {
  if (const std::string marked = charset_of_mark(bytes); !marked.empty()) {
    return decode_as(bytes, marked);
  }
  const std::string labelled = charset_of_label(label);
  const bool has_escapes = bytes.find('\x1b') != std::string_view::npos;
  if (!is_weak(labelled)) return decode_as(bytes, labelled);
  Decoded plain = as_utf8(bytes);
  if (plain.replaced == 0 && !has_escapes) return plain;
  if (plain.replaced != 0 && is_nearly_utf8(plain.text, plain.replaced)) return plain;
  if (labelled == "windows-1252" &&
      lower_ascii(base::trim(label)).find("ascii") == std::string::npos) {
    return decode_as(bytes, labelled);
  }
  if (const auto guess = guess_charset(bytes, markup)) {
    Decoded guessed = decode_as(bytes, *guess);
    guessed.guessed = true;
    return guessed;
  }
  return plain;
}

}  // namespace parse::inside
