#include "parse/inside/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/inside/read.h"

namespace parse::inside {
namespace {

using namespace std::string_view_literals;

class Html : public testing::Test {
 protected:
  void SetUp() override { load_all(); }
  static std::string text(std::string_view page) { return html_to_text(page, {}).text; }
  static Refusal refusal_of(std::string_view content) {
    const Answer answer = read_content(content, model::Medium::kHtml);
    const Refusal* refusal = std::get_if<Refusal>(&answer);
    return refusal ? *refusal : Refusal{};
  }
};

TEST_F(Html, MakesParagraphsAndLines) {
  EXPECT_EQ(text("<h1>Title</h1><p>One\n  two</p>\n<p>Three<br>four<br><br>five</p>"),
            "Title\n\nOne two\n\nThree\nfour\n\nfive");
  EXPECT_EQ(text("<div>a</div><div>b</div><div><br></div><div>c</div>"), "a\nb\n\nc");
  EXPECT_EQ(text("before<ul><li>one<li>two</ul>after"), "before\n\none\ntwo\n\nafter");
  EXPECT_EQ(text("a<b>b</b> <i> c </i>d"), "ab c d");
}

TEST_F(Html, MakesTabsOfCells) {
  EXPECT_EQ(text("<table><tr><th>Name</th><th>Age</th></tr>"
                 "<tr><td> A </td><td>31</td></tr></table>"),
            "Name\tAge\nA\t31");
  EXPECT_EQ(text("<table><tr><td></td><td>x</td><td></td><td>y</td></tr></table>"), "x\ty");
  EXPECT_EQ(text("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>"), "a\n\nb");
}

TEST_F(Html, KeepsWhiteSpaceWherePreSays) {
  EXPECT_EQ(text("<p>x</p><pre>a  b\n   c\n\nd</pre>  e   f"), "x\n\na  b\n   c\n\nd\n\ne f");
}

TEST_F(Html, ReadsEntities) {
  EXPECT_EQ(text("&lt;b&gt; &amp; &eacute;&#233;&#xe9; a&nbsp;&nbsp;b &#8212; &#150; &unknown; &"),
            "<b> & ééé a b — – &unknown; &");
}

TEST_F(Html, LeavesOutWhatIsNotShown) {
  EXPECT_EQ(text("<head><title>t</title><style>p{}</style><script>if (a<b) '</p>'</script></head>"
                 "<body>a<script>x</script><noscript>y</noscript><template>z</template>"
                 "<!-- c --><img alt='alt'><select><option>o</select>b</body>"),
            "ab");
  EXPECT_EQ(text("<body>a<div hidden>b<p>c</p></div><span style='Display : NONE'>d<b>e</b></span>"
                 "<p style='visibility:hidden'>f</p>g"),
            "ag");
  EXPECT_EQ(text("<p hidden>x<p>shown"), "shown");
}

TEST_F(Html, TextInAMalformedHeadIsNotLost) {
  EXPECT_THAT(text("<html><head>words <p>more"), testing::HasSubstr("words"));
  EXPECT_EQ(text("no tags at all"), "no tags at all");
  EXPECT_EQ(text("<html><body>a</body></html><p>b</html><p>c"), "a\n\nb\n\nc");
  EXPECT_EQ(text("<p>a</div></table></p></p>b<<>c"), text("<p>a</p>b<<>c"));
}

TEST_F(Html, KnowsTheCharsetOfThePage) {
  EXPECT_EQ(text("<meta charset=euc-kr><p>\xB1\xB9\xB0\xE6"), "국경");
  EXPECT_EQ(text("<META http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>"
                 "\x8D\x91\x8B\xAB"),
            "国境");
  EXPECT_EQ(text("<!-- <meta charset=koi8-r> --><meta charset=\"iso-8859-1\">caf\xE9"), "café");
  EXPECT_EQ(text("<meta charset=iso-8859-1><p>국경"), "국경");  // mislabelled UTF-8
  EXPECT_EQ(text("<meta charset=nonsense><p>국경"), "국경");
  // ICU would take this for euc-kr, and the name would go out as it stands.
  EXPECT_EQ(html_to_text("<meta charset=euc-\x1dkr><p>x", {}).charset, "utf-8");
  EXPECT_EQ(html_to_text("<meta charset=euc-\xFF\x1dkr><p>x", {}).charset, "windows-1252");
  EXPECT_EQ(text("\xFF\xFE<\0p\0>\0\xFD\x56"sv), "国");
  // What the mail says goes before what the page says.
  EXPECT_EQ(html_to_text("<meta charset=utf-8><p>\xB1\xB9\xB0\xE6", "ks_c_5601-1987").text, "국경");
}

TEST_F(Html, NulAndControlCharactersDoNotStopIt) {
  EXPECT_EQ(text("<p>a\0b</p><p>\x01\x1b" "c</p>"sv), "a\uFFFDb\n\nc");
}

TEST_F(Html, RefusesDepthQuickly) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  EXPECT_EQ(refusal_of(deep + "x"), Refusal::kHtmlTooDeep);
  std::string deep_inline;
  for (int i = 0; i < 100'000; ++i) deep_inline += "<b><i>";
  EXPECT_EQ(refusal_of(deep_inline), Refusal::kHtmlTooDeep);
  std::string within;
  for (std::size_t i = 0; i < base::kHtmlDepthMax - 10; ++i) within += "<div>";
  EXPECT_EQ(text(within + "x"), "x");
}

TEST_F(Html, ReadsPagesThatAreBuiltToBeSlow) {
  const std::string many(1'000'000, '<');
  EXPECT_TRUE(base::is_utf8(text(many)));
  std::string attributes = "<p ";
  for (int i = 0; i < 5'000; ++i) attributes += "a" + std::to_string(i) + "=b ";
  EXPECT_EQ(text(attributes + ">seen"), "seen");
  std::string unclosed = "<!--" + std::string(2'000'000, '-');
  EXPECT_EQ(text(unclosed + "x"), "");
  std::string entities;
  for (int i = 0; i < 200'000; ++i) entities += "&amp";
  EXPECT_FALSE(text(entities).empty());
  std::string closing = "<p>";
  for (int i = 0; i < 300'000; ++i) closing += "</b></div>";
  EXPECT_EQ(text(closing + "x"), "x");
}

TEST_F(Html, RefusesAPageWithoutText) {
  EXPECT_EQ(refusal_of("<html><script>x</script></html>"), Refusal::kEmpty);
}

TEST_F(Html, RefusesMoreTextThanIsAllowed) {
  std::string page = "<p>";
  while (page.size() <= base::kTextBytesMax + 10) page += "word after word ";
  EXPECT_EQ(refusal_of(page), Refusal::kTextTooLarge);
}

}  // namespace
}  // namespace parse::inside
