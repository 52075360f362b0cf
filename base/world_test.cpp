#include "base/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <functional>
#include <memory>
#include <thread>

namespace base {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

// A folder of its own on the disk, gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "whereabouts-test-XXXXXX").string();
    WHEREABOUTS_ASSERT(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// One suite for every kind of Files.
struct Place {
  const char* name;
  bool on_disk;
};

class FilesTest : public testing::TestWithParam<Place> {
 protected:
  FilesTest() {
    if (GetParam().on_disk) {
      temporary_ = std::make_unique<TemporaryFolder>();
      folder_ = temporary_->path();
      world_ = make_system_world();
    } else {
      folder_ = "/archive";
      world_ = make_traceless_world();
      world_->files().make_folder(folder_).value();
    }
  }
  Files& files() { return world_->files(); }
  fs::path at(const char* name) const { return folder_ / name; }

  ErrorCode code_of(const auto& result) { return result.error().code; }

  std::unique_ptr<TemporaryFolder> temporary_;
  std::unique_ptr<World> world_;
  fs::path folder_;
};

TEST_P(FilesTest, WhatWasWrittenIsRead) {
  Bytes content = to_bytes(std::string_view("a\0\xff\n", 4));
  ASSERT_TRUE(files().write_whole(at("one"), content).ok());
  EXPECT_EQ(*files().read(at("one"), 100), content);
  EXPECT_TRUE(files().exists(at("one")));
}

TEST_P(FilesTest, WritingReplacesTheWholeFileAndLeavesNothingElse) {
  ASSERT_TRUE(files().write_whole(at("one"), to_bytes("a long first content")).ok());
  ASSERT_TRUE(files().write_whole(at("one"), to_bytes("short")).ok());
  EXPECT_EQ(as_text(*files().read(at("one"), 100)), "short");
  EXPECT_THAT(*files().list(folder_), ElementsAre("one"));
}

TEST_P(FilesTest, ReadingStopsAtTheLimit) {
  for (std::size_t size : {0u, 1u, 4095u, 4096u, 4097u, 100'000u}) {
    ASSERT_TRUE(files().write_whole(at("one"), Bytes(size, 7)).ok());
    EXPECT_EQ(files().read(at("one"), size)->size(), size);
    EXPECT_EQ(files().read(at("one"), size + 1)->size(), size);
    EXPECT_EQ(files().read(at("one"), 1'000'000)->size(), size);
    if (size > 0) {
      EXPECT_EQ(code_of(files().read(at("one"), size - 1)), ErrorCode::kTooLarge);
      EXPECT_EQ(code_of(files().read(at("one"), 0)), ErrorCode::kTooLarge);
    }
  }
}

TEST_P(FilesTest, WhatIsMissingIsNotFound) {
  EXPECT_EQ(code_of(files().read(at("none"), 100)), ErrorCode::kNotFound);
  EXPECT_EQ(code_of(files().remove(at("none"))), ErrorCode::kNotFound);
  EXPECT_EQ(code_of(files().list(at("none"))), ErrorCode::kNotFound);
  EXPECT_EQ(code_of(files().write_whole(at("none") / "file", {})), ErrorCode::kNotFound);
  EXPECT_EQ(code_of(files().make_folder(at("none") / "folder")), ErrorCode::kNotFound);
  EXPECT_FALSE(files().exists(at("none")));
}

TEST_P(FilesTest, RemovedIsGone) {
  ASSERT_TRUE(files().write_whole(at("one"), to_bytes("x")).ok());
  ASSERT_TRUE(files().remove(at("one")).ok());
  EXPECT_FALSE(files().exists(at("one")));
  EXPECT_EQ(code_of(files().remove(at("one"))), ErrorCode::kNotFound);
}

TEST_P(FilesTest, FoldersHoldFilesAndFolders) {
  ASSERT_TRUE(files().make_folder(at("inner")).ok());
  EXPECT_TRUE(files().exists(at("inner")));
  EXPECT_THAT(*files().list(at("inner")), IsEmpty());
  ASSERT_TRUE(files().write_whole(at("inner") / "b", to_bytes("x")).ok());
  ASSERT_TRUE(files().write_whole(at("inner") / "a", to_bytes("x")).ok());
  ASSERT_TRUE(files().make_folder(at("inner") / "c").ok());
  ASSERT_TRUE(files().write_whole(at("inner") / "c" / "deeper", to_bytes("x")).ok());
  EXPECT_THAT(*files().list(at("inner")), ElementsAre("a", "b", "c"));
  EXPECT_THAT(*files().list(folder_), ElementsAre("inner"));
}

TEST_P(FilesTest, OnePlaceHasManySpellings) {
  ASSERT_TRUE(files().make_folder(at("inner/")).ok());
  ASSERT_TRUE(files().write_whole(at("inner/./one"), to_bytes("x")).ok());
  EXPECT_TRUE(files().exists(at("inner/../inner/one")));
  EXPECT_THAT(*files().list(at("inner/")), ElementsAre("one"));
}

TEST_P(FilesTest, AFolderIsNoFile) {
  ASSERT_TRUE(files().make_folder(at("inner")).ok());
  EXPECT_EQ(code_of(files().make_folder(at("inner"))), ErrorCode::kIo);
  EXPECT_EQ(code_of(files().read(at("inner"), 100)), ErrorCode::kBadInput);
  EXPECT_EQ(code_of(files().write_whole(at("inner"), to_bytes("x"))), ErrorCode::kIo);
  EXPECT_EQ(code_of(files().remove(at("inner"))), ErrorCode::kIo);
  EXPECT_THAT(*files().list(folder_), ElementsAre("inner"));
  ASSERT_TRUE(files().write_whole(at("one"), to_bytes("x")).ok());
  EXPECT_EQ(code_of(files().make_folder(at("one"))), ErrorCode::kIo);
  EXPECT_EQ(code_of(files().list(at("one"))), ErrorCode::kIo);
}

TEST_P(FilesTest, AReaderSeesOneOfTheContentsNeverAMixture) {
  Bytes first(50'000, 1), second(80'000, 2);
  ASSERT_TRUE(files().write_whole(at("one"), first).ok());
  std::thread writer([&] {
    for (int round = 0; round < 50; ++round) {
      files().write_whole(at("one"), round % 2 == 0 ? second : first).value();
    }
  });
  for (int round = 0; round < 200; ++round) {
    auto content = files().read(at("one"), 100'000);
    EXPECT_TRUE(content.ok() && (*content == first || *content == second));
  }
  writer.join();
}

INSTANTIATE_TEST_SUITE_P(Everywhere, FilesTest,
                         testing::Values(Place{"OnDisk", true}, Place{"InMemory", false}),
                         [](const auto& tested) { return tested.param.name; });

TEST(SystemFiles, OnlyTheOwnerCanReadWhatIsWritten) {
  TemporaryFolder folder;
  auto world = make_system_world();
  fs::path file = folder.path() / "one", inner = folder.path() / "inner";
  ASSERT_TRUE(world->files().write_whole(file, to_bytes("x")).ok());
  ASSERT_TRUE(world->files().make_folder(inner).ok());
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(inner).permissions(), fs::perms::owner_all);
}

TEST(SystemFiles, APipeIsReadToItsEndOrToTheLimit) {
  TemporaryFolder folder;
  auto world = make_system_world();
  fs::path pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  auto read_while_writing = [&](std::size_t bytes_max) {
    std::thread writer([&] { std::ofstream(pipe) << std::string(20'000, 'x'); });
    auto content = world->files().read(pipe, bytes_max);
    writer.join();
    return content;
  };
  EXPECT_EQ(read_while_writing(20'000)->size(), 20'000u);
  EXPECT_EQ(read_while_writing(19'999).error().code, ErrorCode::kTooLarge);
}

TEST(SystemWorld, ClockAndChanceAreTheMachines) {
  auto world = make_system_world();
  Instant before = world->now();
  EXPECT_GT(before.microseconds, 1'700'000'000'000'000);
  EXPECT_LE(before, world->now());
  Bytes one(1000), other(1000);
  world->random(one);
  world->random(other);
  EXPECT_NE(one, other);
  world->random({});
}

TEST(TracelessWorld, WritesNothingToTheDisk) {
  TemporaryFolder folder;
  auto world = make_traceless_world();
  ASSERT_TRUE(world->files().make_folder("/archive").ok());
  ASSERT_TRUE(world->files().write_whole("one", to_bytes("x")).ok());
  EXPECT_FALSE(fs::exists("one"));
  EXPECT_EQ(world->files().write_whole(folder.path() / "one", to_bytes("x")).error().code,
            ErrorCode::kNotFound);
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(MemoryWorld, ClockStandsWhereItIsSetAndChanceComesFromItsSeed) {
  MemoryWorld one({5}, 1), same({5}, 1), other({5}, 2);
  EXPECT_EQ(one.now(), Instant{5});
  one.set_now({7});
  EXPECT_EQ(one.now(), Instant{7});
  Bytes of_one(13), of_same(13), of_other(13), later(13);
  one.random(of_one);
  same.random(of_same);
  other.random(of_other);
  one.random(later);
  EXPECT_EQ(of_one, of_same);
  EXPECT_NE(of_one, of_other);
  EXPECT_NE(of_one, later);
}

}  // namespace
}  // namespace base
