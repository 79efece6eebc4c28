// What was typed is turned into what is meant.
#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/date.h"
#include "commands/commands.h"
#include "identity.h"
#include "text/markdown.h"
#include "text/toml.h"

namespace mingbai {
namespace {

constexpr int wrong_arguments = 3;
constexpr const char* shelf_words = "发布文件夹 · where releases stand";

// Everything that can be typed. What each command asks for is kept here until it runs.
class CommandLine {
public:
    CommandLine()
    {
        app_.require_subcommand(1);
        app_.set_version_flag("--version", [] { return "mingbai\n" + generator_identity(); },
                              "版本 · what this program is made of");
        add_build();
        add_check();
        add_serve();
        add_suggest();
        add_publish();
        add_releases();
        add_verify();
        add_gather();
        add_new();
        add_install_hooks();
        add_show();
    }

    // The exit code.
    int run(int count, char** words)
    {
        try {
            app_.parse(count, words);
        } catch (const CLI::Success& told) {
            return app_.exit(told);
        } catch (const CLI::ParseError& error) {
            fmt::print(stderr, "{}\n用法 / usage: mingbai --help\n",
                       fault_of(error, count > 1 ? words[1] : ""));
            return wrong_arguments;
        }
        return reporting_failures(chosen_);
    }

private:
    CLI::App& add(const std::string& name, const std::string& purpose, std::function<int()> command)
    {
        CLI::App& added = *app_.add_subcommand(name, purpose);
        added.callback([this, command = std::move(command)] { chosen_ = command; });
        return added;
    }

    void add_build()
    {
        CLI::App& build = add("build", "生成网站 · builds the site",
                              [this] { return run_build(build_); });
        add_source(build, build_.common);
        build.add_option("--output", build_.output, "输出文件夹 · the folder to make")->required();
        build.add_flag("--compressed", build_.compressed,
                       "加上.gz和.br压缩副本 · with packed copies, .gz and .br");
    }

    void add_check()
    {
        CLI::App& check = add("check", "列出要修改的地方 · says what to mend",
                              [this] { return run_check(check_); });
        add_source(check, check_.common);
        check.add_option("--format", check_.format, "text, json, github")
            ->check(CLI::IsMember({"text", "json", "github"}));
        check.add_flag("--in-hook", check_.common.source.in_hook,
                       "由git钩子调用 · called by a hook of git");
    }

    void add_serve()
    {
        CLI::App& serve = add("serve", "在本机预览 · previews on this machine",
                              [this] { return run_serve(common_, port_); });
        add_source(serve, common_);
        serve.add_option("--port", port_, "端口，0为任意 · the port, 0 for any")
            ->check(CLI::Range(0, 65535));
    }

    void add_suggest()
    {
        CLI::App& suggest = add("suggest", "报告哪里可能回应以前的承诺 · where a report may answer",
                                [this] { return run_suggest(suggest_); });
        add_source(suggest, suggest_.common);
        suggest.add_option("body", suggest_.body, "机关 · a body")->required();
        suggest.add_option("year", suggest_.year, "报告的年份 · the year of the report")->required();
        suggest.add_option("--format", suggest_.format, "text, json")
            ->check(CLI::IsMember({"text", "json"}));
        suggest.add_option("--accept", suggest_.accept, "承诺=序号，承诺=none · COMMITMENT=NUMBER or none");
        suggest.add_option("--reviewer", suggest_.reviewer, "核对人 · who reviewed it");
        suggest.add_option("--on", suggest_.on, "核对日期 · the day of the review")->check(fault_of_day);
    }

    void add_publish()
    {
        CLI::App& publish = add("publish", "发布 · publishes the branch",
                                [this] { return run_publish(publish_); });
        add_shelf(publish);
        publish.add_option("--as-of", publish_.as_of, "日期或today · a day, or today")
            ->check([](const std::string& day) { return day == "today" ? "" : fault_of_day(day); });
        publish.add_option("--keep", publish_.keep, "保留几次发布，默认10 · how many releases stay")
            ->check(CLI::Range(2, 10000));
    }

    void add_releases()
    {
        add("releases", "列出书架上的发布 · lists the releases on a shelf",
            [this] { return run_releases(shelf_); })
            .add_option("--shelf", shelf_.shelf, shelf_words)
            ->required();
        CLI::App& rollback = add("rollback", "退回以前的发布 · turns back to an earlier release",
                                 [this] { return run_rollback(shelf_); });
        rollback.add_option("--shelf", shelf_.shelf, shelf_words)->required();
        rollback.add_option("--to", shelf_.release, "哪一次，默认上一次 · which one; the one before");
    }

    void add_verify()
    {
        CLI::App& verify = add("verify", "核对网站和仓库是否一致 · holds a site against its repository",
                               [this] { return run_verify(verify_); });
        verify.add_option("place", verify_.place, "文件夹、书架或网址 · a folder, a shelf or an address")
            ->required();
        verify.add_option("--repository", verify_.repository, "git仓库 · the git repository")
            ->required();
        add_tongue(verify, verify_.tongue);
    }

