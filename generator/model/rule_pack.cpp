#include "model/rule_pack.h"

#include <array>
#include <chrono>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/path.h"
#include "model/config.h"
#include "model/layout.h"
#include "text/source_text.h"

namespace mingbai {

namespace {

constexpr std::string_view packs_folder = "content/rules";
constexpr std::array<std::string_view, 3> finding_levels{"note", "warning", "error"};
constexpr std::array<std::string_view, 4> rule_weights{"off", "note", "warning", "error"};
constexpr std::array<std::string_view, 3> report_fields{"index_number", "document_number", "summary"};
constexpr std::array<std::string_view, 2> report_dates{"published", "issued"};

DemandBasis read_basis(const toml::Table& table, Problems& problems)
{
    DemandBasis basis;
    const std::optional<toml::Table> said = table.table("basis", problems);
    if (!said) {
        if (!table.has("basis"))
            problems.add("key-missing", table.place(), {"basis"});
        return basis;
    }
    basis.name = said->required_text("name", problems);
    basis.article = said->text("article", problems).value_or("");
    basis.source = said->text("source", problems).value_or("");
    if (said->has("seen")) {
        const std::optional<toml::Table::When> when = said->when("seen", problems);
        if (when && std::holds_alternative<Date>(*when))
            basis.seen = std::get<Date>(*when);
        else if (when)
            problems.add("date-bad", said->place("seen"), {"seen"});
    }
    said->report_unknown(problems);
    if (!basis.source.empty() && !basis.source.starts_with("https://") && !basis.source.starts_with("http://")) {
        problems.add("key-value", said->place("source"), {"source", basis.source, "https://…"});
        basis.source.clear();
    }
    return basis;
}

std::vector<std::string> read_words(const toml::Table& table, std::string_view key, Problems& problems)
{
    std::vector<std::string> words = table.texts(key, problems);
    std::erase(words, std::string());
    if (words.empty())
        problems.add("key-missing", table.place(), {std::string(key)});
    return words;
}

template <std::size_t Size>
std::string required_choice(const toml::Table& table, std::string_view key,
                            const std::array<std::string_view, Size>& allowed, Problems& problems)
{
    if (!table.has(key))
        problems.add("key-missing", table.place(), {std::string(key)});
    return table.choice(key, allowed, problems).value_or("");
}

// "03-01": a day that every year has.
std::optional<WantedDay> read_before(const toml::Table& table, std::string field, Problems& problems)
{
    const std::string text = table.required_text("before", problems);
    const std::optional<Date> day = parse_date("2001-" + text);
    if (!text.empty() && !day)
        problems.add("key-value", table.place("before"), {"before", text, "03-01"});
    if (!day)
        return std::nullopt;
    return WantedDay{std::move(field), static_cast<unsigned>(day->month()), static_cast<unsigned>(day->day())};
}

std::optional<AskedFor> read_day_wanted(const toml::Table& table, Problems& problems)
{
    std::string field = required_choice(table, "date", report_dates, problems);
    return read_before(table, std::move(field), problems);
}

std::optional<AskedFor> read_words_wanted(const toml::Table& table, Problems& problems)
{
    std::string write = table.required_text("write", problems);
    return WantedWords{std::move(write), read_words(table, "not", problems)};
}

std::optional<AskedFor> read_section_wanted(const toml::Table& table, Problems& problems)
{
    return WantedSection{read_words(table, "headings", problems)};
}

std::optional<AskedFor> read_field_wanted(const toml::Table& table, Problems& problems)
{
    return WantedField{required_choice(table, "field", report_fields, problems)};
}

std::optional<AskedFor> read_level_wanted(const toml::Table& table, Problems& problems)
{
    WantedLevel wanted{table.required_text("rule", problems),
                       required_choice(table, "level", rule_weights, problems),
                       table.text("reason", problems).value_or("")};
    if (wanted.level == "off" && wanted.reason.find_first_not_of(" \t\r\n") == std::string::npos)
        problems.add("key-missing", table.place(), {"reason"});
    return wanted;
}

struct Kind {
    std::string_view key;
    std::optional<AskedFor> (*read)(const toml::Table& table, Problems& problems);
};
constexpr std::array<Kind, 5> kinds{{{"words", read_words_wanted},
                                     {"sections", read_section_wanted},
                                     {"fields", read_field_wanted},
                                     {"days", read_day_wanted},
                                     {"levels", read_level_wanted}}};

class PackReader {
public:
    PackReader(RulePack& pack, Problems& problems) : pack_(pack), problems_(problems) {}

    void read(const toml::Table& root)
    {
        pack_.name = root.required_text("name", problems_);
        pack_.is_example = root.boolean("example", problems_).value_or(false);
        for (const Kind& kind : kinds)
            for (const toml::Table& table : root.tables(kind.key, problems_))
                read(table, kind);
        root.report_unknown(problems_);
    }

private:
    void read(const toml::Table& table, const Kind& kind)
    {
        Problems found;
        const std::string id = table.required_text("id", found);
        if (!id.empty() && !is_id(id))
            found.add("id-bad", table.place("id"), {id});
        else if (!ids_.insert(id).second)
            found.add("id-duplicate", table.place("id"), {id});
        Demand demand{pack_.id + "/" + id, "warning", 0, read_basis(table, found), {}, table.place()};
        if (kind.read != read_level_wanted)
            demand.level = table.choice("level", finding_levels, found).value_or("warning");
        demand.from = read_from(table, found);
        std::optional<AskedFor> wanted = kind.read(table, found);
        table.report_unknown(found);
        if (found.empty() && wanted) {
            demand.wanted = *std::move(wanted);
            if (!demand.basis.is_read())
                problems_.add("basis-unread", demand.place, {demand.id, demand.basis.name});
            pack_.demands.push_back(std::move(demand));
        }
        problems_.append(std::move(found));
    }

    static Year read_from(const toml::Table& table, Problems& problems)
    {
        constexpr Year first = 1949;
        constexpr Year last = 9999;
        if (!table.has("from"))
            return 0;
        const double year = table.number("from", problems).value_or(first);
        if (year >= first && year <= last && year == static_cast<Year>(year))
            return static_cast<Year>(year);
        problems.add("key-value", table.place("from"), {"from", fmt::format("{}", year), "2023"});
        return 0;
    }

    RulePack& pack_;
    Problems& problems_;
    std::set<std::string> ids_;
};

}

std::vector<RulePack> read_rule_packs(const Snapshot& snapshot, Problems& problems)
{
    std::vector<RulePack> packs;
    for (const Path& path : snapshot.paths()) {
        if (!path.is_below(packs_folder))
            continue;
        // It is one by its name and folder alone, whatever the configuration, which is still being read.
        const ContentFile file = classify(path, SiteConfig());
        if (file.kind != ContentKind::rule_pack)
            continue;  // what is stray the reader of records says
        RulePack pack;
        pack.id = file.stem;
        pack.place = {path.text()};
        const std::optional<std::string> text = source_text(snapshot.read(path), path.text(), problems);
        const std::optional<toml::Table> root = text ? toml::parse(*text, path.text(), 1, problems) : std::nullopt;
        if (!root)
            continue;
        PackReader(pack, problems).read(*root);
        packs.push_back(std::move(pack));
    }
    return packs;
}

}
