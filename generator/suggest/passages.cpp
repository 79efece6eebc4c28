#include "suggest/passages.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "suggest/concepts.h"
#include "compare/stretches.h"
#include "prose/filler.h"
#include "prose/measure.h"
#include "prose/name.h"
#include "prose/quantity.h"
#include "prose/token.h"

namespace mingbai {

namespace {

// What stands in a text, and how much each of it counts before its rarity is known.
using Features = std::map<std::uint64_t, double>;

// Found by tests/unit/suggest/passages_test.cpp: what finds most of the pairs there.
constexpr double weight_of_character = 0.3;
constexpr double weight_of_pair = 1.0;
constexpr double weight_of_word = 1.5;
constexpr double weight_of_concept = 1.5;
constexpr double weight_of_unit = 0.3;
constexpr double share_of_heading = 0.3;     // what only the heading says
constexpr double share_of_neighbour = 0.25;  // what only the sentence before says
constexpr double least_weight = 0.15;
constexpr std::size_t longest_run_in_heading = 15;  // characters

constexpr std::string_view marks_of_plans[] = {
    "下一步",   "下步",   "打算", "工作计划", "工作安排", "明年", "下一年",
    "工作思路", "怎么干", "Plan", "plan",     "Next",     "next"};
constexpr std::string_view marks_of_slips[] = {"推迟",    "延期",    "顺延",   "未能",
                                               "尚未",    "没有",    "仍未",   "postpone",
                                               "put off", "delayed", "not yet"};
constexpr std::string_view pointing_words[] = {"这",    "该",     "其中",  "他们", "它",
                                               "They ", "These ", "This ", "It "};

// A word that stands for a concept is counted as the concept alone.
Features features_of(std::string_view text)
{
    Features features;
    const std::vector<Piece> pieces = pieces_of(text);
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        const Piece& piece = pieces[at];
        if (piece.kind == PieceKind::word)
            features[name_of(stem_of(text.substr(piece.begin, piece.size)))] = weight_of_word;
        if (piece.kind != PieceKind::character)
            continue;
        features[piece.name] = weight_of_character;
        if (at > 0 && pieces[at - 1].kind == PieceKind::character)
            features[name_of_pair(pieces[at - 1].name, piece.name)] = weight_of_pair;
    }
    for (const Concept& said : concepts_of(text)) {
        features.erase(name_of(stem_of(text.substr(said.span.begin, said.span.size))));
        features[said.name] = weight_of_concept;
    }
    for (const Quantity& quantity : quantities_of(text))
        if (!quantity.unit.empty())
            features[name_of("unit " + canonical_unit(quantity.unit))] = weight_of_unit;
    return features;
}

template <std::size_t count>
bool has_any(std::string_view text, const std::string_view (&words)[count])
{
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

// Within “ ” or 《 》.
bool is_named(std::string_view text, std::size_t begin, std::size_t size)
{
    const std::string_view before = text.substr(0, begin);
    const std::string_view after = text.substr(begin + size);
    return (before.ends_with("“") && after.starts_with("”")) ||
           (before.ends_with("《") && after.starts_with("》"));
}

bool share_unit(std::string_view promise, std::string_view quote)
{
    const std::vector<Quantity> promised = quantities_of(promise);
    const std::vector<Quantity> stated = quantities_of(quote);
    return std::any_of(promised.begin(), promised.end(), [&](const Quantity& one) {
        return std::any_of(stated.begin(), stated.end(),
                           [&](const Quantity& other) { return same_unit(one, other); });
    });
}

// Concepts that both speak of in different words: “检查≈抽查”.
std::map<std::uint64_t, std::string> kin_of(std::string_view promise, std::string_view quote)
{
    std::map<std::uint64_t, std::string> pairs;
    std::map<std::uint64_t, std::string_view> promised;
    for (const Concept& said : concepts_of(promise))
        promised.emplace(said.name, promise.substr(said.span.begin, said.span.size));
    for (const Concept& said : concepts_of(quote)) {
        const std::string_view word = quote.substr(said.span.begin, said.span.size);
        const auto found = promised.find(said.name);
        if (found != promised.end() && quote.find(found->second) == std::string_view::npos &&
            promise.find(word) == std::string_view::npos && stem_of(found->second) != stem_of(word))
            pairs.emplace(said.name, std::string(found->second) + "≈" + std::string(word));
    }
    return pairs;
}

struct Sentence {
    const Block* block = nullptr;
    std::string_view text;     // of the block
    bool points_back = false;  // it is about what the sentence before it, of the block, speaks of
    Features features;
    std::size_t heading = 0;  // index in Index::headings
};

bool points_back(std::string_view text)
{
    return std::any_of(std::begin(pointing_words), std::end(pointing_words),
                       [&](std::string_view word) { return text.starts_with(word); });
}

// “（三）规范执法。” at the start of a paragraph.
bool is_run_in_heading(const Block& block, const TextSpan& span)
{
    return span.begin == 0 && span.size < block.text.size() && !block.label.empty() &&
           utf8::count(std::string_view(block.text).substr(0, span.size)) <= longest_run_in_heading;
}

// Where a report speaks of the coming year it answers nothing, unless something slipped.
class PlanSection {
public:
    void enter(const Block& heading)
    {
        if (level_ == 0 || heading.level <= level_)
            level_ = has_any(heading.text, marks_of_plans) ? heading.level : 0;
    }
    bool holds(std::string_view sentence) const
    {
        return level_ > 0 && !has_any(sentence, marks_of_slips);
    }

private:
    int level_ = 0;  // of its heading; 0: outside
};

}

struct PassageSearch::Index {
    std::vector<Sentence> sentences;
    std::vector<Features> headings{{}};  // the first: of what stands before any heading
    std::unordered_map<std::uint64_t, std::size_t> counts;  // of sentences that have a feature

