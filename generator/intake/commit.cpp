#include "intake/commit.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace mingbai {

namespace {

constexpr std::size_t most_characters = 200;

std::string_view take_line(std::string_view& bytes)
{
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    return line;
}

// A commit may be written in any encoding; what is not UTF-8 is not guessed.
std::string cleaned(std::string_view text)
{
    constexpr char32_t unknown = 0xFFFD;
    std::string clean;
    for (std::size_t count = 0; !text.empty() && count < most_characters; ++count) {
        const std::size_t valid = utf8::first_invalid(text.substr(0, 4));
        if (valid == 0) {
            utf8::append(clean, unknown);
            text.remove_prefix(1);
            continue;
        }
        const utf8::Character character = utf8::first(text.substr(0, valid));
        if (!utf8::is_control(character.value) && !utf8::is_bidi_control(character.value))
            clean += text.substr(0, character.size);
        text.remove_prefix(character.size);
    }
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    const auto end = std::find_if_not(clean.rbegin(), clean.rend(), is_blank).base();
    const auto start = std::find_if_not(clean.begin(), end, is_blank);
    return {start, end};
}

std::int64_t number_in(std::string_view text)
{
    std::int64_t number = 0;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// "+0830" is eight and a half hours; an offset that no place on earth has is none.
int minutes_of(std::string_view offset)
{
    constexpr std::int64_t furthest = 14 * 60;
    const std::int64_t written = number_in(offset);
    const std::int64_t minutes = written / 100 * 60 + written % 100;
    return std::abs(minutes) <= furthest ? static_cast<int>(minutes) : 0;
}

// "Name <address> 1700000000 +0800"
void read_committer(std::string_view line, Commit& commit)
{
    const std::size_t mark = line.rfind('>');
    std::string_view rest = mark == std::string_view::npos ? line : line.substr(mark + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const std::size_t gap = std::min(rest.find(' '), rest.size());
    // Beyond the year 9999 no calendar of ours goes.
    constexpr std::int64_t last_second = 253402300799;
    commit.seconds = std::clamp<std::int64_t>(number_in(rest.substr(0, gap)), 0, last_second);
    commit.offset_minutes = minutes_of(rest.substr(std::min(gap + 1, rest.size())));
}

}

std::optional<ReadCommit> parse_commit(const ObjectId& id, std::string_view bytes)
{
    constexpr std::string_view tree_key = "tree ";
    constexpr std::string_view parent_key = "parent ";
    constexpr std::string_view author_key = "author ";
    constexpr std::string_view committer_key = "committer ";
    ReadCommit read;
    read.commit.id = id;
    bool has_tree = false;
    while (!bytes.empty()) {
        const std::string_view line = take_line(bytes);
        if (line.empty())
            break;
        if (line.starts_with(tree_key) && !has_tree) {
            const auto tree = ObjectId::parse(line.substr(tree_key.size()));
            has_tree = tree.has_value();
            read.tree = tree.value_or(ObjectId());
        } else if (line.starts_with(parent_key)) {
            if (const auto parent = ObjectId::parse(line.substr(parent_key.size())))
                read.commit.parents.push_back(*parent);
        } else if (line.starts_with(author_key)) {
            const std::string_view person = line.substr(author_key.size());
            read.commit.author = cleaned(person.substr(0, person.find('<')));
        } else if (line.starts_with(committer_key)) {
            read_committer(line.substr(committer_key.size()), read.commit);
        }
    }
    while (!bytes.empty() && read.commit.subject.empty())
        read.commit.subject = cleaned(take_line(bytes));
    return has_tree ? std::optional(std::move(read)) : std::nullopt;
}

}
