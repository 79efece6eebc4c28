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

// Features under small numbers: a set. A feature that stands in a passage twice has two of them.
struct NumberedFeatures {
    std::vector<std::uint32_t> numbers;
    std::size_t different = 0;  // as many of them come first, and are those of each feature once
};

// Gives the same numbers to the same features, whatever passage they are of.
class FeatureNumbers {
public:
    NumberedFeatures of(const Features& features);

    std::size_t count() const { return count_; }

private:
    std::uint32_t number_of(std::uint64_t name);
    void grow();

    std::vector<std::uint64_t> names_;  // open addressing
    std::vector<std::uint32_t> numbers_;
    std::uint32_t count_ = 0;
};

// How many features one passage shares with others, one after the other. Cost: linear in the other.
class SharedWith {
public:
    explicit SharedWith(std::size_t numbers) : round_of_(numbers) {}

    void set(const NumberedFeatures& one);
    std::size_t count(const NumberedFeatures& other) const;

private:
    std::vector<std::uint32_t> round_of_;
    std::uint32_t round_ = 0;
};

// Cost: linear for building; a question costs no more than some steps for each feature.
class LikenessIndex {
public:
    // `numbers`: more than any of the features has.
    LikenessIndex(std::span<const NumberedFeatures* const> passages, std::size_t numbers);

    // Places in `passages`, those that share most first; at most a dozen.
    std::vector<std::size_t> near(const NumberedFeatures& features);

private:
    std::vector<std::uint32_t> begins_;  // of each number's passages
    std::vector<std::uint32_t> passages_;
    std::vector<std::uint32_t> counts_;
};

}
