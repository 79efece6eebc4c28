#include "pages/choices.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/locale.h"

namespace mingbai {
namespace {

using Codes = std::vector<std::string_view>;

struct Axis {
    std::string_view name;   // of the marks: "state"
    std::string_view words;  // group of words.toml
    Codes codes;
};

Codes state_codes()
{
    Codes codes;
    for (const RecordState state : record_states)
        codes.push_back(code_of(state));
    return codes;
}

const std::array<Axis, 3>& axes()
{
    static const std::array<Axis, 3> all = {
        Axis{"state", "state", state_codes()},
        Axis{"assessment", "assessment", {assessment_codes.begin(), assessment_codes.end()}},
        Axis{"kind", "commitment_kind", {commitment_kinds.begin(), commitment_kinds.end()}}};
    return all;
}

std::string_view code_on(const Axis& axis, const Listed& listed)
{
    if (axis.name == "state")
        return code_of(listed.state);
    if (axis.name == "kind")
        return listed.entry->commitment->kind;
    return listed.assessment == nullptr ? std::string_view() : listed.assessment->code;
}

View choice_view(const Site& site, const Axis& axis, std::string_view code, std::int64_t count,
                 const Language& page)
{
    const std::string name = site.theme.word(fmt::format("{}.{}", axis.words, code), page);
    View view;
    view.set("id", fmt::format("{}-{}", axis.name, code));
    view.set("name", name);
    view.set("count", locale::format_number(count, page.tag));
    view.set("chosen", site.theme.word("choices.chosen", page, {{"name", name}, {"count", count}}));
    return view;
}

View::List choices_on(const Site& site, const Axis& axis, const std::vector<Listed>& listed,
                      const Language& page)
{
    View::List choices;
    for (const std::string_view code : axis.codes) {
        const auto count = std::count_if(listed.begin(), listed.end(), [&](const Listed& each) {
            return code_on(axis, each) == code;
        });
        if (count > 0)
            choices.push_back(choice_view(site, axis, code, count, page));
    }
    return choices;
}

}

std::string marks_of(const Listed& listed)
{
    return marks_of(std::vector<Listed>{listed});
}

std::string marks_of(const std::vector<Listed>& listed)
{
    std::vector<std::string> marks;
    for (const Axis& axis : axes())
        for (const std::string_view code : axis.codes)
            if (std::any_of(listed.begin(), listed.end(),
                            [&](const Listed& each) { return code_on(axis, each) == code; }))
                marks.push_back(fmt::format("{}-{}", axis.name, code));
    return fmt::format("{}", fmt::join(marks, " "));
}

View::List choices_of(const Site& site, const std::vector<Listed>& listed, const Language& page)
{
    View::List groups;
    for (const Axis& axis : axes()) {
        View::List choices = choices_on(site, axis, listed, page);
        if (choices.empty())
            continue;
        View group;
        group.set("label", site.theme.word(fmt::format("choices.{}", axis.name), page));
        group.set("choices", std::move(choices));
        groups.push_back(std::move(group));
    }
    return groups;
}

}
