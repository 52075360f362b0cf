#include <kainjow/mustache.hpp>

#include "drafting/embedded.h"
#include "drafting/output/output.h"
#include "drafting/output/parts.h"

namespace drafting::output {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;

list lines_of(const std::vector<std::string>& lines) {
  list made;
  for (const std::string& line : lines) made.push_back(data("line", line));
  return made;
}

void set_lines(data& page, const std::string& name, const std::vector<std::string>& lines) {
  page.set("has_" + name, !lines.empty());
  page.set(name, lines_of(lines));
}

// The body in blocks: a paragraph, or all the requests that follow each other.
list blocks_of(const Document& document) {
  list blocks;
  for (std::size_t i = 0; i < document.body.size();) {
    data block;
    list text, requests;
    for (bool request = document.body[i].kind == Paragraph::Kind::kRequest;
         i < document.body.size() &&
         (document.body[i].kind == Paragraph::Kind::kRequest) == request &&
         (request || text.empty());
         ++i) {
      (request ? requests : text).push_back(
          data("words", joined(document.body[i], document.language)));
    }
    block.set("has_requests", !requests.empty());
    block.set("text", text);
    block.set("requests", requests);
    blocks.push_back(block);
  }
  return blocks;
}

// The template with its style in it. The style stands in no tag of the template, as nothing that
// goes through one may stay unescaped.
std::string with_style(std::string page) {
  static constexpr std::string_view kMark = "/*style*/";
  const auto at = page.find(kMark);
  WHEREABOUTS_ASSERT(at != std::string::npos);
  return page.replace(at, kMark.size(), embedded::page_css());
}

}  // namespace

std::string to_html(const Document& document) {
  data page;
  page.set("language", std::string(language_code(document.language)));
  page.set("plain_title", plain_title(document));
  page.set("organisation", document.organisation);
  page.set("day", document.day.iso());
  page.set("date_line", document.date_line);
  page.set("has_reference", !document.reference_line.empty());
  page.set("reference_line", document.reference_line);
  page.set("has_salutation", !document.salutation.empty());
  page.set("salutation", document.salutation);
  page.set("title_first", title_comes_first(document));
  page.set("title", document.title.words);
  page.set("has_closing", !document.closing.empty());
  page.set("closing", document.closing);
  page.set("blocks", blocks_of(document));
  set_lines(page, "sender_address", document.sender_address);
  set_lines(page, "addressee", document.addressee);
  set_lines(page, "signatory", document.signatory);
  set_lines(page, "enclosures", document.enclosures);
  set_lines(page, "footer", document.footer);
  mustache tmpl(with_style(std::string(embedded::page_mustache())));
  WHEREABOUTS_ASSERT(tmpl.is_valid());
  return tmpl.render(page);
}

}  // namespace drafting::output
