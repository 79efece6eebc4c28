// FormerText: what a document said in an earlier revision. It is read by today's rules, and nobody is
// told to mend what can no longer be mended.
#pragma once

#include <string>

#include "base/path.h"
#include "model/document.h"
#include "text/outline.h"

namespace mingbai {

struct FormerText {
    bool is_text = false;      // false: not UTF-8, or too large; then all else is empty
    bool is_document = false;  // false: its front matter can not be read; then `body` is all of it
    bool is_draft = false;     // was not public; said in doubt
    bool is_withdrawn = false;
    std::string title;
    std::string facts;         // the front matter, as it was written
    std::string body;          // Markdown
};

FormerText read_former_text(std::string bytes);

// Its body as a reader saw it.
struct FormerBody {
    Outline outline;
    std::string html;  // empty: what was written there is shown as it is, not as a page
};

FormerBody read_former_body(const FormerText& text, const Path& file, const AddressOf& address_of);

}
