#include "commands/commands.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "commands/attempt.h"
#include "commands/hooks.h"
#include "desk/preview.h"
#include "release/draft.h"

namespace mingbai {

namespace {

Format format_of(const std::string& name)
{
    return name == "json" ? Format::json : name == "github" ? Format::github : Format::text;
}

std::filesystem::path parent_of(const std::filesystem::path& output)
{
    const std::filesystem::path whole = std::filesystem::absolute(output).lexically_normal();
    return whole.has_filename() ? whole.parent_path() : whole.parent_path().parent_path();
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

int run_build(const BuildOptions& options)
{
    const std::filesystem::path& output = options.output;
    Attempt attempt = Attempt::open(options.common);
    require_replaceable(output);
    Draft draft(parent_of(output));
    attempt.build(Drafts::hidden, into(draft));
    if (!attempt.report())
        return refused;
    const std::size_t files = draft.seal().files.size();
    if (options.compressed)
        draft.add_copies(attempt.workers());
    draft.place_at(output);
    const bool chinese = attempt.tongue() == Tongue::chinese;
    fmt::print("{}\n", chinese ? fmt::format("已生成{}个文件：{}", files, output.string())
                               : fmt::format("{} files: {}", files, output.string()));
    return clean;
}

int run_check(const CheckOptions& options)
{
    Attempt attempt = Attempt::open(options.common);
    if (options.common.source.in_hook)
        require_past(attempt.source());
    attempt.build(Drafts::hidden, nowhere());
    if (options.common.source.in_hook) {
        fmt::print("{}", attempt.pushed_text());
        return attempt.is_blocked() ? refused : clean;
    }
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

int run_install_hooks(const PublishOptions& options)
{
    if (options.branch.starts_with("refs/"))
        throw Failure("--ref " + options.branch + " 应写分支的名字 / should be a branch's name",
                      "--ref main");
    // This program itself, however it was called: a hook knows no search path.
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe");
    const Repository repository = Repository::open(options.repository);
    if (const std::optional<std::string> elsewhere = repository.hooks_setting())
        throw Failure("core.hooksPath 设成了 " + *elsewhere + "，git 不会用仓库自己的钩子 / git looks for hooks there",
                      "git config --unset core.hooksPath");
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
