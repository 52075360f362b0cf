#include "parse/inside/mail_headers.h"

#include <string_view>

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/inside/gobject.h"
#include "parse/inside/text.h"

namespace parse::inside {
namespace {

// Headers become one line of good text each, of kMailHeaderBytesMax at most.
class Lines {
 public:
  explicit Lines(std::vector<Unread>& unread) : unread_(unread) {}

  std::string line(const char* raw) {
    if (raw == nullptr) return {};
    std::string text = tidy(base::repair_utf8(raw));
    for (char& c : text) {
      if (c == '\n' || c == '\t') c = ' ';
    }
    const std::string_view trimmed = base::trim(text);
    const std::string_view kept = base::utf8_prefix(trimmed, base::kMailHeaderBytesMax);
    if (kept.size() < trimmed.size()) note(unread_, {Unread::Why::kHeaderCut, {}, 0, 1, {}});
    return std::string(kept);
  }

  std::vector<Address> addresses(InternetAddressList* list) {
    std::vector<Address> found;
    add(list, found, 0);
    return found;
  }

  void put(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!out_.empty()) out_ += '\n';
    out_ += name;
    out_ += ": ";
    out_ += value;
  }
  void put(std::string_view name, const std::vector<Address>& addresses) {
    std::string value;
    for (const Address& one : addresses) {
      if (!value.empty()) value += ", ";
      value += one.name;
      if (one.address.empty()) continue;
      value += one.name.empty() ? one.address : " <" + one.address + ">";
    }
    put(name, value);
  }
  std::string take() { return std::move(out_); }

 private:
  void add(InternetAddressList* list, std::vector<Address>& found, int depth) {
    const int count = list == nullptr ? 0 : internet_address_list_length(list);
    for (int i = 0; i < count; ++i) {
      InternetAddress* one = internet_address_list_get_address(list, i);
      if (INTERNET_ADDRESS_IS_GROUP(one)) {
        if (depth < base::kMailDepthMax) {
          add(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)), found, depth + 1);
        }
        continue;
      }
      if (++addresses_ > base::kMailAddressesMax) {
        note(unread_, {Unread::Why::kAddressesCut, {}, 0, 1, {}});
        continue;
      }
      found.push_back({line(internet_address_get_name(one)),
                       line(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)))});
    }
  }

  std::vector<Unread>& unread_;
  std::string out_;
  std::size_t addresses_ = 0;
};

std::string without_brackets(std::string id) {
  if (id.size() >= 2 && id.front() == '<' && id.back() == '>') return id.substr(1, id.size() - 2);
  return id;
}

std::optional<MailDate> date_of(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (date == nullptr) return std::nullopt;
  const gint64 offset = g_date_time_get_utc_offset(date) / (60 * G_USEC_PER_SEC);
  if (offset < -24 * 60 || offset > 24 * 60) return std::nullopt;
  return MailDate{{g_date_time_to_unix(date) * 1'000'000}, static_cast<int>(offset)};
}

const char* header(GMimeMessage* message, const char* name) {
  return g_mime_object_get_header(GMIME_OBJECT(message), name);
}

}  // namespace

bool has_headers(GMimeMessage* message) {
  for (const char* name : {"From", "Date", "Subject", "Message-ID", "To", "Received"}) {
    if (header(message, name) != nullptr) return true;
  }
  return false;
}

std::string header_line(const char* raw, std::vector<Unread>& unread) {
  return Lines(unread).line(raw);
}

Headers read_headers(GMimeMessage* source, std::vector<Unread>& unread) {
  Lines lines(unread);
  Message message;
  message.from = lines.addresses(g_mime_message_get_from(source));
  message.to = lines.addresses(g_mime_message_get_to(source));
  message.cc = lines.addresses(g_mime_message_get_cc(source));
  message.date = date_of(source);
  message.date_words = lines.line(header(source, "Date"));
  message.subject = lines.line(g_mime_message_get_subject(source));
  message.message_id = without_brackets(lines.line(header(source, "Message-ID")));
  message.in_reply_to = without_brackets(lines.line(header(source, "In-Reply-To")));
  lines.put("From", message.from);
  lines.put("To", message.to);
  lines.put("Cc", message.cc);
  lines.put("Date", message.date_words);
  lines.put("Subject", message.subject);
  return {std::move(message), lines.take()};
}

}  // namespace parse::inside
