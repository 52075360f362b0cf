#include "ledger/seal.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "ledger/members_file.h"
#include "ledger/originals.h"
#include "ledger/recovery.h"

namespace ledger {
namespace {

base::MemoryWorld& world() {
  static base::MemoryWorld made({1'700'000'000'000'000}, 5);
  ready_cryptography();
  return made;
}

TEST(Seal, OpensUnderItsKeyAndBindingOnly) {
  const Key key = Key::make(world());
  const base::Bytes plain = base::to_bytes("somebody was seen");
  const base::Bytes sealed = seal(key, plain, base::as_bytes("entry 7"), world());
  EXPECT_EQ(open(key, sealed, base::as_bytes("entry 7")).or_throw(), plain);
  EXPECT_FALSE(open(key, sealed, base::as_bytes("entry 8")).ok());
  EXPECT_FALSE(open(Key::make(world()), sealed, base::as_bytes("entry 7")).ok());
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    base::Bytes bent = sealed;
    bent[at] = static_cast<std::uint8_t>(bent[at] ^ 1);
    EXPECT_FALSE(open(key, bent, base::as_bytes("entry 7")).ok()) << at;
  }
  EXPECT_FALSE(open(key, {}, {}).ok());
}

TEST(Seal, BoxesAndSignaturesKnowTheirMember) {
  const MemberSecrets one = MemberSecrets::make(world());
  const MemberSecrets other = MemberSecrets::make(world());
  const base::Bytes sealed = seal_to(one.sealing_public, base::as_bytes("a key"));
  EXPECT_EQ(base::as_text(open_as(one, sealed).or_throw()), "a key");
  EXPECT_FALSE(open_as(other, sealed).ok());
  const Signature signature = sign(one, base::as_bytes("an act"));
  EXPECT_TRUE(signature_holds(one.signing_public, base::as_bytes("an act"), signature));
  EXPECT_FALSE(signature_holds(one.signing_public, base::as_bytes("another"), signature));
  EXPECT_FALSE(signature_holds(other.signing_public, base::as_bytes("an act"), signature));
  const MemberSecrets again = MemberSecrets::from(one.sealing, one.signing_seed);
  EXPECT_EQ(again.sealing_public, one.sealing_public);
  EXPECT_EQ(again.signing_public, one.signing_public);
}

TEST(Seal, AKeyThatMovedAwayIsGone) {
  Key key = Key::make(world());
  const Key moved = std::move(key);
  EXPECT_EQ(base::to_hex(key.bytes()), std::string(64, '0'));
  EXPECT_NE(base::to_hex(moved.bytes()), std::string(64, '0'));
  EXPECT_NE(base::to_hex(derive(moved, 1, "wabTest1").bytes()),
            base::to_hex(derive(moved, 1, "wabTest2").bytes()));
}

TEST(Seal, APasswordThatWouldTakeTheWholeMachineIsRefused) {
  const base::Bytes salt(kPasswordSaltBytes, 1);
  EXPECT_TRUE(password_key("secret", salt, kPasswordCostLeast).ok());
  EXPECT_EQ(password_key("secret", salt, {1, 1ull << 40}).error().code,
            base::ErrorCode::kDamaged);
  EXPECT_EQ(password_key("secret", salt, {0, 8192}).error().code, base::ErrorCode::kDamaged);
  EXPECT_EQ(password_key("secret", base::Bytes(3), kPasswordCostLeast).error().code,
            base::ErrorCode::kDamaged);
}

TEST(Recovery, ReadsBackWhatItWroteInAnyHand) {
  const Key key = Key::make(world());
  const std::string text = recovery_text(key);
  EXPECT_EQ(text.size(), 14 * 4 + 13u);
  EXPECT_EQ(base::to_hex(recovery_key(text).or_throw().bytes()), base::to_hex(key.bytes()));
  std::string written;
  for (char letter : text) {
    if (letter == '-') continue;
    written += letter == '0' ? 'O' : letter == '1' ? 'l' : static_cast<char>(std::toupper(letter));
    written += ' ';
  }
  EXPECT_EQ(base::to_hex(recovery_key(written + "\n").or_throw().bytes()),
            base::to_hex(key.bytes()));
}

TEST(Recovery, FindsSlipsOfThePen) {
  const std::string text = recovery_text(Key::make(world()));
  EXPECT_FALSE(recovery_key("").ok());
  EXPECT_FALSE(recovery_key(text.substr(0, text.size() - 1)).ok());
  EXPECT_FALSE(recovery_key(text + "0").ok());
  int found = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '-') continue;
    std::string slip = text;
    slip[at] = slip[at] == 'x' ? 'y' : 'x';
    if (!recovery_key(slip).ok()) ++found;
  }
  EXPECT_EQ(found, 56);
}

TEST(Originals, PaddingHidesTheSizeAndCostsLittle) {
  EXPECT_EQ(padded_size(0), 1024u);
  EXPECT_EQ(padded_size(1024), 1024u);
  std::size_t last = 0;
  for (std::size_t size = 1; size < 2'000'000; size += 997) {
    const std::size_t padded = padded_size(size);
    ASSERT_GE(padded, size);
    ASSERT_GE(padded, last);
    if (size > 1024) {
      ASSERT_LE(padded, size + size * 12 / 100);
    }
    ASSERT_EQ(padded_size(padded), padded);
    last = padded;
  }
  EXPECT_LE(padded_size(base::kReportBytesMax + 8) + kSealBytes, kOriginalFileBytesMax);
}

TEST(Originals, BelongToTheirNameAndKey) {
  const Key key = Key::make(world());
  const base::Bytes sealed = seal_original(key, "00ff", base::as_bytes("bytes"), world());
  EXPECT_EQ(base::as_text(open_original(key, "00ff", sealed).or_throw()), "bytes");
  EXPECT_FALSE(open_original(key, "ff00", sealed).ok());
  EXPECT_EQ(sealed.size(), 1024 + kSealBytes);
}

TEST(MembersFile, ReadsBackAndNoticesEveryFlip) {
  const Key authentication = Key::make(world());
  const MemberSecrets secrets = MemberSecrets::make(world());
  MembersFile file;
  file.archive = ArchiveId::make(world());
  file.edition = 3;
  file.generation = 2;
  MemberSlot slot;
  slot.login = login_hash(file.archive, "Ana").or_throw();
  slot.member = model::MemberId::make(world());
  slot.sealing_public = secrets.sealing_public;
  slot.signing_public = secrets.signing_public;
  const Key recovery = Key::make(world());
  ASSERT_TRUE(put_password(slot, file.archive, secrets, "a good long password",
                           kPasswordCostLeast, world()).ok());
  put_recovery(slot, file.archive, secrets, recovery, world());
  file.slots.push_back(slot);

  const base::Bytes bytes = encode(file, authentication);
  ReadMembers read = decode_members(bytes).or_throw();
  EXPECT_TRUE(read.authentic(authentication));
  EXPECT_FALSE(read.authentic(Key::make(world())));
  EXPECT_EQ(read.file.generation, 2u);
  const MemberSlot* held = read.file.find(login_hash(file.archive, " ANA ").or_throw());
  ASSERT_NE(held, nullptr);
  EXPECT_EQ(open_by_password(*held, file.archive, "a good long password").or_throw().signing_public,
            secrets.signing_public);
  EXPECT_TRUE(open_by_recovery(*held, file.archive, recovery).ok());
  EXPECT_EQ(open_by_password(*held, file.archive, "another").error().code,
            base::ErrorCode::kLocked);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    base::Bytes bent = bytes;
    bent[at] = static_cast<std::uint8_t>(bent[at] ^ 0x10);
    ASSERT_EQ(decode_members(bent).error().code, base::ErrorCode::kDamaged) << at;
  }
}

TEST(MembersFile, OnePasswordTypedOnTwoKeyboardsIsOne) {
  MemberSlot slot;
  const ArchiveId archive = ArchiveId::make(world());
  const MemberSecrets secrets = MemberSecrets::make(world());
  slot.sealing_public = secrets.sealing_public;
  slot.signing_public = secrets.signing_public;
  ASSERT_TRUE(put_password(slot, archive, secrets, "caf\xc3\xa9 am Fluss", kPasswordCostLeast,
                           world()).ok());
  EXPECT_TRUE(open_by_password(slot, archive, "cafe\xcc\x81 am Fluss").ok());
  EXPECT_FALSE(check_new_password("short").ok());
  EXPECT_FALSE(check_new_password(std::string(base::kPasswordBytesMax + 1, 'x')).ok());
  EXPECT_FALSE(check_new_password("not text: \xff\xff").ok());
}

}  // namespace
}  // namespace ledger
