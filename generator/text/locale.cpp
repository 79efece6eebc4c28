#include "text/locale.h"

#include <unicode/alphaindex.h>
#include <unicode/calendar.h>
#include <unicode/coll.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/normalizer2.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include <fmt/format.h>

namespace mingbai::locale {

namespace {

// For a language that it does not know, ICU takes the default locale, which is the environment's.
// So the default is made neutral before anything is asked.
void leave_environment()
{
    static const bool done = [] {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale::setDefault(icu::Locale::getRoot(), status);
        return U_SUCCESS(status);
    }();
    static_cast<void>(done);
}

icu::Locale locale_of(std::string_view language_tag)
{
    leave_environment();
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece tag(language_tag.data(), static_cast<std::int32_t>(language_tag.size()));
    const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
    return U_SUCCESS(status) && !locale.isBogus() ? locale : icu::Locale::getRoot();
}

icu::UnicodeString to_icu(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string from_icu(const icu::UnicodeString& text)
{
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

// Formatters cost up to milliseconds to make and may not be shared, so each thread keeps its own,
// by language tag and pattern.
using Key = std::pair<std::string, std::string>;

template <class T> using Cache = std::map<Key, std::unique_ptr<T>, std::less<>>;

template <class T, class Make> T* cached(Cache<T>& cache, Key key, const Make& make)
{
    const auto found = cache.find(key);
    if (found != cache.end())
        return found->second.get();
    return cache.emplace(std::move(key), make()).first->second.get();
}

std::unique_ptr<icu::SimpleDateFormat> date_format(std::string_view language_tag,
                                                   std::string_view skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    // Plain "en" would write the month first; what stands on these pages is read all over the
    // world.
    icu::Locale locale = locale_of(language_tag == "en" ? "en-GB" : language_tag);
    locale.setKeywordValue("calendar", "gregorian", status);
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    if (U_FAILURE(status))
        return nullptr;
    const icu::UnicodeString pattern = generator->getBestPattern(to_icu(skeleton), status);
    auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    if (U_FAILURE(status))
        return nullptr;
    format->adoptCalendar(
        new icu::GregorianCalendar(*icu::TimeZone::getGMT(), icu::Locale::getRoot(), status));
    return U_SUCCESS(status) ? std::move(format) : nullptr;
}

// Nothing when ICU has no such form.
std::string formatted(double milliseconds, std::string_view language_tag, std::string_view skeleton)
{
    thread_local Cache<icu::SimpleDateFormat> cache;
    const auto make = [&] { return date_format(language_tag, skeleton); };
    icu::SimpleDateFormat* format =
        cached(cache, {std::string(language_tag), std::string(skeleton)}, make);
    if (format == nullptr)
        return {};
    icu::UnicodeString text;
    format->format(milliseconds, text);
    return from_icu(text);
}

double milliseconds_of(Date day)
{
    return static_cast<double>(std::chrono::sys_days(day).time_since_epoch().count()) *
           86'400'000.0;
}

std::unique_ptr<icu::MessageFormat> message_format(std::string_view pattern,
                                                   std::string_view language_tag)
{
    UErrorCode status = U_ZERO_ERROR;
    auto format =
        std::make_unique<icu::MessageFormat>(to_icu(pattern), locale_of(language_tag), status);
    return U_SUCCESS(status) ? std::move(format) : nullptr;
}

icu::MessageFormat* cached_message(std::string_view pattern, std::string_view language_tag)
{
    thread_local Cache<icu::MessageFormat> cache;
    const auto make = [&] { return message_format(pattern, language_tag); };
    return cached(cache, {std::string(language_tag), std::string(pattern)}, make);
}

icu::Formattable formattable(const Argument& argument)
{
    if (const auto* number = std::get_if<std::int64_t>(&argument))
        return icu::Formattable(*number);
    return icu::Formattable(to_icu(std::get<std::string>(argument)));
}

std::unique_ptr<icu::TimeZone> zone_of(std::string_view name)
{
    leave_environment();
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(to_icu(name)));
    icu::UnicodeString id;
    if (zone == nullptr || zone->getID(id) == UCAL_UNKNOWN_ZONE_ID)
        return nullptr;
    return zone;
}

icu::TimeZone* cached_zone(std::string_view name)
{
    thread_local Cache<icu::TimeZone> cache;
    return cached(cache, {std::string(name), {}}, [&] { return zone_of(name); });
}

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// All of it is immutable and lives as long as the program.
const icu::Normalizer2* normalizer_c()
{
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
}

std::string normalized(const icu::Normalizer2* normalizer, std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string normal;
    if (normalizer != nullptr) {
        icu::StringByteSink<std::string> sink(&normal, static_cast<std::int32_t>(text.size()));
        const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
        normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
    }
    return normalizer != nullptr && U_SUCCESS(status) ? normal : std::string(text);
}

}

std::string nfc(std::string_view text)
{
    return is_nfc(text) ? std::string(text) : normalized(normalizer_c(), text);
}

bool is_nfc(std::string_view text)
{
    if (is_ascii(text))
        return true;
    const icu::Normalizer2* normalizer = normalizer_c();
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    return normalizer == nullptr || normalizer->isNormalizedUTF8(piece, status) != 0;
}

std::string folded(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalized(icu::Normalizer2::getNFKCCasefoldInstance(status), text);
}

std::u32string folded_character(char32_t character)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString text =
        nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(character)), status);
    text.toLower(icu::Locale::getRoot());
    std::u32string folded;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        folded += static_cast<char32_t>(text.char32At(i));
    return folded;
}

