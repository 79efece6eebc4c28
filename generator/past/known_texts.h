// KnownTexts: what a former text is, by its blob, so that it need not be read again to be listed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/digest.h"
#include "base/fingerprint.h"

namespace mingbai {

struct KnownText {
    bool is_text = false;      // as in FormerText
    bool is_draft = false;
    bool is_withdrawn = false;
    bool has_personal_data = false;  // of identity cards and bank cards
    bool has_mobiles = false;        // which may be an office's own
    std::string title;
    Fingerprint words;         // of title and body
};

using KnownTexts = std::unordered_map<ObjectId, KnownText, ObjectIdHash>;

KnownText known_text_of(std::string bytes);

std::string to_bytes(const KnownTexts& texts);
// Nothing when `bytes` are not what to_bytes wrote.
std::optional<KnownTexts> known_texts_from(std::string_view bytes);

}
