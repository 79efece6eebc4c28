#include "past/former_text.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "text/markdown.h"
#include "text/source_text.h"
#include "text/toml.h"

namespace mingbai {

namespace {

// Of a front matter that can not be read: whether a line of it means a draft.
bool speaks_of_draft(std::string_view text)
{
    constexpr std::string_view key = "draft";
    for (std::size_t at = text.find(key); at != text.npos; at = text.find(key, at + 1)) {
        const std::size_t line = text.find_last_of('\n', at) + 1;  // 0: the first
        const std::size_t next = text.find_first_not_of(" \t\"'", at + key.size());
        const bool is_first = text.substr(line, at - line).find_first_not_of(" \t\"'") == text.npos;
        if (is_first && next != text.npos && text[next] == '=')
            return true;
    }
    return false;
}

}

FormerText read_former_text(std::string bytes)
{
    const std::string unnamed;
    Problems of_then;
    FormerText former;
    std::optional<std::string> text = source_text(std::move(bytes), unnamed, of_then);
    if (!text)
        return former;
    former.is_text = true;
    const std::optional<DocumentParts> parts = parts_of(*text, unnamed, of_then);
    const std::optional<toml::Table> front =
        parts ? toml::parse(parts->front, unnamed, parts->front_line, of_then) : std::nullopt;
    if (!front) {
        former.is_draft = speaks_of_draft(*text);
        former.body = *std::move(text);
        return former;
    }
    former.is_document = true;
    // What is neither true nor false was never published.
    former.is_draft = front->boolean("draft", of_then).value_or(front->has("draft"));
    former.is_withdrawn = front->has("withdrawn");
    former.title = front->text("title", of_then).value_or("");
    former.facts = parts->front;
    former.body = parts->body;
    return former;
}

FormerBody read_former_body(const FormerText& text, const Path& file, const AddressOf& address_of)
{
    Problems of_then;
    const Markdown markdown(text.body, file.text(), 1, of_then);
    FormerBody body;
    body.outline = outline_of(markdown.blocks());
    // What would be left out of a page is shown as it was written.
    const std::vector<Problem> found = of_then.sorted();
    const bool is_whole = std::none_of(found.begin(), found.end(), [](const Problem& problem) {
        return problem.rule == "raw-html" || problem.rule == "table-too-wide" ||
               problem.rule == "table-incomplete" || problem.rule == "nesting-too-deep";
    });
    if (text.is_document && is_whole)
        body.html = markdown.html(
            body.outline.anchors(),
            [&](LinkKind, std::string_view target) { return address_of(file, target); },
            text.title);
    return body;
}

}
