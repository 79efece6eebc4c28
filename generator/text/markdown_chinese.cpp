// CommonMark lets ** close only where the character before is no punctuation or the one behind is a
// blank or punctuation. Chinese writes no blanks, so **重点。**后文 stays as it stands, and in
// 前文**《甲》**和**《乙》**后文 even the wrong word becomes bold. The tree can not be mended
// afterwards. So a noncharacter, which counts neither as blank nor as punctuation, is put between a
// run of * or ~~ and the punctuation that it touches, when one side of the run is CJK:
// **重点。□**后文. A bare address ends for the parser only at a blank or at <, so where it meets
// Chinese a comment is put: https://a.gov.cn/x<!--■-->。 Both are taken out of the tree again. Left
// out on purpose: runs of _, which never work inside words.
#include "text/markdown_chinese.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/utf8.h"
#include "text/markdown_tree.h"

namespace mingbai {

namespace {

using markdown_tree::Kind;
using markdown_tree::kind_of;
using markdown_tree::literal_of;
using markdown_tree::target_of;

constexpr std::string_view joint_mark = "\xEF\xB7\x90";           // U+FDD0
constexpr std::string_view address_mark = "<!--\xEF\xB7\x91-->";  // U+FDD1

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_line_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class SourceMarker {
public:
    explicit SourceMarker(std::string_view source) : source_(source)
    {
        marked_.reserve(source.size() + source.size() / 16);
    }

    std::string marked()
    {
        while (at_ < source_.size()) {
            if (at_ == address_end_) {
                marked_ += address_mark;
                marked_ += joint_mark;
            }
            step();
        }
        return std::move(marked_);
    }

private:
    void step()
    {
        switch (source_[at_]) {
        case '\\': return copy_to(at_ + 2);
        case '*': return copy_run();
        case '~': return copy_run();
        case ':': look_for_address("://"); break;
        case 'w': look_for_address("www."); break;
        default: break;
        }
        copy_to(next_stop());
    }

    void copy_to(std::size_t end)
    {
        end = std::min(end, source_.size());
        marked_ += source_.substr(at_, end - at_);
        at_ = end;
    }

    std::size_t next_stop() const
    {
        std::size_t next = at_ + 1;
        while (next < source_.size() && next != address_end_ && !stops_here(source_[next]))
            ++next;
        return next;
    }

    static bool stops_here(char c)
    {
        return c == '*' || c == '~' || c == '\\' || c == ':' || c == 'w';
    }

    void copy_run()
    {
        const char c = source_[at_];
        std::size_t end = at_;
        while (end < source_.size() && source_[end] == c)
            ++end;
        if (c == '~' && end - at_ == 1)
            return copy_to(end);
        const char32_t before = at_ == 0 ? U'\n' : utf8::last(source_.substr(0, at_)).value;
        const char32_t behind =
            end == source_.size() ? U'\n' : utf8::first(source_.substr(end)).value;
        const bool beside_cjk = utf8::is_cjk(before) || utf8::is_cjk(behind);
        if (beside_cjk && utf8::is_punctuation(before))
            marked_ += joint_mark;
        copy_to(end);
        if (beside_cjk && utf8::is_punctuation(behind))
            marked_ += joint_mark;
    }

    // Only a bare address: what stands in <…> or in (…) behind a link's words ends by itself.
    void look_for_address(std::string_view beginning)
    {
        if (at_ < address_searched_to_ || !source_.substr(at_).starts_with(beginning))
            return;
        std::size_t scheme = at_;
        while (scheme > 0 && at_ - scheme < 5 && is_letter(source_[scheme - 1]))
            --scheme;
        const std::string_view before = source_.substr(0, scheme);
        if (before.ends_with('<') || before.ends_with("]("))
            return;
        const std::size_t begin = at_ + beginning.size();
        std::size_t end = begin;
        char32_t behind = 0;
        while (end < source_.size() && !is_line_blank(source_[end]) && source_[end] != '<') {
            const utf8::Character c = utf8::first(source_.substr(end));
            behind = c.value;
            if (utf8::is_cjk(behind))
                break;
            end += c.size;
        }
        address_searched_to_ = end;
        while (end > begin && (source_[end - 1] == '*' || source_[end - 1] == '~'))
            --end;
        if (utf8::is_cjk(behind) && end > begin)
            address_end_ = end;
    }

    std::string_view source_;
    std::string marked_;
    std::size_t at_ = 0;
    std::size_t address_end_ = std::string_view::npos;
    std::size_t address_searched_to_ = 0;
};

bool has_marks(std::string_view text)
{
    return text.find(joint_mark) != std::string_view::npos ||
           text.find(address_mark) != std::string_view::npos;
}

std::string without(std::string_view mark, std::string_view text)
{
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t found = text.find(mark); found != std::string_view::npos;
         found = text.find(mark)) {
        clean += text.substr(0, found);
        text.remove_prefix(found + mark.size());
    }
    clean += text;
    return clean;
}

std::string without_marks(std::string_view text)
{
    return without(joint_mark, without(address_mark, text));
}

void take_out_marks(cmark_node* node)
{
    if (const std::string_view literal = literal_of(node); has_marks(literal))
        cmark_node_set_literal(node, without_marks(literal).c_str());
    const Kind kind = kind_of(node);
    if (kind != Kind::link && kind != Kind::image)
        return;
    if (const std::string_view target = target_of(node); has_marks(target))
        cmark_node_set_url(node, without_marks(target).c_str());
    const char* title = cmark_node_get_title(node);
    if (title != nullptr && has_marks(title))
        cmark_node_set_title(node, without_marks(title).c_str());
}

void discard(cmark_node* leaf)
{
    cmark_node_unlink(leaf);
    cmark_node_free(leaf);
}

using Iterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

Iterator iterator_over(cmark_node* root)
{
    return {cmark_iter_new(root), cmark_iter_free};
}

// Finds the breaks to take out: keeps the last character and the break behind it while it walks.
class BreakFinder {
public:
    void visit(cmark_node* node)
    {
        switch (kind_of(node)) {
        case Kind::text: return visit_words(literal_of(node));
        case Kind::code: return visit_words(literal_of(node));
        case Kind::soft_break: pending_ = node; return;
        case Kind::html: return;  // will not be printed
        case Kind::emphasis: return;
        case Kind::strong: return;
        case Kind::struck: return;
        case Kind::link: return;
        default: last_ = 0; pending_ = nullptr;
        }
    }

