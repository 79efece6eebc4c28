// The rules: what each is called, how heavy it is, how it is said in Chinese and English, and on what
// norm it rests. A table and nothing else.
#pragma once

#include <span>
#include <string_view>

namespace mingbai {

enum class Level { note, warning, error };

struct Rule {
    std::string_view name;
    Level level;
    std::string_view chinese;       // the sentence; {0}, {1} … are the problem's words
    std::string_view english;
    std::string_view chinese_hint;  // said only when every word that it uses is there; may be empty
    std::string_view english_hint;
    std::string_view basis;         // the law, whose words were read; not for others to lower
    std::string_view guide = {};    // a guide or standard by which others check; its weight may be changed
    std::string_view principle = {};  // of this program, and no law; not for others to lower either
};

std::span<const Rule> all_rules();

}
