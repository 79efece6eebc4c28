#include "commands/commands.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "build.h"
#include "check/rulebook.h"
#include "commands/hooks.h"
#include "commands/message.h"
#include "desk/preview.h"
#include "identity.h"
#include "release/draft.h"
#include "release/shelf.h"
#include "text/locale.h"

namespace mingbai {

namespace {

constexpr int clean = 0;
constexpr int refused = 1;
constexpr int failed = 2;

void say(std::string_view text) { fmt::print(stderr, "{}", text); }

Workers workers_of(const CommonOptions& options)
{
    return options.threads == 0 ? Workers::of_this_machine() : Workers{options.threads};
}

Tongue tongue_of(const std::string& chosen, const std::optional<SiteConfig>& config)
{
    const std::string language = !chosen.empty() ? chosen : config ? config->original().tag : "zh";
    return language.starts_with("zh") ? Tongue::chinese : Tongue::english;
}

// One reading of a site: what was found wrong, and how to say it.
class Attempt {
public:
    // `source` may have been opened with problems; they are kept.
    Attempt(CommonOptions options, Source source, Problems found)
        : options_(std::move(options)), source_(std::move(source)), problems_(std::move(found)),
          config_(read_config(source_.snapshot, problems_)),
          rulebook_(config_ ? config_->rule_levels : std::map<std::string, std::string>(), problems_)
    {
    }

    static Attempt open(const CommonOptions& options)
    {
        Problems problems;
        Source source = open_source(options.source, problems);
        return Attempt(options, std::move(source), std::move(problems));
    }

    const Source& source() const { return source_; }
    const std::optional<SiteConfig>& config() const { return config_; }
    Tongue tongue() const { return tongue_of(options_.tongue, config_); }

    // As of the day that was asked for, or else the commit's.
    void build(Drafts drafts, const Output& output)
    {
        if (config_)
            build(drafts, as_of_day(source_, options_.as_of, config_->time_zone), output);
    }

    // Only with a configuration.
    void build(Drafts drafts, Date as_of, const Output& output)
    {
        const ReleaseFacts facts{source_.commit, to_text(as_of), generator_identity()};
        build_site(*config_,
                   {source_.snapshot, as_of, drafts, facts, workers_of(options_), source_.former},
                   output, problems_);
    }

    Messages messages(Format format) const
    {
        return messages_of(problems_, rulebook_, source_.snapshot, tongue(), format);
    }

    bool is_blocked() const
    {
        const std::vector<Problem> found = problems_.sorted();
        return std::any_of(found.begin(), found.end(),
                           [&](const Problem& problem) { return rulebook_.blocks(problem); });
    }

