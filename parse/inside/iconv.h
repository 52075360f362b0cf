// iconv, for the libraries in this program, made of ICU.
//
// GMime decodes headers by iconv, and glibc's iconv loads a file for nearly every charset, which
// the sandbox forbids. The program therefore defines iconv_open, iconv and iconv_close itself;
// the dynamic loader gives these to every library that asks. Only conversions to UTF-8 and, for
// poppler, to UTF-16 exist.
#pragma once

namespace parse::inside {

// Does nothing but make sure that the definitions are linked.
void use_icu_for_iconv();

}  // namespace parse::inside
