#include "check/rulebook.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>
#include <variant>
#include <vector>

#include "text/toml.h"

namespace mingbai {

namespace {

struct Phrase {
    std::string_view words;
    std::string_view chinese;
};

// The parts of a report as 督察工作规定 names them; codes are for files, these are for people.
constexpr std::array<Phrase, 4> parts{{{"results", "主要举措和成效"},
                                       {"problems", "不足和原因"},
                                       {"leader_duty", "主要负责人履行职责情况"},
                                       {"plan", "下一年度主要安排"}}};

// The keys of a report, as people call them.
constexpr std::array<Phrase, 5> report_keys{{{"published", "发布日期"},
                                             {"issued", "成文日期"},
                                             {"summary", "内容概述"},
                                             {"index_number", "索引号"},
                                             {"document_number", "文号"}}};

constexpr std::array<Phrase, 3> value_types{{{"text", "加英文双引号的文字"},
                                             {"number", "数字，不加引号"},
                                             {"true/false", "true 或 false，不加引号"}}};

// Parts of the sentences in which toml++ says what is wrong. Whoever mends it may not read English.
constexpr std::array<Phrase, 8> syntax_faults{
    {{"could not determine value type", "认不出这个值"},
     {"cannot redefine existing", "同一项写了两次"},
     {"unescaped control characters", "引号没有成对"},
     {"unterminated string", "引号没有成对"},
     {"encountered end-of-file", "没有写完"},
     {"bare keys may not begin", "等号前面的名字只能用英文字母、数字、下划线和连字符"},
     {"expected '='", "名字后面缺少等号"},
     {"expected value", "等号后面缺少值"}}};

template <std::size_t Size>
std::string_view chinese_of(const std::array<Phrase, Size>& phrases, std::string_view word)
{
    const auto found = std::find_if(phrases.begin(), phrases.end(),
                                    [&](const Phrase& phrase) { return phrase.words == word; });
    return found == phrases.end() ? word : found->chinese;
}

std::string_view chinese_fault(std::string_view said)
{
    for (const Phrase& phrase : syntax_faults)
        if (said.find(phrase.words) != std::string_view::npos)
            return phrase.chinese;
    return "请核对引号、括号和等号";
}

// Only where a word is such a code: a kind or a key may be called "plan" or "text" too.
std::string spoken(const Problem& problem, std::size_t index, Tongue tongue)
{
    const std::string_view word = problem.words[index];
    if (tongue == Tongue::chinese && problem.rule == "section-missing")
        return std::string(chinese_of(parts, word));
    if (tongue == Tongue::chinese && problem.rule == "key-type" && index == 1)
        return std::string(chinese_of(value_types, word));
    const bool is_key = problem.rule == "pack-day" || problem.rule == "pack-field" || problem.rule == "directory-entry";
    if (tongue == Tongue::chinese && is_key && index == 1)
        return std::string(chinese_of(report_keys, word));
    const bool is_slot = problem.rule == "slot-missing" || problem.rule == "slot-nesting";
    if (tongue == Tongue::chinese && is_slot && word == "text")
        return "文字";
    if (tongue == Tongue::chinese && problem.rule == "toml-syntax")
        return std::string(chinese_fault(word));
    return std::string(word);
}

struct Filled {
    std::string text;
    bool complete = true;  // every word that the pattern uses is there and not empty
};

Filled filled(std::string_view pattern, const Problem& problem, Tongue tongue)
{
    Filled result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool opens = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        if (!opens) {
            result.text += pattern[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
        if (index >= problem.words.size() || problem.words[index].empty())
            result.complete = false;
        else
            result.text += spoken(problem, index, tongue);
        i += 2;
    }
    return result;
}

const Rule* find_rule(std::string_view name)
{
    const std::span<const Rule> rules = all_rules();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.name == name; });
    return found == rules.end() ? nullptr : &*found;
}

std::string nearest_rule(std::string_view name)
{
    std::vector<std::string> names;
    for (const Rule& rule : all_rules())
        names.emplace_back(rule.name);
    return toml::nearest(name, names);
}

// Its problems name the demand first.
constexpr std::string_view pack_prefix = "pack-";

const Rule& rule_of(const Problem& problem)
{
    const Rule* rule = find_rule(problem.rule);
    assert(rule && "every rule that is reported stands in the rulebook");
    return *rule;
}

Level level_of_code(std::string_view code)
{
    return code == "note" ? Level::note : code == "warning" ? Level::warning : Level::error;
}

// Why the weight of a rule is not for others to lower; empty: it is.
std::string_view reason_to_stay(const Rule& rule) { return rule.basis.empty() ? rule.principle : rule.basis; }

}