    // Says every problem; whether the site may be published.
    bool report() const
    {
        const Messages all = messages(Format::text);
        say(all.text);
        const bool chinese = tongue() == Tongue::chinese;
        if (all.counts.errors > 0)
            say(summary_of(all.counts, tongue()) +
                (chinese ? "网站未更新。\n" : " The site was not updated.\n"));
        return all.counts.errors == 0;
    }

private:
    CommonOptions options_;
    Source source_;
    Problems problems_;
    std::optional<SiteConfig> config_;
    Rulebook rulebook_;
};

// Every file is made and written.
Output into(Draft& draft)
{
    return {[](std::string_view, const Fingerprint&) { return false; },
            [&draft](std::string_view file, const Fingerprint&, std::string_view bytes) {
                draft.put(file, bytes);
            }};
}

// Every file is made, for its problems.
Output nowhere()
{
    return {[](std::string_view, const Fingerprint&) { return false; },
            [](std::string_view, const Fingerprint&, std::string_view) {}};
}

Format format_of(const std::string& name)
{
    return name == "json" ? Format::json : name == "github" ? Format::github : Format::text;
}

std::filesystem::path parent_of(const std::filesystem::path& output)
{
    const std::filesystem::path whole = std::filesystem::absolute(output).lexically_normal();
    return whole.has_filename() ? whole.parent_path() : whole.parent_path().parent_path();
}

Date today_in(const std::string& time_zone)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return locale::day_at(std::chrono::duration_cast<std::chrono::seconds>(now).count(), time_zone);
}

// The as-of day of the live release, as its release.txt states it.
std::optional<Date> live_day(const Shelf& shelf)
{
    const std::optional<std::string> text = file::read_if_exists(shelf.live_folder() / "release.txt");
    constexpr std::string_view mark = "as-of: ";
    const std::size_t at = text ? text->find(mark) : std::string::npos;
    return at == std::string::npos ? std::nullopt
                                   : parse_date(text->substr(at + mark.size(), 10));
}

// Never a day before the live release's: what was due then is due now.
Date publishing_day(const PublishOptions& options, const Shelf& shelf, const Attempt& attempt)
{
    const std::string& time_zone = attempt.config()->time_zone;
    if (options.as_of == "today")
        return today_in(time_zone);
    const Date day = as_of_day(attempt.source(), options.as_of, time_zone);
    return options.as_of.empty() ? std::max(day, live_day(shelf).value_or(day)) : day;
}

std::optional<Manifest> manifest_in(const std::filesystem::path& folder)
{
    const std::optional<std::string> text = file::read_if_exists(folder / Manifest::file_name);
    return text ? Manifest::parse(*text) : std::nullopt;
}

std::size_t changed_files(const std::optional<Manifest>& before, const Manifest& after)
{
    if (!before)
        return after.files.size();
    std::size_t changed = 0;
    for (const auto& [name, digest] : after.files) {
        const auto old = before->files.find(name);
        changed += old == before->files.end() || old->second != digest;
    }
    for (const auto& [name, digest] : before->files)
        changed += !after.files.contains(name);
    return changed;
}

std::string published_words(const Shelf::Turn& turn, std::size_t changed, Tongue tongue)
{
    const bool chinese = tongue == Tongue::chinese;
    if (!turn.changed)
        return chinese ? fmt::format("网站没有变化（{}）。", turn.name)
                       : fmt::format("The site has not changed ({}).", turn.name);
    return chinese ? fmt::format("已发布，{}个文件有改动（{}）。", changed, turn.name)
                   : fmt::format("Published, {} files changed ({}).", changed, turn.name);
}

// A commit made under a wrong clock would put the as-of day of this and every later release into the
// future. The clock only refuses here; it never gives a date. A day is allowed for clocks that disagree.
void require_past(const Source& source)
{
    const auto tomorrow = std::chrono::system_clock::now() + std::chrono::days(1);
    if (source.seconds && std::chrono::seconds(*source.seconds) > tomorrow.time_since_epoch())
        throw Failure("提交的时间晚于现在 / the time of the commit lies in the future",
                      "核对电脑的时间，重新提交 / set the computer's clock and commit again");
}

// The hooks of somebody else are not ours to replace.
void require_free(const std::filesystem::path& hook)
{
    const std::optional<std::string> text = file::read_if_exists(hook);
    if (text && text->find(hook_mark) == std::string::npos)
        throw Failure(hook.string() + " 是别的程序的钩子 / is a hook of another program",
                      "先移走它 / move it away first");
}

}

int run_build(const CommonOptions& options, const std::filesystem::path& output)
{
    Attempt attempt = Attempt::open(options);
    require_replaceable(output);
    Draft draft(parent_of(output));
    attempt.build(Drafts::hidden, into(draft));
    if (!attempt.report())
        return refused;
    const Manifest manifest = draft.seal();
    draft.place_at(output);
    const bool chinese = attempt.tongue() == Tongue::chinese;
    fmt::print("{}\n", chinese ? fmt::format("已生成{}个文件：{}", manifest.files.size(),
                                             output.string())
                               : fmt::format("{} files: {}", manifest.files.size(),
                                             output.string()));
    return clean;
}

int run_check(const CheckOptions& options)
{
    Attempt attempt = Attempt::open(options.common);
    if (options.common.source.in_hook)
        require_past(attempt.source());
    attempt.build(Drafts::hidden, nowhere());
    const Format format = format_of(options.format);
    const Messages messages = attempt.messages(format);
    fmt::print("{}", messages.text);
    if (format == Format::text)
        fmt::print("{}\n", summary_of(messages.counts, attempt.tongue()));
    return messages.counts.errors == 0 ? clean : refused;
}

