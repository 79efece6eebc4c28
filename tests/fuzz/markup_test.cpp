#include "fuzz/markup.h"

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("markup: what our pages look like is well-formed")
{
    for (const char* html :
         {"", "甲 &amp; 乙 &#39; &#123;",
          "<p id=\"a\">甲<br>\n<img src=\"/a.jpg\" alt=\"\" hidden></p>",
          "<!doctype html>\n<html lang=\"zh\">\n<head>\n<meta "
          "charset=\"utf-8\">\n</head>\n</html>\n",
          "<script src=\"/a.js\"></script>",
          "<script type=\"application/ld+json\">{\"a\":\"\\u003c/script>\"}</script>", "<svg viewBox=\"0 0\"><path d=\"M0\"/></svg>",
          "<a href=\"https://a.cn/?a&amp;b\">甲</a>", "<a title=\"javascript:x\">甲</a>"}) {
        CAPTURE(html);
        CHECK(fault_of_markup(html) == "");
    }
}

TEST_CASE("markup: each fault is found")
{
    for (const char* html : {"<p>",
                             "</p>",
                             "<p></b></p>",
                             "<p></p></p>",
                             "<b><i></b></i>",
                             "<p",
                             "<p a=\"",
                             "< p>",
                             "<P></P>",
                             "<>",
                             "a > b",
                             "a & b",
                             "&;",
                             "&amp",
                             "<p a=b></p>",
                             "<p a='b'></p>",
                             "<p a=\"<\"></p>",
                             "<p a=\"&\"></p>",
                             "<p a=\"1\" a=\"2\"></p>",
                             "<p a=\"1\"b=\"2\"></p>",
                             "<p id=\"a\"></p><p id=\"a\"></p>",
                             "<script>x</script>",
                             "<script type=\"application/ld+json\">{\"a\":\"<!--\"}</script>",
                             "<script type=\"text/javascript\">x</script>",
                             "<p onclick=\"x\"></p>",
                             "<a href=\"javascript:x\"></a>",
                             "<a href=\" Java\tScript:x\"></a>",
                             "<img src=\"data:x\">",
                             "<!-- -->",
                             "<!doctype html>"}) {
        CAPTURE(html);
        CHECK(fault_of_markup(html) != "");
    }
}
