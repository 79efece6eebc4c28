#include "text/plain_text.h"

#include "base/utf8.h"
#include "text/locale.h"

namespace mingbai {

namespace {

// How many bytes at the beginning are surely no blanks.
std::size_t plain_size(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if (utf8::begins_han(text[at]))
            at += utf8::han_size;
        else if (const auto byte = static_cast<unsigned char>(text[at]); byte > 0x20 && byte < 0x80)
            ++at;
        else
            break;
    }
    return at;
}

}

std::string plain_text(std::string_view text)
{
    std::string collapsed;
    collapsed.reserve(text.size());
    bool blank_pending = false;
    while (!text.empty()) {
        if (const std::size_t plain = plain_size(text); plain > 0) {
            if (blank_pending)
                collapsed += ' ';
            blank_pending = false;
            collapsed += text.substr(0, plain);
            text.remove_prefix(plain);
            continue;
        }
        const utf8::Character c = utf8::first(text);
        if (utf8::is_blank(c.value)) {
            blank_pending = !collapsed.empty();
        } else {
            if (blank_pending)
                collapsed += ' ';
            blank_pending = false;
            collapsed += text.substr(0, c.size);
        }
        text.remove_prefix(c.size);
    }
    if (locale::is_nfc(collapsed))
        return collapsed;
    return locale::nfc(collapsed);
}

}
