// All pages of a site in memory, rendered by the plain theme of this project.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/problem.h"
#include "support/sites.h"

namespace mingbai {

// With the files of the plain theme.
Files with_theme(Files files);

class BuiltPages {
public:
    explicit BuiltPages(Files files, std::string_view as_of = "2024-06-01",
                        Drafts drafts = Drafts::hidden);

    const std::map<std::string, std::string>& pages() const { return pages_; }  // file → bytes
    const std::string& page(const std::string& file) const& { return pages_.at(file); }
    // Of a site that is gone at the end of the line: the page outlives it.
    std::string page(const std::string& file) && { return std::move(pages_.at(file)); }
    const Problems& problems() const { return problems_; }  // of the pages, not of the content

private:
    std::map<std::string, std::string> pages_;
    Problems problems_;
};

}
