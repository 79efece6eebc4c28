#include "text/html.h"

#include "base/byte_set.h"

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

constexpr ByteSet to_escape("&<>\"'");

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
    for (std::size_t at = to_escape.find_in(text); at < text.size();
         at = to_escape.find_in(text, kept)) {
        out += text.substr(kept, at - kept);
        out += entity_of(text[at]);
        kept = at + 1;
    }
    out += text.substr(kept);
}

}
