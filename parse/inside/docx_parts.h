// The parts of a Word document, found by the relations between them (ECMA-376 part 2): names and
// folders of parts are free.
#pragma once

#include <list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "parse/inside/zip.h"

namespace parse::inside {

class DocxParts {
 public:
  // Throws Refused: kKnownBinary where no part is a Word document's; what Zip and
  // parse_office_xml throw.
  explicit DocxParts(std::string_view content);

  // The children of each are what counts: <w:body>, <w:footnotes>, ... They live as long as this.
  const pugi::xml_node& body() const { return body_; }
  // All parts that the body is related to by `kind` ("header", "numbering", ...), each once.
  std::vector<pugi::xml_node> related(std::string_view kind);

 private:
  struct Relation {
    std::string kind;
    std::string part;
  };
  struct Loaded {
    std::string bytes;
    pugi::xml_document document;
  };

  std::vector<Relation> relations_of(const std::string& part);
  pugi::xml_node load(const std::string& part);

  Zip zip_;
  std::list<Loaded> loaded_;  // stays where it is: nodes point into it
  std::vector<Relation> relations_;
  pugi::xml_node body_;
};

}  // namespace parse::inside
