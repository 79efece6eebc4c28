#include "text/html.h"

#include <doctest/doctest.h>

#include <string>

using namespace mingbai;

TEST_CASE("the five characters that HTML gives a meaning are escaped, all others stay")
{
    CHECK(html::escaped("") == "");
    CHECK(html::escaped("依法治县 2023") == "依法治县 2023");
    CHECK(html::escaped("<a href=\"x\">'&'</a>") ==
          "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

TEST_CASE("what is escaped is escaped again, for nobody can know what was meant")
{
    CHECK(html::escaped("&amp;") == "&amp;amp;");
}

TEST_CASE("escaping appends to what is there")
{
    std::string out = "<p>";
    html::append_escaped(out, "甲<乙");
    CHECK(out == "<p>甲&lt;乙");
}

TEST_CASE("no byte that HTML gives a meaning is left over, whatever the text")
{
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte)
        every_byte += static_cast<char>(byte);
    const std::string escaped = html::escaped(every_byte);
    CHECK(escaped.find_first_of("<>\"'") == std::string::npos);
    CHECK(escaped.size() == 256 + 4 + 3 + 3 + 5 + 4);
}
