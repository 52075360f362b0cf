#include "parse/inside/mail.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/inside/charset.h"
#include "parse/inside/document.h"
#include "parse/inside/gobject.h"
#include "parse/inside/html.h"
#include "parse/inside/iconv.h"
#include "parse/inside/mail_headers.h"
#include "parse/inside/text.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

// The type of a part, of our own making: what a mail says goes through a list of letters.
std::string type_of(GMimeObject* part) {
  GMimeContentType* type = g_mime_object_get_content_type(part);
  if (type == nullptr) return "application/octet-stream";
  std::string name;
  for (const char* half : {g_mime_content_type_get_media_type(type), "/",
                           g_mime_content_type_get_media_subtype(type)}) {
    for (const char* c = half; c != nullptr && *c != '\0' && name.size() < 80; ++c) {
      const char small = (*c >= 'A' && *c <= 'Z') ? static_cast<char>(*c - 'A' + 'a') : *c;
      constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789!#$&-^_.+/";
      if (kAllowed.find(small) != std::string_view::npos) name += small;
    }
  }
  return name;
}

bool is_attached(GMimeObject* part) {
  const char* disposition = g_mime_object_get_disposition(part);
  return disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  if (bytes == nullptr || bytes->len == 0) return {};
  return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

std::uint64_t size_of(GMimeObject* part) {
  if (!GMIME_IS_PART(part)) return 0;
  GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(part));
  if (content == nullptr) return 0;
  const Owned<GMimeStream> nowhere(g_mime_stream_null_new());
  g_mime_data_wrapper_write_to_stream(content, nowhere.get());
  return static_cast<std::uint64_t>(GMIME_STREAM_NULL(nowhere.get())->written);
}

class MailReader {
 public:
  // `depth`: of the message among messages. `nesting`: of the part among parts of any kind.
  void read(GMimeMessage* message, int depth, int nesting) {
    const Place place{parsed_.messages.size(), depth, nesting};
    Headers headers = read_headers(message, parsed_.unread);
    start_piece();
    headers.message.depth = depth;
    headers.message.header_lines.begin = parsed_.text.size();
    append(headers.lines);
    headers.message.header_lines.end = parsed_.text.size();
    parsed_.messages.push_back(std::move(headers.message));
    if (GMimeObject* body = g_mime_message_get_mime_part(message)) walk(body, place);
  }

  Parsed finish() {
    parsed_.medium = model::Medium::kMail;
    if (parsed_.text.empty()) throw Refused(Refusal::kEmpty);
    return std::move(parsed_);
  }

 private:
  struct Place {
    std::size_t message;  // index into Parsed::messages
    int depth;
    int nesting;
    Place inner() const { return {message, depth, nesting + 1}; }
  };

