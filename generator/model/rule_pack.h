// A rule pack (规则包): what a province, a city or the office itself asks beyond the rules of this program, as data of
// the site. Each demand says on what it rests and who read that when; nobody has to believe it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "intake/snapshot.h"
#include "text/toml.h"

namespace mingbai {

struct DemandBasis {
    std::string name;     // 《…》
    std::string article;  // may be empty
    std::string source;   // the address where its words can be read; may be empty
    std::optional<Date> seen;  // the day on which somebody read them there; nothing: nobody has

    bool is_read() const { return seen.has_value() && !source.empty(); }
};

// Words to be written otherwise, in reports.
struct WantedWords {
    std::string write;
    std::vector<std::string> not_so;
};

// A section of a report; one of the words in a heading is enough.
struct WantedSection {
    std::vector<std::string> headings;
};

// A key of a report that has to say something.
struct WantedField {
    std::string field;
};

// A report's own date lies before a day of the year after its year.
struct WantedDay {
    std::string field;  // "published" or "issued"
    unsigned month = 0;
    unsigned day = 0;
};

// A rule of this program, weighed otherwise or switched off.
struct WantedLevel {
    std::string rule;
    std::string level;   // "off", "note", "warning" or "error"
    std::string reason;  // never empty with "off"
};

using AskedFor = std::variant<WantedWords, WantedSection, WantedField, WantedDay, WantedLevel>;

struct Demand {
    std::string id;     // "<pack>/<id>"
    std::string level;  // of its findings: "note", "warning" or "error"
    Year from = 0;      // the first year of reports of which it is asked; 0: of all
    DemandBasis basis;
    AskedFor wanted;
    Place place;
};

struct RulePack {
    std::string id;
    std::string name;
    bool is_example = false;  // shows how it is written; not to be taken for what anybody asks
    std::vector<Demand> demands;
    Place place;
};

// All of content/rules/, sorted by id. Reports what is wrong with a demand at its place; such a demand is left out.
std::vector<RulePack> read_rule_packs(const Snapshot& snapshot, Problems& problems);

}
