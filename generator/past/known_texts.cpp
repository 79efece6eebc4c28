#include "past/known_texts.h"

#include <tuple>
#include <utility>

#include "base/packed_values.h"
#include "past/former_text.h"
#include "text/personal_data.h"

namespace mingbai {

KnownText known_text_of(std::string bytes)
{
    FormerText text = read_former_text(std::move(bytes));
    const Fingerprint words = Fingerprinter().add(text.title).add(text.body).name();
    KnownText known{text.is_text,  text.is_draft, text.is_withdrawn, false, false, std::move(text.title), words};
    for (const std::string* part : {&text.facts, &text.body})
        for (const PersonalDatum& datum : personal_data_in(*part)) {
            const bool is_mobile = datum.kind == PersonalDatum::Kind::mobile;
            (is_mobile ? known.has_mobiles : known.has_personal_data) = true;
        }
    return known;
}

auto fields(Is<KnownText> auto& text)
{
    auto& [is_text, is_draft, is_withdrawn, has_personal_data, has_mobiles, title, words] = text;
    return std::tie(is_text, is_draft, is_withdrawn, has_personal_data, has_mobiles, title, words);
}

std::string to_bytes(const KnownTexts& texts)
{
    Packer packer;
    packer.add_number(texts.size());
    for (const auto& [blob, text] : texts) {
        pack(blob, packer);
        pack(text, packer);
    }
    return std::move(packer).bytes();
}

std::optional<KnownTexts> known_texts_from(std::string_view bytes)
{
    Unpacker unpacker(bytes);
    KnownTexts texts;
    for (std::size_t left = unpacker.count(); left > 0 && unpacker.is_whole(); --left) {
        const ObjectId blob = unpacker.id();
        unpack(texts[blob], unpacker);
    }
    return unpacker.is_at_end() ? std::optional(std::move(texts)) : std::nullopt;
}

}
