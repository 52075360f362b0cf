#include "parse/inside/detect.h"

#include <gtest/gtest.h>

#include <string>

#include "parse/inside/document.h"

namespace parse::inside {
namespace {

using model::Medium;
using namespace std::string_view_literals;

TEST(Detect, KnowsPagesByTheirFirstTag) {
  EXPECT_EQ(detect("<!DOCTYPE HTML PUBLIC ...>"), Medium::kHtml);
  EXPECT_EQ(detect("\xEF\xBB\xBF \n<HTML lang=en>"), Medium::kHtml);
  EXPECT_EQ(detect("<?xml version='1.0'?>\n<html xmlns=x>"), Medium::kHtml);
  EXPECT_EQ(detect("<p>text"), Medium::kHtml);
  EXPECT_EQ(detect("\xFF\xFE<\0h\0t\0m\0l\0>\0"sv), Medium::kHtml);
  EXPECT_EQ(detect("<person> was seen"), Medium::kText);
  EXPECT_EQ(detect("text <p> text"), Medium::kText);
  EXPECT_EQ(detect("<b"), Medium::kText);
}

TEST(Detect, KnowsMailsByTheMarksOfTransport) {
  EXPECT_EQ(detect("Received: from x\n by y\nFrom: a\nSubject: b\n\ntext"), Medium::kMail);
  EXPECT_EQ(detect("From x Fri May 31\nFrom: a\r\nMessage-Id: <b>\r\n\r\ntext"), Medium::kMail);
  // What people paste: their own lines among headers must not be lost.
  EXPECT_EQ(detect("From: a\nDate: 31 May 2002\nSubject: b\n\ntext"), Medium::kText);
  EXPECT_EQ(detect("From: a\nwe heard today\nMessage-ID: x\n\n"), Medium::kText);
  EXPECT_EQ(detect("Message-ID: <x>\n\ntext"), Medium::kText);
}

TEST(Detect, ElseItIsText) {
  EXPECT_EQ(detect(""), Medium::kText);
  EXPECT_EQ(detect("\n\n\n"), Medium::kText);
  EXPECT_EQ(detect("From "), Medium::kText);
  EXPECT_EQ(detect("<?xml"), Medium::kText);
}

TEST(Detect, KnowsFormatsThatAreNotRead) {
  EXPECT_EQ(document_kind("%PDF-1.7"), Medium::kPdf);
  EXPECT_EQ(document_kind("\x89PNG\r\n\x1a\n"), Medium::kPicture);
  EXPECT_TRUE(is_known_binary("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old document"));
  EXPECT_EQ(document_kind("PK\x03\x04 a document"), Medium::kDocx);
  EXPECT_EQ(document_kind("PK and others"), std::nullopt);
  EXPECT_FALSE(is_known_binary("PK and others"));
  EXPECT_FALSE(is_known_binary(""));
}

}  // namespace
}  // namespace parse::inside
