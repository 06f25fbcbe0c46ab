// SPDX-License-Identifier: Apache-2.0
//
// read_html by named rows: HTML, the text and the attributes that must come out.
#include "text/html.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

using paperhop::Html;
using paperhop::HtmlAttribute;
using paperhop::read_html;
using namespace std::string_literals;

namespace {

/// Attributes as "address:/abs/1 value:x": one word for the kind, then the value.
std::string attributes_of(const Html& page) {
  std::string out;
  for (const HtmlAttribute& attribute : page.attributes) {
    if (!out.empty()) out += ' ';
    switch (attribute.kind) {
      case HtmlAttribute::Kind::address: out += "address:"; break;
      case HtmlAttribute::Kind::value: out += "value:"; break;
      case HtmlAttribute::Kind::arxiv_id_meta: out += "arxiv:"; break;
    }
    out += attribute.value;
  }
  return out;
}

struct TextRow {
  std::string name;
  std::string html;
  std::string text;
};

void check_text(const std::vector<TextRow>& rows) {
  for (const TextRow& row : rows) {
    INFO(row.name);
    CHECK(read_html(row.html).text == row.text);
  }
}

struct PageRow {
  std::string name;
  std::string html;
  std::string text;
  std::string attributes;
};

void check_page(const std::vector<PageRow>& rows) {
  for (const PageRow& row : rows) {
    INFO(row.name);
    const Html page = read_html(row.html);
    CHECK(page.text == row.text);
    CHECK(attributes_of(page) == row.attributes);
  }
}

void check_attributes(const std::vector<TextRow>& rows) {
  for (const TextRow& row : rows) {
    INFO(row.name);
    CHECK(attributes_of(read_html(row.html)) == row.text);
  }
}

}  // namespace

TEST_CASE("the HTML cases of the rules come apart as meant") {
  check_page({
      {"html-001", "<a href=\"https://arxiv.org/abs/2104.03408\">paper</a>", "paper",
       "address:https://arxiv.org/abs/2104.03408"},
      {"html-002", "<p>arXiv:<b>2405.02888</b></p>", "\narXiv:2405.02888\n", ""},
      {"html-003", "<p>arXiv:2402.<wbr>12345</p>", "\narXiv:2402.12345\n", ""},
      {"html-004", "<p>arXiv:&nbsp;2604.27853</p>", "\narXiv:\u00A02604.27853\n", ""},
      {"html-005", "<a href=\"https://openreview.net/forum?noteId=kHrE2vi5Rvs&amp;id=vJZ7dPIjip3\">x</a>", "x",
       "address:https://openreview.net/forum?noteId=kHrE2vi5Rvs&id=vJZ7dPIjip3"},
      {"html-006", "<a href=\"/forum?id=6ZajpxqTlQ\">Title</a><a href=\"/forum?id=JV8Ff0lgVV\">Other</a>", "TitleOther",
       "address:/forum?id=6ZajpxqTlQ address:/forum?id=JV8Ff0lgVV"},
      {"html-007",
       "<dt><a href=\"/abs/2411.03023\" title=\"Abstract\">arXiv:2411.03023</a> [<a href=\"/pdf/2411.03023\">pdf</a>]"
       "</dt>",
       "\narXiv:2411.03023 [pdf]\n", "address:/abs/2411.03023 address:/pdf/2411.03023"},
      {"html-008",
       "<base href=\"https://aclanthology.org/\"><a href=\"/N19-1410/\">x</a><a href=\"2021.findings-acl.307\">y</a>",
       "\nxy", "address:/N19-1410/ address:2021.findings-acl.307"},
      {"html-009", "<table><tr><td>2402</td><td>.12345</td></tr></table>", "\n\n2402\n\n.12345\n\n", ""},
      {"html-010", "<script>var u=\"https://arxiv.org/abs/2301.06170\"</script><p>none</p>", "\n\nnone\n", ""},
      {"html-011", "<!-- https://arxiv.org/abs/2205.12534 --><p>none</p>", "\nnone\n", ""},
      {"html-012", "<meta name=\"citation_arxiv_id\" content=\"0901.1667\">", "\n", "arxiv:0901.1667"},
      {"html-013", "<meta name=\"citation_pdf_url\" content=\"https://aclanthology.org/2021.acl-long.344.pdf\">", "\n",
       "value:https://aclanthology.org/2021.acl-long.344.pdf"},
      {"html-014", "<li>hep-ph/0503283<li>1910.03773</ul>", "\nhep-ph/0503283\n1910.03773\n", ""},
      {"html-015", "<a href='https://proceedings.mlr.press/v37/germain15.html'>PMLR 70:1321-1330</a>",
       "PMLR 70:1321-1330", "address:https://proceedings.mlr.press/v37/germain15.html"},
      {"html-016", "<a href=https://www.ijcai.org/proceedings/2023/0374.pdf>pdf</a>", "pdf",
       "address:https://www.ijcai.org/proceedings/2023/0374.pdf"},
      {"html-017", "<span title=\"arXiv:2509.07068\">x</span>", "x", ""},
      {"html-018", "https&#58;//arxiv.org&#x2F;abs/2105.04898", "https://arxiv.org/abs/2105.04898", ""},
  });
}

