// Personal data: numbers by which a person can be found, in texts that are to be published: identity
// numbers, mobile telephones, bank cards. Everybody can copy what was public once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

struct PersonalDatum {
    enum class Kind { identity, mobile, card };

    Kind kind = Kind::identity;
    std::size_t at = 0;    // bytes
    std::size_t size = 0;
};

// In valid UTF-8; in order, none within another. Digits may be full-width, and parted by single blanks
// or hyphens. An identity number counts only with a region, a day of birth and a check digit that can
// be, a card only with a known beginning and its check digit; a number of an office's telephone, of a
// document, an amount are none. Cost: one pass that stops at digits alone.
std::vector<PersonalDatum> personal_data_in(std::string_view text);

// The text with the middle of every such number made unreadable, as it may stand in a message.
std::string masked(std::string_view text);

}
