// CompiledTemplate: a template of one language, ready to be filled from a View (kainjow Mustache
// behind this door). Strict: it notices names that the view has not, and text printed as HTML or
// HTML as text.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "theme/view.h"

namespace mingbai {

struct TemplateFault {
    enum class Kind { unknown_name, wrong_escape, not_printable };

    Kind kind;
    std::string name;
};

class CompiledTemplate {
public:
    // `text` as from mustache_text, which leaves nothing for the parser to refuse. It is parsed when
    // it is first rendered: publishing one changed record renders with few of all templates.
    explicit CompiledTemplate(std::string text);

    // Blank lines are left out. Each fault is told once. May be called from several threads at a
    // time. Throws Failure when the parser does refuse.
    std::string render(const View& view, std::vector<TemplateFault>& faults) const;

private:
    struct Parsed;

    std::shared_ptr<Parsed> parsed_;
};

}
