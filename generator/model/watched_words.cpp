#include "model/watched_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace mingbai {

namespace {

// Written so only where a paper is classified; 秘密 alone is a word like any other.
constexpr std::array<std::string_view, 6> secrecy_marks{"绝密★", "机密★", "秘密★", "绝密☆", "机密☆", "秘密☆"};
constexpr std::array<std::string_view, 5> internal_marks{"内部资料", "内部文件", "内部使用", "不得外传", "请勿外传"};
constexpr std::array<std::string_view, 5> draft_marks{"征求意见稿", "送审稿", "讨论稿", "审议稿", "修改稿"};

// A mark stands by itself or in a title; a longer sentence speaks of such papers.
constexpr std::size_t longest_mark_line = 24;

// Without what stands in 《》: “就《办法（征求意见稿）》提出意见” is no draft.
std::string without_titles(std::string_view text)
{
    std::string rest;
    int depth = 0;
    for (; !text.empty(); text.remove_prefix(utf8::first(text).size)) {
        const utf8::Character character = utf8::first(text);
        depth += character.value == U'《' ? 1 : 0;
        if (depth == 0)
            rest += text.substr(0, character.size);
        depth -= character.value == U'》' && depth > 0 ? 1 : 0;
    }
    return rest;
}

class Watch {
public:
    Watch(const SiteConfig& config, const std::string& file, Problems& problems)
        : config_(config), file_(file), problems_(problems)
    {
    }

    void look(std::string_view text, std::uint32_t line, bool is_title)
    {
        report_first("secrecy-mark", secrecy_marks, text, line);
        if (is_title || utf8::count(text) <= longest_mark_line) {
            report_first("internal-mark", internal_marks, text, line);
            report_first("draft-mark", draft_marks, without_titles(text), line);
        }
        for (const WatchedTerm& term : config_.terms)
            for (const std::string& wrong : term.not_so)
                if (stands_wrong(text, wrong, term.write))
                    problems_.add("term-wrong", {file_, line}, {wrong, term.write, term.because});
    }

private:
    template <std::size_t Size>
    void report_first(std::string_view rule, const std::array<std::string_view, Size>& marks,
                      std::string_view text, std::uint32_t line)
    {
        const auto found = std::find_if(marks.begin(), marks.end(), [&](std::string_view mark) {
            return text.find(mark) != std::string_view::npos;
        });
        if (found != marks.end())
            problems_.add(rule, {file_, line}, {std::string(*found)});
    }

    const SiteConfig& config_;
    const std::string& file_;
    Problems& problems_;
};

}

bool stands_wrong(std::string_view text, const std::string& wrong, const std::string& right)
{
    for (std::size_t at = text.find(wrong); at != std::string_view::npos; at = text.find(wrong, at + 1)) {
        const std::size_t inside = right.find(wrong);
        const bool is_right = inside != std::string::npos && at >= inside &&
                              text.substr(at - inside).starts_with(right);
        if (!is_right)
            return true;
    }
    return false;
}

void report_watched_words(const SiteConfig& config, const std::string& title, const Outline& outline,
                          const std::string& file, Problems& problems)
{
    Watch watch(config, file, problems);
    watch.look(title, 0, true);
    for (const Block& block : outline.blocks())
        watch.look(block.text, block.line, block.kind == BlockKind::heading);
}

}
