#include "site/portal_slot.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/path.h"
#include "text/html.h"

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
constexpr std::string_view own_name = "portal";
constexpr std::string_view own_prefix = "portal-";

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

bool is_own_name(std::string_view name)
{
    return (name == own_name || (name.starts_with(own_prefix) && name.size() > own_prefix.size())) && is_plain(name);
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
        if (attribute.name == "id" && !is_own_name(value))
            return refused("slot-name", attribute, value);
        if (attribute.name == "id" && !names_.ids.insert(value).second)
            return refused("id-duplicate", attribute, value);
        if (attribute.name == "aria-label" && !names_.landmarks.insert(value).second)
            return refused("slot-landmark", attribute, value);
        const bool is_direction = value == "ltr" || value == "rtl" || value == "auto";
        const bool is_number = !value.empty() && value.size() < 5 && value.find_first_not_of("0123456789") == value.npos;
        const bool is_wrong = (attribute.name == "dir" && !is_direction) ||
                              (attribute.name == "lang" && (value.empty() || !is_plain(value))) ||
                              ((attribute.name == "width" || attribute.name == "height") && !is_number);
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
            if (!name.empty() && !is_own_name(name))
                return refused("slot-name", attribute, std::string(name));
            rest.remove_prefix(name.size());
        }
        return attribute.value;
    }

    // Anywhere a person may want to go; what begins with / is the portal's.
    std::optional<std::string> link(const HtmlAttribute& attribute)
    {
        const std::string& address = attribute.value;
        const bool is_whole = address.starts_with("https://") || address.starts_with("http://") ||
                              address.starts_with("mailto:") || address.starts_with("tel:");
        const bool is_inside = address.starts_with('#') && is_own_name(std::string_view(address).substr(1));
        if (is_clean(address) && (is_whole || is_inside))
            return address;
        if (is_clean(address) && is_from_root(address))
            return ground_.portal_url + address;
        return refused("slot-address", attribute, address);
    }

    // The theme's own: nothing is loaded from elsewhere, and nothing that may be another one tomorrow.
    std::optional<std::string> image(const HtmlAttribute& attribute)
    {
        const std::string& address = attribute.value;
        const bool is_name = is_clean(address) && Path::parse(address).has_value();
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
    SlotWriter writer(ground, names, problems);
    writer.write(nodes, nullptr);
    return {writer.take()};
}

std::string words_of(const std::vector<HtmlNode>& nodes)
{
    std::string words;
    for (const HtmlNode& node : nodes)
        words += node.element.empty() ? node.text : words_of(node.children);
    return words;
}

}
