// Rulebook: the only place that judges a problem or words it, by the rules, the settings and rule packs.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "check/rules.h"
#include "model/rule_pack.h"

namespace mingbai {

enum class Tongue { chinese, english };

class Rulebook {
public:
    // `chosen_levels`: [rules] of the configuration, which has the last word; what it or a pack may not change is
    // reported, and so is every rule that a pack switches off: `rule-off`.
    Rulebook(const std::map<std::string, std::string>& chosen_levels, Problems& problems,
             const std::vector<RulePack>& packs = {});

    Level level_of(const Problem& problem) const;
    std::string sentence(const Problem& problem, Tongue tongue) const;
    std::string hint(const Problem& problem, Tongue tongue) const;  // empty: none

    // Switched off by a rule pack: counted and said nowhere.
    bool is_off(const Problem& problem) const;
    // On what a rule pack rests this finding or its weight; empty: no pack speaks of it. What nobody has read is never
    // named.
    std::string pack_basis(const Problem& problem, Tongue tongue) const;

    // The same, or else the law or guide of the rule; empty: it is ours alone.
    std::string basis(const Problem& problem, Tongue tongue) const;

    // Whether the problem keeps a site from being published.
    bool blocks(const Problem& problem) const { return level_of(problem) == Level::error; }

private:
    struct Asked {
        Level level = Level::warning;
        DemandBasis basis;
        bool is_example = false;
    };
    void take_over(const RulePack& pack, const std::map<std::string, std::string>& chosen_levels, Problems& problems);
    void take_over(const WantedLevel& wanted, const Demand& demand, const RulePack& pack, Problems& problems);
    const Asked* asked_by_pack(const Problem& problem) const;

    std::map<std::string, Level, std::less<>> chosen_;
    std::map<std::string, Asked, std::less<>> demands_;  // by a demand's id, or the rule that it weighs
    std::set<std::string, std::less<>> off_;
};

}
