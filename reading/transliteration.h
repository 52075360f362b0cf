// Spellings of one name that differ only in how its script was put into Latin letters.
#pragma once

#include <string>
#include <string_view>

namespace reading {

// What such spellings have in common: "Zuwara" and "Zuwārah", "Tal Afar" and "Tall 'Afar" give the
// same. Two names that do are not surely one: ask for a country too.
std::string sounds_of(std::string_view name);

}  // namespace reading
