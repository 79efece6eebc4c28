#include "commands/message.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/path.h"
#include "base/utf8.h"
#include "text/exchange.h"
#include "text/personal_data.h"
#include "text/source_text.h"

namespace mingbai {

namespace {

constexpr std::size_t most_of_a_rule = 50;
constexpr std::size_t widest_line = 120;   // characters of a source line that a terminal shows well
constexpr std::size_t longest_word = 200;  // characters of a word that a sentence is filled with

// What a terminal may be sent: the beginning of a text that may be very long, on one line, without
// a character that would move the cursor or turn the direction of writing.
std::string showable(std::string_view text, std::size_t most_characters)
{
    std::string shown;
    for (std::size_t count = 0; !text.empty() && count < most_characters; ++count) {
        const utf8::Character character = utf8::first(text);
        const char32_t c = character.value;
        if (utf8::is_control(c) || utf8::is_bidi_control(c))
            shown += "\xEF\xBF\xBD";
        else if (c == '\t' || c == '\n' || c == '\r')
            shown += ' ';
        else
            shown += text.substr(0, character.size);
        text.remove_prefix(character.size);
    }
    return text.empty() ? shown : shown + "…";
}

// The problem with words that may be shown: they quote what was committed, whatever that is.
Problem presentable(Problem problem)
{
    for (std::string& word : problem.words)
        word = utf8::is_valid(word) ? showable(masked(word), longest_word) : std::string();
    return problem;
}

// Lines of the files that problems point to, as those who reported them saw them; each file is read
// once.
class SourceLines {
public:
    explicit SourceLines(const Snapshot& snapshot) : snapshot_(snapshot) {}

    std::string line(const Place& place)
    {
        if (place.line == 0)
            return {};
        std::string_view rest = text_of(place.file);
        for (std::uint32_t line = 1; line < place.line; ++line) {
            const std::size_t end = rest.find('\n');
            if (end == std::string_view::npos)
                return {};
            rest.remove_prefix(end + 1);
        }
        return masked(rest.substr(0, rest.find('\n')));
    }

private:
    std::string_view text_of(const std::string& file)
    {
        const auto known = texts_.find(file);
        if (known != texts_.end())
            return known->second;
        const std::optional<Path> path = Path::parse(file);
        Problems known_already;
        std::optional<std::string> text;
        if (path && snapshot_.contains(*path))
            text = source_text(snapshot_.read(*path), file, known_already);
        return texts_[file] = std::move(text).value_or("");
    }

