// What a document can be found by: pairs of neighbouring Han characters, single ones of its title, and words
// of other scripts. Width, case and traditional forms are read alike. A search in the browser cuts what is
// typed in the same way; both are held against the same examples.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

// How much a term says about a document: how often it stands there, or that its title holds it.
enum class TermWeight : std::uint8_t { once, some, often, title };  // once, two or three times, more

// A term in UTF-8: two Han characters; `title_mark` and one; or a word.
inline constexpr char title_mark = '\x01';

// The terms of one document, each once, in the order in which they first stand there. Packed, for many
// documents are held at a time.
class SearchTerms {
public:
    SearchTerms() = default;
    static SearchTerms of(std::string_view title, const std::vector<std::string_view>& passages);
    // What `bytes` gave.
    static SearchTerms from(std::string bytes) { return SearchTerms(std::move(bytes)); }

    // What else the document can be found by; a term may then stand twice, and weighs as it does first.
    void add(const SearchTerms& more) { packed_ += more.packed_; }

    bool empty() const { return packed_.empty(); }
    const std::string& bytes() const { return packed_; }

    template <typename Take> void for_each(const Take& take) const
    {
        for (std::size_t at = 0; at < packed_.size();) {
            const auto head = static_cast<unsigned char>(packed_[at]);
            const std::size_t size = head >> weight_bits;
            take(std::string_view(packed_).substr(at + 1, size),
                 static_cast<TermWeight>(head & ((1U << weight_bits) - 1)));
            at += 1 + size;
        }
    }

    static constexpr std::size_t longest = 40;  // bytes of a word; what is longer is nobody's query

private:
    static constexpr unsigned weight_bits = 2;

    explicit SearchTerms(std::string packed) : packed_(std::move(packed)) {}

    std::string packed_;
};

}
