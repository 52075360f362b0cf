// A letter is written out of a View; a brief that somebody filled in by hand is none.
// error: (could not convert|no known conversion|no matching function|invalid initialization)
#include "drafting/letter.h"

base::Result<drafting::Document> write(const disclosure::View& view) {
#ifdef MUST_NOT_COMPILE
  return drafting::write_letter(view.brief(), drafting::Language::kEnglish);
#else
  return drafting::write_letter(view, drafting::Language::kEnglish);
#endif
}
