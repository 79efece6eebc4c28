// All pages of a site in memory, rendered by the plain theme of this project.
#pragma once

#include <map>
#include <string>

#include "base/problem.h"
#include "support/sites.h"

namespace mingbai {

class BuiltPages {
public:
    explicit BuiltPages(Files files);

    const std::map<std::string, std::string>& pages() const { return pages_; }  // file → bytes
    const std::string& page(const std::string& file) const { return pages_.at(file); }
    const Problems& problems() const { return problems_; }  // of the pages, not of the content

private:
    std::map<std::string, std::string> pages_;
    Problems problems_;
};

}
