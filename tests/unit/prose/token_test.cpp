#include "prose/token.h"

#include <doctest/doctest.h>
#include <unicode/brkiter.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "prose/quantity.h"

using namespace mingbai;

namespace {

using Words = std::vector<std::string>;

std::string_view text_of(std::string_view text, const Token& token)
{
    return text.substr(token.begin, token.size);
}

Words words_of(std::string_view text)
{
    Words words;
    for (const Token& token : tokens_of(text))
        words.emplace_back(text_of(text, token));
    return words;
}

Words sentences(std::string_view text)
{
    Words found;
    for (const TextSpan& span : sentences_of(text))
        found.emplace_back(text.substr(span.begin, span.size));
    return found;
}

// What cutters fall over: digits, numerals, measure words, marks, and all that stands on another
// character.
constexpr std::u32string_view hostile =
    U"0123456789０５９.,，、:：-—–/·×+% "
    U"\u00A0\u3000\n\r\t一二三四五六七八九十百千万亿两零〇几余多来第约近超逾不少于至到以上左右内"
    U"人名次场所件项年月日时分个位天小时工作日半之百分“”‘’（）()〔〕《》。；！？.!?;a bcdezZoneÉé½"
    U"\u0301\u0308\u3099\uFE0F\uFE0E\u200D\u200C\u20E3\U000E0100\U0001F3FD\u0E33\u0E01"
    U"\u0645\u064E\u0651\u0902\u0915\u093F\u1100\u1161\u11A8\uAC00\U0001F1E8\U0001F1F3👩🌾👍©™〰";

class TextMaker {
public:
    std::string hostile_text()
    {
        std::string text;
        for (std::size_t left = random_() % 40; left > 0; --left)
            utf8::append(text, random_() % 40 == 0 ? any() : hostile[random_() % hostile.size()]);
        return text;
    }

    std::string made_of(std::u32string_view characters)
    {
        std::string text;
        for (std::size_t left = random_() % 40; left > 0; --left)
            utf8::append(text, characters[random_() % characters.size()]);
        return text;
    }

private:
    // Not what Unicode binds to the character behind it (Arabic number signs): that is no combining
    // sequence.
    char32_t any()
    {
        while (true) {
            const auto c = static_cast<char32_t>(random_() % 0x30000);
            const bool is_prepended =
                u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK) ==
                U_GCB_PREPEND;
            if (!(c >= 0xD800 && c < 0xE000) && !is_prepended)
                return c;
        }
    }

    std::mt19937 random_{20231204};
};

// Where characters as a reader sees them begin, by ICU, in bytes.
std::vector<bool> character_starts(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    REQUIRE(U_SUCCESS(status));
    UText wrapped = UTEXT_INITIALIZER;
    utext_openUTF8(&wrapped, text.data(), static_cast<std::int64_t>(text.size()), &status);
    breaks->setText(&wrapped, status);
    REQUIRE(U_SUCCESS(status));
    std::vector<bool> starts(text.size() + 1);
    for (int at = breaks->first(); at != icu::BreakIterator::DONE; at = breaks->next())
        starts[static_cast<std::size_t>(at)] = true;
    utext_close(&wrapped);
    return starts;
}

bool tiles(std::string_view text, const std::vector<Token>& tokens)
{
    std::size_t past = 0;
    for (const Token& token : tokens) {
        if (token.begin != past || token.size == 0)
            return false;
        past += token.size;
    }
    return past == text.size();
}

std::uint64_t meaning(std::string_view text)
{
    const std::vector<Token> tokens = tokens_of(text);
    REQUIRE(tokens.size() == 1);
    return tokens[0].meaning;
}

}

TEST_CASE("tokens make up the text and never cut what a reader sees as one character")
{
    TextMaker texts;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = texts.hostile_text();
        const std::vector<Token> tokens = tokens_of(text);
        const std::vector<bool> starts = character_starts(text);
        const bool is_whole =
            std::ranges::all_of(tokens, [&](const Token& t) { return starts[t.begin]; });
        if (!tiles(text, tokens) || !is_whole)
            FAIL_CHECK("cut wrongly: " << text);
    }
}

