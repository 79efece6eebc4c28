// The rules: what each is called, how heavy it is, how it is said in Chinese and English, and on what
// norm it rests. The only place that judges a problem or words it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace mingbai {

enum class Level { note, warning, error };
enum class Tongue { chinese, english };

struct Rule {
    std::string_view name;
    Level level;
    std::string_view chinese;       // the sentence; {0}, {1} … are the problem's words
    std::string_view english;
    std::string_view chinese_hint;  // said only when every word that it uses is there; may be empty
    std::string_view english_hint;
    std::string_view basis;         // the norm; a rule with one is not for the configuration to change
    std::string_view guide = {};    // a guide that the rule follows; the configuration may change its weight
};

std::span<const Rule> all_rules();

class Rulebook {
public:
    // `chosen_levels`: [rules] of the configuration; what it may not change is reported.
    Rulebook(const std::map<std::string, std::string>& chosen_levels, Problems& problems);

    Level level_of(const Problem& problem) const;
    std::string sentence(const Problem& problem, Tongue tongue) const;
    std::string hint(const Problem& problem, Tongue tongue) const;  // empty: none

    // Whether the problem keeps a site from being published.
    bool blocks(const Problem& problem) const { return level_of(problem) == Level::error; }

private:
    std::map<std::string, Level, std::less<>> chosen_;
};

}
