// What each command does. Here alone things are printed, failures are caught, and exit codes are made:
// 0 clean or only warnings, 1 refused by problems, 2 failure of the world (3, wrong arguments, is main's).
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "commands/source.h"

namespace mingbai {

// What most commands are told.
struct CommonOptions {
    SourceOptions source;
    std::string as_of;         // "2024-03-31"; empty: the day of the commit
    std::string tongue;        // "zh" or "en" for messages; empty: the site's first language
    unsigned threads = 0;      // 0: as many as the machine has
};

struct BuildOptions {
    CommonOptions common;
    std::filesystem::path output;
    bool compressed = false;  // copies of the text files, packed, beside them
};

struct CheckOptions {
    CommonOptions common;
    std::string format = "text";  // "text", "json" or "github"
};

struct PublishOptions {
    std::filesystem::path repository;
    std::filesystem::path shelf;
    std::string branch = "main";
    std::string as_of;  // a day, "today", or empty: the later of the commit's day and the live release's
    std::size_t keep = 10;  // releases on the shelf
};

struct ShelfOptions {
    std::filesystem::path shelf;
    std::string release;  // to turn back to; empty: the one before
};

struct VerifyOptions {
    std::string place;                 // a release's folder, a shelf, or an address
    std::filesystem::path repository;
    std::string tongue;
};

struct NewSiteOptions {
    std::filesystem::path folder;
    std::string name;     // in Chinese
    std::string english_name;
    std::string body;     // id
    std::string url;      // may be empty
};

struct SuggestOptions {
    CommonOptions common;
    std::string body;
    Year year = 0;                    // of the report that may answer
    std::string format = "text";      // "text" or "json"
    std::vector<std::string> accept;  // "lessons=1", "lessons=none"; empty: only look
    std::string reviewer;
    std::string on;                   // the day of the review
};

struct GatherOptions {
    std::filesystem::path site = ".";
    std::vector<std::string> ids;  // of the sites to fetch; none: all
    std::string tongue;
};

int run_build(const BuildOptions& options);
int run_check(const CheckOptions& options);
int run_serve(const CommonOptions& options, int port);
int run_publish(const PublishOptions& options);
int run_releases(const ShelfOptions& options);
int run_rollback(const ShelfOptions& options);
// Where a report may answer earlier commitments; what an editor accepts is added to answers.toml. Answers 3, too.
int run_suggest(const SuggestOptions& options);
// Fetches what other sites published into content/sites/. Answers the worst of what happened to any of them.
int run_gather(const GatherOptions& options);
int run_verify(const VerifyOptions& options);
int run_new_site(const NewSiteOptions& options);
int run_install_hooks(const PublishOptions& options);
// Of the options only how to say it.
int run_show_rules(const CheckOptions& options);
// What is not translated, or no longer says what the original says, language by language.
int run_show_translations(const CommonOptions& options);
int run_show_outline(const CommonOptions& options, const std::string& file);

// Says a failure and answers its exit code. Everything that may throw runs inside.
int reporting_failures(const std::function<int()>& command);

}