    void add_gather()
    {
        CLI::App& gather = add("gather", "取来其他网站公布的数据 · fetches what other sites published",
                               [this] { return run_gather(gather_); });
        gather.add_option("--site", gather_.site, "网站所在文件夹 · the site's folder");
        gather.add_option("id", gather_.ids, "哪几个网站，默认全部 · which sites; all of them");
        add_tongue(gather, gather_.tongue);
    }

    void add_new()
    {
        CLI::App& begin = *app_.add_subcommand("new", "新建 · begins something new");
        begin.require_subcommand(1);
        CLI::App& site = *begin.add_subcommand("site", "一个新的网站 · a new site");
        site.callback([this] { chosen_ = [this] { return run_new_site(new_site_); }; });
        site.add_option("folder", new_site_.folder, "新文件夹 · a new folder")->required();
        site.add_option("--name", new_site_.name, "单位名称 · the body's name in Chinese")->required();
        site.add_option("--name-en", new_site_.english_name, "英文名称 · its name in English")
            ->required();
        site.add_option("--body", new_site_.body, "单位的代号，用小写字母 · its id, in small letters")
            ->required();
        site.add_option("--url", new_site_.url, "网址，可以以后再写 · the address, now or later");
    }

    void add_install_hooks()
    {
        add_shelf(add("install-hooks", "安装推送即发布的钩子 · publish by push",
                      [this] { return run_install_hooks(publish_); }));
    }

    void add_show()
    {
        CLI::App& show = *app_.add_subcommand("show", "看程序看到的 · what the program sees");
        show.require_subcommand(1);
        CLI::App& rules = *show.add_subcommand("rules", "检查规则和依据 · the rules of check and their basis");
        rules.callback([this] { chosen_ = [this] { return run_show_rules(check_); }; });
        rules.add_option("--format", check_.format, "text, json")->check(CLI::IsMember({"text", "json"}));
        add_tongue(rules, check_.common.tongue);
        CLI::App& outline =
            *show.add_subcommand("outline", "段落编号 · the anchors of a file");
        outline.callback([this] { chosen_ = [this] { return run_show_outline(common_, file_); }; });
        add_source(outline, common_);
        outline.add_option("file", file_, "content/…/report.zh.md")->required();
        CLI::App& translations =
            *show.add_subcommand("translations", "没有译、译文过时的页面 · what is not translated, or stale");
        translations.callback([this] { chosen_ = [this] { return run_show_translations(common_); }; });
        add_source(translations, common_);
    }

    static void add_source(CLI::App& command, CommonOptions& options)
    {
        command.add_option("--site", options.source.site, "网站所在文件夹 · the site's folder");
        command.add_option("--repository", options.source.repository, "git仓库 · a git repository");
        command.add_option("--at", options.source.at, "提交，默认HEAD · a commit, HEAD if not given");
        command.add_option("--as-of", options.as_of, "以哪一天为准 · the day that counts as today")
            ->check(fault_of_day);
        add_tongue(command, options.tongue);
        command.add_option("--threads", options.threads, "线程数 · number of threads");
    }

    static void add_tongue(CLI::App& command, std::string& tongue)
    {
        command.add_option("--lang", tongue, "提示的语言 · language of the messages")
            ->check(CLI::IsMember({"zh", "en"}));
    }

    void add_shelf(CLI::App& command)
    {
        command.add_option("--repository", publish_.repository, "git仓库 · the git repository")
            ->required();
        command.add_option("--shelf", publish_.shelf, shelf_words)->required();
        command.add_option("--ref", publish_.branch, "发布的分支，默认main · the published branch");
    }

    static std::string fault_of_day(const std::string& day)
    {
        return parse_date(day) ? "" : day + " 不是日期 / is not a day (2024-03-31)";
    }

    // CLI11 says that a command is required even when a wrong one was given.
    std::string fault_of(const CLI::ParseError& error, const std::string& first_word) const
    {
        std::vector<std::string> known;
        for (const CLI::App* command : app_.get_subcommands({}))
            known.push_back(command->get_name());
        if (first_word.empty() || first_word.starts_with('-') ||
            std::find(known.begin(), known.end(), first_word) != known.end())
            return fmt::format("参数有误 / wrong arguments: {}", error.what());
        const std::string meant = toml::nearest(first_word, known);
        return fmt::format("没有这个命令 / there is no such command: {}{}", first_word,
                           meant.empty() ? "" : fmt::format(" ({}?)", meant));
    }

    CLI::App app_{"明白账 · mingbai turns a bureau's reports in git into a public website", "mingbai"};
    CommonOptions common_;
    BuildOptions build_;
    CheckOptions check_;
    PublishOptions publish_;
    ShelfOptions shelf_;
    VerifyOptions verify_;
    NewSiteOptions new_site_;
    GatherOptions gather_;
    SuggestOptions suggest_;
    std::string file_;
    int port_ = 8000;
    std::function<int()> chosen_;
};

}
}

int main(int count, char** words)
{
    mingbai::Markdown::prepare();
    mingbai::CommandLine line;
    return line.run(count, words);
}
