#include "commands/commands.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/utf8.h"
#include "check/rulebook.h"
#include "commands/attempt.h"
#include "commands/message.h"
#include "commands/new_answer.h"
#include "model/catalogue.h"
#include "suggest/passages.h"
#include "text/exchange.h"
#include "text/quote.h"
#include "text/toml.h"

namespace mingbai {

namespace {

constexpr int wrong_arguments = 3;
constexpr std::size_t most_passages = 3;

// Why what was typed can not be meant; in both languages, as main says it.
struct Mistake {
    std::string words;
};

template <class Meant> using Typed = std::variant<Meant, Mistake>;

// A commitment that the report does not answer yet, and where it may.
struct OpenCommitment {
    const CommitmentEntry* entry = nullptr;
    std::vector<Passage> passages;
};

class Suggestions {
public:
    Suggestions(const Catalogue& catalogue, const Report& report, Tongue tongue)
        : catalogue_(catalogue), report_(report), is_chinese_(tongue == Tongue::chinese)
    {
        const PassageSearch search(report_.texts.original().outline);
        for (const CommitmentEntry& entry : catalogue_.commitment_entries) {
            const Commitment& commitment = *entry.commitment;
            if (commitment.body == report_.body && commitment.year < report_.year &&
                !entry.answer_in(report_))
                open_.push_back({&entry, search.find(commitment.quote, most_passages)});
        }
        std::stable_sort(open_.begin(), open_.end(),
                         [](const OpenCommitment& one, const OpenCommitment& other) {
                             return one.entry->commitment->year > other.entry->commitment->year;
                         });
    }

    std::string text() const;
    std::string json() const;
    // All that was typed, or nothing of it.
    Typed<std::vector<NewAnswer>> accepted(const SuggestOptions& options) const;

private:
    Typed<const OpenCommitment*> open_of(const std::string& id) const;
    // Without who reviewed it, and when.
    Typed<NewAnswer> answer_of(const std::string& typed) const;
    std::string reason(const Passage& passage) const;

