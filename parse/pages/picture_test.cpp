#include "parse/pages/picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <random>

#include "base/limits.h"
#include "parse/inside/read.h"
#include "parse/pages/pages.h"
#include "parse/pages/testing/loaded.h"
#include "parse/pages/testing/paper.h"

namespace parse::pages {
namespace {

using samples::Page;
using samples::png_of;
using testing::HasSubstr;

const Page kReport = {
    {60, 80, 470,
     "On 24 May 2011 three people were arrested close to the border by the police. Selam Teklu, "
     "17, is said to have been moved to Kassala.\n\nThe authorities deny that they are held."}};

class Picture : public Loaded {};

// The picture in another format, as leptonica writes it.
std::string in_format(const std::string& png, int format) {
  Pix* pix = pixReadMemPng(reinterpret_cast<const l_uint8*>(png.data()), png.size());
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixWriteMem(&bytes, &size, pix, format);
  std::string written(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  pixDestroy(&pix);
  return written;
}

TEST_F(Picture, IsReadByMachineInEachFormat) {
  const std::string png = png_of(kReport);
  for (const std::string& picture :
       {png, in_format(png, IFF_JFIF_JPEG), in_format(png, IFF_TIFF_LZW)}) {
    const Parsed parsed = read_picture(picture);
    EXPECT_THAT(parsed.text, HasSubstr("On 24 May 2011 three people were arrested"));
    EXPECT_THAT(parsed.text, HasSubstr("Selam Teklu"));
    EXPECT_THAT(parsed.text, HasSubstr("\n\nThe authorities deny that they are held."));
    EXPECT_EQ(parsed.medium, model::Medium::kPicture);
    ASSERT_EQ(parsed.unread.size(), 1u);
    EXPECT_EQ(words(parsed.unread[0]),
              "the text of one picture was read by machine from a picture: expect slips in names "
              "and numbers");
  }
}

TEST_F(Picture, EveryPageOfATiffIsRead) {
  Pixa* pages = pixaCreate(2);
  for (const Page& page :
       {kReport, Page{{60, 80, 470, "The second page says that they were seen on 30 May."}}}) {
    const std::string png = png_of(page);
    pixaAddPix(pages, pixReadMemPng(reinterpret_cast<const l_uint8*>(png.data()), png.size()),
               L_INSERT);
  }
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  ASSERT_EQ(pixaWriteMemMultipageTiff(&bytes, &size, pages), 0);
  const std::string tiff(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  pixaDestroy(&pages);
  const Parsed parsed = read_picture(tiff);
  EXPECT_THAT(parsed.text, HasSubstr("On 24 May 2011 three people were arrested"));
  EXPECT_THAT(parsed.text, HasSubstr("they were seen on 30 May"));
  ASSERT_EQ(parsed.unread.size(), 1u);
  EXPECT_EQ(parsed.unread[0].pages, (std::vector<std::uint64_t>{1, 2}));
}

TEST_F(Picture, WhatIsNoTextOrIllegibleIsNotGuessedAt) {
  EXPECT_EQ(refusal_of(png_of({})), Refusal::kNoTextFound);
  EXPECT_EQ(refusal_of(png_of({{60, 80, 470, "国境で逮捕された人たちの所在はわかっていない。"}})),
            Refusal::kNoTextFound);
  EXPECT_EQ(refusal_of(png_of({{60, 80, 470, "국경에서 체포된 사람들의 행방은 알려지지 않았다."}})),
            Refusal::kNoTextFound);
}

TEST_F(Picture, RefusesDamageAndTooMuch) {
  const std::string png = png_of(kReport, 100);
  EXPECT_EQ(refusal_of(png.substr(0, 20)), Refusal::kDamaged);
  EXPECT_EQ(refusal_of("\xFF\xD8\xFF and no picture"), Refusal::kDamaged);
  EXPECT_EQ(refusal_of(std::string_view("II*\0 and no picture", 19)), Refusal::kDamaged);
  std::string large = png;
  large.replace(16, 8, std::string("\0\0\xFF\xFF\0\0\xFF\xFF", 8));  // width and height
  EXPECT_EQ(refusal_of(large), Refusal::kPictureTooLarge);
}

}  // namespace
}  // namespace parse::pages