    const Snapshot& snapshot_;
    std::map<std::string, std::string, std::less<>> texts_;
};

// How many columns of a terminal the first `characters` of the text take. The quotation marks and
// dashes that both scripts use take one.
std::size_t terminal_width(std::string_view text, std::size_t characters)
{
    const auto is_wide = [](char32_t c) {
        const bool half_width = c >= 0xFF61 && c <= 0xFFDC;
        const bool hangul = c >= 0xAC00 && c <= 0xD7A3;
        const bool picture = c >= 0x1F300 && c <= 0x1FAFF;
        return (c >= 0x2E80 && utf8::is_cjk(c) && !half_width) || hangul || picture;
    };
    std::size_t width = 0;
    for (std::size_t i = 0; i < characters && !text.empty(); ++i) {
        const utf8::Character character = utf8::first(text);
        width += is_wide(character.value) ? 2 : 1;
        text.remove_prefix(character.size);
    }
    return width;
}

std::string excerpt(const Place& place, const std::string& line)
{
    const std::string shown = showable(line, widest_line);
    if (shown.empty())
        return {};
    std::string text = fmt::format("{:>6} | {}\n", place.line, shown);
    if (place.column > 0 && place.column <= widest_line)
        text += fmt::format("       | {:>{}}\n", "^", terminal_width(shown, place.column - 1) + 1);
    return text;
}

std::string position(const Place& place)
{
    std::string text = place.file;
    if (place.line > 0)
        text += fmt::format(":{}", place.line);
    if (place.line > 0 && place.column > 0)
        text += fmt::format(":{}", place.column);
    return text;
}

std::string text_message(const Problem& problem, const Rulebook& rulebook, SourceLines& lines,
                         Tongue tongue)
{
    const bool chinese = tongue == Tongue::chinese;
    std::string text = fmt::format("{}: {}{}{} [{}]\n", position(problem.place),
                                   level_word(rulebook.level_of(problem), tongue),
                                   chinese ? "：" : ": ", rulebook.sentence(problem, tongue),
                                   problem.rule);
    text += excerpt(problem.place, lines.line(problem.place));
    const std::string hint = rulebook.hint(problem, tongue);
    if (!hint.empty())
        text += fmt::format("  {}{}\n", chinese ? "提示：" : "hint: ", hint);
    const std::string basis = rulebook.pack_basis(problem, tongue);
    if (!basis.empty())
        text += fmt::format("  {}{}\n", chinese ? "依据：" : "basis: ", showable(basis, longest_word));
    return text;
}

std::string json_message(const Problem& problem, const Rulebook& rulebook, Tongue tongue)
{
    return exchange::json_object(
               {{"file", problem.place.file},
                {"line", std::int64_t{problem.place.line}},
                {"column", std::int64_t{problem.place.column}},
                {"level", std::string(level_word(rulebook.level_of(problem), Tongue::english))},
                {"rule", problem.rule},
                {"message", rulebook.sentence(problem, tongue)},
                {"hint", rulebook.hint(problem, tongue)},
                {"basis", rulebook.basis(problem, tongue)}}) +
           "\n";
}

// GitHub's workflow commands end at a line; in their properties commas and colons are marks too.
std::string github_escaped(std::string_view text, std::string_view marks)
{
    std::string escaped;
    for (const char c : text) {
        if (marks.find(c) != std::string_view::npos)
            escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            escaped += c;
    }
    return escaped;
}

std::string github_message(const Problem& problem, const Rulebook& rulebook, Tongue tongue)
{
    const Level level = rulebook.level_of(problem);
    const Place& place = problem.place;
    std::string properties = "file=" + github_escaped(place.file, "%\r\n:,");
    if (place.line > 0)
        properties += fmt::format(",line={}", place.line);
    if (place.line > 0 && place.column > 0)
        properties += fmt::format(",col={}", place.column);
    return fmt::format("::{} {},title={}::{}\n",
                       level == Level::note ? "notice" : level_word(level, Tongue::english),
                       properties, problem.rule,
                       github_escaped(rulebook.sentence(problem, tongue), "%\r\n"));
}

void count(Level level, Counts& counts)
{
    if (level == Level::error)
        ++counts.errors;
    else if (level == Level::warning)
        ++counts.warnings;
    else
        ++counts.notes;
}

std::string left_out(const std::map<std::string, std::size_t>& of_rule, Tongue tongue)
{
    std::string text;
    for (const auto& [rule, found] : of_rule) {
        if (found <= most_of_a_rule)
            continue;
        const std::size_t more = found - most_of_a_rule;
        text += tongue == Tongue::chinese ? fmt::format("[{}] 还有{}处没有列出。\n", rule, more)
                                          : fmt::format("[{}] and {} more.\n", rule, more);
    }
    return text;
}

}

std::string_view level_word(Level level, Tongue tongue)
{
    const bool chinese = tongue == Tongue::chinese;
    switch (level) {
    case Level::error:
        return chinese ? "错误" : "error";
    case Level::warning:
        return chinese ? "警告" : "warning";
    case Level::note:
        break;
    }
    return chinese ? "提醒" : "note";
}

Messages messages_of(const Problems& problems, const Rulebook& rulebook, const Snapshot& snapshot,
                     Tongue tongue, Format format)
{
    Messages messages;
    SourceLines lines(snapshot);
    std::map<std::string, std::size_t> of_rule;
    std::string said_before;
    for (const Problem& found : problems.sorted()) {
        if (rulebook.is_off(found))
            continue;
        const Problem problem = presentable(found);
        // Two that differ only in words that the sentence leaves out are one to whoever reads them.
        std::string said = fmt::format("{} {} {}", position(problem.place), problem.rule,
                                       rulebook.sentence(problem, tongue));
        if (said == said_before)
            continue;
        said_before = std::move(said);
        count(rulebook.level_of(problem), messages.counts);
        if (++of_rule[problem.rule] > most_of_a_rule && format == Format::text)
            continue;
        if (format == Format::json)
            messages.text += json_message(problem, rulebook, tongue);
        else if (format == Format::github)
            messages.text += github_message(problem, rulebook, tongue);
        else
            messages.text += text_message(problem, rulebook, lines, tongue);
    }
    if (format == Format::text)
        messages.text += left_out(of_rule, tongue);
    return messages;
}

Tongue tongue_of(std::string_view language)
{
    return language.starts_with("zh") ? Tongue::chinese : Tongue::english;
}

std::string summary_of(const Counts& counts, Tongue tongue)
{
    if (tongue == Tongue::chinese)
        return fmt::format("{}个错误，{}个警告。", counts.errors, counts.warnings);
    return fmt::format("{} {}, {} {}.", counts.errors, counts.errors == 1 ? "error" : "errors",
                       counts.warnings, counts.warnings == 1 ? "warning" : "warnings");
}

}
