// The machine as it is, for tests that listen to what is asked of its files or let some of it fail.
#pragma once

#include <memory>

#include "base/world.h"

namespace ledger::testing {

class MachineFiles : public base::Files {
 public:
  explicit MachineFiles(base::Files& below) : below_(below) {}
  base::Result<base::Bytes> read(const std::filesystem::path& path, std::size_t most) override {
    return below_.read(path, most);
  }
  base::Status write_whole(const std::filesystem::path& path, base::ByteView content) override {
    return below_.write_whole(path, content);
  }
  base::Status remove(const std::filesystem::path& path) override { return below_.remove(path); }
  base::Status make_folder(const std::filesystem::path& path) override {
    return below_.make_folder(path);
  }
  bool exists(const std::filesystem::path& path) override { return below_.exists(path); }
  base::Result<std::vector<std::string>> list(const std::filesystem::path& folder) override {
    return below_.list(folder);
  }
  base::Status sync(const std::filesystem::path& path) override { return below_.sync(path); }

 private:
  base::Files& below_;
};

template <typename TheFiles>
class Machine final : public base::World {
 public:
  base::Instant now() override { return below_->now(); }
  void random(std::span<std::uint8_t> out) override { below_->random(out); }
  TheFiles& files() override { return files_; }

 private:
  std::unique_ptr<base::World> below_ = base::make_system_world();
  TheFiles files_{below_->files()};
};

}  // namespace ledger::testing