TEST_CASE("tags join or break text") {
  check_text({
      {"inline elements join", "a<b>b</b><I>c</I><span x=1>d</span><tt>e</tt><sub>f</sub><font>g</font>", "abcdefg"},
      {"br breaks once", "a<br>b<br/>c</br>d", "a\nb\nc\nd"},
      {"any other tag breaks once", "a<p>b<img>c<x-y>d", "a\nb\nc\nd"},
      {"a name that only begins like an inline one breaks", "a<bx>b<spans>c", "a\nb\nc"},
      {"a long name breaks", "a<" + std::string(300, 'b') + ">b", "a\nb"},
      {"breaks in a row are at most two", "a</p></div></section><p><ul><li>b", "a\n\nb"},
      {"blanks of the source stay between them, and do not start a new row", "a</p>\n </div>\t<p><p>b", "a\n\n \n\tb"},
      {"a reference to a blank is text", "a</p></p>&nbsp;</p></p>b", "a\n\n\u00A0\n\nb"},
      {"comments join", "2402.<!-- -->12345", "2402.12345"},
      {"white space of the source stays", "a \t b\r\nc\n\n\n\nd", "a \t b\r\nc\n\n\n\nd"},
      {"pre is nothing special", "<pre>\n  a\n</pre>", "\n\n  a\n\n"},
      {"no markup at all", "plain", "plain"},
      {"nothing", "", ""},
  });
}

