// What was typed is turned into what is meant.
#include <CLI/CLI.hpp>

#include "commands/commands.h"
#include "text/markdown.h"

namespace {

constexpr int wrong_arguments = 3;

void add_source(CLI::App& command, mingbai::CommonOptions& options)
{
    command.add_option("--site", options.source.site, "网站所在文件夹 · the site's folder");
    command.add_option("--repository", options.source.repository, "git仓库 · a git repository");
    command.add_option("--at", options.source.at, "提交，默认HEAD · a commit, HEAD if not given");
    command.add_option("--as-of", options.as_of, "以哪一天为准 · the day that counts as today");
    command.add_option("--lang", options.tongue, "提示的语言 · language of the messages")
        ->check(CLI::IsMember({"zh", "en"}));
    command.add_option("--threads", options.threads, "线程数 · number of threads");
}

void add_publishing(CLI::App& command, mingbai::PublishOptions& options)
{
    command.add_option("--repository", options.repository, "git仓库 · the git repository")->required();
    command.add_option("--shelf", options.shelf, "发布文件夹 · where releases stand")->required();
    command.add_option("--ref", options.branch, "发布的分支，默认main · the published branch");
}

}

int main(int count, char** words)
{
    using namespace mingbai;
    Markdown::prepare();

    CLI::App app("明白账 · mingbai turns a bureau's reports in git into a public website");
    app.require_subcommand(1);
    CheckOptions check;
    CommonOptions common;
    PublishOptions publish;
    std::string output;
    std::string file;
    int port = 8000;

    CLI::App& build_command = *app.add_subcommand("build", "生成网站 · builds the site");
    add_source(build_command, common);
    build_command.add_option("--output", output, "输出文件夹 · the folder to make")->required();

    CLI::App& check_command = *app.add_subcommand("check", "列出要修改的地方 · says what to mend");
    add_source(check_command, check.common);
    check_command.add_option("--format", check.format, "text, json, github")
        ->check(CLI::IsMember({"text", "json", "github"}));
    check_command.add_flag("--in-hook", check.common.source.in_hook, "由git钩子调用 · called by a hook");

    CLI::App& serve_command = *app.add_subcommand("serve", "在本机预览 · previews on this machine");
    add_source(serve_command, common);
    serve_command.add_option("--port", port, "端口，0为任意 · the port, 0 for any");

    CLI::App& publish_command = *app.add_subcommand("publish", "发布 · publishes the branch");
    add_publishing(publish_command, publish);
    publish_command.add_option("--as-of", publish.as_of, "日期或today · a day, or today");

    CLI::App& hooks_command =
        *app.add_subcommand("install-hooks", "安装推送即发布的钩子 · publish by push");
    add_publishing(hooks_command, publish);

    CLI::App& show_command = *app.add_subcommand("show", "看程序看到的 · what the program sees");
    show_command.require_subcommand(1);
    CLI::App& rules_command = *show_command.add_subcommand("rules", "检查规则 · the rules of check");
    CLI::App& outline_command = *show_command.add_subcommand("outline", "段落编号 · the anchors of a file");
    add_source(outline_command, common);
    outline_command.add_option("file", file, "content/…/report.zh.md")->required();

    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrong_arguments;
    }
    return reporting_failures([&] {
        if (build_command.parsed())
            return run_build(common, output);
        if (check_command.parsed())
            return run_check(check);
        if (serve_command.parsed())
            return run_serve(common, port);
        if (publish_command.parsed())
            return run_publish(publish);
        if (hooks_command.parsed())
            return run_install_hooks(publish, words[0]);
        if (rules_command.parsed())
            return run_show_rules();
        return run_show_outline(common, file);
    });
}
