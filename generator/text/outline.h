// A document as a reader sees it: its blocks in order, the official numbering read, each with an anchor
// that stays when words change. The same numbering gives the same anchor in every language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/markdown.h"

namespace mingbai {

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;           // of a heading; else 0
    std::uint32_t line = 0;
    std::string label;       // the official number as written at the start: “一、”, “（三）”, “(2)”; or empty
    std::string anchor;      // "2-1" for a heading, "2-1.p3" for the third block below it
    std::string text;        // the plain text, the label kept
};

class Outline {
public:
    Outline() = default;
    explicit Outline(std::vector<Block> blocks) : blocks_(std::move(blocks)) {}

    // Of which nothing is known but these, one a block.
    static Outline of_anchors(const std::vector<std::string>& anchors);

    const std::vector<Block>& blocks() const { return blocks_; }
    const Block* find(std::string_view anchor) const;
    std::vector<std::string> anchors() const;  // one a block, in order

    // Lets go of all but the anchors; for documents that no quote is ever compared with again.
    void forget_blocks();

private:
    std::vector<Block> blocks_;
    std::string bare_anchors_;  // of blocks that were let go of, each ended by a line feed
};

// Anchors come from the numbering (二、（一） → "2-1"; 1. (2) I. alike), else from the ordinal among the
// headings of the same parent; a repeated anchor gets the suffix b, c …; blocks are counted within
// their heading from p1, those before the first heading as "p1".
Outline outline_of(const std::vector<MarkdownBlock>& blocks);

// The number at the start of a heading or paragraph, 0 when there is none. `label` gets its text.
int official_number(std::string_view text, std::string& label);

}
