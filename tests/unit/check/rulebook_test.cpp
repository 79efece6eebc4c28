#include "check/rulebook.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/folder.h"
#include "support/sites.h"

using namespace mingbai;

namespace {

Rulebook usual()
{
    Problems none;
    return Rulebook({}, none);
}

Problem problem_of(std::string rule, std::vector<std::string> words = {})
{
    return {std::move(rule), {"a.md", 1, 1}, std::move(words)};
}

const std::filesystem::path generator = std::filesystem::path(PROJECT_FOLDER) / "generator";

// Text of all sources but the rulebook's own, and main's, which adds commands.
std::string other_sources()
{
    std::string text;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(generator)) {
        const std::filesystem::path& file = entry.path();
        if (file.extension() == ".cpp" && file.stem() != "rulebook" && file.stem() != "main")
            text += Folder::content_of(file);
    }
    return text;
}

// A literal that may be the name of a rule, and the code of its statement before it.
struct Literal {
    std::string word;
    std::string_view before;
};

std::vector<Literal> literals_in(std::string_view text)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789-";
    std::vector<Literal> literals;
    for (std::size_t at = text.find('"'); at != std::string_view::npos;
         at = text.find('"', at + 1)) {
        const std::size_t end = text.find_first_not_of(plain, at + 1);
        if (end == std::string_view::npos || text[end] != '"' || end == at + 1)
            continue;
        const std::size_t statement = text.find_last_of(";{}", at) + 1;
        std::string_view before = text.substr(statement, at - statement);
        before = before.substr(0, before.find_last_not_of(" \n") + 1);
        literals.push_back({std::string(text.substr(at + 1, end - at - 1)), before});
    }
    return literals;
}

// Whether the literal is the first argument of a call that reports, or one of two that it chooses
// from.
bool is_reported(const Literal& literal)
{
    const std::string_view before = literal.before;
    if ((before.ends_with('?') || before.ends_with(':')) && before.find("add(") != before.npos)
        return true;
    for (const std::string_view call : {"add(", "report(", "report_once(", "refuse(", "say("})
        if (before.ends_with(call))
            return true;
    return false;
}

// The holes {0}, {1} … of a pattern.
std::set<char> holes_in(std::string_view pattern)
{
    std::set<char> holes;
    for (std::size_t at = 0; at + 2 < pattern.size(); ++at)
        if (pattern[at] == '{' && pattern[at + 2] == '}')
            holes.insert(pattern[at + 1]);
    return holes;
}

bool is_rule(std::string_view name)
{
    const auto all = all_rules();
    return std::any_of(all.begin(), all.end(), [&](const Rule& rule) { return rule.name == name; });
}

}

TEST_CASE("rules are sorted by name, and each stands once")
{
    const auto all = all_rules();
    for (std::size_t i = 1; i < all.size(); ++i) {
        CAPTURE(all[i].name);
        CHECK(all[i - 1].name < all[i].name);
    }
}

TEST_CASE("every rule is said in both languages, its hint in both or in none")
{
    for (const Rule& rule : all_rules()) {
        CAPTURE(rule.name);
        CHECK_FALSE(rule.chinese.empty());
        CHECK_FALSE(rule.english.empty());
        CHECK(rule.chinese_hint.empty() == rule.english_hint.empty());
        CHECK_FALSE(rule.chinese.ends_with("。"));
        CHECK_FALSE(rule.english.ends_with("."));
    }
}

TEST_CASE("both languages use the same words of a problem")
{
    for (const Rule& rule : all_rules()) {
        CAPTURE(rule.name);
        CHECK(holes_in(rule.chinese) == holes_in(rule.english));
        CHECK(holes_in(rule.chinese_hint) == holes_in(rule.english_hint));
        for (const std::string_view pattern :
             {rule.chinese, rule.english, rule.chinese_hint, rule.english_hint})
            for (const char hole : holes_in(pattern))
                CHECK((hole >= '0' && hole <= '9'));
    }
}

