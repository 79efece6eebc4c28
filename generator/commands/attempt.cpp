#include "commands/attempt.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "identity.h"
#include "release/draft.h"

namespace mingbai {

void say(std::string_view text) { fmt::print(stderr, "{}", text); }

Output into(Draft& draft)
{
    return {[&draft](std::string_view file, const Fingerprint& inputs) {
                return draft.keep(file, inputs);
            },
            [&draft](std::string_view file, const Fingerprint& inputs, std::string_view bytes) {
                draft.put(file, inputs, bytes);
            }};
}

Output nowhere()
{
    return {[](std::string_view, const Fingerprint&) { return false; },
            [](std::string_view, const Fingerprint&, std::string_view) {}, false};
}

Attempt::Attempt(CommonOptions options, Source source, Problems found)
    : options_(std::move(options)), source_(std::move(source)), problems_(std::move(found)),
      config_(read_config(source_.snapshot, problems_)),
      rulebook_(config_ ? config_->rule_levels : std::map<std::string, std::string>(), problems_,
                config_ ? config_->rule_packs : std::vector<RulePack>())
{
}

Attempt Attempt::open(const CommonOptions& options)
{
    Problems problems;
    Source source = open_source(options.source, problems);
    return Attempt(options, std::move(source), std::move(problems));
}

Tongue Attempt::tongue() const
{
    const std::string language =
        !options_.tongue.empty() ? options_.tongue : config_ ? config_->original().tag : "zh";
    return tongue_of(language);
}

Workers Attempt::workers() const
{
    return options_.threads == 0 ? Workers::of_this_machine() : Workers{options_.threads};
}

void Attempt::build(Drafts drafts, const Output& output)
{
    if (config_)
        build(drafts, as_of_day(source_, options_.as_of, config_->time_zone), output);
}

void Attempt::build(Drafts drafts, Date as_of, const Output& output, const Memory& memory)
{
    const ReleaseFacts facts{source_.commit, to_text(as_of), generator_identity()};
    built_ = build_site(*config_,
                        {source_.snapshot, as_of, drafts, facts, workers(),
                         source_.past, memory},
                        output, problems_);
}

Messages Attempt::messages(Format format) const
{
    return messages_of(problems_, rulebook_, source_.snapshot, tongue(), format);
}

std::string Attempt::pushed_text() const
{
    constexpr std::size_t most_lines = 40;
    const Counts counts = messages(Format::text).counts;
    const bool is_chinese = tongue() == Tongue::chinese;
    if (counts.errors == 0 && counts.warnings == 0)
        return {};
    if (counts.errors == 0)
        return fmt::format(fmt::runtime(is_chinese
                                            ? "有{}个提醒，不影响发布，运行 mingbai check 可以看到。\n"
                                            : "Warnings: {}. They stop nothing; see mingbai check.\n"),
                           counts.warnings);
    Problems blocking;
    for (const Problem& problem : problems_.sorted())
        if (rulebook_.blocks(problem))
            blocking.add(problem.rule, problem.place, problem.words);
    const std::string all =
        messages_of(blocking, rulebook_, source_.snapshot, tongue(), Format::text).text;
    std::size_t end = 0;
    for (std::size_t line = 0; line < most_lines && end < all.size(); ++line)
        end = std::min(all.find('\n', end), all.size() - 1) + 1;
    const auto left = std::count(all.begin() + static_cast<std::ptrdiff_t>(end), all.end(), '\n');
    std::string text = all.substr(0, end);
    if (left > 0)
        text += fmt::format(fmt::runtime(is_chinese ? "还有{}行，运行 mingbai check 可以看到全部。\n"
                                                    : "and {} more lines; see mingbai check.\n"),
                            left);
    return text +
           fmt::format(fmt::runtime(is_chinese
                                        ? "要修改{}处。网站未更新，推送没有生效。\n"
                                        : "{} to mend. The site was not updated; the push was refused.\n"),
                       counts.errors);
}

bool Attempt::is_blocked() const
{
    const std::vector<Problem> found = problems_.sorted();
    return std::any_of(found.begin(), found.end(),
                       [&](const Problem& problem) { return rulebook_.blocks(problem); });
}

bool Attempt::report() const
{
    const Messages all = messages(Format::text);
    say(all.text);
    const bool chinese = tongue() == Tongue::chinese;
    if (all.counts.errors > 0)
        say(summary_of(all.counts, tongue()) +
            (chinese ? "网站未更新。\n" : " The site was not updated.\n"));
    return all.counts.errors == 0;
}

}
