// Records: all that the content files say, each value with its place, nothing bound yet.
#pragma once

#include <string>
#include <vector>

#include "base/parallel.h"
#include "base/path.h"
#include "base/problem.h"
#include "base/remembered.h"
#include "model/activity.h"
#include "model/answer.h"
#include "model/commitment.h"
#include "model/evidence.h"
#include "model/figure.h"
#include "model/framework.h"
#include "model/gathered.h"
#include "model/report.h"

namespace mingbai {

// A page that is only words: about, accessibility.
struct PlainPage {
    std::string name;  // "about"
    Texts texts;
};

struct Redirect {
    std::string from;  // "/old.html", without the base path
    std::string to;    // an address of the site, or an absolute one
    Place place;
};

// A former revision whose text is not shown. It stays listed, with the reason.
struct Withheld {
    std::string document;  // its path, "content/<body>/2023/report.zh.md"
    std::string revision;  // the first digits of the blob's id, eight at least
    std::string reason;
    std::string by;        // who decided it
    Date on;
    Place place;
};

struct Records {
    std::vector<Report> reports;
    std::vector<Activity> activities;
    std::vector<Commitment> commitments;
    std::vector<Answer> answers;
    std::vector<Figure> figures;  // of reports
    std::vector<Indicator> indicators;
    std::vector<Framework> frameworks;
    std::vector<PlainPage> plain_pages;
    std::vector<Redirect> redirects;
    std::vector<Withheld> withheld;
    std::vector<GatheredSite> gathered;
    std::vector<Path> media;  // attachments and images, published as they are

    // What is there and can not be read, which has been said: what refers to it does not dangle.
    // "<body>/<year>" of a report or its commitments, "<body>/<year>/answers", "indicators",
    // "frameworks/<id>", "<body>/activities/<stem>".
    References::Names unread;
};

// The documents among `unread`: what links to them does not lead nowhere.
std::vector<Path> unread_documents(const Reading& reading, const Records& records);

// Documents are parsed on all cores; the result and the problems depend neither on their number nor
// on what is remembered.
Records read_records(const Reading& reading, const Memory& memory, Workers workers,
                     Problems& problems);

}
