#include "text/html.h"

namespace mingbai::html {

namespace {

std::string_view entity_of(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
    }
}

}

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    append_escaped(out, text);
    return out;
}

void append_escaped(std::string& out, std::string_view text)
{
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view entity = entity_of(text[at]);
        if (entity.empty())
            continue;
        out += text.substr(kept, at - kept);
        out += entity;
        kept = at + 1;
    }
    out += text.substr(kept);
}

}
