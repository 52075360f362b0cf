#include "tests/house/tree.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace house {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  return path == ".git" || path == "build" || path == "third_party/node_modules" ||
         path == "third_party/made" || path == "tests/house/samples" || name == ".cache";
}

std::string read_whole(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

// Walks through one C++ file and remembers across lines what it is in the middle of.
class Splitter {
 public:
  void line(const std::string& text, std::string& code, std::string& literals) {
    code.assign(text.size(), ' ');
    literals.assign(text.size(), ' ');
    if (within_ == Within::kString || within_ == Within::kCharacter) within_ = Within::kCode;
    for (at_ = 0; at_ < text.size();) {
      switch (within_) {
        case Within::kComment: comment(text); break;
        case Within::kRaw: raw(text, literals); break;
        case Within::kString: quoted(text, '"', literals); break;
        case Within::kCharacter: quoted(text, '\'', literals); break;
        case Within::kCode: plain(text, code); break;
      }
    }
  }

 private:
  enum class Within { kCode, kComment, kString, kCharacter, kRaw };

  void comment(const std::string& text) {
    const std::size_t end = text.find("*/", at_);
    at_ = end == std::string::npos ? text.size() : end + 2;
    if (end != std::string::npos) within_ = Within::kCode;
  }

  void raw(const std::string& text, std::string& literals) {
    const std::size_t end = std::min(text.find(raw_end_, at_), text.size());
    literals.replace(at_, end - at_, text, at_, end - at_);
    at_ = end;
    if (at_ == text.size()) return;
    at_ += raw_end_.size();
    within_ = Within::kCode;
  }

  void quoted(const std::string& text, char quote, std::string& literals) {
    if (text[at_] == quote) {
      within_ = Within::kCode;
    } else {
      literals[at_] = text[at_];
      if (text[at_] == '\\' && at_ + 1 < text.size()) ++at_;
    }
    ++at_;
  }

  void plain(const std::string& text, std::string& code) {
    const char here = text[at_];
    const std::string_view two = std::string_view(text).substr(at_, 2);
    if (two == "//") {
      at_ = text.size();
    } else if (two == "/*") {
      within_ = Within::kComment;
      at_ += 2;
    } else if (here == '"') {
      begin_string(text);
    } else if (here == '\'' && !(at_ > 0 && std::isalnum(text[at_ - 1]) != 0)) {
      within_ = Within::kCharacter;
      ++at_;
    } else {
      code[at_++] = here;
    }
  }

  void begin_string(const std::string& text) {
    const bool is_raw = at_ > 0 && text[at_ - 1] == 'R';
    const std::size_t bracket = is_raw ? text.find('(', at_) : std::string::npos;
    within_ = Within::kString;
    if (bracket == std::string::npos) {
      ++at_;
      return;
    }
    raw_end_ = ")" + text.substr(at_ + 1, bracket - at_ - 1) + "\"";
    within_ = Within::kRaw;
    at_ = bracket + 1;
  }

  Within within_ = Within::kCode;
  std::string raw_end_;
  std::size_t at_ = 0;
};

bool ends_with_any(std::string_view text, const std::vector<std::string_view>& endings) {
  return std::ranges::any_of(endings, [&](std::string_view each) { return text.ends_with(each); });
}

SourceFile read_file(const fs::path& path, std::string name, const std::string& text) {
  SourceFile file;
  file.path = std::move(name);
  file.lines = lines_of(text);
  file.runnable = (fs::status(path).permissions() & fs::perms::owner_exec) != fs::perms::none;
  if (ends_with_any(file.path, {".cpp", ".h", ".inc"})) split_code_and_literals(file);
  return file;
}

}  // namespace

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& beginnings) {
  return std::ranges::any_of(beginnings,
                             [&](std::string_view each) { return text.starts_with(each); });
}

bool SourceFile::is_test() const {
  return ends_with_any(path, {"_test.cpp", "_fuzz.cpp", "_bench.cpp", "probe_main.cpp",
                              "hostile_main.cpp"}) ||
         path.find("/testing/") != std::string::npos ||
         starts_with_any(path, {"tests/", "benchmarks/"});
}

std::string SourceFile::name() const { return fs::path(path).filename().string(); }

std::string SourceFile::folder() const { return fs::path(path).parent_path().string(); }

std::string SourceFile::room() const {
  const std::size_t slash = path.find('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

const SourceFile* Tree::find(std::string_view path) const {
  const auto found = std::ranges::find(files, path, &SourceFile::path);
  return found == files.end() ? nullptr : &*found;
}

void split_code_and_literals(SourceFile& file) {
  Splitter splitter;
  file.code.resize(file.lines.size());
  file.literals.resize(file.lines.size());
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    splitter.line(file.lines[i], file.code[i], file.literals[i]);
  }
}

Tree read_tree(const fs::path& top) {
  Tree tree;
  for (auto each = fs::recursive_directory_iterator(top); each != fs::end(each); ++each) {
    const std::string path = each->path().lexically_relative(top).generic_string();
    if (is_left_out(path)) {
      if (each->is_directory()) each.disable_recursion_pending();
      continue;
    }
    if (!each->is_regular_file() || each->is_symlink()) continue;
    const std::string text = read_whole(each->path());
    if (text.find('\0') != std::string::npos) continue;
    tree.files.push_back(read_file(each->path(), path, text));
  }
  std::ranges::sort(tree.files, {}, &SourceFile::path);
  return tree;
}

}  // namespace house
