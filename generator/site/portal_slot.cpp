#include "site/portal_slot.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/path.h"
#include "base/utf8.h"
#include "text/html.h"
#include "text/source_text.h"

namespace mingbai {

namespace {

// Blocks stand in blocks, words in both; a list holds entries, and nothing else does.
enum class Sort { block, words, list, entry, pairs, pair, nothing };

struct Allowed {
    std::string_view element;
    Sort sort;
    std::string_view attributes;  // beside those that all may have, a blank around each
    std::string_view needed;      // an attribute that it is nothing without
};

// Neither headings nor header, main and footer: those are the page's own, and readers find their way by them.
constexpr std::array<Allowed, 20> allowed_elements{{
    {"div", Sort::block, "", ""},
    {"p", Sort::words, "", ""},
    {"nav", Sort::block, " aria-label ", "aria-label"},
    {"ul", Sort::list, "", ""},
    {"ol", Sort::list, "", ""},
    {"li", Sort::entry, "", ""},
    {"dl", Sort::pairs, "", ""},
    {"dt", Sort::pair, "", ""},
    {"dd", Sort::pair, "", ""},
    {"a", Sort::words, " href ", "href"},
    {"span", Sort::words, "", ""},
    {"strong", Sort::words, "", ""},
    {"em", Sort::words, "", ""},
    {"b", Sort::words, "", ""},
    {"i", Sort::words, "", ""},
    {"small", Sort::words, "", ""},
    {"abbr", Sort::words, "", ""},
    {"img", Sort::nothing, " src alt width height ", "src"},
    {"br", Sort::nothing, "", ""},
    {"hr", Sort::nothing, "", ""},
}};
constexpr std::string_view attributes_of_all = " class id lang dir title ";

// So neither the theme's style sheet reaches into the slot nor an id of the slot into the page.
constexpr std::string_view own_class = "portal";
constexpr std::string_view class_prefix = "portal-";
// No id of ours, of a body or of anything that a page lists, has the line below.
constexpr std::string_view id_prefix = "portal_";

constexpr std::array<std::string_view, 6> picture_endings{".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"};

constexpr std::string_view blanks = " \t\r\n\f";

const Allowed* find_allowed(std::string_view element)
{
    const auto found = std::find_if(allowed_elements.begin(), allowed_elements.end(),
                                    [&](const Allowed& each) { return each.element == element; });
    return found == allowed_elements.end() ? nullptr : &*found;
}

bool is_listed(std::string_view list, std::string_view name)
{
    return list.find(' ' + std::string(name) + ' ') != std::string_view::npos;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(blanks) == std::string_view::npos; }

bool is_block(const Allowed& allowed) { return allowed.element != "a" && (allowed.sort != Sort::words || allowed.element == "p"); }

// Whether `child` may stand in `parent`; nothing: at the top of the slot, which is a block.
bool may_hold(const Allowed* parent, const Allowed& child)
{
    const Sort in = parent == nullptr ? Sort::block : parent->sort;
    if (in == Sort::list || child.sort == Sort::entry)
        return in == Sort::list && child.sort == Sort::entry;
    if (in == Sort::pairs || child.sort == Sort::pair)
        return in == Sort::pairs && child.sort == Sort::pair;
    const bool is_words = child.element == "img" || child.element == "br" || !is_block(child);
    const bool is_link_in_link = parent != nullptr && parent->element == "a" && child.element == "a";
    return in == Sort::words ? is_words && !is_link_in_link : true;
}

// Letters, digits and - _ : for names that style sheets and links use.
bool is_plain(std::string_view name)
{
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool begins_with(std::string_view prefix, std::string_view name)
{
    return name.starts_with(prefix) && name.size() > prefix.size() && is_plain(name);
}

bool is_class(std::string_view name) { return name == own_class || begins_with(class_prefix, name); }

bool is_own_id(std::string_view name) { return begins_with(id_prefix, name); }

// "https://" and a host, or mailto: and tel: and something.
bool is_whole_address(std::string_view address)
{
    const auto begins_host = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || is_plain({&c, 1}); };
    for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
        if (address.starts_with(scheme) && address.size() > scheme.size())
            return scheme.back() != '/' || begins_host(address[scheme.size()]);
    return false;
}

bool names_picture(std::string_view address)
{
    return std::any_of(picture_endings.begin(), picture_endings.end(),
                       [&](std::string_view ending) { return address.ends_with(ending); });
}

// 1 to 9999.
bool is_length(std::string_view value)
{
    constexpr std::size_t most_digits = 4;
    return !value.empty() && value.size() <= most_digits && value.front() != '0' &&
           value.find_first_not_of("0123456789") == value.npos;
}

// An address as it is written, without what moves the cursor or hides what it is.
bool is_clean(std::string_view address)
{
    return std::none_of(address.begin(), address.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\\' || c == '"' || c == '<' || c == '>' || c == '\x7f';
    });
}

std::string bracketed(std::string_view element) { return '<' + std::string(element) + '>'; }

bool has_words(const HtmlNode& node)
{
    if (node.element.empty())
        return !is_blank(node.text);
    const HtmlAttribute* alt = node.element == "img" ? node.find("alt") : nullptr;
    return (alt != nullptr && !is_blank(alt->value)) ||
           std::any_of(node.children.begin(), node.children.end(), has_words);
}

// What a reader is never to meet, in text whose references are resolved; its place is that of the piece it belongs to.
Problems unpublishable(std::string_view text, const std::string& file)
{
    Problems found;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Character character = utf8::first(text.substr(at));
        at += character.size;
        const bool turns = utf8::is_bidi_control(character.value);
        if (turns || utf8::is_control(character.value))
            found.add(turns ? "bidi-control" : "control-character", {file},
                      {fmt::format("U+{:04X}", static_cast<unsigned>(character.value))});
    }
    report_personal_data(text, file, found);
    return found;
}

