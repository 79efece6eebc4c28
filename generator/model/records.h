// Records: all that the content files say, each value with its place, nothing bound yet.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "base/path.h"
#include "base/problem.h"
#include "model/activity.h"
#include "model/commitment.h"
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

struct Records {
    std::vector<Report> reports;
    std::vector<Activity> activities;
    std::vector<Commitment> commitments;
    std::vector<PlainPage> plain_pages;
    std::vector<Redirect> redirects;
    std::vector<Path> media;  // attachments and images, published as they are

    // "<body>/<year>" whose report or commitments are there and can not be read, which has been
    // said: what refers to them does not dangle.
    std::set<std::string, std::less<>> unread;
};

// Documents are parsed on all cores; the result and the problems do not depend on their number.
Records read_records(const Reading& reading, Workers workers, Problems& problems);

}
