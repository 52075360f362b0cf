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
inline constexpr std::size_t kParserAnswerBytesMax = kTextBytesMax + 4 * 1024 * 1024;
inline constexpr std::uint64_t kParserMemoryBytesMax = 512ull * 1024 * 1024;
inline constexpr int kParserCpuSecondsMax = 20;
inline constexpr int kParserWallSecondsMax = 30;
inline constexpr std::size_t kMembersMax = 1'000;
inline constexpr std::size_t kEntriesPerActMax = 100'000;
inline constexpr int kLockWaitSeconds = 5;

}  // namespace base
