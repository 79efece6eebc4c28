// Which sentences of two passages answer each other: one for one or one for two, in their order. So
// a sentence put in between others is seen as one, and its words are not taken for theirs.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace mingbai {

// Sentences of two texts that answer each other. Where one is empty, the other is new or gone.
struct PassagePair {
    std::string_view before;
    std::string_view after;

    friend bool operator==(const PassagePair&, const PassagePair&) = default;
};

// The sentences stand side by side in their texts; so do the pairs, and make them up. Cost:
// bounded; too many sentences, and those of which none answers another, are one pair.
std::vector<PassagePair> paired_sentences(std::span<const std::string_view> before,
                                          std::span<const std::string_view> after);

}
