#include "prose/filler.h"

#include <doctest/doctest.h>

#include <string>

#include "prose/token.h"
#include "support/official_text.h"

using namespace mingbai;

namespace {

// What says something, the pieces divided by | and stretches by a blank.
std::string said_in(std::string_view text)
{
    std::string said;
    for (const Piece& piece : pieces_of(text)) {
        const std::string_view words = text.substr(piece.begin, piece.size);
        if (piece.says_something())
            said +=
                (piece.kind == PieceKind::character || said.empty() || said.ends_with(' ') ? ""
                                                                                           : "|") +
                std::string(words);
        else if (!said.empty() && !said.ends_with(' '))
            said += ' ';
    }
    while (said.ends_with(' '))
        said.pop_back();
    return said;
}

std::uint64_t name_of(std::string_view word)
{
    const std::vector<Piece> pieces = pieces_of(word);
    REQUIRE(pieces.size() == 1);
    return pieces.front().name;
}

}

TEST_CASE("what everybody says of everything says nothing")
{
    CHECK(said_in("进一步加强法治副校长的培训工作") == "法治副校长 培训");
    CHECK(said_in("扎实开展清朗环境专项行动") == "清朗环境专项行动");
    CHECK(said_in("不断推进、切实落实、全面强化") == "");
    CHECK(said_in("of the in and") == "");
    CHECK(said_in("Further strengthen the training of vice-principals") ==
          "training vice|principals");
}

TEST_CASE("a filler within another word is none")
{
    CHECK(said_in("了解") == "了解");
    CHECK(said_in("共和国") == "共和国");
    CHECK(said_in("平等") == "平等");
    CHECK(said_in("中小学校内") == "中小学校内");
    CHECK(said_in("推进会") == "推进会");
    CHECK(said_in("社会组织") == "社会组织");
    CHECK(said_in("教学楼的目的") == "教学楼 目的");
}

TEST_CASE("a quantity is one piece, a year is a number")
{
    const std::vector<Piece> pieces = pieces_of("2024年办了40场次");
    REQUIRE(!pieces.empty());
    CHECK(pieces.front().kind == PieceKind::number);
    CHECK(pieces.back().kind == PieceKind::quantity);
    CHECK(pieces_of("第八届").at(1).kind == PieceKind::number);
}

TEST_CASE("singular and plural, capitals and full width are one name")
{
    CHECK(name_of("Lessons") == name_of("lesson"));
    CHECK(name_of("parties") == name_of("party"));
    CHECK(name_of("ＬＡＷ") == name_of("law"));
    CHECK(name_of("class") != name_of("clas"));
    CHECK(name_of("campus") != name_of("campu"));
    CHECK(name_of("lesson") != name_of("lecture"));
}

TEST_CASE("pieces are ordered, apart, and made of whole tokens")
{
    OfficialText prose(20240331);
    for (int round = 0; round < 400; ++round) {
        const std::string text = round % 2 == 0 ? prose.paragraph() : prose.hostile(60);
        CAPTURE(text);
        const std::vector<Token> tokens = tokens_of(text);
        std::size_t at = 0;
        std::size_t from = 0;
        for (const Piece& piece : pieces_of(text)) {
            REQUIRE(piece.begin >= from);
            while (at < tokens.size() && tokens[at].begin < piece.begin)
                ++at;
            REQUIRE(at < tokens.size());
            REQUIRE(tokens[at].begin == piece.begin);
            from = piece.begin + piece.size;
            while (at < tokens.size() && tokens[at].begin < from)
                ++at;
            REQUIRE((at == tokens.size() ? text.size() : tokens[at].begin) == from);
        }
    }
}
