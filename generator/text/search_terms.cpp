// Most characters are Han or ASCII, and ten millions of them are read for a large site. So how each character
// of the first plane is read stands in one table, and whether a term was met before in a table of the thread.
#include "text/search_terms.h"

#include <array>
#include <utility>

#include "base/utf8.h"
#include "text/locale.h"
#include "text/simplified.h"

namespace mingbai {
namespace {

// How a character is read: as a Han character, as part of a word, or as what stands between words.
enum class Reading : std::uint32_t { between = 0, word = 1U << 30, han = 2U << 30, several = 3U << 30 };
constexpr std::uint32_t reading_mask = 3U << 30;
constexpr char32_t plane_size = 0x10000;

std::uint32_t read_as(char32_t folded)
{
    if (utf8::is_han(folded))
        return static_cast<std::uint32_t>(Reading::han) | folded;
    if (locale::is_letter_or_number(folded))
        return static_cast<std::uint32_t>(Reading::word) | folded;
    return static_cast<std::uint32_t>(Reading::between);
}

// `several`: it stands for more than one, such as ㎡.
std::uint32_t read_anew(char32_t character)
{
    const std::u32string folded = locale::folded_character(character);
    return folded.size() == 1 ? read_as(folded.front())
                              : static_cast<std::uint32_t>(Reading::several);
}

class Readings {
public:
    static const Readings& all()
    {
        static const Readings readings;
        return readings;
    }

    std::uint32_t of(char32_t character) const
    {
        return character < plane_size ? table_[character] : read_anew(character);
    }

private:
    Readings()
    {
        constexpr char32_t first_han = 0x4E00, last_han = 0x9FFF;
        constexpr char32_t first_surrogate = 0xD800, last_surrogate = 0xDFFF;
        for (char32_t c = 0; c < plane_size; ++c)
            if (c >= first_han && c <= last_han)
                table_[c] = read_as(c);
            else if (c < first_surrogate || c > last_surrogate)
                table_[c] = read_anew(c);
        for (std::string_view pairs = simplified_pairs(); !pairs.empty();) {
            const utf8::Character traditional = utf8::first(pairs);
            pairs.remove_prefix(traditional.size);
            const utf8::Character simplified = utf8::first(pairs);
            pairs.remove_prefix(simplified.size);
            table_[traditional.value] = read_as(simplified.value);
        }
        // Some that are no Han characters by themselves are read as one (U+F900 and what follows it).
        for (std::uint32_t& reading : table_)
            if (static_cast<Reading>(reading & reading_mask) == Reading::han)
                reading = table_[reading & ~reading_mask & (plane_size - 1)];
    }

    std::array<std::uint32_t, plane_size> table_{};
};

// A term by a name of 64 bits; a document has some thousands.
struct Met {
    std::uint64_t name = 0;
    std::uint32_t at = 0;  // of its head in the packed terms
    std::uint32_t count = 0;
    bool is_in_title = false;
};

class Gatherer {
public:
    void add(std::string_view text, bool is_title)
    {
        is_title_ = is_title;
        while (!text.empty()) {
            const utf8::Character character = utf8::first(text);
            text.remove_prefix(character.size);
            take(character.value, readings_.of(character.value));
        }
        end_stretch();
    }

    std::string packed() &&
    {
        for (const Met& met : slots_)
            if (met.count > 0)
                packed_[met.at] = static_cast<char>(static_cast<unsigned char>(packed_[met.at]) |
                                                    static_cast<unsigned char>(weight_of(met)));
        packed_.shrink_to_fit();
        return std::move(packed_);
    }

private:
    static TermWeight weight_of(const Met& met)
    {
        constexpr std::uint32_t most_of_some = 3;
        return met.is_in_title             ? TermWeight::title
               : met.count > most_of_some ? TermWeight::often
               : met.count > 1            ? TermWeight::some
                                          : TermWeight::once;
    }

    void take(char32_t character, std::uint32_t reading)
    {
        const auto value = static_cast<char32_t>(reading & ~reading_mask);
        switch (static_cast<Reading>(reading & reading_mask)) {
        case Reading::han: take_han(value); break;
        case Reading::word:
            end_pair();
            utf8::append(word_, value);
            break;
        case Reading::between: end_stretch(); break;
        case Reading::several:
            for (const char32_t part : locale::folded_character(character))
                take(part, readings_.of(part));
            break;
        }
    }

    void take_han(char32_t han)
    {
        end_word();
        const std::size_t size_before = pair_.size();
        utf8::append(pair_, han);
        if (before_ != 0)
            note((static_cast<std::uint64_t>(before_) << 32U) | han, pair_);
        pair_.erase(0, size_before);
        if (is_title_)
            note(han, title_mark + pair_);
        before_ = han;
    }

    void end_stretch()
    {
        end_word();
        end_pair();
    }

    void end_pair()
    {
        pair_.clear();
        before_ = 0;
    }

    void end_word()
    {
        if (word_.empty())
            return;
        if (word_.size() <= SearchTerms::longest) {
            // FNV-1a, with the highest bit set, which no Han pair has.
            std::uint64_t name = 14695981039346656037ULL;
            for (const char c : word_)
                name = (name ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
            note(name | 1ULL << 63U, word_);
        }
        word_.clear();
    }

    void note(std::uint64_t name, std::string_view term)
    {
        if (2 * (used_ + 1) > slots_.size())
            grow();
        Met& met = slot_of(name);
        if (met.count == 0) {
            ++used_;
            met = {name, static_cast<std::uint32_t>(packed_.size()), 0, false};
            packed_ += static_cast<char>(term.size() << 2U);
            packed_ += term;
        }
        ++met.count;
        met.is_in_title = met.is_in_title || is_title_;
    }

    Met& slot_of(std::uint64_t name)
    {
        constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>((name * spread) >> 32U) & mask;
        while (slots_[at].count > 0 && slots_[at].name != name)
            at = (at + 1) & mask;
        return slots_[at];
    }

    void grow()
    {
        std::vector<Met> before(slots_.size() * 2);
        before.swap(slots_);
        for (const Met& met : before)
            if (met.count > 0)
                slot_of(met.name) = met;
    }

    static constexpr std::size_t first_size = 1024;  // a power of two, as every size

    const Readings& readings_ = Readings::all();
    std::vector<Met> slots_ = std::vector<Met>(first_size);
    std::size_t used_ = 0;
    std::string packed_;
    std::string word_;
    // The Han character that the next one follows at once, and its bytes; 0: none.
    char32_t before_ = 0;
    std::string pair_;
    bool is_title_ = false;
};

}

SearchTerms SearchTerms::of(std::string_view title, const std::vector<std::string_view>& passages)
{
    Gatherer gatherer;
    gatherer.add(title, true);
    for (const std::string_view passage : passages)
        gatherer.add(passage, false);
    return SearchTerms(std::move(gatherer).packed());
}

}