class ResolvedCheck {
public:
    explicit ResolvedCheck(Problems& problems) : problems_(problems) {}

    void check(const std::vector<HtmlNode>& nodes)
    {
        for (const HtmlNode& node : nodes) {
            report(node.text, node.place);
            for (const HtmlAttribute& attribute : node.attributes)
                report(attribute.value, attribute.place);
            check(node.children);
        }
    }

    void report(std::string_view text, const Place& place)
    {
        const Problems found = unpublishable(text, place.file);
        for (const Problem& problem : found.all())
            if (!is_told(problem))
                problems_.add(problem.rule, place, problem.words);
    }

private:
    // By the bytes of the file, most often, and then with a better place.
    bool is_told(const Problem& problem) const
    {
        return std::any_of(problems_.all().begin(), problems_.all().end(), [&](const Problem& other) {
            return other.rule == problem.rule && other.place.file == problem.place.file && other.words == problem.words;
        });
    }

    Problems& problems_;
};

class SlotWriter {
public:
    SlotWriter(const SlotGround& ground, NamesOnPage& names, Problems& problems)
        : ground_(ground), names_(names), problems_(problems)
    {
    }

    void write(const std::vector<HtmlNode>& nodes, const Allowed* parent)
    {
        for (const HtmlNode& node : nodes)
            if (node.element.empty())
                write_text(node, parent);
            else
                write_element(node, parent);
    }

    std::string take() { return std::move(out_); }

private:
    void write_text(const HtmlNode& node, const Allowed* parent)
    {
        const bool is_between = parent != nullptr && (parent->sort == Sort::list || parent->sort == Sort::pairs);
        if (is_between && !is_blank(node.text))
            problems_.add("slot-nesting", node.place, {"text", bracketed(parent->element)});
        else if (!is_between)
            html::append_escaped(out_, node.text);
    }

    void write_element(const HtmlNode& node, const Allowed* parent)
    {
        const Allowed* allowed = find_allowed(node.element);
        if (allowed == nullptr) {
            problems_.add("slot-element", node.place, {node.element});
            return;
        }
        if (!may_hold(parent, *allowed)) {
            problems_.add("slot-nesting", node.place,
                          {bracketed(node.element), bracketed(parent == nullptr ? "div" : parent->element)});
            return;
        }
        out_ += '<';
        out_ += allowed->element;
        for (const HtmlAttribute& attribute : node.attributes)
            write_attribute(node, *allowed, attribute);
        out_ += '>';
        report_missing(node, *allowed);
        if (allowed->sort == Sort::nothing)
            return;
        write(node.children, allowed);
        out_ += "</";
        out_ += allowed->element;
        out_ += '>';
    }

    void report_missing(const HtmlNode& node, const Allowed& allowed)
    {
        const HtmlAttribute* needed = node.find(allowed.needed);
        if (!allowed.needed.empty() && (needed == nullptr || is_blank(needed->value)))
            problems_.add("slot-missing", node.place, {node.element, std::string(allowed.needed)});
        if (node.element == "img" && node.find("alt") == nullptr)
            problems_.add("slot-missing", node.place, {node.element, "alt"});
        if (node.element == "a" && !has_words(node))
            problems_.add("slot-missing", node.place, {node.element, "text"});
    }

    void write_attribute(const HtmlNode& node, const Allowed& allowed, const HtmlAttribute& attribute)
    {
        if (!is_listed(attributes_of_all, attribute.name) && !is_listed(allowed.attributes, attribute.name)) {
            problems_.add("slot-attribute", attribute.place, {node.element, attribute.name});
            return;
        }
        if (attribute.name == allowed.needed && is_blank(attribute.value))
            return;  // which is said of the element
        if (const std::optional<std::string> value = checked(attribute)) {
            out_ += ' ';
            out_ += attribute.name;
            out_ += "=\"";
            html::append_escaped(out_, *value);
            out_ += '"';
        }
    }

