// A password is in memory only as long as it is needed.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "actions/testing/desk.h"

namespace actions {
namespace {

using testing::Desk;

constexpr unsigned char kVeil = 0x5a;

// From letters that this test keeps bent, so that it does not find itself.
base::Secret unveiled(const std::string& bent) {
  base::Secret secret;
  for (char letter : bent) secret.add(static_cast<char>(letter ^ kVeil));
  return secret;
}

std::size_t count_between(const char* at, const char* end, const std::string& bent) {
  std::size_t found = 0;
  for (; at + bent.size() <= end; ++at) {
    std::size_t same = 0;
    while (same < bent.size() && (at[same] ^ kVeil) == bent[same]) ++same;
    found += same == bent.size();
  }
  return found;
}

// How often these letters stand in what this process can write to: its heap, stacks and data.
std::size_t count_in_memory(const std::string& bent) {
  std::ifstream maps("/proc/self/maps");
  std::size_t found = 0;
  for (std::string line; std::getline(maps, line);) {
    std::istringstream words(line);
    std::uintptr_t begin = 0, end = 0;
    char dash = 0;
    std::string rights;
    words >> std::hex >> begin >> dash >> end >> rights;
    if (!rights.starts_with("rw")) continue;
    found += count_between(reinterpret_cast<const char*>(begin),
                           reinterpret_cast<const char*>(end), bent);
  }
  return found;
}

TEST(Secrets, NothingOfAPasswordStaysInMemory) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer maps more memory than could be looked through";
#endif
  // Longer than a string keeps within itself; memory that was given back loses its first bytes.
  static const char bent[] = "\x3b\x7a\x2a\x3b\x29\x29\x2d\x35\x28\x3e\x7a\x35\x3c\x7a\x2e\x32\x28"
                             "\x3f\x3f\x7a\x38\x28\x33\x3e\x3d\x3f\x29\x7a\x33\x34\x7a\x3b\x7a\x36"
                             "\x33\x34\x3f\x7a\x35\x3c\x7a\x36\x33\x3d\x32\x2e";
  const std::string password(bent, sizeof bent - 1);
  const std::string tail = password.substr(24);
  Desk desk;
  {
    Input::Secrets secrets;
    secrets["new-password"] = unveiled(password);
    EXPECT_EQ(count_in_memory(tail), 1u);  // it would be found
    const Action& action = *find("member password");
    const Input input = check_input(action, {}, {}, std::move(secrets)).or_throw();
    EXPECT_EQ(count_in_memory(tail), 1u);
    Context context{desk.tools(), desk.keeper(), [](double) {}};
    ASSERT_TRUE(perform(action, context, input).ok());
    EXPECT_EQ(count_in_memory(tail), 1u);
  }
  EXPECT_EQ(count_in_memory(tail), 0u);
  EXPECT_TRUE(desk.keeper().another("keeper", unveiled(password).view()).ok());
  EXPECT_EQ(count_in_memory(tail), 0u);
}

}  // namespace
}  // namespace actions
