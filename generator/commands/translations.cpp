// What an office that keeps several languages has still to do: a line for each text, and their numbers.
// `check` says what is stale at its place, among all else; here it is told by language, whole.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/failure.h"
#include "check/rulebook.h"
#include "commands/attempt.h"
#include "commands/commands.h"
#include "model/freshness.h"
#include "model/records.h"

namespace mingbai {
namespace {

// In the order in which they are told. good: reviewed, and says what the original says.
enum class TextState { missing, stale, unknown, unreviewed, good };

struct StateWords {
    std::string_view chinese;
    std::string_view english;
};

constexpr std::array<StateWords, 5> state_words{{{"没有译文", "not translated"},
                                                 {"译后原文改过", "original changed since"},
                                                 {"不知译自哪一版", "unknown what was translated"},
                                                 {"没有人审校", "not reviewed"},
                                                 {"译好", "good"}}};

std::string_view words_of(TextState state, Tongue tongue)
{
    const StateWords& words = state_words[static_cast<std::size_t>(state)];
    return tongue == Tongue::chinese ? words.chinese : words.english;
}

// What is published and has words of its own. What was withdrawn has none left.
std::vector<const Texts*> texts_of(const Records& records)
{
    std::vector<const Texts*> all;
    for (const Report& report : records.reports)
        if (!report.standing.withdrawn)
            all.push_back(&report.texts);
    for (const Activity& activity : records.activities)
        if (!activity.standing.withdrawn)
            all.push_back(&activity.texts);
    for (const PlainPage& page : records.plain_pages)
        all.push_back(&page.texts);
    return all;
}

TextState state_of(const Document* document)
{
    if (document == nullptr)
        return TextState::missing;
    const Translation& translation = *document->translation;
    if (translation.freshness == Freshness::stale)
        return TextState::stale;
    if (translation.freshness == Freshness::unknown || !translation.from)
        return TextState::unknown;
    return translation.reviewed ? TextState::good : TextState::unreviewed;
}

std::string line_of(std::string_view state, std::string_view language, std::string_view place,
                    std::string_view words)
{
    return fmt::format("{}\t{}\t{}\t{}\n", language, state, place, words);
}

// A commitment without a title is shown in the words of the report, whatever the language.
std::size_t say_untitled(const Records& records, const Language& language, Tongue tongue)
{
    std::size_t count = 0;
    for (const Commitment& commitment : records.commitments)
        if (commitment.title.find(language.id) == nullptr) {
            ++count;
            fmt::print("{}", line_of(tongue == Tongue::chinese ? "承诺没有译名" : "commitment without title",
                                     language.id, commitment.full_id(), commitment.quote));
        }
    return count;
}

void say_language(const Records& records, const Language& language, Tongue tongue)
{
    const std::vector<const Texts*> all = texts_of(records);
    std::array<std::size_t, state_words.size()> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (const Texts* texts : all) {
            const Document* own = texts->in(language.id);
            const auto state = static_cast<TextState>(i);
            if (state_of(own) != state)
                continue;
            ++counts[i];
            if (state != TextState::good)
                fmt::print("{}", line_of(words_of(state, tongue), language.id,
                                         (own ? *own : texts->original()).path.text(),
                                         texts->original().title));
        }
    const std::size_t untitled = say_untitled(records, language, tongue);
    const bool is_chinese = tongue == Tongue::chinese;
    std::string sums;
    for (std::size_t i = 0; i < counts.size(); ++i)
        sums += fmt::format("{}{} {}", i == 0 ? "" : is_chinese ? "，" : ", ",
                            words_of(static_cast<TextState>(i), tongue), counts[i]);
    fmt::print(fmt::runtime(is_chinese ? "{}：{}份文件，{}。承诺没有译名 {}。\n"
                                       : "{}: {} texts; {}. Commitments without a title: {}.\n"),
               language.name, all.size(), sums, untitled);
}

}

int run_show_translations(const CommonOptions& options)
{
    Problems problems;
    const Source source = open_source(options.source, problems);
    const std::optional<SiteConfig> config = read_config(source.snapshot, problems);
    if (!config)
        throw Failure("site-config.toml 不能读取 / can not be read", "mingbai check");
    const AddressOf nowhere = [](const Path&, std::string_view) { return std::string(); };
    const Reading reading{source.snapshot, *config, nowhere};
    const Workers workers =
        options.threads == 0 ? Workers::of_this_machine() : Workers{options.threads};
    Records records = read_records(reading, {}, workers, problems);
    find_freshness(reading, source.past, Revisions::of(source.past.history, source.snapshot), workers,
                   records, problems);
    const Tongue tongue =
        tongue_of(options.tongue.empty() ? config->original().tag : options.tongue);
    for (const Language& language : config->languages)
        if (&language != &config->original())
            say_language(records, language, tongue);
    if (config->languages.size() == 1)
        fmt::print("{}", tongue == Tongue::chinese ? "这个网站只有一种语言。\n"
                                                   : "This site has one language.\n");
    // What can not be read is in no list.
    if (!records.unread.empty())
        fmt::print("{}", tongue == Tongue::chinese ? "有的文件不能读取，见 mingbai check。\n"
                                                   : "Some files can not be read; see mingbai check.\n");
    return clean;
}

}
