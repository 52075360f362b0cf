// The files that are compiled in, as their bytes. Made by embed.cmake when the program is built.
#pragma once

#include <string_view>

namespace drafting::embedded {

std::string_view law_parties_tsv();
std::string_view law_articles_tsv();
std::string_view en_mo();  // locale/en.po, compiled
std::string_view ja_mo();
std::string_view page_mustache();
std::string_view page_css();

}  // namespace drafting::embedded