TEST_CASE("what is not text of the page is passed over") {
  check_text({
      {"style", "a<style>p > b { content: '</p>' }</style>b", "a\n\nb"},
      {"end tags of raw text in any case, with blanks", "a<ScRiPt>x</sCrIpT \n>b", "a\n\nb"},
      {"only its own end tag ends a script", "<script>x</style></scripts></ script></script>b", "\n\nb"},
      {"end tag of raw text with attributes", "<style>x</style a='>'>b", "\n\nb"},
      {"a comment in a script hides no end tag", "<script><!-- x </script>b", "\n\nb"},
      {"a script in a comment in a script does", "<script><!-- <script> </script> y --></script>b", "\n\nb"},
      {"until the comment ends", "<script><!-- <script> --> x </script>b", "\n\nb"},
      {"a comment in a script that ends at once", "<script><!--><script> x </script>b", "\n\nb"},
      {"iframe, noembed, noframes", "<iframe><p>x</iframe><noembed>y</noembed><noframes>z</noframes>b", "\n\nb"},
      {"doctype, even with > in quotes", "<!DOCTYPE html PUBLIC \"a>b\">c", "b\">c"},
      {"processing instruction", "<?xml version='1.0'?>a<?php > b", "a b"},
      {"CDATA ends at the first > in HTML", "a<![CDATA[ x ]]>b", "ab"},
      {"comment with tags", "a<!-- <b>-> -- > --!x -->b", "ab"},
      {"comment ended by --!>", "a<!-- x --!>b", "ab"},
      {"shortest comments", "a<!-->b<!--->c<!---->d<!----!>e", "abcde"},
      {"dashes before the end", "a<!-- x ----->b", "ab"},
      {"unclosed comment goes to the end", "a<!-- b <p>c -> -- c", "a"},
      {"unclosed script goes to the end", "a<script>b<p>c</scrip", "a\n"},
      {"empty end tag", "a</>b", "ab"},
      {"end tag without a name", "a</ p>b</3>c", "abc"},
      {"template, noscript, textarea, xmp are text",
       "<template>a</template><noscript>b</noscript><textarea><b>c</textarea><xmp>&lt;<b></xmp>",
       "\na\n\nb\n\n<b>c\n\n&lt;<b>\n"},
      {"references count in textarea", "<textarea>&lt;</p>&#60;</textarea>", "\n<</p><\n"},
      {"plaintext goes to the end", "<plaintext>a<b>&amp;</plaintext>", "\na<b>&amp;</plaintext>"},
  });
}

TEST_CASE("elements of SVG and MathML may close themselves") {
  check_text({
      {"style in svg", "<svg><style/></svg>a", "\n\na"},
      {"script in svg in svg", "<svg><svg></svg><script/></svg>a", "\n\na"},
      {"not in HTML", "<style/>a</style>b", "\n\nb"},
      {"not behind the svg", "<svg></svg><style/>a</style>b", "\n\nb"},
      {"not behind an empty svg", "<svg/><style/>a</style>b", "\n\nb"},
      {"a stray end tag changes nothing", "</svg><svg><style/>a", "\n\na"},
  });
  CHECK(read_html("<svg><title>circle</title></svg><title>page</title>").title == "page");
}

TEST_CASE("a < that opens nothing is text") {
  check_text({
      {"before a blank or digit", "a < b <3 <= <", "a < b <3 <= <"},
      {"in front of a tag", "a <<b>c</b>", "a <c"},
      {"at the end", "a</", "a</"},
      {"a tag cut off does not count", "a<p>b<p", "a\nb"},
      {"nor one with an open quote", "a<p>b<p x=\"></p>c", "a\nb"},
      {"bogus comment cut off", "a<!x", "a"},
  });
}

