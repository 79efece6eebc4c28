#include "compare/shared_words.h"

#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"
#include "prose/filler.h"
#include "support/official_text.h"

using namespace mingbai;

namespace {

std::string bracketed(std::string_view text, const std::vector<TextSpan>& spans)
{
    std::string shown;
    std::size_t at = 0;
    for (const TextSpan& span : spans) {
        shown += std::string(text.substr(at, span.begin - at)) + "[";
        shown += std::string(text.substr(span.begin, span.size)) + "]";
        at = span.begin + span.size;
    }
    return shown + std::string(text.substr(at));
}

std::string shown(std::string_view before, std::string_view after)
{
    const SharedWords shared = shared_words(before, after);
    return bracketed(before, shared.before) + "\n" + bracketed(after, shared.after);
}

// As words are compared: names of pieces, without gaps, side by side.
std::string names_of(const std::vector<Piece>& pieces, std::size_t from, std::size_t to)
{
    std::string names;
    for (const Piece& piece : pieces)
        if (piece.begin >= from && piece.begin + piece.size <= to)
            names += piece.kind == PieceKind::gap ? "|" : std::to_string(piece.name) + " ";
    return names;
}

// Why the spans of one side are wrong; empty: they are not.
std::string fault_of(std::string_view text, const std::vector<TextSpan>& spans,
                     std::string_view other)
{
    const std::vector<Piece> pieces = pieces_of(text);
    const std::string all = names_of(pieces_of(other), 0, other.size());
    std::size_t from = 0;
    for (const TextSpan& span : spans) {
        const std::size_t end = span.begin + span.size;
        if (span.size == 0 || span.begin < from || end > text.size())
            return "not ordered, apart, inside";
        from = end;
        bool begins = false;
        bool ends = false;
        for (const Piece& piece : pieces) {
            begins = begins || piece.begin == span.begin;
            ends = ends || piece.begin + piece.size == end;
        }
        if (!begins || !ends)
            return "cuts a piece: " + std::string(text.substr(span.begin, span.size));
        const std::string names = names_of(pieces, span.begin, end);
        if (names.find('|') != std::string::npos || all.find(names) == std::string::npos)
            return "not in the other text: " + std::string(text.substr(span.begin, span.size));
    }
    return {};
}

bool are_equal(const std::vector<TextSpan>& one, const std::vector<TextSpan>& other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const TextSpan& a, const TextSpan& b) {
                          return a.begin == b.begin && a.size == b.size;
                      });
}

}

TEST_CASE("spans are ordered, apart, whole, and said by the other text; sides may be swapped")
{
    OfficialText prose(7);
    for (int round = 0; round < 600; ++round) {
        const std::string before = round % 3 == 0 ? prose.hostile(80) : prose.paragraph();
        const std::string after = round % 3 == 1   ? prose.edited(before)
                                  : round % 3 == 0 ? prose.hostile(80)
                                                   : prose.paragraph();
        CAPTURE(before);
        CAPTURE(after);
        const SharedWords shared = shared_words(before, after);
        REQUIRE(fault_of(before, shared.before, after) == "");
        REQUIRE(fault_of(after, shared.after, before) == "");
        REQUIRE(shared.before.empty() == shared.after.empty());
        const SharedWords swapped = shared_words(after, before);
        REQUIRE(are_equal(swapped.before, shared.after));
        REQUIRE(are_equal(swapped.after, shared.before));
    }
}

TEST_CASE("shared words are marked wherever they stand")
{
    CHECK(
        shown("每个乡镇举办模拟法庭，配备法治副校长。", "法治副校长都到了位，模拟法庭走进乡镇。") ==
        "每个[乡镇]举办[模拟法庭]，配备[法治副校长]。\n"
        "[法治副校长]都到了位，[模拟法庭]走进[乡镇]。");
    CHECK(shown("模拟法庭", "模拟法庭和模拟法庭") == "[模拟法庭]\n[模拟法庭]和[模拟法庭]");
}

TEST_CASE("filler, single characters and particles alone are not marked")
{
    CHECK(shown("进一步加强和推进工作", "进一步加强、推进工作") ==
          "进一步加强和推进工作\n进一步加强、推进工作");
    CHECK(shown("校医", "校长") == "校医\n校长");
    CHECK(shown("的了和", "的了和") == "的了和\n的了和");
    CHECK(shown("the work of the county", "of the county") ==
          "the work of the county\nof the county");
}

TEST_CASE("filler stays within what is marked, particles do not stand at its ends")
{
    CHECK(shown("加强法治副校长培训", "加强法治副校长培训") ==
          "[加强法治副校长培训]\n[加强法治副校长培训]");
    CHECK(shown("校长的培训和讲座", "校长的培训和讲座") ==
          "[校长的培训和讲座]\n[校长的培训和讲座]");
    CHECK(shown("副校长的考核", "副校长的培训") == "[副校长]的考核\n[副校长]的培训");
}

TEST_CASE("a quantity is marked whole or not at all")
{
    CHECK(shown("法治课40场次", "法治课40场") == "[法治课]40场次\n[法治课]40场");
    CHECK(shown("法治课40场次", "法治课400场次") == "[法治课]40场次\n[法治课]400场次");
    CHECK(shown("聘请13名顾问", "顾问：十三名") == "聘请[13名][顾问]\n[顾问]：[十三名]");
}

TEST_CASE("English words are compared without capitals and plural s")
{
    CHECK(shown("Hold moot courts in schools.", "One Moot Court for a school.") ==
          "Hold [moot courts] in [schools].\nOne [Moot Court] for a [school].");
}

TEST_CASE("a mark divides")
{
    CHECK(shown("宪法、民法典", "宪法和民法典") == "[宪法]、[民法典]\n[宪法]和[民法典]");
    CHECK(shown("“清朗环境”行动", "清朗环境行动") == "“[清朗环境]”[行动]\n[清朗环境][行动]");
}

TEST_CASE("nothing is marked when there is too much or nothing")
{
    CHECK(shown("", "") == "\n");
    CHECK(shown("法治", "") == "法治\n");
    std::string enormous;
    for (int i = 0; i < 5000; ++i)
        enormous += "法治";
    CHECK(shared_words(enormous, enormous).before.empty());
}
