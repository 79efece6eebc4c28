// Any prose: its tokens and sentences make it up, its quantities are tokens, and nothing is cut in
// two.
#include "prose/quantity.h"

#include <cmath>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "prose/character.h"
#include "prose/token.h"

using namespace mingbai;
using fuzz::require;

namespace {

bool is_start(std::string_view text, std::size_t at)
{
    return at == text.size() ||
           ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && !is_extended_at(text, at));
}

void check_tokens(std::string_view text)
{
    std::size_t past = 0;
    for (const Token& token : tokens_of(text)) {
        require(token.begin == past && token.size > 0, "tokens stand side by side", text);
        past += token.size;
        require(is_start(text, past), "a token ends where a character ends", text);
    }
    require(past == text.size(), "tokens make up the text", text);
}

void check_sentences(std::string_view text)
{
    std::size_t past = 0;
    for (const TextSpan& span : sentences_of(text)) {
        require(span.begin == past && span.size > 0, "sentences stand side by side", text);
        past += span.size;
        require(is_start(text, past), "a sentence ends where a character ends", text);
    }
    require(past == text.size(), "sentences make up the text", text);
}

void check_quantities(std::string_view text)
{
    const std::vector<Token> tokens = tokens_of(text);
    std::size_t past = 0;
    std::size_t at = 0;
    for (const Quantity& quantity : quantities_of(text)) {
        const std::size_t core_end = quantity.core_begin + quantity.core_size;
        require(quantity.begin >= past && quantity.begin <= quantity.core_begin &&
                    core_end <= quantity.begin + quantity.size,
                "quantities stand apart, each around its core", text);
        past = quantity.begin + quantity.size;
        require(is_start(text, quantity.begin) && is_start(text, past), "a qualifier is whole",
                text);
        require(std::isfinite(quantity.number) && quantity.number >= 0, "a quantity is a number",
                text);
        require(quantity.upper >= quantity.number, "a range goes up", text);
        require(utf8::is_valid(quantity.unit), "a unit is valid text", text);
        while (at < tokens.size() && tokens[at].kind != TokenKind::quantity)
            ++at;
        require(at < tokens.size() && tokens[at].begin == quantity.core_begin &&
                    tokens[at].size == quantity.core_size,
                "the core of a quantity is a token", text);
        ++at;
    }
    require(past <= text.size(), "quantities stand in the text", text);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::text_of(bytes, size);
    if (!utf8::is_valid(text))
        return 0;
    check_tokens(text);
    check_sentences(text);
    check_quantities(text);
    return 0;
}