    // The value as it is written; nothing when it can not be, which has been said.
    std::optional<std::string> checked(const HtmlAttribute& attribute)
    {
        const std::string& value = attribute.value;
        if (attribute.name == "href")
            return link(attribute);
        if (attribute.name == "src")
            return image(attribute);
        if (attribute.name == "class")
            return classes(attribute);
        if (attribute.name == "id" && !is_own_id(value))
            return refused("slot-name", attribute, value, std::string(id_prefix));
        if (attribute.name == "id" && !names_.ids.insert(value).second)
            return refused("id-duplicate", attribute, value);
        if (attribute.name == "aria-label" && !names_.landmarks.insert(value).second)
            return refused("slot-landmark", attribute, value);
        const bool is_direction = value == "ltr" || value == "rtl" || value == "auto";
        const bool is_wrong = (attribute.name == "dir" && !is_direction) ||
                              (attribute.name == "lang" && (value.empty() || !is_plain(value))) ||
                              ((attribute.name == "width" || attribute.name == "height") && !is_length(value));
        if (is_wrong)
            return refused("key-value", attribute, attribute.name, value);
        return value;
    }

    std::optional<std::string> classes(const HtmlAttribute& attribute)
    {
        std::string_view rest = attribute.value;
        while (!rest.empty()) {
            const std::size_t start = std::min(rest.find_first_not_of(blanks), rest.size());
            rest.remove_prefix(start);
            const std::string_view name = rest.substr(0, rest.find_first_of(blanks));
            if (!name.empty() && !is_class(name))
                return refused("slot-name", attribute, std::string(name), std::string(class_prefix));
            rest.remove_prefix(name.size());
        }
        return attribute.value;
    }

    // Anywhere a person may want to go; what begins with / is the portal's.
    std::optional<std::string> link(const HtmlAttribute& attribute)
    {
        const std::string& address = attribute.value;
        const bool is_inside = address.starts_with('#') && is_own_id(std::string_view(address).substr(1));
        if (is_clean(address) && (is_whole_address(address) || is_inside))
            return address;
        if (is_clean(address) && is_from_root(address))
            return ground_.portal_url + address;
        return refused("slot-address", attribute, address);
    }

    // The theme's own: nothing is loaded from elsewhere, and nothing that may be another one tomorrow.
    std::optional<std::string> image(const HtmlAttribute& attribute)
    {
        const std::string& address = attribute.value;
        const bool is_name = is_clean(address) && names_picture(address) && Path::parse(address).has_value();
        const std::string asset = is_name ? ground_.asset_url(address) : std::string();
        return asset.empty() ? refused("slot-address", attribute, address) : std::optional(asset);
    }

    static bool is_from_root(std::string_view address) { return address.starts_with('/') && !address.starts_with("//"); }

    std::optional<std::string> refused(std::string_view rule, const HtmlAttribute& attribute, const std::string& word,
                                       const std::string& other = {})
    {
        problems_.add(rule, attribute.place, other.empty() ? std::vector{word} : std::vector{word, other});
        return std::nullopt;
    }

    const SlotGround& ground_;
    NamesOnPage& names_;
    Problems& problems_;
    std::string out_;
};

}

Html slot_markup(const std::vector<HtmlNode>& nodes, const SlotGround& ground, NamesOnPage& names,
                 Problems& problems)
{
    ResolvedCheck resolved(problems);
    resolved.check(nodes);
    // And a number of which a part is bold.
    if (!nodes.empty())
        resolved.report(words_of(nodes), {nodes.front().place.file});
    SlotWriter writer(ground, names, problems);
    writer.write(nodes, nullptr);
    return {writer.take()};
}

std::string words_of(const std::vector<HtmlNode>& nodes)
{
    std::string words;
    for (const HtmlNode& node : nodes) {
        const Allowed* allowed = find_allowed(node.element);
        const bool parts = !node.element.empty() && (allowed == nullptr || is_block(*allowed));
        if (parts)
            words += '\n';
        words += node.element.empty() ? node.text : words_of(node.children);
        if (parts)
            words += '\n';
    }
    return words;
}

bool says(std::string_view words, std::string_view value)
{
    if (value.empty())
        return false;
    // Dashes and the like are within numbers and addresses.
    const auto parts = [](char32_t c) {
        const bool is_dash = c == '-' || (c >= U'\u2010' && c <= U'\u2015') || c == U'\uFE63' || c == U'\uFF0D';
        const bool joins = is_dash || c == '_' || c == '.' || c == '@' || c == '/' || c == '+';
        return utf8::is_blank(c) || c == '\n' || c == '\r' || (utf8::is_punctuation(c) && !joins);
    };
    for (std::size_t at = words.find(value); at != words.npos; at = words.find(value, at + 1)) {
        const std::string_view before = words.substr(0, at);
        const std::string_view after = words.substr(at + value.size());
        if ((before.empty() || parts(utf8::last(before).value)) && (after.empty() || parts(utf8::first(after).value)))
            return true;
    }
    return false;
}

}
