// The XML of office documents (ECMA-376), by pugixml, which expands no entity and opens nothing.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace parse::inside {

// `bytes` is parsed in place and must outlive the document. Throws Refused: kDamaged for what is
// no XML or declares a document type, which such documents never do (ECMA-376 part 2, section 8),
// and kOutOfMemory.
void parse_office_xml(std::string& bytes, pugi::xml_document& into);

// Names without their prefix: writers choose prefixes freely, and the names suffice.
std::string_view local_name(const pugi::xml_node& node);
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
// Empty: no such attribute.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

// An attribute that holds a small number, or `otherwise`.
int number(const pugi::xml_node& node, std::string_view name, int otherwise);

}  // namespace parse::inside
