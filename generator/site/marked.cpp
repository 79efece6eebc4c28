#include "site/marked.h"

#include "text/html.h"

namespace mingbai {
namespace {

std::string_view element_of(RunKind kind)
{
    switch (kind) {
    case RunKind::removed: return "del";
    case RunKind::added: return "ins";
    case RunKind::kept: break;
    }
    return {};
}

}

Html marked(const std::vector<Run>& runs)
{
    std::string out;
    for (const Run& run : runs) {
        const std::string_view element = element_of(run.kind);
        if (!element.empty())
            out.append("<").append(element).append(run.is_form ? " class=\"form\">" : ">");
        html::append_escaped(out, run.text);
        if (!element.empty())
            out.append("</").append(element).append(">");
    }
    return {out};
}

Html marked(std::string_view text, const std::vector<TextSpan>& spans)
{
    std::string out;
    std::size_t done = 0;
    for (const TextSpan& span : spans) {
        html::append_escaped(out, text.substr(done, span.begin - done));
        out.append("<mark class=\"same\">");
        html::append_escaped(out, text.substr(span.begin, span.size));
        out.append("</mark>");
        done = span.begin + span.size;
    }
    html::append_escaped(out, text.substr(done));
    return {out};
}

}
