#include "past/former_text.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "text/markdown.h"
#include "text/source_text.h"
#include "text/toml.h"

namespace mingbai {

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
        former.body = *std::move(text);
        return former;
    }
    former.is_document = true;
    former.is_draft = front->boolean("draft", of_then).value_or(false);
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
