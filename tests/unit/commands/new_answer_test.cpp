#include "commands/new_answer.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "base/failure.h"
#include "support/folder.h"
#include "support/official_text.h"
#include "text/toml.h"

using namespace mingbai;

namespace {

NewAnswer answer_with(std::string quote, std::string at = "")
{
    return {"jyj/2023/lessons", std::move(quote), std::move(at), "示例甲",
            std::chrono::year(2025) / std::chrono::March / 18};
}

std::vector<toml::Table> answers_in(const std::string& content)
{
    Problems problems;
    const std::optional<toml::Table> root = toml::parse(content, "answers.toml", 1, problems);
    REQUIRE(root);
    return root->tables("answer", problems);
}

constexpr std::string_view written =
    "# 注\n[[answer]]\ncommitment = 'a/2022/b'\nnot_mentioned = true\n"
    "reviewed_by = \"乙\"\nreviewed_on = 2025-03-01\n\n"
    "[[answer.assessment]]\ncode = \"done\"";

}

TEST_CASE("an answer has its keys and nothing that judges")
{
    CHECK(toml_of(answer_with("举办法治课十次"), "\n") == "[[answer]]\n"
                                                          "commitment = \"jyj/2023/lessons\"\n"
                                                          "quote = \"举办法治课十次\"\n"
                                                          "reviewed_by = \"示例甲\"\n"
                                                          "reviewed_on = 2025-03-18\n");
    CHECK(toml_of(answer_with("", ""), "\r\n") == "[[answer]]\r\n"
                                                  "commitment = \"jyj/2023/lessons\"\r\n"
                                                  "not_mentioned = true\r\n"
                                                  "reviewed_by = \"示例甲\"\r\n"
                                                  "reviewed_on = 2025-03-18\r\n");
    CHECK(toml_of(answer_with("四个字的", "2-1.p3"), "\n").find("at = \"2-1.p3\"\n") !=
          std::string::npos);
}

TEST_CASE("whatever the quote, it is read as it was and the old bytes stay")
{
    OfficialText prose(4);
    for (int round = 0; round < 200; ++round) {
        std::string quote =
            round % 2 == 0 ? prose.sentence() : "\"\\" + prose.hostile(30) + "\\\"'''";
        std::erase_if(quote,
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
        CAPTURE(quote);
        std::string content;
        try {
            content = with_answers(written, {answer_with(quote)});
        } catch (const Failure&) {
            continue;  // what no file may hold: marks that turn the direction of writing, say
        }
        REQUIRE(content.starts_with(written));
        Problems problems;
        REQUIRE(answers_in(content).size() == 2);
        REQUIRE(answers_in(content).back().text("quote", problems) == quote);
    }
    CHECK(with_answers(written, {answer_with("一\"二\\三'四")})
              .ends_with("\n\n" + toml_of(answer_with("一\"二\\三'四"), "\n")));
}

TEST_CASE("line ends are those of the file, and a missing one is put in")
{
    CHECK(with_answers("# 注", {answer_with("")}) == "# 注\n\n" + toml_of(answer_with(""), "\n"));
    CHECK(with_answers("# 注\r\n", {answer_with("")}) ==
          "# 注\r\n\r\n" + toml_of(answer_with(""), "\r\n"));
    CHECK(with_answers("", {answer_with("")}) == toml_of(answer_with(""), "\n"));
    CHECK(with_answers("\xEF\xBB\xBF# 注\n", {answer_with("")})
              .starts_with("\xEF\xBB\xBF# 注\n\n[["));
    CHECK(answers_in(with_answers(written, {answer_with(""), answer_with("四个字的")})).size() ==
          3);
}

TEST_CASE("a file that can not be added to is left as it is")
{
    const Folder folder;
    for (const std::string_view content :
         {"[[answer\n", "answer = []\n", "quote = \"\"\"\n", "answer = 3\n"}) {
        CAPTURE(content);
        folder.write("answers.toml", content);
        CHECK_THROWS_AS(add_answers(folder / "answers.toml", {answer_with("四个字的")}), Failure);
        CHECK(folder.read("answers.toml") == content);
    }
}

TEST_CASE("answers are added to a file, or make it")
{
    const Folder folder;
    add_answers(folder / "answers.toml", {answer_with("四个字的")});
    CHECK(folder.read("answers.toml") == toml_of(answer_with("四个字的"), "\n"));
    add_answers(folder / "answers.toml", {answer_with("")});
    CHECK(folder.read("answers.toml") ==
          toml_of(answer_with("四个字的"), "\n") + "\n" + toml_of(answer_with(""), "\n"));
}
