#include "text/locale.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace mingbai;

namespace {

Date day(int year, unsigned month, unsigned of_month)
{
    return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month));
}

std::string shown(std::string_view date, std::string_view tag)
{
    return locale::format(PartialDate::parse(date).value(), tag);
}

}

TEST_CASE("dates are written as far as they are known")
{
    CHECK(shown("2023-09-20", "zh-CN") == "2023年9月20日");
    CHECK(shown("2023-09", "zh-CN") == "2023年9月");
    CHECK(shown("2023", "zh-CN") == "2023年");
    CHECK(shown("2023-09-20", "zh") == "2023年9月20日");
    CHECK(shown("2023-09-20", "en") == "20 September 2023");
    CHECK(shown("2023-09", "en") == "September 2023");
    CHECK(shown("2023", "en") == "2023");
    CHECK(shown("2023-09-20", "de") == "20. September 2023");
}

TEST_CASE("every language gets the Gregorian calendar")
{
    CHECK(shown("2023", "th").find("2023") != std::string::npos);
    CHECK(shown("2023", "th").find("2566") == std::string::npos);
    CHECK(shown("2023", "fa") != shown("1402", "fa"));
    CHECK(shown("2023-01-01", "zh-CN") == "2023年1月1日");
    CHECK(shown("2023-12-31", "zh-CN") == "2023年12月31日");
}

TEST_CASE("a language that nobody knows still gets a date")
{
    CHECK(shown("2023-09-20", "qaa").find("2023") != std::string::npos);
    CHECK(shown("2023-09-20", "not a tag").find("2023") != std::string::npos);
    CHECK(shown("2023-09-20", "").find("2023") != std::string::npos);
}

TEST_CASE("the time is shown when there is one, as it was written")
{
    using namespace std::chrono_literals;
    CHECK(locale::format(Moment{day(2024, 3, 5), 10h, 480min}, "zh-CN") == "2024年3月5日 10:00");
    CHECK(locale::format(Moment{day(2024, 3, 5), 23h + 59min, {}}, "en") == "5 March 2024 23:59");
    CHECK(locale::format(Moment{day(2024, 3, 5), 0s, {}}, "zh-CN") == "2024年3月5日");
    CHECK(locale::format(Moment{day(2024, 3, 5), 0s, 480min}, "zh-CN") == "2024年3月5日 00:00");
}

TEST_CASE("numbers are grouped as the language does")
{
    CHECK(locale::format_number(7547, "zh-CN") == "7,547");
    CHECK(locale::format_number(-1234567, "en") == "-1,234,567");
    CHECK(locale::format_number(1234567, "de") == "1.234.567");
    CHECK(locale::format_number(0, "zh-CN") == "0");
}

TEST_CASE("messages choose the plural of their language")
{
    const std::string_view english = "{count, plural, one{# record} other{# records}}";
    CHECK(locale::format_message(english, "en", {{"count", 1}}) == "1 record");
    CHECK(locale::format_message(english, "en", {{"count", 1200}}) == "1,200 records");
    CHECK(locale::format_message("{count, plural, other{#条记录}}", "zh-CN", {{"count", 1}}) ==
          "1条记录");
    CHECK(locale::format_message(
              "{body}{year}年", "zh-CN",
              {{"body", std::string("教科局")}, {"year", std::string("2023")}}) == "教科局2023年");
    CHECK(locale::format_message("没有参数", "zh-CN", {}) == "没有参数");
}

TEST_CASE("a pattern that is none is said to be none and answered as it is")
{
    for (const std::string_view pattern : {"{", "{count, plural, one{x}}", "{a, nosuch, x}"}) {
        CAPTURE(pattern);
        CHECK_FALSE(locale::valid_message(pattern, "zh-CN"));
        CHECK(locale::format_message(pattern, "zh-CN", {{"count", 1}}) == pattern);
    }
    CHECK(locale::valid_message("{count, plural, other{#}}", "zh-CN"));
    CHECK(locale::valid_message("", "zh-CN"));
}