    std::vector<cmark_node*> found() { return std::move(found_); }

private:
    void visit_words(std::string_view words)
    {
        if (words.empty())
            return;
        if (pending_ != nullptr && utf8::is_cjk(last_) && utf8::is_cjk(utf8::first(words).value))
            found_.push_back(pending_);
        pending_ = nullptr;
        last_ = utf8::last(words).value;
    }

    char32_t last_ = 0;
    cmark_node* pending_ = nullptr;
    std::vector<cmark_node*> found_;
};

}

std::optional<std::string> marked_source(std::string_view source)
{
    const auto has = [&](std::string_view part) {
        return source.find(part) != std::string_view::npos;
    };
    if (!has("*") && !has("~~") && !has("://") && !has("www.") && !has(joint_mark))
        return std::nullopt;
    return SourceMarker(source).marked();
}

void mend_marked_tree(cmark_node* root)
{
    const Iterator iterator = iterator_over(root);
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (kind_of(node) == Kind::html && literal_of(node) == address_mark)
            discard(node);
        else
            take_out_marks(node);
    }
}

void join_chinese_lines(cmark_node* root)
{
    BreakFinder finder;
    const Iterator iterator = iterator_over(root);
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get()))
        finder.visit(cmark_iter_get_node(iterator.get()));
    for (cmark_node* node : finder.found())
        discard(node);
}

}
