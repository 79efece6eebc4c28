#include "base/path.h"

#include <cassert>
#include <vector>

#include "base/utf8.h"

namespace mingbai {

namespace {

bool segment_is_allowed(std::string_view segment)
{
    return !segment.empty() && segment != "." && segment != "..";
}

bool characters_are_allowed(std::string_view text)
{
    if (!utf8::is_valid(text))
        return false;
    for (const char byte : text)
        if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F || byte == '\\')
            return false;
    return true;
}

// Calls `visit` for each '/'-separated segment until it answers false.
template <typename Visit>
bool every_segment(std::string_view text, Visit visit)
{
    while (true) {
        const std::size_t slash = text.find('/');
        if (!visit(text.substr(0, slash)))
            return false;
        if (slash == std::string_view::npos)
            return true;
        text.remove_prefix(slash + 1);
    }
}

}

std::string percent_decoded(std::string_view text)
{
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9')
            return c - '0';
        const char lower = static_cast<char>(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 &&
            digit(text[i + 2]) >= 0) {
            decoded += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

bool has_scheme(std::string_view target)
{
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.";
    constexpr std::size_t letters = 52;
    const std::size_t end = target.find_first_not_of(plain);
    return end != 0 && end != std::string_view::npos && target[end] == ':' &&
           plain.find(target.front()) < letters;
}

std::optional<Path> Path::parse(std::string_view text)
{
    if (!characters_are_allowed(text) || !every_segment(text, segment_is_allowed))
        return std::nullopt;
    return Path(std::string(text));
}

Path Path::of(std::string_view text)
{
    std::optional<Path> path = parse(text);
    assert(path);
    return *std::move(path);
}

std::string_view Path::name() const
{
    const std::size_t slash = text_.rfind('/');
    return slash == std::string::npos ? std::string_view(text_)
                                      : std::string_view(text_).substr(slash + 1);
}

std::string_view Path::folder() const
{
    const std::size_t slash = text_.rfind('/');
    return slash == std::string::npos ? std::string_view()
                                      : std::string_view(text_).substr(0, slash);
}

std::string_view Path::extension() const
{
    const std::string_view last = name();
    const std::size_t dot = last.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : last.substr(dot + 1);
}

bool Path::is_below(std::string_view folder) const
{
    return text_.size() > folder.size() + 1 && text_.starts_with(folder) &&
           text_[folder.size()] == '/';
}

std::optional<Path> Path::resolve(std::string_view relative) const
{
    std::vector<std::string_view> segments;
    if (!folder().empty())
        every_segment(folder(), [&](std::string_view segment) {
            segments.push_back(segment);
            return true;
        });
    const bool stays_inside = every_segment(relative, [&](std::string_view segment) {
        if (segment == "..") {
            if (segments.empty())
                return false;
            segments.pop_back();
        } else if (segment != ".") {
            segments.push_back(segment);
        }
        return true;
    });
    if (!stays_inside || segments.empty())
        return std::nullopt;
    std::string joined;
    for (const std::string_view segment : segments) {
        if (!joined.empty())
            joined += '/';
        joined += segment;
    }
    return parse(joined);
}

}
