#include "site/places.h"

#include <charconv>
#include <string_view>

namespace mingbai {
namespace {

// “三、” → “三”; “（一）” stays.
std::string_view bare(std::string_view label)
{
    for (const std::string_view mark : {"、", "．", ".", " "})
        while (label.ends_with(mark))
            label.remove_suffix(mark.size());
    return label;
}

// "3-1.p2" → 2, "p1" → 1; 0 for a heading.
int ordinal_of(std::string_view anchor)
{
    const std::size_t point = anchor.rfind('.');
    if (point != std::string_view::npos)
        anchor.remove_prefix(point + 1);
    int ordinal = 0;
    if (anchor.starts_with('p'))
        std::from_chars(anchor.data() + 1, anchor.data() + anchor.size(), ordinal);
    return ordinal;
}

// The headings around a block, from the outermost; itself the last when it is one.
class OpenHeadings {
public:
    void pass(const Block& block)
    {
        if (block.kind != BlockKind::heading)
            return;
        while (!open_.empty() && open_.back()->level >= block.level)
            open_.pop_back();
        open_.push_back(&block);
    }

    // Of the block that was passed last.
    BlockPlace place_of(const Block& block) const
    {
        BlockPlace place;
        for (const Block* heading : open_)
            place.path += bare(heading->label);
        if (!open_.empty())
            place.heading = open_.back()->text;
        if (block.kind != BlockKind::heading) {
            place.path += bare(block.label);
            place.ordinal = block.label.empty() ? ordinal_of(block.anchor) : 0;
        }
        return place;
    }

private:
    std::vector<const Block*> open_;
};

}

std::vector<BlockPlace> places_of(const Outline& outline)
{
    OpenHeadings open;
    std::vector<BlockPlace> places;
    places.reserve(outline.blocks().size());
    for (const Block& block : outline.blocks()) {
        open.pass(block);
        places.push_back(open.place_of(block));
    }
    return places;
}

std::optional<BlockPlace> place_of(const Outline& outline, std::string_view anchor)
{
    OpenHeadings open;
    for (const Block& block : outline.blocks()) {
        open.pass(block);
        if (block.anchor == anchor)
            return open.place_of(block);
    }
    return std::nullopt;
}

}