bool is_letter_or_number(char32_t character)
{
    const auto category = U_GET_GC_MASK(static_cast<UChar32>(character));
    return (category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

std::string format(const PartialDate& date, std::string_view language_tag)
{
    // Ten thousand records stand in lists, on pages and under kinds, and share the days of some years.
    using Parts = std::tuple<Year, unsigned, unsigned>;
    thread_local std::map<std::string, std::map<Parts, std::string>, std::less<>> known;
    auto of_language = known.find(language_tag);
    if (of_language == known.end())
        of_language = known.try_emplace(std::string(language_tag)).first;
    std::string& words =
        of_language->second[{date.year, date.month.value_or(0), date.day.value_or(0)}];
    if (!words.empty())
        return words;
    const std::string_view skeleton = date.day ? "yMMMMd" : date.month ? "yMMMM" : "y";
    words = formatted(milliseconds_of(date.earliest()), language_tag, skeleton);
    if (words.empty())
        words = date.text();
    return words;
}

std::string format(const Moment& moment, std::string_view language_tag)
{
    const std::string day = format(PartialDate::of(moment.day), language_tag);
    if (moment.time_of_day.count() == 0 && !moment.offset)
        return day;
    const double time = static_cast<double>(moment.time_of_day.count()) * 1000.0;
    return day + ' ' + formatted(time, language_tag, "Hm");
}

std::string format_number(std::int64_t number, std::string_view language_tag)
{
    thread_local Cache<icu::number::LocalizedNumberFormatter> cache;
    const auto make = [&] {
        return std::make_unique<icu::number::LocalizedNumberFormatter>(
            icu::number::NumberFormatter::withLocale(locale_of(language_tag)));
    };
    const auto* formatter = cached(cache, {std::string(language_tag), {}}, make);
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text = formatter->formatInt(number, status).toString(status);
    return U_SUCCESS(status) ? from_icu(text) : fmt::format("{}", number);
}

bool valid_message(std::string_view pattern, std::string_view language_tag)
{
    return message_format(pattern, language_tag) != nullptr;
}

std::string format_message(std::string_view pattern, std::string_view language_tag,
                           const Arguments& arguments)
{
    if (pattern.find_first_of("{}'") == std::string_view::npos)
        return std::string(pattern);
    const icu::MessageFormat* message = cached_message(pattern, language_tag);
    if (message == nullptr)
        return std::string(pattern);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : arguments) {
        names.push_back(to_icu(name));
        values.push_back(formattable(value));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    message->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text,
                    status);
    return U_SUCCESS(status) ? from_icu(text) : std::string(pattern);
}

std::string sort_key(std::string_view text, std::string_view language_tag)
{
    thread_local Cache<icu::Collator> cache;
    const auto make = [&] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(
            icu::Collator::createInstance(locale_of(language_tag), status));
        if (U_SUCCESS(status))
            made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    };
    const icu::Collator* collator = cached(cache, {std::string(language_tag), {}}, make);
    if (collator == nullptr)
        return std::string(text);
    const icu::UnicodeString unicode = to_icu(text);
    std::string key(text.size() * 4 + 16, '\0');
    const auto key_of = [&] {
        return static_cast<std::size_t>(
            collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()),
                                 static_cast<std::int32_t>(key.size())));
    };
    std::size_t size = key_of();
    if (size > key.size()) {
        key.resize(size);
        size = key_of();
    }
    key.resize(size == 0 ? 0 : size - 1);  // without the closing zero
    return key;
}

Letter letter_of(std::string_view text, std::string_view language_tag)
{
    using Letters = icu::AlphabeticIndex::ImmutableIndex;
    thread_local Cache<Letters> cache;
    const auto make = [&] {
        UErrorCode status = U_ZERO_ERROR;
        icu::AlphabeticIndex alphabet(locale_of(language_tag), status);
        std::unique_ptr<Letters> made(alphabet.buildImmutableIndex(status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    };
    Letters* letters = cached(cache, {std::string(language_tag), {}}, make);
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t place = letters == nullptr ? 0 : letters->getBucketIndex(to_icu(text), status);
    const auto* bucket = letters == nullptr || U_FAILURE(status) ? nullptr : letters->getBucket(place);
    if (bucket == nullptr)
        return {};
    return {static_cast<std::size_t>(place),
            bucket->getLabelType() == U_ALPHAINDEX_NORMAL ? from_icu(bucket->getLabel()) : std::string()};
}

bool is_time_zone(std::string_view name)
{
    return cached_zone(name) != nullptr;
}

Date day_at(std::int64_t seconds, std::string_view time_zone)
{
    std::int32_t standard = 0;
    std::int32_t summer = 0;
    if (const icu::TimeZone* zone = cached_zone(time_zone)) {
        UErrorCode status = U_ZERO_ERROR;
        zone->getOffset(static_cast<double>(seconds) * 1000.0, 0, standard, summer, status);
    }
    const std::chrono::sys_seconds local{
        std::chrono::seconds(seconds + (standard + summer) / 1000)};
    return Date(std::chrono::floor<std::chrono::days>(local));
}

std::string library_version()
{
    UVersionInfo version;
    u_getVersion(version);
    return fmt::format("ICU {}.{}", version[0], version[1]);
}

}
