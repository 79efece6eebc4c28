#include "past/known_texts.h"

#include <array>
#include <utility>

#include "base/packed.h"
#include "past/former_text.h"
#include "text/personal_data.h"

namespace mingbai {

std::size_t IdHash::operator()(const ObjectId& id) const
{
    std::size_t hash = 0;
    for (std::size_t i = 0; i < sizeof hash; ++i)
        hash = hash << 8 | id.bytes()[i];
    return hash;
}

KnownText known_text_of(std::string bytes)
{
    FormerText text = read_former_text(std::move(bytes));
    const Fingerprint words = Fingerprinter().add(text.title).add(text.body).name();
    KnownText known{text.is_text, text.is_draft, false, false, std::move(text.title), words};
    for (const std::string* part : {&text.facts, &text.body})
        for (const PersonalDatum& datum : personal_data_in(*part)) {
            const bool is_mobile = datum.kind == PersonalDatum::Kind::mobile;
            (is_mobile ? known.has_mobiles : known.has_personal_data) = true;
        }
    return known;
}

std::string to_bytes(const KnownTexts& texts)
{
    Packer packer;
    packer.add_number(texts.size());
    for (const auto& [blob, text] : texts) {
        const auto& words = text.words.bytes();
        packer.add_id(blob).add_number(text.is_text ? 1 : 0).add_number(text.is_draft ? 1 : 0);
        packer.add_number(text.has_personal_data ? 1 : 0).add_number(text.has_mobiles ? 1 : 0);
        packer.add_text(text.title).add_text(std::string(words.begin(), words.end()));
    }
    return std::move(packer).bytes();
}

std::optional<KnownTexts> known_texts_from(std::string_view bytes)
{
    Unpacker unpacker(bytes);
    KnownTexts texts;
    for (std::size_t left = unpacker.count(); left > 0; --left) {
        const ObjectId blob = unpacker.id();
        KnownText& text = texts[blob];
        text.is_text = unpacker.number() != 0;
        text.is_draft = unpacker.number() != 0;
        text.has_personal_data = unpacker.number() != 0;
        text.has_mobiles = unpacker.number() != 0;
        text.title = unpacker.text();
        std::array<std::uint8_t, 16> words{};
        const std::string_view packed = unpacker.text();
        if (packed.size() != words.size())
            return std::nullopt;
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] = static_cast<std::uint8_t>(packed[i]);
        text.words = Fingerprint(words);
    }
    return unpacker.is_at_end() ? std::optional(std::move(texts)) : std::nullopt;
}

}
