#include "release/log.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/digest.h"
#include "base/file.h"
#include "text/exchange.h"

namespace mingbai {

namespace {

// Takes the first line off the text, without its end. Nothing when the rest has no end.
std::optional<std::string_view> take_line(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::string line_of(const LogEntry& entry, const std::string& last_line)
{
    const Difference& difference = entry.difference;
    std::vector<exchange::Field> fields = {
        {"release", entry.release}, {"commit", entry.commit},     {"as_of", entry.as_of},
        {"identity", entry.identity}, {"act", std::string(entry.act == LogEntry::Act::rollback
                                                              ? "rollback"
                                                              : "publish")}};
    fields.emplace_back("files", static_cast<std::int64_t>(difference.count()));
    if (difference.count() <= Log::most_named) {
        fields.emplace_back("added", difference.added);
        fields.emplace_back("changed", difference.changed);
        fields.emplace_back("removed", difference.removed);
    }
    fields.emplace_back("previous", last_line.empty() ? std::string() : sha256(last_line));
    return exchange::json_object(fields);
}

}

Difference Difference::between(const Manifest& before, const Manifest& after)
{
    Difference difference;
    auto old = before.files.begin();
    auto now = after.files.begin();
    // Both are sorted: one walk over the two, for ten thousands of files before the link turns.
    while (old != before.files.end() || now != after.files.end()) {
        if (now == after.files.end()) {
            difference.removed.push_back((old++)->first);
            continue;
        }
        const int order = old == before.files.end() ? 1 : old->first.compare(now->first);
        if (order > 0) {
            difference.added.push_back((now++)->first);
        } else if (order < 0) {
            difference.removed.push_back((old++)->first);
        } else if ((old++)->second != (now++)->second) {
            difference.changed.push_back(std::prev(now)->first);
        }
    }
    return difference;
}

LogEntry entry_of(std::string_view release_text)
{
    constexpr std::string_view commit = "commit: ";
    constexpr std::string_view as_of = "as-of: ";
    constexpr std::string_view generator = "generator:";
    LogEntry entry;
    std::string identity;
    bool in_identity = false;
    while (const std::optional<std::string_view> line = take_line(release_text)) {
        in_identity = in_identity && line->starts_with("  ");
        if (in_identity)
            identity.append(*line).push_back('\n');
        else if (line->starts_with(commit))
            entry.commit = line->substr(commit.size());
        else if (line->starts_with(as_of))
            entry.as_of = line->substr(as_of.size());
        in_identity = in_identity || *line == generator;
    }
    entry.identity = identity.empty() ? std::string() : sha256(identity);
    return entry;
}

Log::Log(std::filesystem::path file) : file_(std::move(file))
{
    const std::string text = file::read_if_exists(file_).value_or("");
    std::string_view rest = text;
    while (const std::optional<std::string_view> line = take_line(rest)) {
        last_line_ = *line;
        const std::string name = exchange::text_member(last_line_, "release").value_or("");
        std::erase(releases_, name);
        releases_.push_back(name);
    }
    if (!rest.empty())
        file::replace(file_, std::string_view(text).substr(0, text.size() - rest.size()));
}

void Log::append(const LogEntry& entry)
{
    std::string line = line_of(entry, last_line_);
    file::append(file_, line + '\n');
    last_line_ = std::move(line);
    std::erase(releases_, entry.release);
    releases_.push_back(entry.release);
}

std::optional<std::size_t> first_broken_line(std::string_view log)
{
    std::string last;
    for (std::size_t number = 1; !log.empty(); ++number) {
        const std::optional<std::string_view> line = take_line(log);
        if (!line || exchange::text_member(*line, "previous") != (last.empty() ? "" : sha256(last)))
            return number;
        last = *line;
    }
    return std::nullopt;
}

}
