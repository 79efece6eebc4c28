#include "text/source_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/byte_set.h"
#include "base/utf8.h"
#include "text/personal_data.h"

namespace mingbai {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view lfs_pointer = "version https://git-lfs.github.com/spec/v1";

// A text of a public body is some kilobytes; what is larger is not one.
constexpr std::size_t size_limit = std::size_t{1} << 20;

Place place_at(const std::string& file, std::string_view text, std::size_t offset)
{
    Place place{file, 1, 1};
    const std::string_view before = text.substr(0, offset);
    for (const char c : before)
        place.line += c == '\n';
    const std::size_t line_start = before.rfind('\n');
    const std::string_view on_line =
        line_start == std::string_view::npos ? before : before.substr(line_start + 1);
    place.column = static_cast<std::uint32_t>(utf8::count(on_line) + 1);
    return place;
}

// What word processors and unfinished forms leave behind; a reader must never meet it.
constexpr std::array<std::string_view, 8> leftovers{"[bookmark:", "〔〕", "待补充", "待填写",
                                                    "{{",         "TODO", "XXX",    "×××"};

// Each of the three is reported wherever it occurs, up to a number that nobody mends one by one.
class CharacterCheck {
public:
    CharacterCheck(const std::string& file, std::string_view text, Problems& problems)
        : file_(file), text_(text), problems_(problems)
    {
    }

    void run()
    {
        for (std::size_t at = 0; at < text_.size();) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            if (leftover_starts().contains(text_[at]))
                check_leftover(at);
            if (byte >= 0x20 && byte < 0x7F) {
                ++at;
                continue;
            }
            if (utf8::begins_han(text_[at])) {
                at += utf8::han_size;
                continue;
            }
            const utf8::Character character = utf8::first(text_.substr(at));
            if (utf8::is_control(character.value))
                report("control-character", at, code_of(character.value));
            if (utf8::is_bidi_control(character.value))
                report("bidi-control", at, code_of(character.value));
            at += character.size;
        }
    }

private:
    static const ByteSet& leftover_starts()
    {
        static const ByteSet starts([] {
            std::string first;
            for (const std::string_view leftover : leftovers)
                first += leftover.front();
            return first;
        }());
        return starts;
    }

    static std::string code_of(char32_t character)
    {
        return fmt::format("U+{:04X}", static_cast<unsigned>(character));
    }

    void check_leftover(std::size_t at)
    {
        for (const std::string_view leftover : leftovers)
            if (leftover.front() == text_[at] && text_.substr(at).starts_with(leftover))
                report("placeholder", at, std::string(leftover));
    }

    void report(std::string_view rule, std::size_t at, std::string word)
    {
        constexpr std::size_t most_of_a_rule = 20;
        if (++reported_[rule] > most_of_a_rule)
            return;
        problems_.add(rule, place_at(file_, text_, at), {std::move(word)});
    }

    const std::string& file_;
    std::string_view text_;
    Problems& problems_;
    std::map<std::string_view, std::size_t> reported_;
};

// Of Windows and of old Macs.
void mend_line_ends(std::string& text)
{
    std::size_t kept = std::min(text.find('\r'), text.size());
    for (std::size_t at = kept; at < text.size(); ++at) {
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
            continue;
        text[kept++] = text[at] == '\r' ? '\n' : text[at];
    }
    text.resize(kept);
}

}

void report_personal_data(std::string_view text, const std::string& file, Problems& problems)
{
    for (const PersonalDatum& datum : personal_data_in(text)) {
        const std::string_view rule = datum.kind == PersonalDatum::Kind::identity ? "personal-id"
                                      : datum.kind == PersonalDatum::Kind::mobile ? "personal-mobile"
                                                                                  : "personal-card";
        problems.add(rule, place_at(file, text, datum.at), {masked(text.substr(datum.at, datum.size))});
    }
}

bool is_lfs_pointer(std::string_view bytes) { return bytes.starts_with(lfs_pointer); }

std::optional<std::string> source_text(std::string bytes, const std::string& file,
                                       Problems& problems)
{
    if (bytes.size() > size_limit) {
        problems.add("file-too-large", {file}, {fmt::format("{}", size_limit >> 20)});
        return std::nullopt;
    }
    if (is_lfs_pointer(bytes)) {
        problems.add("lfs-pointer", {file});
        return std::nullopt;
    }
    if (const std::size_t bad = utf8::first_invalid(bytes); bad != std::string::npos) {
        problems.add("encoding-utf8", place_at(file, bytes, bad));
        return std::nullopt;
    }
    if (bytes.starts_with(byte_order_mark)) {
        problems.add("encoding-bom", {file, 1, 1});
        bytes.erase(0, byte_order_mark.size());
    }
    if (const std::size_t carriage = bytes.find('\r'); carriage != std::string::npos) {
        problems.add("line-ends", place_at(file, bytes, carriage));
        mend_line_ends(bytes);
    }
    CharacterCheck(file, bytes, problems).run();
    report_personal_data(bytes, file, problems);
    return bytes;
}

}
