#include "theme/template_text.h"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

using Kind = TemplatePiece::Kind;

std::string word_itself(std::string_view key)
{
    return fmt::format("[{}]", key);
}

TemplateSources sources_of(const Files& files, Problems& problems)
{
    TemplateSources sources;
    for (const auto& [name, text] : files)
        sources.emplace(name, parse_template(text, name, problems));
    return sources;
}

// The template "page" as it is handed to the renderer, and all that was said.
struct Whole {
    std::string text;
    std::string problems;
};

Whole whole(const Files& files)
{
    Problems problems;
    const TemplateSources sources = sources_of(files, problems);
    const std::string text = mustache_text(with_parts("page", sources, problems), word_itself);
    return {text, lines_of(problems)};
}

Whole whole(const std::string& page)
{
    return whole(Files{{"page", page}});
}

// Of a template in which nothing is wrong.
std::string text_of(const Files& files)
{
    const Whole result = whole(files);
    CHECK(result.problems == "");
    return result.text;
}

std::string text_of(const std::string& page)
{
    return text_of(Files{{"page", page}});
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

}

TEST_CASE("a template is cut into text and tags, each with the place where it was written")
{
    Problems problems;
    const TemplatePieces pieces =
        parse_template("《{{ a }}》\n{{#b}}{{^ c }}\t{{&d_html}}\n{{/c}}{{> e }}.", "x", problems);
    const auto written = [](const TemplatePiece& piece) {
        return fmt::format("{} {} {}:{}", static_cast<int>(piece.kind), piece.text,
                           piece.place.line, piece.place.column);
    };
    const auto piece = [](Kind kind, std::string_view text, int line, int column) {
        return fmt::format("{} {} {}:{}", static_cast<int>(kind), text, line, column);
    };
    std::vector<std::string> found;
    for (const TemplatePiece& each : pieces)
        found.push_back(written(each));
    CHECK(found ==
          std::vector<std::string>{piece(Kind::text, "《", 1, 1), piece(Kind::escaped, "a", 1, 2),
                                   piece(Kind::text, "》\n", 1, 9), piece(Kind::section, "b", 2, 1),
                                   piece(Kind::inverted, "c", 2, 7), piece(Kind::text, "\t", 2, 15),
                                   piece(Kind::raw, "d_html", 2, 16),
                                   piece(Kind::text, "\n", 2, 27), piece(Kind::end, "c", 3, 1),
                                   piece(Kind::part, "e", 3, 7), piece(Kind::text, ".", 3, 15)});
    CHECK(problems.empty());
}

TEST_CASE("printed names carry a mark, and words are put in place")
{
    CHECK(text_of("{{a}}{{{b_html}}}{{&c_html}}{{word.nav.home}}{{#d}}{{^e}}{{/e}}{{/d}}") ==
          "{{:a}}{{&!b_html}}{{&!c_html}}[nav.home]{{#d}}{{^e}}{{/e}}{{/d}}");
}

TEST_CASE("{{{ }}} belongs to names that end in _html, and to them alone")
{
    CHECK(whole("{{title}}\n{{{title}}}\n{{&title}}\n{{body_html}}\n{{#body_html}}{{/body_html}}")
              .problems == "page:2:1 template-escape title\n"
                           "page:3:1 template-escape title\n"
                           "page:4:1 template-escape body_html\n");
}

TEST_CASE("what is not a tag is a problem with its place")
{
    const Files wrong{{"a\n {{name", "2:2 template-syntax {{name"},
                      {"{{}}", "1:1 template-syntax {{}}"},
                      {"{{= <% %> =}}", "1:1 template-syntax {{= <% %> =}}"},
                      {"{{<base}}", "1:1 template-syntax {{<base}}"},
                      {"{{$block}}", "1:1 template-syntax {{$block}}"},
                      {"{{a b}}", "1:1 template-syntax {{a b}}"},
                      {"{{.}}", "1:1 template-syntax {{.}}"},
                      {"{{a.}}", "1:1 template-syntax {{a.}}"},
                      {"{{{/a_html}}}", "1:1 template-syntax {{{/a_html}}}"},
                      {"{{标题}}", "1:1 template-syntax {{标题}}"},
                      {"{{a\nb}}", "1:1 template-syntax {{a"},
                      {"{{#}}", "1:1 template-syntax {{#}}"},
                      {"{{{! }}{{x}}}", "1:1 template-syntax {{{! }}{{x}}}"},
                      {"{{{{x_html}}}}", "1:1 template-syntax {{{{x_html}}}"}};
    for (const auto& [text, expected] : wrong) {
        CAPTURE(text);
        CHECK(whole(text).problems == "page:" + expected + "\n");
    }
}

TEST_CASE("sections close in the order in which they open, else the first that does not is told")
{
    const Files wrong{{"x{{#a}}x", "1:2 template-syntax {{#a}}"},
                      {"x\n{{/a}}", "2:1 template-syntax {{/a}}"},
                      {"{{^a}}{{/a}}{{^b}}", "1:13 template-syntax {{^b}}"},
                      {"{{#a}}{{#b}}{{/a}}{{/b}}", "1:13 template-syntax {{/a}}"}};
    for (const auto& [text, expected] : wrong) {
        CAPTURE(text);
        const Whole result = whole(text);
        CHECK(result.problems == "page:" + expected + "\n");
        CHECK(result.text == "");
    }
}

