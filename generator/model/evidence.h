// Evidence (依据): a passage that a record quotes, as it was written, and finding it in the text
// that it was taken from. Also what else a record may rest on: an id that must exist.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "text/outline.h"
#include "text/toml.h"

namespace mingbai {

struct SourceClaim {
    std::string report;  // "<body>/<year>"; empty: the record's own text
    std::string quote;
    std::string at;  // anchor; empty: anywhere
    Place place;     // of the quote
    Place at_place;
};

// `quote`, which is required, and `at`.
SourceClaim read_claim(const toml::Table& table, Problems& problems);

// The anchor of the block of `text`, which stands in `file`, that holds the quote. Empty when none
// does, or it can not be told which: then one of `quote-*` and `anchor-broken` is reported.
std::string locate(const Outline& text, const std::string& file, const SourceClaim& claim,
                   Problems& problems);

// Blames what nobody can find, unless it only could not be read.
class References {
public:
    using Names = std::set<std::string, std::less<>>;
    using NamesOf = std::function<Names()>;  // all that a name could mean; asked for a hint alone

    // `unread`: what is there and can not be read: "<body>/<year>", "frameworks/<id>",
    // "indicators".
    explicit References(Names unread) : unread_(std::move(unread)) {}

    // `name` begins with "<body>/<year>" and is what `key` refers to.
    void blame(std::string_view key, const std::string& name, const Place& place,
               const NamesOf& known, Problems& problems) const;
    // Reports `reference-dangling`, with the nearest name that is known.
    void say_dangling(std::string_view key, const std::string& name, const Place& place,
                      const NamesOf& known, Problems& problems) const;
    bool is_unread(std::string_view name) const { return unread_.contains(name); }

private:
    Names unread_;
    // To look for a near name costs a walk over all names, so only as many as are shown get a hint.
    mutable int hints_left_ = 100;
};

}