TEST_CASE("character references in text") {
  check_text({
      {"names", "&lt;&gt;&amp;&quot;&apos;&AMP;&hellip;&alpha;&zwnj;", "<>&\"'&\u2026\u03B1\u200C"},
      {"two characters", "&NotEqualTilde;&fjlig;", "\u2242\u0338fj"},
      {"longest and shortest name", "&CounterClockwiseContourIntegral;&gt;&GT;", "\u2233>>"},
      {"first and last of the table", "&AElig;&zwnj;&Aacute;&zwj;", "\u00C6\u200C\u00C1\u200D"},
      {"old names without semicolon", "&lt&copy2024 &amp=&AMPx &yacute", "<\u00A92024 &=&x \u00FD"},
      {"the longest match wins", "&notin;&notit;&not;&timesb;&timesx", "\u2209\u00ACit;\u00AC\u22A0\u00D7x"},
      {"new names need it", "&hellip &alphax; &apos", "&hellip &alphax; &apos"},
      {"names in the wrong case", "&Lt;&lT;&NBSP;", "\u226A&lT;&NBSP;"},
      {"no names", "& &; &&amp; &1; &-; &\u00E9;", "& &; && &1; &-; &\u00E9;"},
      {"decimal, with or without semicolon", "&#65;&#66 &#8211;&#x4e2d;", "AB \u2013\u4E2D"},
      {"hexadecimal in both cases", "&#x41;&#X42;&#xfF0E;&#x1F600;", "AB\uFF0E\U0001F600"},
      {"zeros in front", "&#000000000000000000065;&#x0000000000000041;", "AA"},
      {"no digits", "&#; &#x; &#xg &# &#a", "&#; &#x; &#xg &# &#a"},
      {"windows-1252", "&#128;&#145;&#x96;&#159;&#129;", "\u20AC\u2018\u2013\u0178\u0081"},
      {"no characters", "&#0;&#xD800;&#xDFFF;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"last character", "&#x10FFFF;&#xFFFF;", "\U0010FFFF\uFFFF"},
      {"a reference does not go over a tag", "&am<b>p;</b>&#6<b>5;", "&amp;\u00065;"},
      {"decoded once", "&amp;lt;&amp;#65;", "&lt;&#65;"},
      {"a decoded < opens nothing", "&lt;p>a", "<p>a"},
      {"not in scripts", "<script>&amp;</script>", "\n\n"},
  });
}

TEST_CASE("bytes pass through") {
  check_text({
      {"NUL", "a\0b<p\0>c\0"s, "a\0b\nc\0"s},
      {"not UTF-8", "\xFF\xC0<b>\xE4</b>\x80", "\xFF\xC0\xE4\x80"},
      {"NUL in a raw text end tag", "<style>x</style\0>y</style>z"s, "\n\nz"},
  });
  CHECK(attributes_of(read_html("<a href='a\0\xFF&\0'>"s)) == "address:a\0\xFF&"s);
  CHECK(attributes_of(read_html("<a data-x='\0\xFF '>"s)) == "value:\0\xFF "s);
}

TEST_CASE("which attributes are read, and as what") {
  check_attributes({
      {"addresses", "<a href=1><img src=2><q cite=3><del cite=4>", "address:1 address:2 address:3 address:4"},
      {"values", "<meta property=og:url content=1><div data-id=2 data-x-y=3>", "value:1 value:2 value:3"},
      {"not read", "<img srcset=a title=b alt=c onclick=d id=e data=f data-=g hrefs=h src-x=i xlink:href=j>", ""},
      {"names in any case", "<A HREF=1 Data-Id=2>", "address:1 value:2"},
      {"none in end tags", "<a href=1></a href=2>", "address:1"},
      {"none in text, comments and scripts", "href=1 <!-- <a href=2> --><script><a href=3></script>", ""},
      {"none in a textarea or title", "<textarea><a href=1></textarea><title><a href=2></title>", ""},
      {"in noscript and template", "<noscript><a href=1></noscript><template><a href=2></template>",
       "address:1 address:2"},
      {"order of the document", "<p data-b=1 data-a=2><a href=3>", "value:1 value:2 address:3"},
      {"empty ones are left out", "<a href><a href=><a href=''><a href='  '><a data-x=''>", ""},
  });
}

TEST_CASE("how attributes are written") {
  check_attributes({
      {"quotes", "<a href=\"a'>b\"><a href='a\">b'>", "address:a'>b address:a\">b"},
      {"without quotes", "<a href=a/b/?c=d&e='\"<f/>", "address:a/b/?c=d&e='\"<f/"},
      {"blanks around =", "<a href =\n\t'1'><a href= 2 ><a\fhref = 3>", "address:1 address:2 address:3"},
      {"no blanks between", "<a x='1'href='2'src=\"3\">", "address:2 address:3"},
      {"slashes between", "<a/href=1/><a / href='2'/><a/ /x/href=3 />", "address:1/ address:2 address:3"},
      {"a name with a leading =", "<a =href=1 href=2>", "address:2"},
      {"a name with quotes", "<a \"href=1 href=2>", "address:2"},
      {"a value is missing", "<a href= >x</a><a x= href=1>", ""},
      {"the first of two counts", "<a href=1 HREF=2 src=3 src=4>", "address:1 address:3"},
      {"the first of two counts though empty", "<a href='' href=2 data-x data-x=3>", ""},
      {"the first of two counts for data", "<a data-x=1 data-y=2 DATA-X=3 data-z=4 data-y=5>",
       "value:1 value:2 value:4"},
      {"the next tag begins anew", "<a href=1 data-x=1><a href=2 data-x=2>", "address:1 value:1 address:2 value:2"},
      {"a tag cut off does not count", "<a href=1><a href=2", "address:1"},
      {"nor one with an open quote", "<a href=1><a href=2 src='3>", "address:1"},
      {"a tag goes on behind a <", "<a <b href=1>", "address:1"},
  });
}

TEST_CASE("what an attribute's value becomes") {
  check_attributes({
      {"references", "<a href='?a=1&amp;b=2&#38;c&#x3D;3'>", "address:?a=1&b=2&c=3"},
      {"no reference without semicolon before = or a letter", "<a href='?a=1&copy=2&copyx&copy2&amp;&copy-'>",
       "address:?a=1&copy=2&copyx&copy2&\u00A9-"},
      {"old name at the end", "<a href=?a&copy>", "address:?a\u00A9"},
      {"a prefix is no name", "<a href='&notit;&notin;'>", "address:&notit;\u2209"},
      {"numbers go without semicolon", "<a href='&#65=&#x41z'>", "address:A=Az"},
      {"an address loses blanks at its ends", "<a href=' \n/abs/1\t\x01'>", "address:/abs/1"},
      {"and tabs and line breaks inside", "<a href='/a\r\n b\ts/1'>", "address:/a bs/1"},
      {"decoded ones too", "<a href='&#32;&Tab;/a&NewLine;b&#32;'>", "address:/ab"},
      {"a value does not", "<a data-x=' a\n\tb '>", "value: a\n\tb "},
  });
}

TEST_CASE("attributes know where they stand") {
  const std::string html = "<p><a x=1 href=\" /a&amp;b \"><b data-x=y>";
  const Html page = read_html(html);
  REQUIRE(page.attributes.size() == 2);
  CHECK(html.substr(page.attributes[0].at, page.attributes[0].size) == " /a&amp;b ");
  CHECK(page.attributes[0].value == "/a&b");
  CHECK(html.substr(page.attributes[1].at, page.attributes[1].size) == "y");
}

TEST_CASE("meta, link, base and title") {
  check_attributes({
      {"citation_arxiv_id in any order",
       "<meta content=1 name=citation_arxiv_id><meta name=CITATION_arXiv_ID content=2>", "arxiv:1 arxiv:2"},
      {"its content only", "<meta name=citation_arxiv_id data-x=1 content=2 href=3>", "value:1 arxiv:2 address:3"},
      {"not on other elements", "<p name=citation_arxiv_id content=1>", "value:1"},
      {"not for other names", "<meta name=citation_arxiv_ids content=1><meta name=x name=citation_arxiv_id content=2>",
       "value:1 value:2"},
      {"not for the next tag", "<meta name=citation_arxiv_id><meta content=1>", "value:1"},
      {"href of base is no attribute, others are", "<base data-a=1 href=2 data-b=3 data-a=4>", "value:1 value:3"},
      {"href of link is", "<link rel=canonical href=1>", "address:1"},
  });
  CHECK(read_html("<base target=x><base href=' /a&amp;b '><base href=c>").base == "/a&b");
  CHECK(read_html("<a href=x>").base.empty());
  CHECK(read_html("<link rel=icon href=a><link href=b rel='x CANONICAL\ty'><link rel=canonical href=c>").canonical ==
        "b");
  CHECK(read_html("<link rel=canonicals href=a><a rel=canonical href=b><link rel=canonical>").canonical.empty());

  const Html page = read_html("<title>\n [2402.12345]  A &amp;\tB<b> </title>x<title>other</title>");
  CHECK(page.title == "[2402.12345] A & B<b>");
  CHECK(page.text == "\n\n [2402.12345]  A &\tB<b> \nx\nother\n");
  CHECK(read_html("<title>never closed <p>x").title == "never closed <p>x");
  CHECK(read_html("<title></title><title>x</title>").title.empty());
}

TEST_CASE("every byte of the text leads back to the HTML") {
  const std::string html = "ab<b>c</b>&amp;d<p class=x>e&nGg;</p><title>f&lt;g</title>";
  const Html page = read_html(html);
  REQUIRE(page.text == "abc&d\ne\u22D9\u0338\n\nf<g\n");
  REQUIRE(page.map.size() == page.text.size());

  const auto source_of = [&](std::string_view piece) {
    const std::size_t at = page.text.find(piece);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = page.map.begin_of(at);
    return html.substr(begin, page.map.end_of(at + piece.size()) - begin);
  };
  CHECK(source_of("ab") == "ab");
  CHECK(source_of("b") == "b");
  CHECK(source_of("bc") == "b<b>c");
  CHECK(source_of("&") == "&amp;");
  CHECK(source_of("&d") == "&amp;d");
  CHECK(source_of("\n") == "<p class=x>");
  CHECK(source_of("e\u22D9\u0338") == "e&nGg;");
  CHECK(source_of("\n\nf") == "</p><title>f");
  CHECK(source_of("f<g") == "f&lt;g");
  CHECK(source_of("g\n") == "g</title>");

  const Html plain = read_html("x < y & z");
  for (std::size_t i = 0; i < plain.text.size(); ++i) CHECK(plain.map.begin_of(i) == i);
}

TEST_CASE("hostile repetition ends, and with the right result") {
  const auto repeat = [](std::string_view unit, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += unit;
    return out;
  };
  for (std::size_t n = 1; n <= (std::size_t{1} << 18); n *= 8) {
    INFO(n);
    CHECK(read_html(repeat("<", n)).text == std::string(n, '<'));
    CHECK(read_html(repeat("&", n)).text == std::string(n, '&'));
    CHECK(read_html(repeat("&#x", n)).text == repeat("&#x", n));
    CHECK(read_html(repeat("&amp", n)).text == std::string(n, '&'));
    CHECK(read_html("&#" + std::string(n, '9')).text.size() <= 3);
    CHECK(read_html("&" + std::string(n, 'a')).text.size() == n + 1);
    CHECK(read_html("a" + repeat("<!--", n)).text == "a");
    CHECK(read_html("a" + repeat("<!-->", n)).text == "a");
    CHECK(read_html("a" + repeat("</", n) + ">b").text == "ab");
    CHECK(read_html(repeat("<script>", n) + "a").text == "\n");
    CHECK(read_html(repeat("<script><!--", n) + "a").text == "\n");
    CHECK(read_html("<script>" + repeat("</script", n)).text == "\n");
    CHECK(read_html(repeat("<title>", n)).title == repeat("<title>", n - 1));
    CHECK(read_html(repeat("<svg>", n) + repeat("</svg>", n + 1) + "a").text == "\n\na");
    CHECK(read_html(repeat("<p>", n) + "a").text == repeat("\n", n == 1 ? 1 : 2) + "a");
    CHECK(read_html(repeat("<b>", n) + "a").text == "a");
    CHECK(read_html("a<p x='" + std::string(n, '"')).text == "a");
    CHECK(read_html("a<p x=\"" + std::string(n, '\'')).text == "a");
    CHECK(read_html("a<p" + repeat(" x=\"\"", n) + ">b").text == "a\nb");
    CHECK(read_html("<a" + repeat(" href=1", n) + ">").attributes.size() == 1);
    CHECK(read_html("<a" + repeat(" data-x=1", n) + ">").attributes.size() == 1);
    CHECK(read_html("<a" + repeat(" data-x=1", n)).attributes.empty());

    // Quotes close where the next tag's open, so that the odd tags are inside values.
    const Html quotes = read_html(repeat("<a href=\"", n));
    CHECK(quotes.text.empty());
    CHECK(quotes.attributes.empty());
  }
}
