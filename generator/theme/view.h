// View: what a template may see, a tree of names. Text is escaped when printed, Html is not; the
// type decides, and the theme refuses a template that prints one as the other.
#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/fingerprint.h"

namespace mingbai {

struct Html {
    std::string markup;
};

// Html that costs more to make than to name. It is made when it is printed, and may be made twice.
struct LateHtml {
    Fingerprint name;  // of all that the markup is made of; of nothing when the markup is empty
    std::function<std::string()> markup;
};

class View {
public:
    using List = std::vector<View>;
    using Value = std::variant<std::string, Html, LateHtml, bool, View, List>;
    struct Entry;

    View& set(std::string name, std::string text);
    View& set(std::string name, const char* text);
    View& set(std::string name, Html markup);
    View& set(std::string name, LateHtml markup);
    View& set(std::string name, bool flag);
    View& set(std::string name, View view);
    View& set(std::string name, List list);
    // A number would become a flag. Who knows the language formats it first.
    View& set(std::string name, std::integral auto number) = delete;

    const std::vector<Entry>& entries() const { return entries_; }

    // Names, values and their kinds, in order: all that a template can see.
    void add_to(Fingerprinter& fingerprinter) const;

private:
    std::vector<Entry> entries_;
};

struct View::Entry {
    std::string name;
    Value value;
};

}