TEST_CASE("every rule that a source reports stands in the rulebook")
{
    const std::string sources = other_sources();
    std::set<std::string> reported;
    for (const Literal& literal : literals_in(sources))
        if (is_reported(literal))
            reported.insert(literal.word);
    CHECK(reported.size() > 60);
    CHECK(reported.contains("quote-form"));  // one of two
    for (const std::string& name : reported) {
        CAPTURE(name);
        CHECK(is_rule(name));
    }
}

TEST_CASE("what is spelt like a rule of a family is one")
{
    const auto family_of = [](std::string_view name) { return name.substr(0, name.find('-')); };
    std::set<std::string_view> families;
    for (const Rule& rule : all_rules())
        families.insert(family_of(rule.name));
    const std::string sources = other_sources();
    for (const Literal& literal : literals_in(sources))
        if (literal.word.find('-') != std::string::npos &&
            families.contains(family_of(literal.word))) {
            CAPTURE(literal.word);
            CHECK(is_rule(literal.word));
        }
}

TEST_CASE("every rule of the rulebook is reported by some source")
{
    const std::string sources = other_sources();
    const std::string own = Folder::content_of(generator / "check/rulebook.cpp");
    for (const Rule& rule : all_rules()) {
        CAPTURE(rule.name);
        const bool by_itself = own.find(fmt::format("add(\"{}\"", rule.name)) != std::string::npos;
        CHECK((by_itself || sources.find(fmt::format("\"{}\"", rule.name)) != std::string::npos));
    }
}

TEST_CASE("a sentence is whole, whatever words there are")
{
    const Rulebook rulebook = usual();
    const std::vector<std::vector<std::string>> several{
        {}, {""}, {"", ""}, {"一"}, {"一", "", "三"}, {"一", "二", "三", "四", "五"}};
    for (const Rule& rule : all_rules())
        for (const auto& words : several)
            for (const Tongue tongue : {Tongue::chinese, Tongue::english}) {
                CAPTURE(rule.name);
                const Problem problem = problem_of(std::string(rule.name), words);
                CHECK_FALSE(rulebook.sentence(problem, tongue).empty());
                CHECK(rulebook.sentence(problem, tongue).find('{') == std::string::npos);
                CHECK(rulebook.hint(problem, tongue).find('{') == std::string::npos);
            }
}

TEST_CASE("a word is filled in as it is")
{
    const Rulebook rulebook = usual();
    CHECK(rulebook.sentence(problem_of("key-missing", {"{0}{1}"}), Tongue::english) ==
          "\"{0}{1}\" is missing");
}

TEST_CASE("a hint is left out when a word of it is missing")
{
    const Rulebook rulebook = usual();
    CHECK(rulebook.hint(problem_of("key-unknown", {"titel", "title"}), Tongue::chinese) ==
          "是不是“title”？");
    CHECK(rulebook.hint(problem_of("key-unknown", {"titel", ""}), Tongue::chinese).empty());
    CHECK(rulebook.hint(problem_of("key-unknown", {"titel"}), Tongue::english).empty());
    CHECK(rulebook.hint(problem_of("date-order"), Tongue::english).empty());
}

TEST_CASE("the parts of a report are named for people, and nothing else that is called so")
{
    const Rulebook rulebook = usual();
    CHECK(rulebook.sentence(problem_of("section-missing", {"plan"}), Tongue::chinese) ==
          "报告里没有认出“下一年度主要安排”部分");
    CHECK(rulebook.sentence(problem_of("section-missing", {"plan"}), Tongue::english) ==
          "no part of the report was recognised as \"plan\"");
    CHECK(rulebook.sentence(problem_of("key-unknown", {"plan", ""}), Tongue::chinese) ==
          "没有“plan”这一项");
}

TEST_CASE("the configuration raises and lowers a rule")
{
    Problems problems;
    const Rulebook rulebook({{"file-stray", "error"}, {"key-unknown", "note"}}, problems);
    CHECK(problems.empty());
    CHECK(rulebook.blocks(problem_of("file-stray")));
    CHECK(rulebook.level_of(problem_of("key-unknown")) == Level::note);
    CHECK(rulebook.level_of(problem_of("key-missing")) == Level::error);
}