int run_serve(const CommonOptions& options, int port)
{
    Attempt attempt = Attempt::open(options);
    const file::TemporaryFolder folder(std::filesystem::temp_directory_path(), "mingbai-serve-");
    Draft draft(folder.path());
    attempt.build(Drafts::shown, into(draft));
    if (!attempt.report())
        return refused;
    draft.seal();
    const std::filesystem::path site = folder.path() / "site";
    draft.place_at(site);
    PreviewOptions preview;
    preview.folder = site;
    preview.port = port;
    preview.base_path = attempt.config()->base_path;
    serve_folder(preview, [](const std::string& address) {
        fmt::print("{}\n", address);
        std::fflush(stdout);
    });
    return clean;
}

int run_publish(const PublishOptions& options)
{
    Shelf shelf(options.shelf);
    const Repository repository = Repository::open(options.repository);
    // Resolved after the lock is held: two pushes at once become one publish of the later.
    const std::optional<ObjectId> tip = repository.resolve("refs/heads/" + options.branch);
    if (!tip)
        throw Failure("仓库里没有分支 " + options.branch + " / there is no branch " + options.branch,
                      "先推送一次 / push it once");
    Problems problems;
    Source source = source_at(repository, *tip, problems);
    Attempt attempt({}, std::move(source), std::move(problems));
    Draft draft = shelf.begin();
    if (attempt.config())
        attempt.build(Drafts::hidden, publishing_day(options, shelf, attempt), into(draft));
    // What can be published is not told its warnings again: the check before the push has said them.
    if (attempt.is_blocked()) {
        attempt.report();
        return refused;
    }
    const std::optional<Manifest> before = manifest_in(shelf.live_folder());
    const Shelf::Turn turn = shelf.go_live(std::move(draft));
    const std::optional<Manifest> after = manifest_in(shelf.live_folder());
    const std::size_t changed = after ? changed_files(before, *after) : 0;
    fmt::print("{}\n", published_words(turn, changed, attempt.tongue()));
    return clean;
}

int run_install_hooks(const PublishOptions& options)
{
    if (options.branch.starts_with("refs/"))
        throw Failure("--ref " + options.branch + " 应写分支的名字 / should be a branch's name",
                      "--ref main");
    // This program itself, however it was called: a hook knows no search path.
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe");
    const Repository repository = Repository::open(options.repository);
    const std::filesystem::path git_folder = std::filesystem::absolute(repository.git_folder());
    const HookWords words{program, git_folder,
                          std::filesystem::absolute(options.shelf), options.branch};
    const std::filesystem::path hooks = git_folder / "hooks";
    file::make_folders(hooks);
    for (const Hook& hook : hooks_of(words))
        require_free(hooks / hook.name);
    for (const Hook& hook : hooks_of(words)) {
        file::replace(hooks / hook.name, hook.script, file::Mode::executable);
        fmt::print("{}\n", (hooks / hook.name).string());
    }
    return clean;
}

int run_show_rules()
{
    for (const Rule& rule : all_rules()) {
        const std::string_view level = rule.level == Level::error     ? "error"
                                       : rule.level == Level::warning ? "warning"
                                                                      : "note";
        fmt::print("{}\t{}\t{}\t{}\t{}\n", rule.name, level, rule.chinese, rule.english, rule.basis);
    }
    return clean;
}

int run_show_outline(const CommonOptions& options, const std::string& file)
{
    Problems problems;
    const Source source = open_source(options.source, problems);
    const std::optional<SiteConfig> config = read_config(source.snapshot, problems);
    const std::optional<Path> path = Path::parse(file);
    if (!config || !path || !source.snapshot.contains(*path))
        throw Failure(file + " 不在网站里 / is not in the site");
    const AddressOf nowhere = [](const Path&, std::string_view) { return std::string(); };
    const std::optional<ReadTexts> read = read_texts({source.snapshot, *config, nowhere},
                                                     {{*path, config->original().id}}, problems);
    if (!read)
        throw Failure(file + " 不能读取 / can not be read", "mingbai check");
    for (const Block& block : read->texts.original().outline.blocks())
        fmt::print("{}\t{}\t{}\n", block.anchor, block.line, block.text);
    return clean;
}

int reporting_failures(const std::function<int()>& command)
{
    try {
        return command();
    } catch (const Failure& failure) {
        say(fmt::format("失败 / failed: {}\n", failure.what()));
        if (!failure.hint().empty())
            say(fmt::format("提示 / hint: {}\n", failure.hint()));
    } catch (const std::exception& exception) {
        say(fmt::format("失败 / failed: {}\n", exception.what()));
    }
    return failed;
}

}
