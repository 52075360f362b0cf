// The English words that a scan or a line's end has spoilt: "wornan", "Septernber", "electri-cian".
#pragma once

#include <string>
#include <string_view>

namespace reading::english {

// `lower` itself if it is a word of the lists of this folder, the word of them that it must be
// where "rn" stands for "m" or "vv" for "w", else "".
std::string mended(std::string_view lower);

}  // namespace reading::english