  void walk(GMimeObject* part, const Place& place) {
    if (++parts_ > base::kMailPartsMax) return leave(Unread::Why::kTooManyParts);
    if (place.nesting >= base::kMailDepthMax) return leave(Unread::Why::kTooDeep);
    if (GMIME_IS_MULTIPART(part)) {
      GMimeMultipart* parts = GMIME_MULTIPART(part);
      if (type_of(part) == "multipart/alternative") return walk_best(parts, place);
      for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
        walk(g_mime_multipart_get_part(parts, i), place.inner());
      }
    } else if (GMIME_IS_MESSAGE_PART(part)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
      if (inner != nullptr) read(inner, place.depth + 1, place.nesting + 1);
    } else {
      read_leaf(part, place.message);
    }
  }

  void walk_best(GMimeMultipart* parts, const Place& place) {
    const int count = g_mime_multipart_get_count(parts);
    for (const std::string_view wanted : {"text/plain", "text/html", ""}) {
      for (int i = 0; i < count; ++i) {
        GMimeObject* part = g_mime_multipart_get_part(parts, i);
        if (!wanted.empty() && type_of(part) != wanted) continue;
        const std::size_t before = parsed_.text.size();
        walk(part, place.inner());
        if (parsed_.text.size() > before) return;
      }
    }
  }

  void read_leaf(GMimeObject* part, std::size_t message) {
    const std::string type = type_of(part);
    const bool html = type == "text/html";
    const bool plain = type == "text/plain" || type == "text/markdown" || type == "text/csv";
    if (!GMIME_IS_PART(part) || is_attached(part) || (!html && !plain)) {
      if (GMIME_IS_PART(part) && read_attachment(GMIME_PART(part), type, message)) return;
      return note(parsed_.unread, {Unread::Why::kAttachment, type, size_of(part), 1, {}});
    }
    const char* label = g_mime_object_get_content_type_parameter(part, "charset");
    const std::string content = content_of(GMIME_PART(part));
    const std::string_view said = label != nullptr ? std::string_view(label) : std::string_view();
    HtmlText read = html ? html_to_text(content, said) : plain_to_text(content, said);
    if (read.replaced != 0) {
      note(parsed_.unread, {Unread::Why::kBadCharacters, {}, 0, read.replaced, {}});
    }
    add(tidy(read.text), html ? model::Medium::kHtml : model::Medium::kText, message);
    if (parsed_.charset.empty()) {
      parsed_.charset = read.charset;
      parsed_.charset_guessed = read.charset_guessed;
    }
  }

  // A document that is read here: its text under a line that names it. False: it is not.
  bool read_attachment(GMimePart* part, const std::string& type, std::size_t message) {
    const std::optional<Parsed> document = document_of(content_of(part));
    if (!document) return false;
    start_piece();
    const std::string name = header_line(g_mime_part_get_filename(part), parsed_.unread);
    append("Attachment: " + (name.empty() ? type : name));
    add(document->text, document->medium, message);
    for (Unread unread : document->unread) {
      unread.kind = type;
      note(parsed_.unread, unread);
    }
    return true;
  }

  static std::optional<Parsed> document_of(const std::string& content) {
    const auto kind = document_kind(content);
    if (!kind) return std::nullopt;
    try {
      return read_document(content, *kind);
    } catch (const Refused&) {
      return std::nullopt;
    }
  }

  static HtmlText plain_to_text(std::string_view content, std::string_view label) {
    Decoded decoded = decode(content, label, Markup::kNone);
    return {std::move(decoded.text), decoded.charset, decoded.guessed, decoded.replaced};
  }

  void add(std::string_view text, model::Medium medium, std::size_t message) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
    while (!text.empty() && text.front() == '\n') text.remove_prefix(1);
    if (is_blank(text)) return;
    start_piece();
    const std::uint64_t begin = parsed_.text.size();
    append(text);
    parsed_.parts.push_back({{begin, parsed_.text.size()}, medium, message});
  }

  void start_piece() {
    if (!parsed_.text.empty()) append("\n\n");
  }

  void append(std::string_view text) {
    if (text.size() > base::kTextBytesMax - parsed_.text.size()) {
      throw Refused(Refusal::kTextTooLarge);
    }
    parsed_.text += text;
  }

  // A part with others in it counts as one: they were not looked at.
  void leave(Unread::Why why) { note(parsed_.unread, {why, {}, 0, 1, {}}); }

  Parsed parsed_;
  std::size_t parts_ = 0;
};

// The head of the mail up to its blank line.
std::string_view header_block(std::string_view content) {
  const std::size_t unix_end = content.find("\n\n");
  const std::size_t dos_end = content.find("\r\n\r\n");
  return content.substr(0, std::min(unix_end, dos_end));
}

// Raw bytes above ASCII in headers break the rules and were common in 2002: they are taken for
// UTF-8, else for what the whole mail speaks for.
Owned<GMimeParserOptions, &g_mime_parser_options_free> options_for(std::string_view content) {
  Owned<GMimeParserOptions, &g_mime_parser_options_free> options(g_mime_parser_options_new());
  std::string guess = "windows-1252";
  if (!base::is_utf8(header_block(content))) {
    guess = guess_charset(content, Markup::kNone).value_or(guess);
  }
  const char* charsets[] = {"utf-8", guess.c_str(), nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets);
  return options;
}

}  // namespace

void load_mail() {
  use_icu_for_iconv();
  g_log_set_default_handler([](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
  g_mime_init();
}

Parsed read_mail(std::string_view content) {
  if (content.starts_with("From ")) {  // the line that parts the mails of a mailbox file
    content.remove_prefix(std::min(content.find('\n'), content.size() - 1) + 1);
  }
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const auto options = options_for(content);
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options.get()));
  if (!message || !has_headers(message.get())) throw Refused(Refusal::kNotMail);
  MailReader reader;
  reader.read(message.get(), 0, 0);
  return reader.finish();
}

}  // namespace parse::inside
