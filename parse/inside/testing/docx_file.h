// Word documents for tests, made of the parts that are told: small, readable, of invented people.
#pragma once

#include <zip.h>

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace parse::inside::samples {

using Parts = std::map<std::string, std::string>;

// A ZIP file of these parts. `method`: ZIP_CM_STORE or ZIP_CM_DEFLATE.
inline std::string zip_of(const Parts& parts, int method = ZIP_CM_DEFLATE) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  WHEREABOUTS_ASSERT(archive != nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t at = zip_file_add(archive, name.c_str(), source, 0);
    WHEREABOUTS_ASSERT(at >= 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), method, 0);
  }
  WHEREABOUTS_ASSERT(zip_close(archive) == 0);
  zip_stat_t about;
  zip_source_stat(target, &about);
  std::string bytes(about.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

inline std::string w(std::string_view element, std::string_view inside) {
  constexpr std::string_view kSpace =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:";
  xml.append(element).append(" ").append(kSpace).append(">").append(inside);
  return xml.append("</w:").append(element).append(">");
}

// `body` and `more` parts beside it, each related to the document by its name without digits:
// "header1" is word/header1.xml, a header.
inline Parts docx_parts(std::string_view body, const Parts& more = {}) {
  Parts parts;
  parts["_rels/.rels"] =
      "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" "
      "Target=\"word/document.xml\"/></Relationships>";
  parts["word/document.xml"] = w("document", "<w:body>" + std::string(body) + "</w:body>");
  std::string relations = "<Relationships>";
  for (const auto& [name, xml] : more) {
    const std::string kind = name.substr(0, name.find_first_of("0123456789"));
    relations +=
        "<Relationship Id=\"" + name + "\" Type=\"x/" + kind + "\" Target=\"" + name + ".xml\"/>";
    parts["word/" + name + ".xml"] = xml;
  }
  parts["word/_rels/document.xml.rels"] = relations + "</Relationships>";
  return parts;
}

inline std::string docx(std::string_view body, const Parts& more = {}) {
  return zip_of(docx_parts(body, more));
}

// A paragraph of one run; `properties`: what stands in <w:pPr>.
inline std::string p(std::string_view text, std::string_view properties = {}) {
  std::string xml = "<w:p>";
  if (!properties.empty()) xml.append("<w:pPr>").append(properties).append("</w:pPr>");
  xml.append("<w:r><w:t xml:space=\"preserve\">").append(text);
  return xml.append("</w:t></w:r></w:p>");
}

}  // namespace parse::inside::samples
