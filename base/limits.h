// Every limit on what comes from outside, in one place. Past a limit: an Error kTooLarge that
// names what was too large and how much is allowed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace base {

inline constexpr std::size_t kReportBytesMax = 32 * 1024 * 1024;  // one item as received
inline constexpr std::size_t kTextBytesMax = 8 * 1024 * 1024;     // the text made from it
inline constexpr std::size_t kReadingTextBytesMax = 1024 * 1024;  // read for claims, no more
inline constexpr std::size_t kClaimsPerReadingMax = 20'000;
inline constexpr std::size_t kSubjectsPerReadingMax = 10'000;
inline constexpr std::size_t kReasonBytesMax = 4'000;
inline constexpr std::size_t kLabelBytesMax = 400;
inline constexpr std::size_t kPasswordBytesMax = 1'000;
inline constexpr std::size_t kPasswordBytesMin = 10;
inline constexpr std::size_t kSearchWordsBytesMax = 1'000;
inline constexpr std::size_t kSearchWordsMax = 100;
inline constexpr std::size_t kCasesPerEntryMax = 64;
inline constexpr std::size_t kFilesBytesPerActionMax = 512 * 1024 * 1024;  // all of them together
inline constexpr std::size_t kReportsPerRunMax = 1'000;
inline constexpr std::size_t kValuesPerFieldMax = 1'000;   // of one field of one action
inline constexpr std::size_t kEdtfBytesMax = 400;  // one date as text
inline constexpr int kCborDepthMax = 64;
inline constexpr int kMailDepthMax = 20;
inline constexpr std::size_t kMailPartsMax = 1'000;
inline constexpr std::size_t kMailHeaderBytesMax = 2'000;  // of one header as shown
inline constexpr std::size_t kMailAddressesMax = 200;      // in all the headers of one message
inline constexpr std::size_t kUnreadNotesMax = 100;        // kinds of things said to be unread
inline constexpr std::size_t kHtmlDepthMax = 1'000;
inline constexpr std::size_t kDocxPartsMax = 5'000;                // files in one document
inline constexpr std::size_t kDocxBytesMax = 64 * 1024 * 1024;     // of the parts read, unpacked
inline constexpr int kDocxDepthMax = 500;                          // elements inside elements
inline constexpr std::size_t kPdfPagesMax = 2'000;
inline constexpr std::size_t kPicturePixelsMax = 50'000'000;  // of one picture; A4 at 600 dpi: 35
inline constexpr std::size_t kPicturePagesMax = 200;          // pages read by machine in one file
inline constexpr int kPicturePageSecondsMax = 20;             // reading one of them by machine
inline constexpr int kPicturesSecondsMax = 100;               // and all of them
inline constexpr std::size_t kUnreadPagesMax = 1'000;  // pages named in one note
inline constexpr std::size_t kParserAnswerBytesMax = kTextBytesMax + 4 * 1024 * 1024;
inline constexpr std::uint64_t kParserMemoryBytesMax = 512ull * 1024 * 1024;
inline constexpr int kParserCpuSecondsMax = 20;
inline constexpr int kParserWallSecondsMax = 30;
// The same for files that hold pages (PDF, pictures, mails with either).
inline constexpr std::uint64_t kPagesMemoryBytesMax = 1024ull * 1024 * 1024;
inline constexpr int kPagesCpuSecondsMax = 150;
inline constexpr int kPagesWallSecondsMax = 200;
inline constexpr std::size_t kMembersMax = 1'000;
inline constexpr std::size_t kMembersFileBytesMax = 4 * 1024 * 1024;  // for so many, and more
inline constexpr std::size_t kMarkBytesMax = 4096;                    // the file ARCHIVE
inline constexpr std::size_t kProofBytesMax = 64 * 1024 * 1024;       // of one entry, as text
inline constexpr std::size_t kEntriesPerActMax = 100'000;
inline constexpr int kLockWaitSeconds = 5;

}  // namespace base
