#include "parse/inside/docx_parts.h"

#include <algorithm>
#include <set>

#include "parse/inside/office_xml.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

// "word/document.xml" -> "word/_rels/document.xml.rels"
std::string relations_part(const std::string& part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

// A target is told from the folder of the part, or from the root where it begins with a slash.
std::string resolved(const std::string& folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string base = folder;
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!base.empty()) base = folder_of(base.substr(0, base.size() - 1));
  }
  return base + std::string(target);
}

}  // namespace

DocxParts::DocxParts(std::string_view content) : zip_(content) {
  std::string main = "word/document.xml";
  for (const Relation& relation : relations_of("")) {
    if (relation.kind == "officeDocument") main = relation.part;
  }
  const pugi::xml_node root = load(main);
  body_ = child(root, "body");
  if (local_name(root) != "document" || !body_) throw Refused(Refusal::kKnownBinary);
  relations_ = relations_of(main);
}

std::vector<DocxParts::Relation> DocxParts::relations_of(const std::string& part) {
  std::vector<Relation> relations;
  for (const pugi::xml_node& node : load(relations_part(part)).children()) {
    if (attribute(node, "TargetMode") == "External") continue;  // nothing is ever fetched
    const std::string_view type = attribute(node, "Type");
    relations.push_back({std::string(type.substr(type.rfind('/') + 1)),
                         resolved(folder_of(part), attribute(node, "Target"))});
  }
  return relations;
}

pugi::xml_node DocxParts::load(const std::string& part) {
  std::optional<std::string> bytes = zip_.read(part);
  if (!bytes) return {};
  Loaded& loaded = loaded_.emplace_back();
  loaded.bytes = std::move(*bytes);
  parse_office_xml(loaded.bytes, loaded.document);
  return loaded.document.document_element();
}

std::vector<pugi::xml_node> DocxParts::related(std::string_view kind) {
  std::vector<pugi::xml_node> found;
  std::set<std::string> parts;
  for (const Relation& relation : relations_) {
    if (relation.kind != kind || !parts.insert(relation.part).second) continue;
    if (const pugi::xml_node root = load(relation.part)) found.push_back(root);
  }
  return found;
}

}  // namespace parse::inside
