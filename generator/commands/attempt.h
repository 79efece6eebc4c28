// Attempt: one reading of a site, what was found wrong with it, and how to say that.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/problem.h"
#include "base/remembered.h"
#include "build.h"
#include "check/rulebook.h"
#include "commands/commands.h"
#include "commands/message.h"
#include "commands/source.h"
#include "model/config.h"

namespace mingbai {

class Draft;

// Exit codes of all commands.
inline constexpr int clean = 0;
inline constexpr int refused = 1;
inline constexpr int failed = 2;

// To the terminal, or to whoever pushed.
void say(std::string_view text);

// Files go into the draft; what its former release holds is taken over.
Output into(Draft& draft);
// Every file is made, for its problems; those that can have none are not.
Output nowhere();

class Attempt {
public:
    // `source` may have been opened with problems; they are kept.
    Attempt(CommonOptions options, Source source, Problems found);
    static Attempt open(const CommonOptions& options);

    const Source& source() const { return source_; }
    const std::optional<SiteConfig>& config() const { return config_; }
    Tongue tongue() const;
    Workers workers() const;  // as many as were asked for

    // As of the day that was asked for, or else the commit's.
    void build(Drafts drafts, const Output& output);
    // Only with a configuration.
    void build(Drafts drafts, Date as_of, const Output& output, const Memory& memory = {});

    Messages messages(Format format) const;
    // What a pusher reads: what must be mended, at most 40 lines of it; warnings are only counted.
    std::string pushed_text() const;
    bool is_blocked() const;
    // Says every problem; whether the site may be published.
    bool report() const;

    const Built& built() const { return built_; }

private:
    CommonOptions options_;
    Source source_;
    Problems problems_;
    Built built_;
    std::optional<SiteConfig> config_;
    Rulebook rulebook_;
};

}
