// How alike two passages are: Dice's measure over pairs of Han characters, words and quantities.
// And which passages of a list may be like a given one, found by what few of them have, never by
// comparing all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace mingbai {

using Features = std::vector<std::uint64_t>;  // sorted; what stands twice is in it twice

Features features_of(std::string_view text);
Features joined(const Features& one, const Features& other);
std::size_t shared_features(const Features& one, const Features& other);

// 0 (nothing in common, or nothing to compare) to 1.
double likeness(const Features& one, const Features& other);
// How much of `part` stands in `whole`, 0 to 1.
double containment(const Features& part, const Features& whole);

// Cost: linear for building; a question costs no more than some steps for each feature.
class LikenessIndex {
public:
    explicit LikenessIndex(std::span<const Features* const> passages);

    // Places in `passages`, those that share most first; at most a dozen.
    std::vector<std::size_t> near(const Features& features);

private:
    struct Entry {
        std::uint64_t feature = 0;
        std::uint32_t passage = 0;
    };

    std::vector<Entry> entries_;  // sorted, each once
    std::vector<std::uint32_t> counts_;
};

}
