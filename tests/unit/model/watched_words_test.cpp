#include "model/watched_words.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

std::string said(const std::string& text, const std::string& title = "标题")
{
    SiteConfig config = config_of(small_site());
    config.terms = {{"全国人大代表", {"人大代表"}, ""}, {"教育和科技局", {"科教局"}, ""}};
    Block block;
    block.text = text;
    Problems problems;
    report_watched_words(config, title, Outline({block}), "a.md", problems);
    return rules_of(problems);
}

}

TEST_CASE("marks of secret papers are found anywhere, the words alone are not")
{
    for (const char* degree : {"绝密", "机密", "秘密"}) {
        CHECK(said("前文" + std::string(degree) + "★10年后文，还有很长很长很长很长很长很长很长很长的话") == "secrecy-mark");
        CHECK(said("保守国家" + std::string(degree)) == "");
    }
}

TEST_CASE("other marks count where they stand by themselves")
{
    CHECK(said("内部资料") == "internal-mark");
    CHECK(said("内部资料统一归档，由办公室指定专人负责登记、保管和借阅，每年清点一次。") == "");
    CHECK(said("内容", "总结（送审稿）") == "draft-mark");
    CHECK(said("内容", "就《办法（征求意见稿）》征求意见") == "");
}

TEST_CASE("a site's own words: what is right may hold what is wrong")
{
    CHECK(said("全国人大代表视察") == "");
    CHECK(said("县人大代表视察") == "term-wrong");
    CHECK(said("全国人大代表和县人大代表") == "term-wrong");
    CHECK(said("科教局") == "term-wrong");
    CHECK(said("教育和科技局", "科教局2023年总结") == "term-wrong");
}
