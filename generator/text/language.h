// Languages of a site, and words that stand in several of them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai {

struct Language {
    std::string id;         // "zh": in file names and addresses
    std::string tag;        // "zh-CN": BCP 47, for lang and hreflang
    std::string name;       // "中文": in itself
    std::string direction;  // "ltr" or "rtl"
};

// The same words in some languages. What is missing falls back to the first, the original.
class Localized {
public:
    void set(std::string language, std::string words)
    {
        words_.emplace_back(std::move(language), std::move(words));
    }

    const std::string* find(std::string_view language) const
    {
        const auto found = std::find_if(words_.begin(), words_.end(), [&](const auto& pair) {
            return pair.first == language;
        });
        return found == words_.end() ? nullptr : &found->second;
    }

    // The words in `language`, or in the language that was set first, or empty.
    const std::string& in(std::string_view language) const
    {
        static const std::string none;
        if (const std::string* words = find(language))
            return *words;
        return words_.empty() ? none : words_.front().second;
    }

    bool empty() const { return words_.empty(); }

private:
    std::vector<std::pair<std::string, std::string>> words_;
};

}
