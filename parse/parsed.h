// What the parser makes of one file: its text, and what is known about how the text came about.
//
// The text is UTF-8 with \n line ends, without NUL and other control characters but tab; blank
// lines part paragraphs. Passages point into it by byte range, so it is made once, when a report
// is received, and stored; the same file may give another text in a later version.
//
// Of a mail, the headers that matter stand at the head of the text as lines ("From: ..."), in the
// form in which people paste them, so that a passage can point at them as well; a blank line
// follows, then the body. A message inside the message follows in the same way.
//
// Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/world.h"
#include "model/report.h"

namespace parse {

// Bytes [begin, end) of Parsed::text; both lie between characters.
struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

struct Address {
  std::string name;     // as displayed, decoded; may be empty
  std::string address;  // empty for a name without an address
  friend bool operator==(const Address&, const Address&) = default;
};

// When a mail says that it was written. The day that its writer saw is that of the offset.
struct MailDate {
  base::Instant moment;
  int utc_offset_minutes = 0;
  friend bool operator==(const MailDate&, const MailDate&) = default;
};

// A mail, or a mail inside a mail. Headers say what a sender wrote there; nobody has checked them.
struct Message {
  std::vector<Address> from;
  std::vector<Address> to;
  std::vector<Address> cc;
  std::optional<MailDate> date;  // none: no such header, or it holds no date that there is
  std::string date_words;        // the header as written
  std::string subject;
  std::string message_id;   // without < >
  std::string in_reply_to;  // without < >
  int depth = 0;            // 0: the mail itself; 1: a message inside it; ...
  Range header_lines;       // where they stand in the text
  friend bool operator==(const Message&, const Message&) = default;
};

// A piece of the text that was made from one part of the file.
struct Part {
  Range range;
  model::Medium medium = model::Medium::kText;  // what it was made from, never kMail
  std::optional<std::uint64_t> message;         // index into Parsed::messages; none: not a mail
  friend bool operator==(const Part&, const Part&) = default;
};

// Something in the file that is not in the text, or not as it was.
struct Unread {
  // The numbers are spoken between program and library: append, never reorder.
  enum class Why {
    kAttachment = 1,      // `kind` is its media type, `bytes` its size
    kTooDeep = 2,         // parts nested deeper than kMailDepthMax
    kTooManyParts = 3,    // parts past kMailPartsMax
    kHeaderCut = 4,       // a header line longer than kMailHeaderBytesMax was shortened
    kAddressesCut = 5,    // addresses past kMailAddressesMax
    kBadCharacters = 6,   // bytes that are not characters, replaced by U+FFFD
    kOther = 7,           // notes past kUnreadNotesMax
    kDeleted = 8,         // passages that a tracked change took out
    kHidden = 9,          // passages that the document does not show
    kComment = 10,        // remarks in the margin
    kPicture = 11,        // pictures inside a document
    kEmbedded = 12,       // other files and diagrams inside a document
    kFormField = 13,      // fields that are filled in without being text
    kSign = 14,           // signs out of a font of signs, which are no characters
    kByMachine = 15,      // pages or pictures whose text a machine read off, with slips
    kPage = 16,           // pages that could not be read
    kPageOfPicture = 17,  // pages that are pictures in which no text was found
    kTooManyPages = 18,   // pages past a limit of number or time
    kIllegible = 19,      // pages or pictures whose text the machine could not make out
    kPartOfPage = 20,     // pages some of whose fonts could not be read
    kPartByMachine = 21,  // pages with a picture beside their text, which a machine read off
  };
  Why why = Why::kOther;
  std::string kind;  // a media type (letters, digits and !#$&-^_.+/ only), or empty
  std::uint64_t bytes = 0;
  std::uint64_t count = 1;
  std::vector<std::uint64_t> pages;  // where it is, ascending from 1; empty: not told by pages
  friend bool operator==(const Unread&, const Unread&) = default;
};

// "2 attachments were not read (application/pdf, 120 kB)": names no file and quotes nothing.
std::string words(const Unread& unread);

struct Parsed {
  std::string text;
  model::Medium medium = model::Medium::kText;
  std::string charset;           // of the text or page; of a mail, of its first part; empty: none
  bool charset_guessed = false;  // nothing in the file said it, and it is not UTF-8
  std::vector<Message> messages;  // of a mail: outermost first, in the order of the text
  std::vector<Part> parts;        // in the order of the text, not overlapping
  std::vector<Unread> unread;
  friend bool operator==(const Parsed&, const Parsed&) = default;
};

}  // namespace parse