TEST_CASE("the core of each quantity is one token, and other tokens are none")
{
    TextMaker texts;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = texts.hostile_text();
        std::vector<std::string_view> cores;
        for (const Quantity& quantity : quantities_of(text))
            cores.push_back(std::string_view(text).substr(quantity.core_begin, quantity.core_size));
        std::vector<std::string_view> tokens;
        for (const Token& token : tokens_of(text))
            if (token.kind == TokenKind::quantity)
                tokens.push_back(text_of(text, token));
        if (cores != tokens)
            FAIL_CHECK("other cores than tokens: " << text);
    }
}

TEST_CASE("equal text has equal names, other text others, and equal names mean the same")
{
    TextMaker texts;
    std::unordered_map<std::uint64_t, std::string> names;
    std::unordered_map<std::string, Token> tokens;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = texts.hostile_text();
        for (const Token& token : tokens_of(text)) {
            const std::string words(text_of(text, token));
            const auto name = names.emplace(token.name, words).first;
            const auto same = tokens.emplace(words, token).first;
            if (name->second != words || same->second.name != token.name ||
                same->second.meaning != token.meaning)
                FAIL_CHECK("badly named: " << words << " in " << text);
        }
    }
}

TEST_CASE("without numbers and combining marks tokens are what the simplest cutter makes")
{
    constexpr std::u32string_view letters = U"abcxyzÀéЖق";
    constexpr std::u32string_view characters =
        U"法治政府建设宪普abcxyzÀéЖق 　\n，。；“”（）《》—!?/";
    const auto kind_of = [&](char32_t c) {
        if (utf8::is_han(c))
            return TokenKind::han;
        if (letters.find(c) != letters.npos)
            return TokenKind::word;
        return utf8::is_blank(c) ? TokenKind::blank : TokenKind::mark;
    };
    TextMaker texts;
    for (int round = 0; round < 5'000; ++round) {
        const std::string text = texts.made_of(characters);
        Words words;
        TokenKind last = TokenKind::mark;
        for (std::size_t at = 0; at < text.size();) {
            const utf8::Character c = utf8::first(std::string_view(text).substr(at));
            const TokenKind kind = kind_of(c.value);
            const bool joins =
                kind == last && (kind == TokenKind::word || kind == TokenKind::blank);
            if (!joins || words.empty())
                words.emplace_back();
            words.back() += text.substr(at, c.size);
            last = kind;
            at += c.size;
        }
        CHECK(words_of(text) == words);
    }
}

TEST_CASE("tokens are what a reader takes for one piece")
{
    CHECK(words_of("受教7547余人次，") == Words{"受", "教", "7547余人次", "，"});
    CHECK(words_of("不少于十三名") == Words{"不", "少", "于", "十三名"});
    CHECK(words_of("第八届") == Words{"第", "八", "届"});
    CHECK(words_of("第三十二条") == Words{"第", "三十二", "条"});
    CHECK(words_of("“12.4”") == Words{"“", "12.4", "”"});
    CHECK(words_of("（2023）1号") == Words{"（", "2023", "）", "1", "号"});
    CHECK(words_of("2023年9月") == Words{"2023", "年", "9", "月"});
    CHECK(words_of("10:30") == Words{"10:30"});
    CHECK(words_of("about 2,500 people") == Words{"about", " ", "2,500 people"});
    CHECK(words_of("A4 5G COVID-19") == Words{"A4", " ", "5G", " ", "COVID", "-", "19"});
    CHECK(words_of("葛\U000E0100城") == Words{"葛\U000E0100", "城"});
    CHECK(words_of("👩\u200D🌾🇨🇳") == Words{"👩\u200D🌾", "🇨🇳"});
    CHECK(words_of("مُعَلِّم، 1️⃣") == Words{"مُعَلِّم", "،", " ", "1️⃣"});
    CHECK(words_of("").empty());
}

