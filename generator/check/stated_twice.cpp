#include "check/stated_twice.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "prose/quantity.h"

namespace mingbai {

namespace {

// 开展活动 leads to many numbers, 裕民县教科局聘请法律顾问 to one.
constexpr std::size_t fewest_words = 8;

// The Han characters that lead to `end` without a mark, a digit or a blank between.
std::string_view leading_words(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0) {
        const utf8::Character before = utf8::last(text.substr(0, begin));
        if (!utf8::is_han(before.value))
            break;
        begin -= before.size;
    }
    return text.substr(begin, end - begin);
}

struct StatedQuantity {
    Quantity quantity;
    std::string words;
    std::uint32_t line = 0;
};

class QuantityReader {
public:
    QuantityReader(const Report& report, Problems& problems) : report_(report), problems_(problems) {}

    void read()
    {
        for (const Block& block : report_.texts.original().outline.blocks()) {
            if (block.kind == BlockKind::heading)
                enter(block);
            if (plan_level_ == 0)
                read(block);
        }
    }

private:
    void enter(const Block& heading)
    {
        if (plan_level_ > 0 && heading.level > plan_level_)
            return;
        const auto role = report_.roles.find(heading.anchor);
        plan_level_ = role != report_.roles.end() && role->second == Role::plan ? heading.level : 0;
    }

    void read(const Block& block)
    {
        for (const Quantity& quantity : quantities_of(block.text)) {
            const std::string_view leading = leading_words(block.text, quantity.begin);
            if (utf8::count(leading) < fewest_words || quantity.unit.empty())
                continue;
            const StatedQuantity here{quantity, block.text.substr(quantity.begin, quantity.size), block.line};
            const auto [first, is_new] = said_.try_emplace({std::string(leading), quantity.unit}, here);
            if (!is_new && !same_amount(first->second.quantity, quantity))
                problems_.add("quantity-differs", {report_.texts.original().path.text(), block.line},
                              {std::string(leading), here.words, first->second.words,
                               fmt::format("{}", first->second.line)});
        }
    }

    const Report& report_;
    Problems& problems_;
    int plan_level_ = 0;  // of the heading of the plan that is being read; 0: none is
    std::map<std::pair<std::string, std::string>, StatedQuantity> said_;
};

}

void check_stated_twice(const Report& report, Problems& problems) { QuantityReader(report, problems).read(); }

}
