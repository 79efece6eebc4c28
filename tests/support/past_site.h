// A small site in a repository of its own, and its pages with their past.
#pragma once

#include <map>
#include <string>

#include "support/sites.h"
#include "support/test_repository.h"

namespace mingbai {

// The small site, committed once with the plain theme; whoever tests goes on from there.
class PastSite {
public:
    PastSite();

    TestRepository& repository() { return repository_; }
    ObjectId commit(std::string_view file, std::string_view content, std::string_view message);
    ObjectId rename(std::string_view from, std::string_view to, std::string_view message);

    struct Built {
        std::map<std::string, std::string> pages;
        Problems problems;
    };
    // Of the tip, or of `folder`, a clone.
    Built build() const { return build(repository_.folder()); }
    Built build(const std::filesystem::path& folder) const;

    // The addresses that lead nowhere, each once, a line each; the test fails where there is one.
    static std::string dead_links(const Built& built);

private:
    TestRepository repository_;
};

}
