#include <iconv.h>

#include "parse/inside/iconv.h"

#include <unicode/ucnv.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "parse/inside/charset.h"
#include "parse/inside/code_point.h"

namespace {

enum class Target { kUtf8, kUtf16 };

struct Conversion {
  std::unique_ptr<UConverter, decltype(&ucnv_close)> from;
  Target to;
};

bool means_utf8(std::string_view name) {
  return name == "UTF-8" || name == "utf-8" || name == "UTF8" || name == "utf8";
}

struct Written {
  std::array<char, 4> bytes{};
  std::size_t size = 0;
};

Written written(char32_t point, Target target) {
  Written all;
  if (target == Target::kUtf8) {
    const parse::inside::Utf8Bytes utf8 = parse::inside::utf8_of(point);
    return {utf8.bytes, utf8.size};
  }
  const auto put = [&all](char32_t unit) {
    all.bytes.at(all.size++) = static_cast<char>(unit & 0xFF);
    all.bytes.at(all.size++) = static_cast<char>(unit >> 8);
  };
  if (point < 0x10000) {
    put(point);
  } else {
    put(0xD800 + ((point - 0x10000) >> 10));
    put(0xDC00 + ((point - 0x10000) & 0x3FF));
  }
  return all;
}

std::size_t give_up(int error) {
  errno = error;
  return static_cast<std::size_t>(-1);
}

int errno_of(UErrorCode error) { return error == U_TRUNCATED_CHAR_FOUND ? EINVAL : EILSEQ; }

}  // namespace

// NOLINTBEGIN(readability-identifier-naming,readability-non-const-parameter): the names and
// signatures are those of POSIX.
extern "C" {

iconv_t iconv_open(const char* to, const char* from) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): so POSIX has it
  const auto failed = reinterpret_cast<iconv_t>(-1);
  errno = EINVAL;
  const bool utf16 = std::string_view(to) == "UTF-16LE";
  if (!utf16 && !means_utf8(to)) return failed;
  const std::string charset = parse::inside::charset_of_label(from);
  if (charset.empty()) return failed;
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset.c_str(), &error);
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  auto* made = new (std::nothrow)
      Conversion{{converter, &ucnv_close}, utf16 ? Target::kUtf16 : Target::kUtf8};
  if (made == nullptr || U_FAILURE(error)) {
    delete made;
    return failed;
  }
  return made;
}

std::size_t iconv(iconv_t handle, char** in, std::size_t* in_left, char** out,
                  std::size_t* out_left) {
  UConverter* from = static_cast<Conversion*>(handle)->from.get();
  if (in == nullptr || *in == nullptr) {
    ucnv_resetToUnicode(from);
    return 0;
  }
  const char* const end = *in + *in_left;
  while (true) {
    if (*out_left < 4 && *in < end) return give_up(E2BIG);
    const char* at = *in;
    UErrorCode error = U_ZERO_ERROR;
    UChar32 point = ucnv_getNextUChar(from, &at, end, &error);
    if (error == U_INDEX_OUTOFBOUNDS_ERROR) break;  // nothing left but escape sequences
    if (U_FAILURE(error)) {
      ucnv_resetToUnicode(from);
      return give_up(errno_of(error));
    }
    // A character of the charset may be two of Unicode; the second needs no more input.
    if (*out_left < 4) return give_up(E2BIG);
    if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
    const Written one = written(static_cast<char32_t>(point), static_cast<Conversion*>(handle)->to);
    std::memcpy(*out, one.bytes.data(), one.size);
    *out += one.size;
    *out_left -= one.size;
    *in_left -= static_cast<std::size_t>(at - *in);
    *in += at - *in;
  }
  *in += *in_left;
  *in_left = 0;
  return 0;
}

int iconv_close(iconv_t handle) {
  delete static_cast<Conversion*>(handle);
  return 0;
}

}  // extern "C"
// NOLINTEND(readability-identifier-naming,readability-non-const-parameter)

namespace parse::inside {
void use_icu_for_iconv() {}
}  // namespace parse::inside
