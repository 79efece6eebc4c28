#include "case_runner/case_file.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace mingbai::cases {

namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::string_view exit_word = "exit ";

std::optional<int> number_of(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// Words of a fence's first line; "…" keeps blanks together.
Lines words_of(std::string_view text)
{
    Lines words;
    std::string word;
    bool quoted = false;
    bool begun = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
            begun = true;
        } else if (c == ' ' && !quoted) {
            if (begun)
                words.push_back(word);
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (begun)
        words.push_back(word);
    return words;
}

std::optional<std::string> from_hex(std::string_view text)
{
    std::string bytes;
    std::string pair;
    for (const char c : text) {
        if (c == ' ' || c == '\n')
            continue;
        pair += c;
        if (pair.size() < 2)
            continue;
        unsigned value = 0;
        const auto [end, error] = std::from_chars(pair.data(), pair.data() + 2, value, 16);
        if (error != std::errc() || end != pair.data() + 2)
            return std::nullopt;
        bytes += static_cast<char>(value);
        pair.clear();
    }
    if (!pair.empty())
        return std::nullopt;
    return bytes;
}

std::optional<std::string> from_base64(std::string_view text)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '\n' || c == '=')
            continue;
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos)
            return std::nullopt;
        bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xffffffU;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xffU);
        }
    }
    return bytes;
}

std::string with_carriage_returns(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return result;
}

// Applies one option; false when there is no such option or it does not fit the content.
bool shape(const std::string& option, std::string& content)
{
    if (option == "crlf") {
        content = with_carriage_returns(content);
    } else if (option == "bom") {
        content = "\xEF\xBB\xBF" + content;
    } else if (option == "no-newline") {
        if (content.ends_with('\n'))
            content.pop_back();
    } else if (option == "hex" || option == "base64") {
        const auto bytes = option == "hex" ? from_hex(content) : from_base64(content);
        if (!bytes)
            return false;
        content = *bytes;
    } else if (option.starts_with("repeat=")) {
        const auto times = number_of(std::string_view(option).substr(7));
        if (!times || *times < 0)
            return false;
        std::string all;
        all.reserve(content.size() * static_cast<std::size_t>(*times));
        for (int i = 0; i < *times; ++i)
            all += content;
        content = std::move(all);
    } else {
        return false;
    }
    return true;
}

class Reader {
public:
    explicit Reader(CaseFile& page) : page_(page) {}

    void read()
    {
        while (at_ < page_.lines.size()) {
            const std::string& line = page_.lines[at_];
            const std::size_t ticks = fence_of(line);
            if (ticks < 3) {
                ++at_;
                continue;
            }
            const std::size_t first = at_ + 1;
            const std::size_t end = end_of_block(first, ticks);
            const std::string_view title = std::string_view(line).substr(ticks);
            if (title.starts_with("file "))
                read_file(title.substr(5), first, end);
            else if (title == "console")
                read_console(first, end);
            at_ = end + 1;
        }
    }

private:
    static std::size_t fence_of(const std::string& line)
    {
        const std::size_t ticks = line.find_first_not_of('`');
        return ticks == std::string::npos ? line.size() : ticks;
    }

    void fault(std::size_t index, const std::string& words)
    {
        page_.faults.push_back("line " + std::to_string(index + 1) + ": " + words);
    }

    std::size_t end_of_block(std::size_t first, std::size_t ticks)
    {
        for (std::size_t i = first; i < page_.lines.size(); ++i)
            if (page_.lines[i].size() >= ticks && fence_of(page_.lines[i]) == page_.lines[i].size())
                return i;
        fault(first - 1, "the block has no end");
        return page_.lines.size();
    }

    void read_file(std::string_view title, std::size_t first, std::size_t end)
    {
        Lines words = words_of(title);
        if (words.empty() || words[0].starts_with('/') || words[0].find("..") != std::string::npos)
            return fault(first - 1, "the file needs a path inside the site");
        FileBlock block{words[0], {}, {}, first};
        for (std::size_t i = first; i < end; ++i)
            block.content += page_.lines[i] + '\n';
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i] == "symlink" && i + 1 < words.size())
                block.symlink = words[++i];
            else if (!shape(words[i], block.content))
                return fault(first - 1, "can not apply the option " + words[i]);
        }
        page_.acts.push_back(std::move(block));
    }

    void read_console(std::size_t first, std::size_t end)
    {
        if (first >= end || !page_.lines[first].starts_with("$ "))
            return fault(first - 1, "a console block begins with a line \"$ …\"");
        for (std::size_t i = first; i < end;) {
            Step step;
            step.command = page_.lines[i].substr(2);
            step.line = i + 1;
            std::size_t next = i + 1;
            while (next < end && !page_.lines[next].starts_with("$ "))
                step.expected.push_back(page_.lines[next++]);
            step.length = next - i - 1;
            take_exit_code(step);
            page_.acts.push_back(std::move(step));
            i = next;
        }
    }

    static void take_exit_code(Step& step)
    {
        if (step.expected.empty() || !step.expected.back().starts_with(exit_word))
            return;
        const auto code = number_of(std::string_view(step.expected.back()).substr(exit_word.size()));
        if (!code)
            return;
        step.exit_code = *code;
        step.expected.pop_back();
    }

    CaseFile& page_;
    std::size_t at_ = 0;
};

bool line_matches(std::string_view pattern, std::string_view line)
{
    const std::size_t hole = pattern.find(ellipsis);
    if (hole == std::string_view::npos)
        return pattern == line;
    if (!line.starts_with(pattern.substr(0, hole)))
        return false;
    const std::string_view rest = pattern.substr(hole + ellipsis.size());
    for (std::size_t i = hole; i <= line.size(); ++i)
        if (line_matches(rest, line.substr(i)))
            return true;
    return false;
}

bool lines_match(const Lines& expected, std::size_t e, const Lines& actual, std::size_t a)
{
    for (; e < expected.size(); ++e, ++a) {
        if (expected[e] == ellipsis) {
            for (std::size_t i = a; i <= actual.size(); ++i)
                if (lines_match(expected, e + 1, actual, i))
                    return true;
            return false;
        }
        if (a == actual.size() || !line_matches(expected[e], actual[a]))
            return false;
    }
    return a == actual.size();
}

}

CaseFile parse_case(std::string_view text)
{
    CaseFile page;
    page.lines = split_lines(text);
    Reader(page).read();
    return page;
}

bool matches(const Lines& expected, const Lines& actual)
{
    return lines_match(expected, 0, actual, 0);
}

Lines answer_of(const Lines& printed, int exit_code)
{
    Lines answer = printed;
    if (exit_code != 0)
        answer.push_back(std::string(exit_word) + std::to_string(exit_code));
    return answer;
}

std::string with_answers(const CaseFile& page, const std::map<std::size_t, Lines>& answers)
{
    std::map<std::size_t, std::size_t> lengths;
    for (const auto& act : page.acts)
        if (const auto* step = std::get_if<Step>(&act))
            lengths[step->line] = step->length;

    std::string text;
    for (std::size_t line = 1; line <= page.lines.size(); ++line) {
        text += page.lines[line - 1] + '\n';
        const auto answer = answers.find(line);
        if (answer == answers.end())
            continue;
        for (const std::string& printed : answer->second)
            text += printed + '\n';
        line += lengths[line];
    }
    return text;
}

Lines split_lines(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

}