TEST_CASE("sort keys follow the reader's order: pinyin in Chinese")
{
    std::vector<std::string> names = {"重庆", "安徽", "北京", "上海", "贵州"};
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return locale::sort_key(a, "zh-CN") < locale::sort_key(b, "zh-CN");
    });
    CHECK(names == std::vector<std::string>{"安徽", "北京", "重庆", "贵州", "上海"});
    CHECK(locale::sort_key("附件2", "zh-CN") < locale::sort_key("附件10", "zh-CN"));
    CHECK(locale::sort_key("apple", "en") < locale::sort_key("Banana", "en"));
    CHECK(locale::sort_key("", "en").empty() == false);
    CHECK(locale::sort_key(std::string(5000, 'x'), "en") <
          locale::sort_key(std::string(5001, 'x'), "en"));
}

TEST_CASE("normal form C, and nothing else, is made")
{
    CHECK(locale::nfc("cafe\xCC\x81") == "caf\xC3\xA9");
    CHECK(locale::nfc("（ＡＢ）〇㎡①") == "（ＡＢ）〇㎡①");
    CHECK(locale::nfc("") == "");
    CHECK(locale::is_nfc("法治 abc"));
    CHECK_FALSE(locale::is_nfc("e\xCC\x81"));
    const std::string once = locale::nfc("e\xCC\x81\xEF\xA4\x80");
    CHECK(locale::is_nfc(once));
    CHECK(locale::nfc(once) == once);
}

TEST_CASE("folding makes width, form and case alike")
{
    CHECK(locale::folded("ＡＢｃ（１）㎡") == "abc(1)m2");
    CHECK(locale::folded("法治") == "法治");
}

TEST_CASE("time zones are known by name")
{
    CHECK(locale::is_time_zone("Asia/Shanghai"));
    CHECK(locale::is_time_zone("UTC"));
    CHECK_FALSE(locale::is_time_zone("Asia/Yumin"));
    CHECK_FALSE(locale::is_time_zone(""));
    CHECK_FALSE(locale::is_time_zone("Etc/Unknown"));
}

TEST_CASE("the day is the day of the zone")
{
    CHECK(locale::day_at(0, "UTC") == day(1970, 1, 1));
    CHECK(locale::day_at(-1, "UTC") == day(1969, 12, 31));
    CHECK(locale::day_at(1'709'568'000 - 1, "Asia/Shanghai") == day(2024, 3, 4));
    CHECK(locale::day_at(1'709'568'000, "Asia/Shanghai") == day(2024, 3, 5));
    CHECK(locale::day_at(1'709'568'000, "America/New_York") == day(2024, 3, 4));
    CHECK(locale::day_at(57'599, "Asia/Shanghai") == day(1970, 1, 1));
    CHECK(locale::day_at(57'600, "Asia/Shanghai") == day(1970, 1, 2));
}

TEST_CASE("a text stands under a letter of the language's own alphabet")
{
    const auto letter = [](std::string_view text, std::string_view tag) {
        return locale::letter_of(text, tag).name;
    };
    CHECK(letter("安全", "zh-CN") == "A");
    CHECK(letter("重庆", "zh-CN") == "C");
    CHECK(letter("law", "zh-CN") == "L");
    CHECK(letter("Law", "en") == "L");
    CHECK(letter("Ärger", "de") == "A");
    CHECK(letter("Жер", "kk") == "Ж");
    CHECK(locale::letter_of("2023", "zh-CN") == locale::Letter{0, ""});
    CHECK(locale::letter_of("安全", "en").name.empty());
    CHECK(locale::letter_of("安全", "en").place > locale::letter_of("zoo", "en").place);
    CHECK(locale::letter_of("阿", "zh-CN").place < locale::letter_of("波", "zh-CN").place);
}

TEST_CASE("the library says its version")
{
    CHECK(locale::library_version().starts_with("ICU "));
    CHECK(locale::library_version().size() > 5);
}

TEST_CASE("many threads get the same answers")
{
    std::vector<std::string> answers(4);
    std::vector<std::thread> threads;
    for (std::string& answer : answers)
        threads.emplace_back([&answer] {
            for (int i = 0; i < 50; ++i)
                answer = shown("2023-09-20", "zh-CN") + locale::format_number(7547, "de") +
                         locale::format_message("{n, plural, one{#} other{#s}}", "en", {{"n", i}}) +
                         locale::sort_key("重庆", "zh-CN");
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(std::all_of(answers.begin(), answers.end(),
                      [&](const std::string& answer) { return answer == answers.front(); }));
    CHECK(answers.front().starts_with("2023年9月20日7.54749s"));
}