Rulebook::Rulebook(const std::map<std::string, std::string>& chosen_levels, Problems& problems,
                   const std::vector<RulePack>& packs)
{
    for (const auto& [name, level] : chosen_levels) {
        const Rule* rule = find_rule(name);
        if (!rule)
            problems.add("key-unknown", {"site-config.toml"}, {"rules." + name, nearest_rule(name)});
        else if (const std::string_view reason = reason_to_stay(*rule); !reason.empty())
            problems.add("rule-of-law", {"site-config.toml"}, {name, std::string(reason)});
        else
            chosen_[name] = level_of_code(level);
    }
    for (const RulePack& pack : packs)
        take_over(pack, chosen_levels, problems);
}

void Rulebook::take_over(const RulePack& pack, const std::map<std::string, std::string>& chosen_levels,
                         Problems& problems)
{
    for (const Demand& demand : pack.demands) {
        const auto* wanted = std::get_if<WantedLevel>(&demand.wanted);
        if (wanted == nullptr)
            demands_[demand.id] = {level_of_code(demand.level), demand.basis, pack.is_example};
        else if (!chosen_levels.contains(wanted->rule))
            take_over(*wanted, demand, pack, problems);
    }
}

void Rulebook::take_over(const WantedLevel& wanted, const Demand& demand, const RulePack& pack, Problems& problems)
{
    const Rule* rule = find_rule(wanted.rule);
    if (rule == nullptr)
        return problems.add("key-unknown", demand.place, {wanted.rule, nearest_rule(wanted.rule)});
    const bool is_off = wanted.level == "off";
    const std::string_view reason = reason_to_stay(*rule);
    if (!reason.empty() && (is_off || level_of_code(wanted.level) < rule->level))
        return problems.add("rule-of-law", demand.place, {wanted.rule, std::string(reason)});
    if (is_off && rule->level == Level::error)
        return problems.add("rule-needed", demand.place, {wanted.rule});
    if (is_off) {
        off_.insert(wanted.rule);
        return problems.add("rule-off", demand.place, {wanted.rule, wanted.reason});
    }
    chosen_[wanted.rule] = level_of_code(wanted.level);
    demands_[wanted.rule] = {chosen_[wanted.rule], demand.basis, pack.is_example};
}

const Rulebook::Asked* Rulebook::asked_by_pack(const Problem& problem) const
{
    const bool is_of_pack = problem.rule.starts_with(pack_prefix) && !problem.words.empty();
    const auto found = demands_.find(is_of_pack ? problem.words.front() : problem.rule);
    return found == demands_.end() ? nullptr : &found->second;
}

bool Rulebook::is_off(const Problem& problem) const { return off_.contains(problem.rule); }

std::string Rulebook::pack_basis(const Problem& problem, Tongue tongue) const
{
    const Asked* asked = asked_by_pack(problem);
    if (asked == nullptr)
        return {};
    const bool chinese = tongue == Tongue::chinese;
    const DemandBasis& basis = asked->basis;
    if (!basis.is_read())
        return chinese ? "未核实，是规则包自己的要求" : "not verified; the rule pack asks it of its own";
    std::string text = asked->is_example ? (chinese ? "（示例）" : "(example) ") : "";
    text += basis.name + basis.article;
    return text + (chinese ? "（" : " (") + basis.source + (chinese ? "，" : ", read on ") + to_text(*basis.seen) +
           (chinese ? "看过）" : ")");
}

std::string Rulebook::basis(const Problem& problem, Tongue tongue) const
{
    std::string of_pack = pack_basis(problem, tongue);
    const Rule& rule = rule_of(problem);
    return !of_pack.empty() ? of_pack : std::string(rule.basis.empty() ? rule.guide : rule.basis);
}

Level Rulebook::level_of(const Problem& problem) const
{
    const Asked* asked = asked_by_pack(problem);
    if (asked != nullptr && problem.rule.starts_with(pack_prefix))
        return asked->level;
    const auto chosen = chosen_.find(problem.rule);
    return chosen == chosen_.end() ? rule_of(problem).level : chosen->second;
}

std::string Rulebook::sentence(const Problem& problem, Tongue tongue) const
{
    const Rule& rule = rule_of(problem);
    const std::string_view pattern = tongue == Tongue::chinese ? rule.chinese : rule.english;
    return filled(pattern, problem, tongue).text;
}

std::string Rulebook::hint(const Problem& problem, Tongue tongue) const
{
    const Rule& rule = rule_of(problem);
    const std::string_view pattern =
        tongue == Tongue::chinese ? rule.chinese_hint : rule.english_hint;
    Filled hint = filled(pattern, problem, tongue);
    return hint.complete ? std::move(hint.text) : std::string();
}

}
