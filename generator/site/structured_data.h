// What a page says about itself in JSON-LD, in the words of schema.org, for search engines and other
// programs: nothing that its reader does not see as well. Each is a <script> element that holds data and
// nothing that runs, so that a strict content policy lets it pass; no text can end the element.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai {

// One thing of a type; what it is said to be is added member by member, and what is empty is left out.
class Thing {
public:
    explicit Thing(std::string_view type);

    Thing& set(std::string_view name, std::string_view text);
    Thing& set(std::string_view name, const Thing& other);
    Thing& set(std::string_view name, const std::vector<Thing>& others);

    std::string json() const { return members_ + '}'; }

private:
    void add_name(std::string_view name);

    std::string members_;
};

// `json`: of a thing.
std::string structured_data(std::string_view json);

// A name as it is shown, and where it leads: absolute, for whoever copies it; empty when the site does not
// know its own host.
using NamedAddress = std::pair<std::string_view, std::string>;

// The way from home to the page, the page itself last.
std::string breadcrumb_list(const std::vector<NamedAddress>& way);

}
