// Words: what the interface says, from a theme's words.toml, in every language of the site.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"
#include "base/problem.h"
#include "intake/snapshot.h"
#include "text/language.h"
#include "text/locale.h"

namespace mingbai {

class Words {
public:
    // An entry is a table of languages; tables around it are groups: [nav] home = {…} is
    // "nav.home". No file means no words. Reports `word-missing` for a language that an entry lacks
    // and `word-message` for a pattern that ICU does not take.
    static Words read(const Snapshot& snapshot, const Path& file,
                      const std::vector<Language>& languages, Problems& problems);

    const Localized* find(std::string_view key) const;

    // The word that a mistyped key may have meant, or empty.
    std::string nearest(std::string_view key) const;

    // Filled in; the key itself when there is no such word.
    std::string say(std::string_view key, const Language& language,
                    const locale::Arguments& arguments) const;

private:
    std::map<std::string, Localized, std::less<>> words_;
};

// Whether the word has places to be filled in, so that a template alone can not say it.
bool wants_arguments(const Localized& words, const Language& language);

}
