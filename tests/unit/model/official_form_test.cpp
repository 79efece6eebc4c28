#include "model/official_form.h"

#include <string>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("what is in form, and every shortening of it is not")
{
    const auto holds = [](bool (*is_in_form)(std::string_view), std::string_view text) {
        CHECK(is_in_form(text));
        CHECK_FALSE(is_in_form(std::string(text) + "x "));
        CHECK_FALSE(is_in_form(text.substr(1)));
        CHECK_FALSE(is_in_form(""));
    };
    holds(is_site_id_code, "bm01000001");
    holds(is_site_id_code, "3100000087");
    holds(is_icp_number, "京ICP备05070218号");
    holds(is_icp_number, "新ICP备12345号-12");
    holds(is_police_record, "京公网安备11010202000001号");
    holds(is_police_record, "京公网安备 11010202000001 号");
    CHECK(is_government_domain("www.example.gov.cn"));
    for (const char* other : {"https://www.example.gov.cn", "example.com", "example.gov.cn.com", ".gov.cn", ""})
        CHECK_FALSE(is_government_domain(other));
}

TEST_CASE("hollow words")
{
    for (const char* hollow : {"", " ", "-", "/", "无", "暂无。", "（）号", "〔〕 号"})
        CHECK(is_hollow(hollow));
    for (const char* full : {"1号", "示政办〔2023〕1号", "01526405-X/2024-00001", "教育局"})
        CHECK_FALSE(is_hollow(full));
}
