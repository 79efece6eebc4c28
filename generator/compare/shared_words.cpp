#include "compare/shared_words.h"

#include "compare/stretches.h"
#include "prose/filler.h"

namespace mingbai {

namespace {

std::vector<TextSpan> spans_of(const std::vector<Stretch>& stretches,
                               const std::vector<Piece>& pieces)
{
    std::vector<TextSpan> spans;
    for (const Stretch& stretch : stretches) {
        const Piece& last = pieces[stretch.end - 1];
        const std::size_t begin = pieces[stretch.begin].begin;
        spans.push_back({begin, last.begin + last.size - begin});
    }
    return spans;
}

}

SharedWords shared_words(std::string_view before, std::string_view after)
{
    const std::vector<Piece> pieces_before = pieces_of(before);
    const std::vector<Piece> pieces_after = pieces_of(after);
    const SharedStretches shared = shared_stretches(pieces_before, pieces_after);
    return {spans_of(shared.before, pieces_before), spans_of(shared.after, pieces_after)};
}

}
