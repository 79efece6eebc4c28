#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/pages.h"

namespace mingbai {
namespace {

constexpr const char* results = "jky/2024/results.html";
constexpr const char* day = "2025-06-01";

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        found++;
    return found;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

// From the one promise to the end of its article.
std::string article(const std::string& page, const std::string& key = "2023-lessons")
{
    const std::size_t begin =
        page.find(fmt::format("<article class=\"pair\" aria-labelledby=\"c-{}\"", key));
    REQUIRE(begin != std::string::npos);
    return page.substr(begin, page.find("</article>", begin) - begin);
}

Files not_mentioned()
{
    Files files = changed(ledger_site(), answers_file, "quote = \"组织法治课64场次\"",
                          "not_mentioned = true");
    std::string& answers = files.at(std::string(answers_file));
    answers.erase(answers.find("[[answer.assessment]]"));
    return files;
}

Files unreviewed()
{
    Files files = ledger_site();
    files.erase(std::string(answers_file));
    return files;
}

TEST_CASE("results stand where a report follows commitments, in every language, without a problem")
{
    const BuiltPages site(ledger_site(), day);
    CHECK(lines_of(site.problems()) == "");
    CHECK(has(site.page(results), "<h1>2023年的承诺，2024年的结果</h1>"));
    CHECK(has(site.page("en/jky/2024/results.html"),
              "<h1>Commitments of 2023, results of 2024</h1>"));
    CHECK_FALSE(site.pages().contains("jky/2023/results.html"));
    CHECK_FALSE(BuiltPages(small_site()).pages().contains("jky/2023/results.html"));
}

TEST_CASE(
    "a pair is read in order: promise, source, answer, source, numbers, state, assessment, by whom")
{
    const std::string pair = article(BuiltPages(ledger_site(), day).page(results));
    std::size_t last = 0;
    for (const char* part :
         {"2023年度报告的承诺", "不少于", "/jky/2023/report.html#4.p1",
          "》<span class=\"src__where\">四</span></a>", "2024年度报告的回应", "64场次",
          "/jky/2024/report.html#1.p1", "》<span class=\"src__where\">一</span></a>",
          "class=\"facts\"", "已对应到原文", "已完成", "编辑、示例甲", "2025年4月2日",
          "原文标准是不少于60场次"}) {
        INFO(part);
        const std::size_t at = pair.find(part, last);
        REQUIRE(at != std::string::npos);
        last = at;
    }
}

TEST_CASE("what both say is marked, and the numbers stand as facts, never divided")
{
    const std::string& page = BuiltPages(ledger_site(), day).page(results);
    CHECK(has(article(page), "<mark class=\"same\">"));
    CHECK(has(article(page), "<b>不少于60场次</b> → <b>64场次</b>"));
    CHECK_FALSE(has(page, "%"));
    CHECK_FALSE(has(page, "<ins"));
    CHECK_FALSE(has(page, "<del"));
}

TEST_CASE("states and assessments are counted in cells of one kind, zeros included")
{
    const std::string& page = BuiltPages(ledger_site(), day).page(results);
    CHECK(count(page, "class=\"cells__n\"") == 5 + 6);
    CHECK(count(page, "<span class=\"cells__n\"><b>0</b>") == 4 + 5);
}

TEST_CASE("each state is explained under the counts, whether there is one or none")
{
    const std::string& page = BuiltPages(ledger_site(), day).page(results);
    CHECK(count(page, "<dt class=\"s-") == 5);
    CHECK(has(page, "有对应的话，不等于已经做到。"));
    CHECK(has(page, "没有收录，不等于没有公布。"));
}

TEST_CASE("the quote stands in its whole sentence, without the official number")
{
    const Files files = changed(ledger_site(), report_file, "组织法治课不少于60场次。",
                                "（一）健全制度。2024年在全县组织法治课不少于60场次，年底公布。");
    const std::string pair = article(BuiltPages(files, day).page(results));
    CHECK(has(pair, "<span class=\"around\">2024年在全县</span>"));
    CHECK(has(pair, "<span class=\"around\">，年底公布。</span>"));
    CHECK_FALSE(has(pair, "健全制度"));
}

TEST_CASE("silence is told quietly, with who looked at what")
{
    const std::string pair = article(BuiltPages(not_mentioned(), day).page(results));
    CHECK(has(pair, "后续报告未提及"));
    CHECK(has(pair, "示例甲于2025年4月2日读过2024年度报告全文"));
    CHECK(has(pair, "没有提及，不等于没有做。"));
    CHECK_FALSE(has(pair, "核对结论"));
}

TEST_CASE("what nobody has checked says so and no more")
{
    const std::string pair = article(BuiltPages(unreviewed(), day).page(results));
    CHECK(has(pair, "后续报告已收录，尚待核对"));
    CHECK(has(pair, "后续的2024年度报告已收录，还没有人逐项核对。"));
    CHECK_FALSE(has(pair, "64场次"));
}

TEST_CASE("that no criterion is stated is an attribute beside any state")
{
    const std::string criterion = "criterion = { text = \"不少于60场次\" }\n";
    for (const Files& files : {ledger_site(), not_mentioned(), unreviewed()}) {
        CHECK_FALSE(has(article(BuiltPages(files, day).page(results)), "原文未提出可核对标准"));
        const BuiltPages without(changed(files, commitments_file, criterion, ""), day);
        CHECK(has(article(without.page(results)), "原文未提出可核对标准"));
    }
}

TEST_CASE("all assessments stand, the newest first")
{
    const Files files = changed(ledger_site(), answers_file, "[[answer.assessment]]",
                                "[[answer.assessment]]\ncode = \"partly\"\nby = \"self\"\n"
                                "person = \"示例乙\"\non = 2025-03-20\n\n[[answer.assessment]]");
    const std::string pair = article(BuiltPages(files, day).page(results));
    const std::size_t newest = pair.find("已完成");
    REQUIRE(newest != std::string::npos);
    CHECK(newest < pair.find("部分完成"));
    CHECK(has(pair, "发布机关自评、示例乙"));
}

TEST_CASE(
    "a page in another language keeps the quotes and adds the translated passage by its anchor")
{
    const std::string pair =
        article(BuiltPages(ledger_site(), day).page("en/jky/2024/results.html"));
    CHECK(has(pair, "<blockquote lang=\"zh-CN\" dir=\"ltr\">"));
    CHECK(has(pair, "Unofficial translation: "));
    CHECK(has(pair, "Hold no fewer than 60 law lessons."));

    Files untranslated = ledger_site();
    untranslated.erase("content/jky/2023/report.en.md");
    untranslated.erase("content/jky/2024/report.en.md");
    const BuiltPages without(untranslated, day);
    CHECK_FALSE(has(article(without.page("en/jky/2024/results.html")), "translation"));
    CHECK_FALSE(has(article(without.page(results)), "译文"));
}

TEST_CASE("records that the answer and the commitment name stand once")
{
    const std::string pair = article(BuiltPages(ledger_site(), day).page(results));
    CHECK(count(pair, "/jky/activities/2024-03-01-lessons.html") == 1);
    CHECK(count(pair, "/jky/activities/2023-09-20-moot-court.html") == 1);
}

TEST_CASE("a year without a report between promise and result is told in neutral words")
{
    const BuiltPages site(ledger_site(), day);
    CHECK_FALSE(has(site.page(results), "本站没有收录"));

    Files files;
    for (const auto& [name, text] : ledger_site()) {
        const std::size_t at = name.find("/2024/");
        files[at == std::string::npos ? name : std::string(name).replace(at, 6, "/2025/")] = text;
    }
    const BuiltPages later(files, "2026-06-01");
    CHECK(has(later.page("jky/2025/results.html"), "2024年的年度报告本站没有收录，或者已经撤回"));
}

TEST_CASE("new promises say what they take up again, and in which words")
{
    const std::string& page = BuiltPages(ledger_site(), day).page(results);
    const std::size_t next = page.find("id=\"next\"");
    REQUIRE(next != std::string::npos);
    CHECK(page.find("2024年度报告提出的承诺", next) != std::string::npos);
    CHECK(page.find("改动1处：<a href=\"/jky/2023/lessons.html\">2023年度报告</a>", next) !=
          std::string::npos);
    const Files without = changed(ledger_site(), "content/jky/2024/commitments.toml",
                                  "continues = [\"jky/2023/lessons\"]\n", "");
    CHECK(has(BuiltPages(without, day).page(results), "新提出"));
}

TEST_CASE("candidates are for a preview, and only where nobody has checked")
{
    const std::string candidates = "可能有关的段落";
    CHECK(has(article(BuiltPages(unreviewed(), day, Drafts::shown).page(results)), candidates));
    CHECK_FALSE(has(BuiltPages(unreviewed(), day).page(results), candidates));
    CHECK_FALSE(has(BuiltPages(ledger_site(), day, Drafts::shown).page(results), candidates));
}

}
}
