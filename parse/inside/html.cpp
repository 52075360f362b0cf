#include "parse/inside/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "base/limits.h"
#include "parse/inside/charset.h"
#include "parse/inside/flow.h"
#include "parse/inside/meta_charset.h"
#include "parse/inside/text.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// HTML Standard, section 15.3 "Rendering": what a browser does not show ...
constexpr std::array<std::string_view, 17> kNotShown = {
    "script", "style",  "title",  "template", "noscript", "iframe", "object", "embed", "applet",
    "svg",    "canvas", "audio",  "video",    "select",   "datalist", "noframes", "noembed"};
// ... what it sets off by space above and below ...
constexpr std::array<std::string_view, 24> kParagraphs = {
    "p",     "h1",  "h2", "h3",         "h4",      "h5",      "h6",   "blockquote",
    "table", "pre", "ul", "ol",         "dl",      "hr",      "form", "fieldset",
    "figure", "article", "section", "nav", "aside", "listing", "dir",  "menu"};
// ... and what begins a line of its own.
constexpr std::array<std::string_view, 22> kLines = {
    "div",    "li",    "tr",      "dt",         "dd",     "address", "center", "header",
    "footer", "main",  "caption", "figcaption", "legend", "details", "summary", "option",
    "body",   "html",  "thead",   "tbody",      "tfoot",  "dialog"};

bool hides(const xmlChar** attributes) {
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    const auto* name = reinterpret_cast<const char*>(attributes[0]);
    const auto* value = reinterpret_cast<const char*>(attributes[1]);
    if (std::string_view(name) == "hidden") return true;
    if (std::string_view(name) != "style" || value == nullptr) continue;
    std::string style;
    for (const char* c = value; *c != '\0'; ++c) {
      if (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\r') continue;
      style += (*c >= 'A' && *c <= 'Z') ? static_cast<char>(*c - 'A' + 'a') : *c;
    }
    if (style.find("display:none") != std::string::npos) return true;
    if (style.find("visibility:hidden") != std::string::npos) return true;
  }
  return false;
}

// Takes libxml2's events. Called from C, so nothing here throws: what goes wrong is remembered.
class Reader {
 public:
  explicit Reader(htmlParserCtxtPtr context) : context_(context), flow_(base::kTextBytesMax) {}

  void start(std::string_view name, const xmlChar** attributes) {
    if (refused_) return;
    if (++depth_ > base::kHtmlDepthMax) return refuse(Refusal::kHtmlTooDeep);
    if (hidden_from_ == 0 && (one_of(name, kNotShown) || hides(attributes))) {
      hidden_from_ = depth_;
    }
    if (hidden_from_ != 0) return;
    if (name == "br") return flow_.line_break();
    if (name == "td" || name == "th") return start_cell();
    set_off(name);
    if (name == "pre" || name == "textarea" || name == "listing") ++kept_;
    if (name == "tr") cells_ = 0;
  }
  void end(std::string_view name) {
    const bool was_hidden = hidden_from_ != 0;
    if (hidden_from_ == depth_) hidden_from_ = 0;
    if (depth_ > 0) --depth_;
    if (was_hidden) return;
    set_off(name);
    if ((name == "pre" || name == "textarea" || name == "listing") && kept_ > 0) --kept_;
  }
  void text(std::string_view utf8) {
    if (hidden_from_ != 0) return;
    flow_.text(utf8, kept_ > 0 ? Flow::Spaces::kKeep : Flow::Spaces::kCollapse);
    if (flow_.full()) refuse(Refusal::kTextTooLarge);
  }
  void refuse(Refusal why) {
    if (!refused_) refused_ = why;
    xmlStopParser(context_);
  }
  const std::optional<Refusal>& refused() const { return refused_; }
  std::string take() { return flow_.take(); }

 private:
  void start_cell() {
    if (cells_++ > 0) flow_.cell();
  }
  void set_off(std::string_view name) {
    if (one_of(name, kParagraphs)) {
      flow_.paragraph();
    } else if (one_of(name, kLines)) {
      flow_.line();
    }
  }

  htmlParserCtxtPtr context_;
  Flow flow_;
  std::size_t depth_ = 0;
  std::size_t hidden_from_ = 0;  // the depth of the element that hides what is in it; 0: none
  int kept_ = 0;                 // elements open that keep their white space
  int cells_ = 0;                // of the row so far
  std::optional<Refusal> refused_;
};

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_text(void* reader, const xmlChar* text, int length) {
  static_cast<Reader*>(reader)->text(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.startElement = [](void* reader, const xmlChar* name, const xmlChar** attributes) {
    static_cast<Reader*>(reader)->start(view(name), attributes);
  };
  sax.endElement = [](void* reader, const xmlChar* name) {
    static_cast<Reader*>(reader)->end(view(name));
  };
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = [](void*, const xmlChar*, int) {};  // the insides of script and style
  return sax;
}

void ignore_complaint(void*, const char*, ...) {}

using Context = std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)>;

}  // namespace

void load_html() {
  xmlInitParser();
  xmlSetGenericErrorFunc(nullptr, ignore_complaint);
  xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
}

HtmlText html_to_text(std::string_view content, std::string_view label) {
  const std::string meta = label.empty() ? meta_charset(content) : std::string();
  Decoded decoded = decode(content, label.empty() ? std::string_view(meta) : label, Markup::kHtml);
  // Not libxml2's push parser: that stops for good at </html>, and lists put their footers after.
  const Context context(
      htmlCreateMemoryParserCtxt(decoded.text.data(), static_cast<int>(decoded.text.size())),
      &htmlFreeParserCtxt);
  if (!context) throw Refused(Refusal::kOutOfMemory);
  // The bytes are UTF-8 by now, whatever the page says of itself.
  htmlCtxtUseOptions(context.get(), HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOERROR |
                                        HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                        HTML_PARSE_RECOVER);
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  Reader reader(context.get());
  *context->sax = handler();
  context->userData = &reader;
  htmlParseDocument(context.get());
  if (reader.refused()) throw Refused(*reader.refused());
  return {reader.take(), decoded.charset, decoded.guessed, decoded.replaced};
}

Parsed read_html(std::string_view content) {
  HtmlText html = html_to_text(content, {});
  if (is_blank(html.text)) throw Refused(Refusal::kEmpty);
  Parsed parsed;
  parsed.medium = model::Medium::kHtml;
  parsed.text = tidy(html.text);
  parsed.charset = html.charset;
  parsed.charset_guessed = html.charset_guessed;
  parsed.parts.push_back({{0, parsed.text.size()}, model::Medium::kHtml, std::nullopt});
  if (html.replaced != 0) {
    note(parsed.unread, {Unread::Why::kBadCharacters, {}, 0, html.replaced, {}});
  }
  return parsed;
}

}  // namespace parse::inside