    void add(const Block& block, const PlanSection& plan);
    double rarity(std::uint64_t feature) const;
    double weight_of(const Features& wanted) const;
    double shared_weight(std::size_t at, const Features& wanted) const;
    Passage passage(std::size_t at, std::string_view promise) const;
    std::string_view quote_from(std::size_t at) const;
    bool is_rare(std::span<const Piece> stretch) const;
};

void PassageSearch::Index::add(const Block& block, const PlanSection& plan)
{
    for (const TextSpan& span : sentences_of(block.text)) {
        const std::string_view text =
            trimmed(std::string_view(block.text).substr(span.begin, span.size));
        if (is_run_in_heading(block, span)) {
            headings.push_back(features_of(text));
            continue;
        }
        if (plan.holds(text))
            continue;
        const bool is_next = !sentences.empty() && sentences.back().block == &block;
        sentences.push_back(
            {&block, text, is_next && points_back(text), features_of(text), headings.size() - 1});
        for (const auto& [feature, weight] : sentences.back().features)
            ++counts[feature];
    }
}

double PassageSearch::Index::rarity(std::uint64_t feature) const
{
    const auto found = counts.find(feature);
    const double count = found == counts.end() ? 0 : static_cast<double>(found->second);
    return std::log((static_cast<double>(sentences.size()) + 1) / (count + 0.5));
}

double PassageSearch::Index::weight_of(const Features& wanted) const
{
    double weight = 0;
    for (const auto& [feature, counts_for] : wanted)
        weight += counts_for * rarity(feature);
    return weight;
}

// Nothing when most of it is said around the sentence, not in it.
double PassageSearch::Index::shared_weight(std::size_t at, const Features& wanted) const
{
    const Sentence& sentence = sentences[at];
    const bool has_neighbour = at > 0 && sentences[at - 1].block == sentence.block;
    double own = 0;
    double around = 0;
    for (const auto& [feature, counts_for] : wanted) {
        const double full = counts_for * rarity(feature);
        if (sentence.features.contains(feature))
            own += full;
        else if (has_neighbour && sentences[at - 1].features.contains(feature))
            around += share_of_neighbour * full;
        else if (headings[sentence.heading].contains(feature))
            around += share_of_heading * full;
    }
    return own > around ? own + around : 0;
}

// With the sentences behind it that would not be understood without it.
std::string_view PassageSearch::Index::quote_from(std::size_t at) const
{
    std::size_t last = at;
    while (last + 1 < sentences.size() && last - at < 2 && sentences[last + 1].points_back)
        ++last;
    const char* begin = sentences[at].text.data();
    return {begin, static_cast<std::size_t>(sentences[last].text.data() +
                                            sentences[last].text.size() - begin)};
}

// Two words or four characters of which some pair stands hardly anywhere else.
bool PassageSearch::Index::is_rare(std::span<const Piece> stretch) const
{
    constexpr std::size_t few = 2;
    constexpr unsigned long_enough = 4;
    unsigned said = 0;
    std::size_t fewest = sentences.size();
    for (std::size_t at = 0; at < stretch.size(); ++at) {
        said += mingbai::weight_of(stretch[at]);
        if (at > 0 && stretch[at].kind == PieceKind::character &&
            stretch[at - 1].kind == PieceKind::character)
            if (const auto pair = counts.find(name_of_pair(stretch[at - 1].name, stretch[at].name));
                pair != counts.end())
                fewest = std::min(fewest, pair->second);
    }
    const bool is_words = !stretch.empty() && stretch.front().kind == PieceKind::word;
    return said >= long_enough && (is_words || fewest <= few);
}

// What a reader is told about how a passage was found.
Passage PassageSearch::Index::passage(std::size_t at, std::string_view promise) const
{
    Passage passage{sentences[at].block, std::string(quote_from(at)), {}, false, false, 0};
    const std::string_view quote = passage.quote;
    const std::vector<Piece> one = pieces_of(promise);
    const std::vector<Piece> other = pieces_of(quote);
    std::vector<std::pair<double, std::string>> words;
    for (const Stretch& stretch : shared_stretches(one, other).after) {
        const auto pieces = std::span(other).subspan(stretch.begin, stretch.end - stretch.begin);
        const std::size_t begin = pieces.front().begin;
        const std::string_view text =
            quote.substr(begin, pieces.back().begin + pieces.back().size - begin);
        words.emplace_back(weight_of(features_of(text)), text);
        passage.shares_name =
            passage.shares_name || is_rare(pieces) || is_named(quote, begin, text.size());
    }
    for (auto& [name, pair] : kin_of(promise, quote))
        words.emplace_back(weight_of_concept * rarity(name), std::move(pair));
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [weight, word] : words)
        if (std::find(passage.shared.begin(), passage.shared.end(), word) == passage.shared.end())
            passage.shared.push_back(std::move(word));
    passage.shares_unit = share_unit(promise, quote);
    return passage;
}

