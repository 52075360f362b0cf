#include "reading/language.h"

#include <fasttext/fasttext.h>

#include <sstream>

#include "base/utf8.h"

namespace reading {
namespace {

constexpr std::size_t kLookedAtBytes = 8 * 1024;
constexpr std::size_t kWordsMin = 4;
constexpr float kSure = 0.5F;

}  // namespace

struct LanguageFinder::Model {
  fasttext::FastText fast_text;
};

LanguageFinder::LanguageFinder(std::unique_ptr<Model> model) : model_(std::move(model)) {}
LanguageFinder::LanguageFinder(LanguageFinder&&) noexcept = default;
LanguageFinder& LanguageFinder::operator=(LanguageFinder&&) noexcept = default;
LanguageFinder::~LanguageFinder() = default;

base::Result<LanguageFinder> LanguageFinder::open(const std::filesystem::path& path) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) {
    return base::Error{base::ErrorCode::kNotFound,
                       "the language model is missing; run ./start, which installs it"};
  }
  auto model = std::make_unique<Model>();
  try {
    model->fast_text.loadModel(path.string());
  } catch (const std::exception&) {
    return base::Error{
        base::ErrorCode::kDamaged,
        "the language model cannot be read; remove third_party/node_modules and run ./start"};
  }
  return LanguageFinder(std::move(model));
}

std::string LanguageFinder::find(std::string_view text) const {
  std::string line;
  std::size_t words = 0;
  bool in_word = false;
  bool wide = false;
  for (const char c : base::utf8_prefix(text, kLookedAtBytes)) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ' || (c >= '0' && c <= '9');
    wide = wide || (static_cast<unsigned char>(c) >= 0xe0);  // scripts that set no blanks
    if (blank) {
      in_word = false;
      if (!line.empty() && line.back() != ' ') line.push_back(' ');
      continue;
    }
    if (!in_word) ++words;
    in_word = true;
    line.push_back(c);
  }
  if (words < kWordsMin && !(wide && line.size() > 20)) return {};
  std::istringstream in(line + "\n");
  std::vector<std::pair<fasttext::real, std::string>> found;
  model_->fast_text.predictLine(in, found, 1, kSure);
  if (found.empty()) return {};
  const std::string& label = found.front().second;  // "__label__en"
  const std::size_t at = label.rfind('_');
  return at == std::string::npos ? std::string() : label.substr(at + 1);
}

}  // namespace reading