    const Catalogue& catalogue_;
    const Report& report_;
    bool is_chinese_;
    std::vector<OpenCommitment> open_;
};

// What a terminal would obey is not passed on to it.
std::string showable(std::string_view text)
{
    std::string shown;
    for (; !text.empty(); text.remove_prefix(utf8::first(text).size)) {
        const char32_t c = utf8::first(text).value;
        utf8::append(shown, utf8::is_control(c) || utf8::is_bidi_control(c) ? U'\uFFFD' : c);
    }
    return shown;
}

std::string joined(const std::vector<std::string>& words, std::string_view between)
{
    std::string text;
    for (const std::string& word : words)
        text += text.empty() ? word : fmt::format("{}{}", between, word);
    return text;
}

std::string Suggestions::reason(const Passage& passage) const
{
    std::vector<std::string> reasons;
    if (!passage.shared.empty())
        reasons.push_back((is_chinese_ ? "词语：" : "words: ") +
                          joined(passage.shared, is_chinese_ ? "、" : ", "));
    if (passage.shares_name)
        reasons.emplace_back(is_chinese_ ? "有同一个名称" : "the same name");
    if (passage.shares_unit)
        reasons.emplace_back(is_chinese_ ? "有同一单位的数" : "a number of the same unit");
    return joined(reasons, is_chinese_ ? "；" : "; ");
}

std::string Suggestions::text() const
{
    std::string text;
    for (const OpenCommitment& open : open_) {
        text += fmt::format("{}\n  {}\n", open.entry->commitment->full_id(),
                            showable(open.entry->commitment->quote));
        if (open.passages.empty())
            text += is_chinese_ ? "     没有找到相近的文字\n" : "     nothing near was found\n";
        for (std::size_t i = 0; i < open.passages.size(); ++i) {
            const Passage& passage = open.passages[i];
            text += fmt::format("  {}. {}  {}\n     {}\n", i + 1, passage.block->anchor,
                                showable(passage.quote), showable(reason(passage)));
        }
        text += '\n';
    }
    const std::size_t count = open_.size();
    if (count == 0)
        return is_chinese_ ? "这份报告对以前的承诺都已有回应。\n"
                           : "This report has an answer to every earlier commitment.\n";
    return text +
           (is_chinese_
                ? fmt::format("{}项承诺还没有写回应。这里只按词语找，是不是回应要由人看原文决定："
                              "--accept 承诺=序号 或 承诺=none，并写 --reviewer 和 --on。\n",
                              count)
                : fmt::format(
                      "{} without an answer. Words were compared, nothing else; whether a "
                      "passage answers is for a person to see: --accept COMMITMENT=NUMBER or "
                      "COMMITMENT=none, with --reviewer and --on.\n",
                      count == 1 ? "1 commitment" : fmt::format("{} commitments", count)));
}

// One object a passage; a commitment for which there is none has one with number 0.
std::string Suggestions::json() const
{
    std::string text;
    for (const OpenCommitment& open : open_) {
        const std::string id = open.entry->commitment->full_id();
        if (open.passages.empty())
            text += exchange::json_object({{"commitment", id},
                                           {"promise", open.entry->commitment->quote},
                                           {"number", std::int64_t{0}}}) +
                    "\n";
        for (std::size_t i = 0; i < open.passages.size(); ++i)
            text += exchange::json_object({{"commitment", id},
                                           {"promise", open.entry->commitment->quote},
                                           {"number", static_cast<std::int64_t>(i + 1)},
                                           {"anchor", open.passages[i].block->anchor},
                                           {"quote", open.passages[i].quote},
                                           {"reason", reason(open.passages[i])}}) +
                    "\n";
    }
    return text;
}

// `id` as in the file (lessons), with its year, or whole (jyj/2023/lessons).
Typed<const OpenCommitment*> Suggestions::open_of(const std::string& id) const
{
    const auto is_meant = [&](const std::string& whole) {
        return whole == id || whole.ends_with("/" + id);
    };
    std::vector<std::string> known;
    std::vector<const OpenCommitment*> found;
    for (const OpenCommitment& open : open_) {
        if (is_meant(open.entry->commitment->full_id()))
            found.push_back(&open);
        known.push_back(open.entry->commitment->full_id());
        known.push_back(open.entry->commitment->id);
    }
    if (found.size() == 1)
        return found.front();
    if (!found.empty())
        return Mistake{fmt::format(
            "{} 不止一个，写全编号 / is more than one, write the whole id: {}, {}", id,
            found[0]->entry->commitment->full_id(), found[1]->entry->commitment->full_id())};
    for (const CommitmentEntry& entry : catalogue_.commitment_entries)
        if (is_meant(entry.commitment->full_id()) && entry.answer_in(report_))
            return Mistake{entry.commitment->full_id() + " 已有回应 / is answered already"};
    const std::string meant = toml::nearest(id, known);
    return Mistake{fmt::format("没有这项承诺 / there is no such commitment: {}{}", id,
                               meant.empty() ? "" : " (" + meant + "?)")};
}

Typed<NewAnswer> Suggestions::answer_of(const std::string& typed) const
{
    const std::size_t mark = typed.rfind('=');
    if (mark == std::string::npos)
        return Mistake{
            fmt::format("--accept {}：应写 承诺=序号 / should be COMMITMENT=NUMBER", typed)};
    const Typed<const OpenCommitment*> open = open_of(typed.substr(0, mark));
    if (const Mistake* mistake = std::get_if<Mistake>(&open))
        return *mistake;
    const auto& [entry, passages] = *std::get<const OpenCommitment*>(open);
    NewAnswer answer{entry->commitment->full_id(), "", "", "", {}};
    const std::string choice = typed.substr(mark + 1);
    if (choice == "none")
        return answer;
    std::size_t number = 0;
    const char* end = choice.data() + choice.size();
    const auto read = std::from_chars(choice.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number == 0 || number > passages.size())
        return Mistake{
            fmt::format("{0} 没有第 {1} 处 / has no passage {1}", answer.commitment, choice)};
    const Passage& passage = passages[number - 1];
    answer.quote = passage.quote;
    const QuoteSearch search = find_quote(report_.texts.original().outline, answer.quote, "");
    if (search.result != QuoteSearch::Result::found)
        answer.at = passage.block->anchor;
    return answer;
}

Typed<std::vector<NewAnswer>> Suggestions::accepted(const SuggestOptions& options) const
{
    std::vector<NewAnswer> answers;
    for (const std::string& typed : options.accept) {
        Typed<NewAnswer> answer = answer_of(typed);
        if (const Mistake* mistake = std::get_if<Mistake>(&answer))
            return *mistake;
        answers.push_back(std::get<NewAnswer>(std::move(answer)));
        answers.back().reviewed_by = options.reviewer;
        answers.back().reviewed_on = parse_date(options.on).value_or(Date());
        const auto is_same = [&](const NewAnswer& other) {
            return other.commitment == answers.back().commitment;
        };
        if (std::count_if(answers.begin(), answers.end(), is_same) > 1)
            return Mistake{answers.back().commitment + " 写了两次 / is named twice"};
    }
    return answers;
}

const Report* report_of(const Catalogue& catalogue, const SuggestOptions& options)
{
    const auto found =
        std::find_if(catalogue.reports.begin(), catalogue.reports.end(), [&](const Report& report) {
            return report.body == options.body && report.year == options.year;
        });
    return found == catalogue.reports.end() ? nullptr : &*found;
}

std::string no_report(const SiteConfig& config, const SuggestOptions& options)
{
    std::vector<std::string> bodies;
    for (const Body& body : config.bodies)
        bodies.push_back(body.id);
    const std::string meant = toml::nearest(options.body, bodies);
    return fmt::format("没有 {0} {1} 年的报告 / there is no report of {0} for {1}{2}", options.body,
                       options.year,
                       meant.empty() || meant == options.body ? "" : " (" + meant + "?)");
}

// One line of text that can be seen.
bool is_name(std::string_view text)
{
    if (!utf8::is_valid(text) || utf8::is_unseen(text))
        return false;
    for (; !text.empty(); text.remove_prefix(utf8::first(text).size)) {
        const char32_t c = utf8::first(text).value;
        if (utf8::is_control(c) || utf8::is_bidi_control(c) || c == '\n' || c == '\r')
            return false;
    }
    return true;
}

// Empty: nothing is amiss.
std::string fault_of_review(const SuggestOptions& options)
{
    if (options.accept.empty())
        return {};
    if (!options.common.source.repository.empty())
        return "--accept 只能写进文件夹，不能写进仓库 / writes into a folder, not into a "
               "repository";
    if (!is_name(options.reviewer) || !parse_date(options.on))
        return "--accept 要写明 --reviewer 姓名 和 --on 日期 / needs --reviewer NAME and --on DAY";
    return {};
}

int refuse(const std::string& words)
{
    constexpr std::string_view not_utf8 = "参数不是UTF-8 / the arguments are not UTF-8";
    fmt::print(stderr, "{}\n", utf8::is_valid(words) ? showable(words) : std::string(not_utf8));
    return wrong_arguments;
}

// Nothing here depends on the day; records are only bound on one.
Date day_of(const Source& source, const SuggestOptions& options, const SiteConfig& config)
{
    if (source.seconds || !options.common.as_of.empty())
        return as_of_day(source, options.common.as_of, config.time_zone);
    return std::chrono::year(options.year + 1) / std::chrono::December / 31;
}

Workers workers_of(const CommonOptions& options)
{
    return options.threads == 0 ? Workers::of_this_machine() : Workers{options.threads};
}

void say_accepted(const Path& file, std::size_t count, Tongue tongue)
{
    fmt::print("{}\n",
               tongue == Tongue::chinese
                   ? fmt::format("已在 {} 末尾写入{}条回应，没有写核对结论。", file.text(), count)
                   : fmt::format("{} added to {}, without any assessment.",
                                 count == 1 ? "1 answer" : fmt::format("{} answers", count),
                                 file.text()));
}

int accept(const Suggestions& suggestions, const SuggestOptions& options, Tongue tongue)
{
    const Typed<std::vector<NewAnswer>> answers = suggestions.accepted(options);
    if (const Mistake* mistake = std::get_if<Mistake>(&answers))
        return refuse(mistake->words);
    const auto& added = std::get<std::vector<NewAnswer>>(answers);
    const Path file =
        Path::of(fmt::format("content/{}/{}/answers.toml", options.body, options.year));
    add_answers(options.common.source.site / file.text(), added);
    say_accepted(file, added.size(), tongue);
    return clean;
}

}

int run_suggest(const SuggestOptions& options)
{
    if (const std::string fault = fault_of_review(options); !fault.empty())
        return refuse(fault);
    Problems problems;
    const Source source = open_source(options.common.source, problems);
    const std::optional<SiteConfig> config = read_config(source.snapshot, problems);
    if (!config)
        throw Failure("site-config.toml 不能读取 / can not be read", "mingbai check");
    const AddressOf nowhere = [](const Path&, std::string_view) { return std::string(); };
    Records records =
        read_records({source.snapshot, *config, nowhere}, {}, workers_of(options.common), problems);
    const Catalogue catalogue = bind_catalogue(
        *config, std::move(records), day_of(source, options, *config), Drafts::shown, problems);
    const Report* report = report_of(catalogue, options);
    if (!report)
        return refuse(no_report(*config, options));
    if (report->standing.withdrawn)
        return refuse(
            fmt::format("{0} {1} 年的报告已经撤回 / the report of {0} for {1} has been withdrawn",
                        options.body, options.year));
    const std::string& chosen = options.common.tongue;
    const Tongue tongue = tongue_of(chosen.empty() ? config->original().tag : chosen);
    const Suggestions suggestions(catalogue, *report, tongue);
    if (!options.accept.empty())
        return accept(suggestions, options, tongue);
    fmt::print("{}", options.format == "json" ? suggestions.json() : suggestions.text());
    return clean;
}

}
