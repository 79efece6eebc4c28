#include "text/plain_text.h"

#include "base/utf8.h"
#include "text/locale.h"

namespace mingbai {

std::string plain_text(std::string_view text)
{
    std::string collapsed;
    collapsed.reserve(text.size());
    bool blank_pending = false;
    while (!text.empty()) {
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
