#include "text/personal_data.h"

#include <array>
#include <filesystem>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/file.h"
#include "base/utf8.h"

using namespace mingbai;

namespace {

using Kind = PersonalDatum::Kind;

// "i" an identity number, "m" a mobile telephone, "c" a card; with the bytes that were found.
std::string found_in(std::string_view text)
{
    std::string told;
    for (const PersonalDatum& datum : personal_data_in(text))
        told += fmt::format("{}:{} ", datum.kind == Kind::identity ? 'i' : datum.kind == Kind::mobile ? 'm' : 'c',
                            text.substr(datum.at, datum.size));
    return told;
}

// Numbers with the right check digits that mean nobody: all but the region is drawn at random.
class Numbers {
public:
    explicit Numbers(std::uint32_t seed) : random_(seed) {}

    std::string identity()
    {
        constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        const std::string digits =
            fmt::format("{}{:04}{}{:02}{:02}{:03}", 11 + below(5), below(10000), 1930 + below(90),
                        1 + below(12), 1 + below(28), below(1000));
        int sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            sum += (digits[i] - '0') * weights[i];
        return digits + "10X98765432"[static_cast<std::size_t>(sum % 11)];
    }

    std::string mobile() { return fmt::format("1{}{:09}", 3 + below(7), below(1'000'000'000)); }

    std::string card()
    {
        const std::string digits = fmt::format("62{:0{}}", below(1'000'000'000), 13 + below(4));
        for (char check = '0';; ++check)
            if (!personal_data_in(digits + check).empty())
                return digits + check;
    }

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

private:
    std::mt19937 random_;
};

std::string grouped(std::string digits, std::size_t size, char gap)
{
    for (std::size_t at = size; at < digits.size(); at += size + 1)
        digits.insert(at, 1, gap);
    return digits;
}

std::string full_width(std::string_view digits)
{
    std::string wide;
    for (const char digit : digits)
        utf8::append(wide, digit == 'X' ? U'Ｘ' : U'０' + static_cast<char32_t>(digit - '0'));
    return wide;
}

// All official and explaining prose of this repository, each file once.
std::string prose_of_the_repository()
{
    namespace fs = std::filesystem;
    std::string prose;
    std::set<std::string> seen;
    for (const char* folder : {"content", "tests", "docs", "generator", "themes", "scaffold", "."}) {
        const fs::path root = fs::path(PROJECT_FOLDER) / folder;
        const auto add = [&](const fs::path& file) {
            const std::string extension = file.extension().string();
            const bool is_prose = extension == ".md" || extension == ".toml" || extension == ".csv" ||
                                  extension == ".txt" || extension == ".html";
            // The case of this rule is made of such numbers.
            if (is_prose && file.filename() != "personal-data.md")
                if (const std::string text = file::read(file); seen.insert(text).second)
                    prose += text;
        };
        if (std::string_view(folder) == ".") {
            add(root / "README.md");
            continue;
        }
        for (auto entry = fs::recursive_directory_iterator(root); entry != fs::end(entry); ++entry) {
            if (entry->path().filename() == "node_modules")
                entry.disable_recursion_pending();
            else if (entry->is_regular_file())
                add(entry->path());
        }
    }
    return prose;
}

}

TEST_CASE("three hundred numbers of nobody are all found, however they are written")
{
    Numbers numbers(20240501);
    for (int i = 0; i < 100; ++i) {
        const std::string id = numbers.identity();
        const std::string written_id = i % 4 == 1   ? full_width(id)
                                       : i % 4 == 2 ? grouped(id, 6, ' ')
                                                    : id;
        CHECK(personal_data_in("身份证号" + written_id + "，住某处。").size() == 1);
        const std::string mobile = numbers.mobile();
        const std::string written_mobile =
            i % 4 == 1   ? "+86 " + mobile
            : i % 4 == 2 ? mobile.substr(0, 3) + "-" + mobile.substr(3, 4) + "-" + mobile.substr(7)
            : i % 4 == 3 ? "0086" + mobile
                         : mobile;
        CHECK(personal_data_in("| 电话 | " + written_mobile + " |").size() == 1);
        const std::string card = numbers.card();
        CHECK(personal_data_in("账号：" + (i % 2 ? grouped(card, 4, ' ') : card)).size() == 1);
    }
}

TEST_CASE("what only looks like such a number is none")
{
    for (const char* harmless :
         {"投入13900000000元", "13900000000.pdf", "https://a.example/t20240312_13900000000.html",
          "0901-0000000", "〔2024〕13900000000001号", "12900000000", "139000000000", "1390000000",
          "版本 13900000000abc", "11010119001301001X", "991101190001010013", "6200000000000001",
          "2023-09-20 2024-09-20 2025", "13.9000000000"})
        CHECK(found_in(harmless) == "");
}

TEST_CASE("several beside each other are several")
{
    Numbers numbers(3);
    const std::string a = numbers.mobile();
    const std::string b = numbers.mobile();
    CHECK(found_in(a + " " + b) == "m:" + a + " m:" + b + " ");
    CHECK(found_in(a + "、" + b + "。") == "m:" + a + " m:" + b + " ");
    const std::string id = numbers.identity();
    CHECK(found_in(id + "," + a) == "i:" + id + " m:" + a + " ");
}

TEST_CASE("official prose has next to no such number")
{
    const std::string prose = prose_of_the_repository();
    MESSAGE(prose.size() << " bytes");
    CHECK(prose.size() > 500'000);
    CHECK(found_in(prose) == "");
}

TEST_CASE("what is shown of a number is its beginning and its end")
{
    CHECK(masked("打13900000000吧") == "打139******00吧");
    CHECK(masked("没有") == "没有");
    CHECK(masked("") == "");
    CHECK(masked("１３９００００００００").find("１３９*") == 0);
}
