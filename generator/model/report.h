// A body's yearly report (年度报告), its parts and what the law calls them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/path.h"
#include "model/document.h"

namespace mingbai {

// The parts that 督察工作规定 asks of a yearly report.
enum class Role { results, problems, leader_duty, plan, other };

using DayOrMoment = std::variant<Date, Moment>;

Date day_of(const DayOrMoment& when);

// Before this day the report of a year must be public (督察工作规定 art. 24).
Date report_due(Year year);

struct Report {
    std::string body;  // id
    Year year = 0;
    Texts texts;
    std::optional<DayOrMoment> published;  // nothing: "unknown"
    std::optional<Date> issued;            // nothing: "unknown"
    Place published_place;
    Place issued_place;
    std::string source;
    std::string summary;
    std::string index_number;
    std::string document_number;
    std::string published_note;
    Standing standing;
    std::map<std::string, Role> roles;     // anchor of a heading of the original → its part
    std::vector<Path> attachments;         // of its folder, the official docx or pdf first
    Place index_place = {};                // of index_number

    std::string id() const;                // "<body>/<year>", as [[sources]] names it
};

// The files of one report, found by their paths.
struct ReportFiles {
    std::string body;  // id
    Year year = 0;
    std::vector<LanguageFile> texts;
    std::vector<Path> attachments;
};

// Nothing when the original can not be read. Reports a part that the law asks for and no heading shows.
std::optional<Report> read_report(const Reading& reading, ReportFiles files, Problems& problems);

// The part that a heading's words stand for; nothing when they fit none.
std::optional<Role> role_of_heading(std::string_view text);

}