TEST_CASE("meaning is equal when only the form differs")
{
    CHECK(meaning("十三名") == meaning("13名"));
    CHECK(meaning("1,850所") == meaning("1850所"));
    CHECK(meaning("１２次") == meaning("12次"));
    CHECK(meaning("5 名") == meaning("5名"));
    CHECK(meaning("2.6万人") == meaning("26000人"));
    CHECK(meaning("百分之八十") == meaning("80%"));
    CHECK(meaning("９５％") == meaning("95%"));
    CHECK(meaning("3—5名") == meaning("3-5名"));
    CHECK(meaning("ＡＢＣ") == meaning("abc"));
    CHECK(meaning("Law") == meaning("law"));
    for (const auto& [a, b] : {std::pair{"（", "("},
                               {"〔", "["},
                               {"【", "（"},
                               {"“", "\""},
                               {"；", ";"},
                               {"，", ","},
                               {"。", "."},
                               {"　", " "},
                               {"—", "-"}})
        CHECK(meaning(a) == meaning(b));

    CHECK(meaning("13名") != meaning("14名"));
    CHECK(meaning("13名") != meaning("13位"));
    CHECK(meaning("300余名") != meaning("300名"));
    CHECK(meaning("13人") != meaning("13人次"));
    CHECK(meaning("3至5名") != meaning("3至6名"));
    CHECK(meaning("007") != meaning("7"));
    CHECK(meaning("法") != meaning("制"));
    CHECK(meaning("，") != meaning("、"));
    CHECK(meaning("（") != meaning("）"));
}

TEST_CASE("sentences make up the text and are cut between characters")
{
    TextMaker texts;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = texts.hostile_text();
        const std::vector<bool> starts = character_starts(text);
        std::size_t past = 0;
        bool is_whole = true;
        for (const TextSpan& span : sentences_of(text)) {
            is_whole = is_whole && span.begin == past && span.size > 0 && starts[span.begin];
            past += span.size;
        }
        if (!is_whole || past != text.size())
            FAIL_CHECK("cut wrongly: " << text);
    }
}

TEST_CASE("a sentence ends with its marks and what closes after them")
{
    CHECK(sentences("一是宣传。二是培训！") == Words{"一是宣传。", "二是培训！"});
    CHECK(sentences("他说：“好。”大家同意；散会") == Words{"他说：“好。”", "大家同意；", "散会"});
    CHECK(sentences("（详见附件。）再议？！好") == Words{"（详见附件。）", "再议？！", "好"});
    CHECK(sentences("One. Two? Three") == Words{"One. ", "Two? ", "Three"});
    CHECK(sentences("完成.下一步") == Words{"完成.", "下一步"});
    CHECK(sentences("覆盖率86.38%。") == Words{"覆盖率86.38%。"});
    CHECK(sentences("See No. 6; e.g. this.") == Words{"See No. 6; e.g. this."});
    CHECK(sentences("1. Results of A. Li. Next") == Words{"1. Results of A. Li. ", "Next"});
    CHECK(sentences("“12.4”宪法日") == Words{"“12.4”宪法日"});
    CHECK(sentences("等等……还有") == Words{"等等……还有"});
    CHECK(sentences("").empty());
}

TEST_CASE("long monotonous text is cut in no time")
{
    for (const std::string_view piece :
         {"9", "1 111", "1,1", "十", "统一", "1-1", "1.1", "3至", "one hundred ", ".", "。", "“1",
          "\u0301", "👩\u200D", "百分之", "不少于", "12名", "a-1"}) {
        std::string text;
        while (text.size() < 300'000)
            text += piece;
        CAPTURE(piece);
        CHECK(tiles(text, tokens_of(text)));
        CHECK(sentences_of(text).size() <= text.size());
    }
}
