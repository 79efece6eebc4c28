// Sites in memory: one small site without a fault, and the few ways in which tests change, read and
// question it. All names, events and figures in it are invented.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/parallel.h"
#include "base/problem.h"
#include "model/catalogue.h"

namespace mingbai {

using Files = std::map<std::string, std::string>;

// Chinese and English, one body "jky" (教科局) with a report of 2023, its translation, one
// commitment, one activity with a photograph, and a page "about". Read on any day from 2024-04-01
// it has no problem.
Files small_site();

// The small site and a second year: a report of 2024 that answers the commitment of 2023 with an
// assessment and makes one that continues it, figures of both years, a record with a figure,
// indicators and a framework. Read on any day from 2025-04-02 it has no problem.
Files ledger_site();

inline constexpr std::string_view config_file = "site-config.toml";
inline constexpr std::string_view report_file = "content/jky/2023/report.zh.md";
inline constexpr std::string_view commitments_file = "content/jky/2023/commitments.toml";
inline constexpr std::string_view next_report_file = "content/jky/2024/report.zh.md";
inline constexpr std::string_view answers_file = "content/jky/2024/answers.toml";
inline constexpr std::string_view figures_file = "content/jky/2024/figures.toml";
inline constexpr std::string_view activity_file =
    "content/jky/activities/2023-09-20-moot-court.zh.md";

// The site with `from` replaced by `to` in one file. Throws when `from` is not there exactly once,
// so that no test changes nothing.
Files changed(Files files, std::string_view file, std::string_view from, std::string_view to);

// A report with all the parts that the law asks for; `front` goes into its front matter.
std::string report_text(std::string_view front = "", std::string_view body = "");

SiteConfig config_of(const Files& files);  // of a site whose configuration can be read
Records records_of(const Files& files, Problems& problems, Workers workers = {1});
Catalogue catalogue_of(const Files& files, std::string_view as_of, Problems& problems,
                       Drafts drafts = Drafts::hidden);

// All that is wrong with a site, from its configuration to its bound records.
Problems problems_of(const Files& files, std::string_view as_of = "2024-06-01");

// "file:line:column rule word|word", a line each, in the order in which they are told.
std::string lines_of(const Problems& problems);
std::string rules_of(const Problems& problems);  // "key-missing key-unknown"

// The only problem of that rule. Throws when there is none, or more.
Problem only(const Problems& problems, std::string_view rule);

}