PassageSearch::PassageSearch(const Outline& outline) : index_(std::make_unique<Index>())
{
    PlanSection plan;
    for (const Block& block : outline.blocks()) {
        if (block.kind == BlockKind::heading) {
            plan.enter(block);
            index_->headings.push_back(features_of(block.text));
        } else {
            index_->add(block, plan);
        }
    }
}

PassageSearch::~PassageSearch() = default;
PassageSearch::PassageSearch(PassageSearch&&) noexcept = default;

std::vector<Passage> PassageSearch::find(std::string_view promise, std::size_t count) const
{
    const Features wanted = features_of(promise);
    const double all = index_->weight_of(wanted);
    std::vector<std::pair<double, std::size_t>> near;
    for (std::size_t at = 0; at < index_->sentences.size() && all > 0; ++at)
        if (const double weight = index_->shared_weight(at, wanted) / all; weight >= least_weight)
            near.emplace_back(weight, at);
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    std::vector<Passage> found;
    for (const auto& [weight, at] : near) {
        if (found.size() == count)
            break;
        Passage passage = index_->passage(at, promise);
        passage.weight = std::min(weight, 1.0);
        const bool is_known = std::any_of(found.begin(), found.end(), [&](const Passage& other) {
            return other.block == passage.block &&
                   other.quote.find(passage.quote) != std::string::npos;
        });
        if (!is_known && !passage.shared.empty())
            found.push_back(std::move(passage));
    }
    return found;
}

}
