// An activity record (活动记录): something done on a day, as far as the day is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "model/document.h"
#include "model/evidence.h"
#include "model/figure.h"

namespace mingbai {

// A picture beside a record.
struct ActivityImage {
    std::string file;     // its name
    std::string alt;      // what is to be seen, in the original language
    std::string consent;  // who agreed to its publication; never published itself
};

struct Activity {
    std::string body;  // id
    std::string stem;  // the file name without language and ending; its id within the body
    Texts texts;
    PartialDate start;
    std::optional<Date> end;  // of a range; then `start` is a full day
    Place date_place;
    std::string kind;         // id
    std::string place;
    std::vector<std::string> partners;
    std::vector<std::string> laws;
    std::vector<std::string> tags;
    std::vector<std::string> commitments;  // "<body>/<year>/<id>"
    Place commitments_place;
    std::vector<ActivityImage> images;
    std::vector<SourceClaim> sources;
    std::vector<Figure> figures;           // each located, for the text is let go of
    Standing standing;
};

// The files of one record, found by their paths.
struct ActivityFiles {
    std::string body;  // id
    std::string stem;
    std::vector<LanguageFile> texts;
};

// All days that the record can mean.
Period days_of(const Activity& activity);

// Nothing when the original or its date can not be read. Quotes of `figures` are looked for in the record's
// own text.
std::optional<Activity> read_activity(const Reading& reading, ActivityFiles files,
                                      Problems& problems);

// By year; in it exact dates before months before the mere year, then by date, id, body.
bool stands_before(const Activity& a, const Activity& b);

}
