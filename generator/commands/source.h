// Where a site is read from: a folder, or a commit of a repository. And the day that it is built for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/digest.h"
#include "base/problem.h"
#include "intake/former_versions.h"
#include "intake/repository.h"
#include "intake/snapshot.h"

namespace mingbai {

struct SourceOptions {
    std::filesystem::path site = ".";
    std::string repository;  // empty: the folder `site`
    std::string at = "HEAD";
    bool in_hook = false;    // the repository of git's environment, whose new objects are in quarantine
};

struct Source {
    Snapshot snapshot;
    std::string commit;                  // 40 hex digits; empty for a folder that is no clean checkout
    std::optional<std::int64_t> seconds; // committer time of the commit, or of the folder's HEAD
    Past past;                           // of the commit, or of the folder's HEAD
};

Source open_source(const SourceOptions& options, Problems& problems);
// `known`: the history of an earlier commit, which is then not walked again.
Source source_at(const Repository& repository, const ObjectId& commit, Problems& problems,
                 History known = {});

// Failure for a shallow clone: what the public reads of the past must not depend on how much of it was
// fetched.
void require_whole(const Repository& repository);

// The day of the commit in the site's time zone, unless `chosen` names another ("2024-03-31").
Date as_of_day(const Source& source, const std::string& chosen, const std::string& time_zone);

// By the clock.
Date today_in(const std::string& time_zone);

}
