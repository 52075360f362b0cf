#include "places/make/japanese.h"

#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>
#include <set>

#include "base/result.h"
#include "names/letters.h"

namespace places::make {
namespace {

bool all_katakana(const icu::UnicodeString& name) {
  bool any = false;
  for (std::int32_t i = 0; i < name.length(); ++i) {
    const char16_t c = name[i];
    if (c == 0x30FB || c == 0xFF1D || c == 0x30A0 || c == u'=' || c == u' ') continue;
    if (c < 0x30A1 || c > 0x30FC) return false;
    any = true;
  }
  return any;
}

bool han_or_kana(const icu::UnicodeString& name, bool kana_too) {
  for (std::int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 c = name.char32At(i);
    const UScriptCode script = uscript_getScript(c, &status);
    const bool kana =
        script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || c == 0x30FC || c == 0x3005;
    if (script != USCRIPT_HAN && !(kana_too && kana)) return false;
  }
  return !name.isEmpty();
}

// Rows 16 to 47 of JIS X 0208: bytes B0 to CF in EUC-JP.
bool in_first_level(const icu::UnicodeString& name) {
  UErrorCode status = U_ZERO_ERROR;
  static UConverter* const converter = [&] {
    UConverter* made = ucnv_open("EUC-JP", &status);
    WHEREABOUTS_ASSERT(U_SUCCESS(status));
    ucnv_setFromUCallBack(made, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return made;
  }();
  char bytes[256];
  const std::int32_t length = ucnv_fromUChars(converter, bytes, sizeof bytes, name.getBuffer(),
                                              name.length(), &status);
  if (U_FAILURE(status) || length != 2 * name.length()) return false;
  for (std::int32_t i = 0; i < length; i += 2) {
    const auto row = static_cast<std::uint8_t>(bytes[i]);
    if (row < 0xB0 || row > 0xCF) return false;
  }
  return true;
}

std::string reading(const icu::UnicodeString& name) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> han_latin(
      icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
  WHEREABOUTS_ASSERT(han_latin != nullptr);
  icu::UnicodeString latin = name;
  han_latin->transliterate(latin);
  std::string out;
  return names::fold_joined(latin.toUTF8String(out));
}

void leave_off(icu::UnicodeString& name, std::u16string_view endings) {
  if (name.length() < 2) return;
  if (endings.find(name[name.length() - 1]) != std::u16string_view::npos) {
    name.truncate(name.length() - 1);
  }
}

}  // namespace

std::string sure_japanese_name(const GeoNamesTown& town) {
  const bool chinese = town.country == "CN" || town.country == "TW";
  const bool japanese = town.country == "JP";
  const std::string latin = names::fold_joined(town.ascii_name);
  std::set<std::string> sure;
  for (const std::string& other : town.other_names) {
    icu::UnicodeString name = icu::UnicodeString::fromUTF8(other);
    if (chinese) {
      if (!han_or_kana(name, false)) continue;
      leave_off(name, u"市");
      if (!in_first_level(name) || reading(name) != latin) continue;
    } else if (japanese) {
      if (!han_or_kana(name, true)) continue;
      leave_off(name, u"市町村");
    } else {
      leave_off(name, u"市");
      if (!all_katakana(name)) continue;
    }
    std::string text;
    sure.insert(name.toUTF8String(text));
  }
  return sure.size() == 1 ? *sure.begin() : std::string();
}

}  // namespace places::make
