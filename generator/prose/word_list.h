// A fixed list of words, asked for the longest of them that stands at the start or at the end of a
// text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai {

enum class At : std::uint8_t { start, end };

// Ordered by the three bytes (one Han character) with which a word begins or ends; no word is
// shorter.
template <At place, std::size_t count> class WordList {
public:
    consteval explicit WordList(const std::string_view (&words)[count])
    {
        std::copy(words, words + count, words_.begin());
        std::ranges::sort(words_, {}, key);
        std::ranges::transform(words_, keys_.begin(), key);
        for (const std::uint32_t key : keys_)
            seen_[slot_of(key) / 64] |= std::uint64_t{1} << slot_of(key) % 64;
    }

    // The size of the longest word there, 0 when there is none.
    std::size_t longest(std::string_view text) const
    {
        if (text.size() < key_size)
            return 0;
        const std::uint32_t wanted = key(text);
        if ((seen_[slot_of(wanted) / 64] >> slot_of(wanted) % 64 & 1) == 0)
            return 0;
        std::size_t size = 0;
        auto at = static_cast<std::size_t>(std::ranges::lower_bound(keys_, wanted) - keys_.begin());
        for (; at < count && keys_[at] == wanted; ++at)
            if (words_[at].size() > size && stands(text, words_[at]))
                size = words_[at].size();
        return size;
    }

private:
    static constexpr std::size_t key_size = 3;
    static constexpr int slot_bits = 12;

    static constexpr std::uint32_t key(std::string_view text)
    {
        const std::size_t from = place == At::start ? 0 : text.size() - key_size;
        std::uint32_t key = 0;
        for (std::size_t i = 0; i < key_size; ++i)
            key = key << 8 | static_cast<unsigned char>(text[from + i]);
        return key;
    }

    static constexpr std::uint32_t slot_of(std::uint32_t key)
    {
        return key * 0x9E3779B1U >> (32 - slot_bits);
    }

    static bool stands(std::string_view text, std::string_view word)
    {
        return place == At::start ? text.starts_with(word) : text.ends_with(word);
    }

    std::array<std::string_view, count> words_{};
    std::array<std::uint32_t, count> keys_{};
    // A bit for each key, some of them shared: almost all that is asked for stands in no list.
    std::array<std::uint64_t, (std::size_t{1} << slot_bits) / 64> seen_{};
};

template <std::size_t count>
consteval WordList<At::start, count> words_at_start(const std::string_view (&words)[count])
{
    return WordList<At::start, count>(words);
}

template <std::size_t count>
consteval WordList<At::end, count> words_at_end(const std::string_view (&words)[count])
{
    return WordList<At::end, count>(words);
}

}
