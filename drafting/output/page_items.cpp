#include "drafting/output/page_items.h"

#include "drafting/output/parts.h"

namespace drafting::output {
namespace {

constexpr double kSmall = 0.82;

void add_lines(std::vector<PageItem>& items, const std::vector<std::string>& lines, PageItem look) {
  for (const std::string& line : lines) {
    look.words = line;
    items.push_back(look);
    look.space_before = 0;
  }
}

void add_letterhead(std::vector<PageItem>& items, const Document& document) {
  items.push_back({.words = document.organisation, .scale = 1.4, .bold = true});
  std::string address;
  for (const std::string& line : document.sender_address) {
    address += (address.empty() ? "" : "  ·  ") + line;
  }
  if (!address.empty()) {
    items.push_back({.words = address, .scale = kSmall, .space_before = 0.15, .quiet = true});
  }
  items.back().rule_below = true;
}

void add_title(std::vector<PageItem>& items, const Document& document) {
  const bool letter = document.kind == model::DocumentKind::kLetter;
  items.push_back({.tag = "H1",
                   .words = document.title.words,
                   .scale = letter ? 1.0 : 1.2,
                   .space_before = letter && !title_comes_first(document) ? 0.8 : 1.4,
                   .bold = true});
}

void add_body(std::vector<PageItem>& items, const Document& document) {
  for (const Paragraph& paragraph : document.body) {
    PageItem item{.words = joined(paragraph, document.language), .space_before = 0.7};
    if (paragraph.kind == Paragraph::Kind::kRequest) {
      item.tag = "LI";
      item.space_before = 0.3;
      item.indent = 1.6;
      item.mark = request_mark(document.language);
    } else if (document.language == Language::kJapanese) {
      item.first_indent = 1;  // as Japanese paragraphs begin
    }
    items.push_back(std::move(item));
  }
}

}  // namespace

std::vector<PageItem> body_items(const Document& document) {
  std::vector<PageItem> items;
  add_letterhead(items, document);
  items.push_back({.words = document.date_line, .space_before = 1.6, .right = true});
  if (!document.reference_line.empty()) {
    items.push_back(
        {.words = document.reference_line, .scale = kSmall, .quiet = true, .right = true});
  }
  add_lines(items, document.addressee, {.words = {}, .space_before = 0.8});
  const bool first = title_comes_first(document);
  if (first) add_title(items, document);
  if (!document.salutation.empty()) {
    items.push_back({.words = document.salutation, .space_before = first ? 0.8 : 1.4});
  }
  if (!first) add_title(items, document);
  add_body(items, document);
  const bool japanese = document.language == Language::kJapanese;
  if (!document.closing.empty()) {
    items.push_back({.words = document.closing, .space_before = 1.1, .right = japanese});
    // Room for a signature.
    add_lines(items, document.signatory, {.words = {}, .space_before = 3.2, .right = japanese});
  }
  add_lines(items, document.enclosures,
            {.words = {}, .scale = kSmall, .space_before = 1.2, .quiet = true});
  return items;
}

std::vector<PageItem> footer_items(const Document& document) {
  std::vector<PageItem> items;
  add_lines(items, document.footer, {.words = {}, .scale = 0.72, .quiet = true});
  if (document.provisional && !items.empty()) items.front().bold = true;
  return items;
}

}  // namespace drafting::output
