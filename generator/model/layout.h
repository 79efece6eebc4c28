// What a content file is, from its path alone. So every address is known before anything is read.
#pragma once

#include <string>

#include "base/date.h"
#include "base/path.h"
#include "model/config.h"

namespace mingbai {

enum class ContentKind {
    report,       // <body>/<year>/report.<lang>.md
    activity,     // <body>/activities/<stem>.<lang>.md
    plain_page,   // pages/<name>.<lang>.md
    commitments,  // <body>/<year>/commitments.toml
    answers,      // <body>/<year>/answers.toml
    figures,      // <body>/<year>/figures.toml
    indicators,   // indicators.toml
    framework,    // frameworks/<id>.toml
    attachment,   // <body>/<year>/attachments/… but hidden files
    image,        // <body>/activities/<name>.(jpg|jpeg|png|webp), in either case
    redirects,    // redirects.toml
    withheld,     // withheld.toml
    guide,        // README.md: not published
    stray,        // belongs nowhere
};

struct ContentFile {
    ContentKind kind = ContentKind::stray;
    std::string body;      // id
    Year year = 0;
    std::string stem;      // of an activity or a plain page: the name without language and ending;
                           // of a framework its id
    std::string language;  // id; of Markdown files
};

// `path` lies below content/.
ContentFile classify(const Path& path, const SiteConfig& config);

}