TEST_CASE("what rests on a norm is not for the configuration to change")
{
    const auto all = all_rules();
    CHECK(
        std::any_of(all.begin(), all.end(), [](const Rule& rule) { return !rule.basis.empty(); }));
    for (const Rule& rule : all) {
        if (rule.basis.empty() && rule.principle.empty())
            continue;
        CAPTURE(rule.name);
        Problems problems;
        const Rulebook rulebook({{std::string(rule.name), "note"}}, problems);
        CHECK(rulebook.level_of(problem_of(std::string(rule.name))) == rule.level);
        CHECK(rules_of(problems) == "rule-of-law");
    }
}

TEST_CASE("a basis is a law, a guide or a principle of ours, never two of them")
{
    for (const Rule& rule : all_rules()) {
        CAPTURE(rule.name);
        const int named = !rule.basis.empty() + !rule.guide.empty() + !rule.principle.empty();
        CHECK(named <= 1);
        CHECK((rule.basis.empty() || rule.basis.starts_with("《")));
        CHECK((rule.guide.empty() || rule.guide.starts_with("参照")));
    }
}

namespace {

RulePack pack_of(WantedLevel wanted)
{
    const DemandBasis basis{"《甲》", "第一条", "https://example.org", parse_date("2024-04-01")};
    return {"a", "规则包", false, {{"a/l", "warning", 0, basis, std::move(wanted), {"content/rules/a.toml", 3, 1}}}, {}};
}

}

TEST_CASE("a pack raises what it likes, and lowers only what rests on no law")
{
    for (const Rule& rule : all_rules())
        for (const std::string level : {"off", "note", "warning", "error"}) {
            CAPTURE(rule.name);
            CAPTURE(level);
            Problems problems;
            const Rulebook book({}, problems, {pack_of({std::string(rule.name), level, "丙"})});
            const Problem problem = problem_of(std::string(rule.name), {"一", "二", "三"});
            const bool fixed = !rule.basis.empty() || !rule.principle.empty();
            if (fixed) {
                CHECK(book.level_of(problem) >= rule.level);
                CHECK_FALSE(book.is_off(problem));
            }
            CHECK((!book.is_off(problem) || rule.level != Level::error));
            if (book.is_off(problem))
                CHECK(rules_of(problems) == "rule-off");
        }
}

TEST_CASE("the site's own choice stands before a pack's, and then no pack is named")
{
    Problems problems;
    const Rulebook book({{"date-zero", "error"}}, problems, {pack_of({"date-zero", "off", "丙"})});
    CHECK(problems.empty());
    CHECK(book.level_of(problem_of("date-zero")) == Level::error);
    CHECK(book.pack_basis(problem_of("date-zero"), Tongue::english).empty());
}

TEST_CASE("what nobody has read is never printed as a basis")
{
    Problems problems;
    RulePack pack = pack_of({"date-zero", "warning", ""});
    CHECK(Rulebook({}, problems, {pack}).pack_basis(problem_of("date-zero"), Tongue::english) ==
          "《甲》第一条 (https://example.org, read on 2024-04-01)");
    pack.demands.front().basis.seen.reset();
    for (const Tongue tongue : {Tongue::chinese, Tongue::english})
        CHECK(Rulebook({}, problems, {pack}).pack_basis(problem_of("date-zero"), tongue).find("甲") == std::string::npos);
}

TEST_CASE("a rule that does not exist is told with the nearest one")
{
    Problems problems;
    const Rulebook rulebook({{"file-strai", "error"}}, problems);
    CHECK(lines_of(problems) == "site-config.toml:0:0 key-unknown rules.file-strai|file-stray\n");
}

// What is only remembered of a law, or could not be read, is never printed as one.
TEST_CASE("no rule names an article that was not read")
{
    for (const Rule& rule : all_rules())
        for (const std::string_view norm : {rule.basis, rule.guide}) {
            const std::size_t article = norm.find("》第");
            const bool names_none = article == std::string_view::npos;
            CHECK((names_none || norm == "《法治政府建设与责任落实督察工作规定》第二十四条"));
        }
}
