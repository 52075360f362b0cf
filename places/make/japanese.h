// Which of a town's names is surely what Japanese calls it. GeoNames does not say the language of a
// name, so a name counts only where its form proves it, and none is better than a wrong one:
//   - abroad: all katakana, and there is just one such name (foreign towns are written in katakana;
//     Chinese ones are not, see next);
//   - in China and Taiwan: Han whose reading (ICU, Han-Latin) is the town's Latin name, in letters
//     of JIS X 0208's first level: Japanese uses the same characters in its own letter forms, and
//     the first level holds those and not their older forms;
//   - in Japan: Han, kana, or both, and just one such name once 市, 町, 村 are left off.
// The curated table stands above this.
#pragma once

#include <string>

#include "places/make/sources.h"

namespace places::make {

std::string sure_japanese_name(const GeoNamesTown& town);  // empty: none

}  // namespace places::make