TEST_CASE("sections deeper than any page needs are refused")
{
    const auto nested = [](std::size_t depth) {
        return repeated("{{#a}}", depth) + "x" + repeated("{{/a}}", depth);
    };
    CHECK(text_of(nested(deepest_section)) == nested(deepest_section));
    CHECK(whole(nested(deepest_section + 1)).problems == "page:1:193 template-syntax {{#a}}\n");
    CHECK(whole(nested(10'000)).text == "");
}

TEST_CASE("a line that holds only tags which print nothing leaves no line behind")
{
    CHECK(text_of("<ul>\n"
                  "  {{! a comment\n     over two lines }}\n"
                  "  {{#list}} {{^no}}\n"
                  "  <li>{{name}}</li> {{! here }}\n"
                  "  {{/no}}\n"
                  "  {{/list}}\n"
                  "\t\n"
                  "{{name}}\n"
                  "</ul>") == "<ul>\n"
                              "{{#list}}{{^no}}"
                              "  <li>{{:name}}</li> \n"
                              "{{/no}}"
                              "{{/list}}"
                              "{{:name}}\n"
                              "</ul>");
}

TEST_CASE("Windows line ends are line ends, and any other carriage return is text")
{
    CHECK(text_of("<p>\r\n{{#name}}\r\n\ra{{name}}\r\n{{/name}}\r\n</p>\r\n") ==
          "<p>\n{{#name}}\ra{{:name}}\n{{/name}}</p>\n");
}

TEST_CASE("text without tags stays what it is, but for blank lines")
{
    CHECK(text_of("") == "");
    CHECK(text_of("a { b } }} c\n\n  d\n \ne") == "a { b } }} c\n  d\ne");
}

TEST_CASE("a part is put in its place with the indentation of its tag")
{
    CHECK(text_of({{"page", "<main>\n  {{>card}}\n</main>\n"},
                   {"parts/card", "<div>\n  {{>chip}}\n<i>{{>chip}}</i>\n</div>"},
                   {"parts/chip", "<b>{{name}}</b>\n"}}) ==
          "<main>\n  <div>\n    <b>{{:name}}</b>\n  <i><b>{{:name}}</b></i>\n  </div>\n</main>\n");
    CHECK(text_of({{"page", " {{>a}} {{>a}}\n{{#x}}{{>a}}{{/x}}\n"}, {"a", "1\n2\n"}}) ==
          " 1\n2 1\n2\n{{#x}}1\n2\n{{/x}}");
    CHECK(text_of({{"page", "<\n{{>nothing}}\n>"}, {"nothing", "{{! }}"}}) == "<\n>");
}

TEST_CASE("a part of the folder parts comes before a template of the same name")
{
    CHECK(
        text_of({{"page", "{{>a}}{{>b}}{{>parts/a}}"}, {"a", "1"}, {"parts/a", "2"}, {"b", "3"}}) ==
        "232");
}

TEST_CASE("a part that is not there is told where it is asked for")
{
    CHECK(whole("<p>\n  {{>none}}").problems == "page:2:3 template-missing none\n");
    Problems problems;
    CHECK(with_parts("none", {}, problems).empty());
}

TEST_CASE("parts that hold each other are a problem and not an endless page")
{
    CHECK(whole({{"page", "{{>a}}"}, {"parts/a", "<p>\n{{>b}}"}, {"parts/b", "{{>a}}"}}).problems ==
          "parts/b:1:1 template-cycle a\n");
    CHECK(whole("{{>page}}").problems == "page:1:1 template-cycle page\n");
}

TEST_CASE("parts that double with every level are refused before they fill the memory")
{
    Files files{{"page", "{{>p0}}"}, {"parts/p60", "x"}};
    for (int level = 0; level < 60; ++level)
        files[fmt::format("parts/p{}", level)] =
            repeated(fmt::format("{{{{>p{}}}}}", level + 1), 2);
    CHECK(whole(files).problems == "parts/p60:1:1 template-size 4000000\n");
}

TEST_CASE("a fault in a part is told in the part")
{
    CHECK(whole({{"page", "<main>\n{{>card}}\n</main>"}, {"parts/card", "<p>\n案{{#open}}"}})
              .problems == "parts/card:2:2 template-syntax {{#open}}\n");
}

TEST_CASE("pieces never join into a tag that nobody wrote")
{
    const Whole result = whole({{"page", "{{>brace}}{{name}}}"}, {"parts/brace", "{"}});
    CHECK(result.problems == "page:1:11 template-syntax {{name}}\n");
    CHECK(result.text == "");
    CHECK(whole({{"page", "{{>brace}}{{>brace}}x}}"}, {"parts/brace", "{"}}).text == "");
    CHECK(text_of({{"page", "{{>brace}} {{name}}"}, {"parts/brace", "{"}}) == "{ {{:name}}");
}

TEST_CASE("no template makes a tag that is not in it")
{
    constexpr std::array pieces = {"{",      "}",      "{{",     "}}",  "{{a}}",  "{{{a_html}}}",
                                   "{{#a}}", "{{/a}}", "{{! }}", "\n",  " ",      "字",
                                   "{{>b}}", "{{>c}}", "\r\n",   "<p>", "{{^a}}", "!"};
    std::mt19937 random(20240301);
    std::uniform_int_distribution<std::size_t> any(0, pieces.size() - 1);
    for (int round = 0; round < 2000; ++round) {
        Files files{{"page", ""}, {"parts/b", ""}, {"parts/c", ""}};
        for (auto& [name, text] : files)
            for (int i = 0; i < 8; ++i)
                text += pieces[any(random)];
        CAPTURE(files["page"]);
        CAPTURE(files["parts/b"]);
        CAPTURE(files["parts/c"]);
        std::string text = whole(files).text;
        for (const std::string_view tag : {"{{:a}}", "{{&!a_html}}", "{{#a}}", "{{^a}}", "{{/a}}"})
            for (std::size_t at = text.find(tag); at != std::string::npos; at = text.find(tag, at))
                text.replace(at, tag.size(), "\x01");
        CHECK(text.find("{{") == std::string::npos);
    }
}
