// Path: a place inside the site repository. Always relative, '/'-separated, valid UTF-8 in NFC, never
// empty, never with '.' or '..' in it: whoever holds a Path can not leave the tree.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai {

class Path {
public:
    // Nothing for: an absolute or empty path, an empty, '.' or '..' segment, a backslash, a control
    // character, invalid UTF-8.
    static std::optional<Path> parse(std::string_view text);

    // For paths that are written in this program; a bad one is a bug.
    static Path of(std::string_view text);

    const std::string& text() const { return text_; }
    std::string_view name() const;        // the last segment
    std::string_view folder() const;      // all before it, without the last '/'; empty at the top
    std::string_view extension() const;   // after the last '.' of the name; empty without one
    bool is_below(std::string_view folder) const;

    // A link as an author writes it beside this file: "../2023/report.zh.md". Nothing when it leaves
    // the tree or can not be a Path.
    std::optional<Path> resolve(std::string_view relative) const;

    friend auto operator<=>(const Path&, const Path&) = default;

private:
    explicit Path(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

// "%E5%B9%B4" → "年": what an author may write in a link for a name that is not plain.
std::string percent_decoded(std::string_view text);

// Whether a link begins with "https:", "mailto:" or the like, as browsers see it; else it is a place
// of this site, whatever colons are in it.
bool has_scheme(std::string_view target);

}
