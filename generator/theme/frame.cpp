// The template is rendered once, each hole filled with a sign that no page can contain: a control
// character that HTML forbids, the hole's number, another such character. The signs are then cut
// out.
#include "theme/theme.h"

#include <charconv>
#include <utility>

namespace mingbai {
namespace {

constexpr char sign_begin = '\x01';
constexpr char sign_end = '\x02';

std::string sign_of(std::size_t hole) { return sign_begin + std::to_string(hole) + sign_end; }

// The hole whose sign begins `text`, and the sign's length; a length of 0 when it is no sign.
std::pair<std::size_t, std::size_t> leading_sign(std::string_view text, std::size_t holes)
{
    std::size_t hole = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), hole);
    if (error != std::errc() || end == text.data() + text.size() || *end != sign_end ||
        hole >= holes)
        return {0, 0};
    return {hole, static_cast<std::size_t>(end - text.data()) + 1};
}

}

Frame Frame::of(const Theme& theme, std::string_view template_name, const Language& language,
                View shared, const std::vector<std::string>& holes, Problems& problems)
{
    for (std::size_t i = 0; i < holes.size(); i++)
        shared.set(holes[i], Html{sign_of(i)});
    const std::string page = theme.render(template_name, language, shared, problems).markup;

    Frame frame;
    frame.fingerprint_ = Fingerprint::of(page);  // with the signs of the holes
    std::vector<bool> seen(holes.size(), false);
    std::size_t start = 0;
    for (std::size_t at = page.find(sign_begin); at != std::string::npos;
         at = page.find(sign_begin, at + 1)) {
        const auto [hole, length] = leading_sign(std::string_view(page).substr(at), holes.size());
        if (length == 0)
            continue;
        frame.pieces_.push_back(page.substr(start, at - start));
        frame.order_.push_back(hole);
        seen[hole] = true;
        start = at + length;
    }
    frame.pieces_.push_back(page.substr(start));

    for (std::size_t i = 0; i < holes.size() && !page.empty(); i++)
        if (!seen[i])
            problems.add("template-hole", {theme.template_file(template_name)},
                         {holes[i], std::string(template_name)});
    return frame;
}

std::string Frame::fill(const std::vector<std::string_view>& fillings) const
{
    std::size_t size = 0;
    for (const std::string& piece : pieces_)
        size += piece.size();
    for (const std::size_t hole : order_)
        size += fillings.at(hole).size();
    std::string page;
    page.reserve(size);
    for (std::size_t i = 0; i < order_.size(); i++) {
        page += pieces_[i];
        page += fillings[order_[i]];
    }
    if (!pieces_.empty())
        page += pieces_.back();
    return page;
}

}
