// Originals: each in a file of its own, under the key of its report, its size padded.
#include <algorithm>
#include <bit>

#include "base/limits.h"
#include "ledger/archive.h"
#include "ledger/originals.h"

namespace ledger {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;

std::size_t padded_size(std::size_t size) {
  constexpr std::size_t kLeast = 1024;
  if (size <= kLeast) return kLeast;
  const auto exponent = static_cast<unsigned>(std::bit_width(size) - 1);
  const auto kept = static_cast<unsigned>(std::bit_width(exponent));
  const std::size_t step = std::size_t{1} << (exponent - kept);
  return (size + step - 1) & ~(step - 1);
}

Bytes seal_original(const Key& report_key, std::string_view name, ByteView content,
                    base::World& world) {
  Bytes padded(padded_size(content.size() + 8));
  put_big_endian(content.size(), padded.data());
  std::copy(content.begin(), content.end(), padded.begin() + 8);
  Bytes sealed = seal(original_key(report_key), padded, base::as_bytes(name), world);
  wipe(padded.data(), padded.size());
  return sealed;
}

base::Result<Bytes> open_original(const Key& report_key, std::string_view name, ByteView sealed) {
  const Error damaged{ErrorCode::kDamaged,
                      "an original is not as it was written; put it back from a backup"};
  auto padded = open(original_key(report_key), sealed, base::as_bytes(name));
  if (!padded.ok() || padded->size() < 8) return damaged;
  std::uint64_t size = 0;
  for (std::size_t at = 0; at < 8; ++at) size = size << 8 | (*padded)[at];
  if (size > padded->size() - 8) return damaged;
  padded->erase(padded->begin(), padded->begin() + 8);
  padded->resize(size);
  return padded;
}

bool is_original_name(std::string_view name) {
  return name.size() == kOriginalNameBytes * 2 &&
         name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

base::Result<std::string> Ledger::put_original(const model::ReportId& report, ByteView bytes) {
  if (bytes.size() > base::kReportBytesMax) {
    return Error{ErrorCode::kTooLarge, "a report may have at most " +
                                           std::to_string(base::kReportBytesMax) + " bytes"};
  }
  if (auto why = read_only()) return Error{ErrorCode::kUnsupported, *why};
  if (!archive_->keys->find({KeyOf::kReport, report.bytes()}).empty()) {
    return Error{ErrorCode::kConflict, "the original of a report comes before its entry"};
  }
  std::array<std::uint8_t, kOriginalNameBytes> chance;
  archive_->world.random(chance);
  const std::string name = base::to_hex(chance);
  Key key;
  {
    std::lock_guard guard(unlocked_->pending_mutex);
    key = unlocked_->pending.try_emplace(report, Key::make(archive_->world)).first->second;
  }
  const Bytes sealed = seal_original(key, name, bytes, archive_->world);
  const std::filesystem::path path = archive_->folder.original(name);
  base::Files& files = archive_->world.files();
  if (!files.exists(path.parent_path())) {
    auto made = files.make_folder(path.parent_path());
    if (!made.ok() && !files.exists(path.parent_path())) return made.error();
  }
  TRY(files.write_whole(path, sealed));
  std::lock_guard guard(unlocked_->pending_mutex);
  unlocked_->pending_files[report].emplace_back(name, sha256(sealed));
  return name;
}

base::Result<Bytes> Ledger::get_original(const model::ReportId& report,
                                         std::string_view name) const {
  if (!is_original_name(name)) {
    return Error{ErrorCode::kBadInput, "this is not the name of an original"};
  }
  TRY_ASSIGN(Key key, unlocked_->ring.find(*archive_->keys, {KeyOf::kReport, report.bytes()}));
  TRY_ASSIGN(Bytes sealed,
             archive_->world.files().read(archive_->folder.original(std::string(name)),
                                          kOriginalFileBytesMax));
  return open_original(key, name, sealed);
}

// Written in the transaction of the reports' entries: from then on the files belong to them.
std::function<void(database::Connection&)> Ledger::received_originals(
    const std::vector<model::Body>& bodies) {
  std::vector<model::ReportId> received;
  for (const model::Body& body : bodies) {
    const auto* report = std::get_if<model::ReportReceived>(&body);
    if (report != nullptr) received.push_back(report->report.id);
  }
  if (received.empty()) return {};
  return [this, received](database::Connection& writer) {
    std::lock_guard guard(unlocked_->pending_mutex);
    for (const model::ReportId& report : received) {
      auto files = unlocked_->pending_files.find(report);
      if (files == unlocked_->pending_files.end()) continue;
      for (const auto& [name, hash] : files->second) {
        writer.statement("INSERT INTO originals (name, report, hash) VALUES ($1, $2, $3)")
            .bind(1, name)
            .bind(2, ByteView(report.bytes()))
            .bind(3, ByteView(hash))
            .run();
      }
    }
  };
}

}  // namespace ledger
