#include "site/shown.h"

#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

const Language zh{"zh", "zh-CN", "中文", "ltr"};
const Language en{"en", "en", "English", "ltr"};
const Language ar{"ar", "ar", "اختبار", "rtl"};

TEST_CASE("words of the page's own language stand bare, others state theirs")
{
    CHECK(in_its_language("教科局", zh, zh).markup == "教科局");
    CHECK(in_its_language("教科局", zh, en).markup == "<span lang=\"zh-CN\">教科局</span>");
    CHECK(in_its_language("a", en, ar).markup == "<span lang=\"en\" dir=\"ltr\">a</span>");
    CHECK(in_its_language("", zh, en).markup == "");
}

TEST_CASE("content never becomes markup")
{
    CHECK(in_its_language("<b>&\"", zh, en).markup ==
          "<span lang=\"zh-CN\">&lt;b&gt;&amp;&quot;</span>");
}

TEST_CASE("dates are as precise as they are known, for people and machines alike")
{
    CHECK(shown_date(PartialDate{2023, {}, {}}, zh).markup ==
          "<time datetime=\"2023\">2023年</time>");
    CHECK(shown_date(PartialDate{2023, 9, {}}, zh).markup ==
          "<time datetime=\"2023-09\">2023年9月</time>");
    CHECK(shown_date(PartialDate{2023, 9, 20}, en).markup ==
          "<time datetime=\"2023-09-20\">20 September 2023</time>");
}

TEST_CASE("only an address of the web becomes a link")
{
    CHECK(web_address("https://shili.example/x") == "https://shili.example/x");
    CHECK(web_address("javascript:alert(1)") == "");
    CHECK(web_address("") == "");
}

}
}
