// The stage on which a case is played: a folder of its own with a site, an empty home and no
// configuration of the person who runs it. It goes away with all that was done on it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "case_runner/case_file.h"

namespace mingbai::cases {

struct Printed {
    Lines lines;  // standard output and standard error as they came
    int exit_code = 0;
};

class Stage {
public:
    // `program` is what "mingbai" means. What a case does not bring along comes from the project:
    // tests/cases/site-config.toml and themes/plain. The site is a repository whose only commit is
    // empty and of 1 May 2024, the day of all cases.
    Stage(const std::filesystem::path& program, const std::filesystem::path& project);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    void put(const FileBlock& block);

    // Runs one typed line in the site's folder. Throws std::runtime_error when it is none of the few
    // words that a case may use, or when mingbai wrote where it was not told to.
    Printed run(const std::string& command);

private:
    using Listing = std::map<std::string, std::string>;  // path below the stage → what is there

    Listing listing_without_outputs_of(const std::string& command) const;
    std::string environment_for_next_run();

    std::filesystem::path root_;
    std::filesystem::path site_;
    int minutes_ = 0;  // the clock of commits: one minute a command
};

}
