// What each rule of check rests on: the law, a guide by which others check, or this program alone.
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/rulebook.h"
#include "commands/attempt.h"
#include "text/exchange.h"

namespace mingbai {

namespace {

enum class Ground { law, guide, own };

struct GroundWords {
    std::string_view code;
    std::string_view chinese;
    std::string_view english;
};
constexpr std::array<GroundWords, 3> ground_words{
    {{"law", "法律依据", "law"}, {"guide", "指南", "guide"}, {"own", "本程序", "own"}}};

Ground ground_of(const Rule& rule)
{
    return !rule.basis.empty() ? Ground::law : !rule.guide.empty() ? Ground::guide : Ground::own;
}

const GroundWords& words_of(const Rule& rule) { return ground_words[static_cast<std::size_t>(ground_of(rule))]; }

// What the ground says; a rule of our own may have a principle to name, or none.
std::string_view text_of(const Rule& rule)
{
    switch (ground_of(rule)) {
    case Ground::law:
        return rule.basis;
    case Ground::guide:
        return rule.guide;
    case Ground::own:
        break;
    }
    return rule.principle;
}

bool may_be_lowered(const Rule& rule) { return rule.basis.empty() && rule.principle.empty(); }

constexpr std::string_view chinese_head =
    "# 各栏：规则、轻重、依据的性质、依据、说明\n"
    "# 法律依据：条文的原话已经看过，任何人不能调低\n"
    "# 指南：别人检查时参照的标准或指南，不是法律条文；[rules] 可以调整轻重\n"
    "# 本程序：本程序自己的规则，法律没有这样规定；写有依据的，任何人不能调低\n";
constexpr std::string_view english_head =
    "# Columns: rule, weight, kind of basis, basis, meaning\n"
    "# law: its words have been read; nobody can lower the rule\n"
    "# guide: a standard or guideline by which others check, no law; [rules] may change the weight\n"
    "# own: a rule of this program that no law asks for; where a basis is named, nobody can lower it\n";

std::string as_text(const Rule& rule, Tongue tongue)
{
    const bool chinese = tongue == Tongue::chinese;
    const GroundWords& ground = words_of(rule);
    return fmt::format("{}\t{}\t{}\t{}\t{}\n", rule.name, level_word(rule.level, tongue),
                       chinese ? ground.chinese : ground.english, text_of(rule),
                       chinese ? rule.chinese : rule.english);
}

std::string as_json(const Rule& rule)
{
    return exchange::json_object({{"rule", std::string(rule.name)},
                                  {"level", std::string(level_word(rule.level, Tongue::english))},
                                  {"basis_kind", std::string(words_of(rule).code)},
                                  {"basis", std::string(text_of(rule))},
                                  {"may_be_lowered", std::string(may_be_lowered(rule) ? "yes" : "no")},
                                  {"zh", std::string(rule.chinese)},
                                  {"en", std::string(rule.english)}}) +
           "\n";
}

}

int run_show_rules(const CheckOptions& options)
{
    const Tongue tongue = tongue_of(options.common.tongue.empty() ? "zh" : options.common.tongue);
    const bool is_json = options.format == "json";
    if (!is_json)
        fmt::print("{}", tongue == Tongue::chinese ? chinese_head : english_head);
    for (const Rule& rule : all_rules())
        fmt::print("{}", is_json ? as_json(rule) : as_text(rule, tongue));
    return clean;
}

}
