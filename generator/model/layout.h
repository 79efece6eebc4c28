// What a content file is, from its path alone. So every address is known before anything is read.
#pragma once

#include <array>
#include <string>
#include <string_view>

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
    rule_pack,    // rules/<id>.toml
    attachment,   // <body>/<year>/attachments/… but hidden files
    image,        // <body>/activities/<name>.(jpg|jpeg|png|webp), in either case
    redirects,    // redirects.toml
    withheld,     // withheld.toml
    gathered,     // sites/<id>/<name>: what another site published
    guide,        // README.md: not published
    stray,        // belongs nowhere
};

struct ContentFile {
    ContentKind kind = ContentKind::stray;
    std::string body;      // id
    Year year = 0;
    std::string stem;      // of an activity or a plain page: the name without language and ending;
                           // of a framework or a rule pack its id; of a gathered file its whole name
    std::string site;      // id; of a gathered file
    std::string language;  // id; of Markdown files
};

// The files of another site's data that are kept, the description of the others first. Folders are made of them,
// so nothing else may ever stand in one.
inline constexpr std::array<std::string_view, 6> gathered_files{
    "datapackage.json", "release.txt", "bodies.csv", "reports.csv", "years.csv", "counts.csv"};

// `path` lies below content/.
ContentFile classify(const Path& path, const SiteConfig& config);

}
