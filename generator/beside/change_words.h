// What became of a row of blocks, said in one sentence: “从（三）移到（二）；本段2处改动：…”. It
// describes and does not judge; what the reports themselves say stands in it in their own language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "beside/comparison.h"
#include "site/page.h"
#include "text/locale.h"

namespace mingbai {

// One of the two texts, on a page in one language.
struct ComparedSide {
    const Outline& outline;
    const std::vector<BlockPlace>& places;
    std::string url;                          // of the page that shows the text
    std::unordered_set<std::string> anchors;  // that this page has
    std::string_view only_in;                 // the word for blocks that stand in this text alone:
    std::string year;                         // {count} and {year}

    static ComparedSide of(const Site& site, const Report& report,
                           const std::vector<BlockPlace>& places, const Language& page);

    const Block& block(std::size_t index) const { return outline.blocks()[index]; }
    std::string url_of(const Block& block) const;
};

// What the words and views of a comparison are made with. Refers to what it was made of.
struct ComparedGround {
    const Site& site;
    const Language& page;
    const Language& texts;  // of what is compared
    ComparedSide older;
    ComparedSide newer;

    Html said(std::string_view word, const locale::Arguments& arguments = {}) const;
};

// A count as messages and locales take it.
inline std::int64_t number_of(std::size_t count)
{
    return static_cast<std::int64_t>(count);
}

// “三（一），第2段”
Html place_html(const ComparedGround& ground, const BlockPlace& place);

// Of two blocks that answer each other and have different numbers.
Html renumbered_html(const ComparedGround& ground, const Block& before, const Block& after);

// What became of the row, in one sentence.
Html sentence_html(const ComparedGround& ground, const CompareRow& row);

}
