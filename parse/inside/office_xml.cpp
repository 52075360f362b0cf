#include "parse/inside/office_xml.h"

#include <charconv>

#include "parse/refusal.h"

namespace parse::inside {
namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

void parse_office_xml(std::string& bytes, pugi::xml_document& into) {
  // White space alone is text in <w:t xml:space="preserve"> </w:t>.
  const unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                           pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single |
                           pugi::parse_doctype;
  const pugi::xml_parse_result result =
      into.load_buffer_inplace(bytes.data(), bytes.size(), options);
  if (result.status == pugi::status_out_of_memory) throw Refused(Refusal::kOutOfMemory);
  if (!result) throw Refused(Refusal::kDamaged);
  for (const pugi::xml_node& node : into.children()) {
    if (node.type() == pugi::node_doctype) throw Refused(Refusal::kDamaged);
  }
}

std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& each : node.children()) {
    if (local_name(each) == name) return each;
  }
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& each : node.attributes()) {
    if (without_prefix(each.name()) == name) return each.value();
  }
  return {};
}

int number(const pugi::xml_node& node, std::string_view name, int otherwise) {
  const std::string_view digits = attribute(node, name);
  std::uint16_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : otherwise;
}

}  // namespace parse::inside
