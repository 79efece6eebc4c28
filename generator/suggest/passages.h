// Which passages of a report may answer a promise: for an editor to look at, never for the public.
// Named things (“清朗环境”, 《…》, 法治副校长), quantities and rare words decide; filler (进一步,
// 扎实, 加强) does not.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/outline.h"

namespace mingbai {

struct Passage {
    const Block* block = nullptr;
    std::string quote;                // one or a few sentences, word for word
    std::vector<std::string> shared;  // words that led here, the weightiest first
    bool shares_name = false;         // one of them is a named thing
    bool shares_unit = false;         // both state a quantity of one unit
    double weight = 0;                // 0 to 1, for the order alone
};

// Built once for many promises. The outline must outlive it and what it finds.
class PassageSearch {
public:
    explicit PassageSearch(const Outline& outline);
    ~PassageSearch();
    PassageSearch(PassageSearch&&) noexcept;

    // At most `count`, best first; none when nothing is near enough to be worth a look. Cost:
    // linear in the report.
    std::vector<Passage> find(std::string_view promise, std::size_t count) const;

private:
    struct Index;
    std::unique_ptr<Index> index_;
};

}
