// CompiledTemplate: a template of one language, ready to be filled from a View (kainjow Mustache
// behind this door). Strict: it notices names that the view has not, and text printed as HTML or
// HTML as text.
#pragma once

#include <memory>
#include <optional>
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
    // `text` as from mustache_text, which leaves nothing for the parser to refuse; nothing if it
    // does.
    static std::optional<CompiledTemplate> parse(const std::string& text);

    // Blank lines are left out. Each fault is told once. May be called from several threads at a
    // time.
    std::string render(const View& view, std::vector<TemplateFault>& faults) const;

private:
    struct Parsed;
    explicit CompiledTemplate(std::shared_ptr<Parsed> parsed);

    std::shared_ptr<Parsed> parsed_;
};

}
