#include "check/packs.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "model/report.h"
#include "model/rule_pack.h"
#include "model/watched_words.h"
#include "text/outline.h"

namespace mingbai {

namespace {

// Holds one report against one demand.
class PackCheck {
public:
    PackCheck(const Report& report, const Demand& demand, Problems& problems)
        : report_(report), demand_(demand), problems_(problems)
    {
    }

    void operator()(const WantedWords& wanted) const
    {
        for (const Block& block : original().outline.blocks())
            for (const std::string& wrong : wanted.not_so)
                if (stands_wrong(block.text, wrong, wanted.write))
                    add("pack-words", {original().path.text(), block.line}, {wrong, wanted.write});
    }

    void operator()(const WantedSection& wanted) const
    {
        const auto is_wanted = [&](const Block& block) {
            return block.kind == BlockKind::heading &&
                   std::any_of(wanted.headings.begin(), wanted.headings.end(), [&](const std::string& words) {
                       return block.text.find(words) != std::string::npos;
                   });
        };
        const auto& blocks = original().outline.blocks();
        if (std::none_of(blocks.begin(), blocks.end(), is_wanted))
            add("pack-section", {original().path.text()}, {wanted.headings.front()});
    }

    void operator()(const WantedField& wanted) const
    {
        const std::string& value = wanted.field == "summary"        ? report_.summary
                                   : wanted.field == "index_number" ? report_.index_number
                                                                    : report_.document_number;
        if (value.find_first_not_of(" \t\r\n") == std::string::npos)
            add("pack-field", {original().path.text()}, {wanted.field});
    }

    void operator()(const WantedDay& wanted) const
    {
        const Date before(std::chrono::year(report_.year + 1), std::chrono::month(wanted.month),
                          std::chrono::day(wanted.day));
        const bool is_published = wanted.field == "published";
        const std::optional<Date> published =
            report_.published ? std::optional(day_of(*report_.published)) : std::nullopt;
        const std::optional<Date> day = is_published ? published : report_.issued;
        if (day && *day >= before)
            add("pack-day", is_published ? report_.published_place : report_.issued_place,
                {wanted.field, to_text(*day), to_text(before)});
    }

    void operator()(const WantedLevel&) const {}  // for the rulebook

private:
    const Document& original() const { return report_.texts.original(); }

    void add(std::string_view rule, Place place, std::vector<std::string> words) const
    {
        words.insert(words.begin(), demand_.id);
        problems_.add(rule, std::move(place), std::move(words));
    }

    const Report& report_;
    const Demand& demand_;
    Problems& problems_;
};

// Nobody has read a law tomorrow.
void check_seen(const Demand& demand, Date as_of, Problems& problems)
{
    if (demand.basis.seen && *demand.basis.seen > as_of)
        problems.add("date-future", demand.place, {to_text(*demand.basis.seen), to_text(as_of)});
}

}

void check_packs(const Catalogue& catalogue, Problems& problems)
{
    for (const RulePack& pack : catalogue.config.rule_packs)
        for (const Demand& demand : pack.demands) {
            check_seen(demand, catalogue.as_of, problems);
            for (const Report& report : catalogue.reports)
                if (report.year >= demand.from && !report.standing.withdrawn)
                    std::visit(PackCheck(report, demand, problems), demand.wanted);
        }
}

}
