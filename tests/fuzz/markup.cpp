#include "fuzz/markup.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

namespace mingbai {

namespace {

constexpr std::string_view lower_case = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view name_letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

bool is_void(std::string_view tag)
{
    constexpr std::array tags = {"br", "hr", "img", "input", "link", "meta", "path", "rect", "source", "use"};
    return std::ranges::find(tags, tag) != tags.end();
}

class MarkupReader {
public:
    explicit MarkupReader(std::string_view html) : rest_(html) {}

    std::string fault()
    {
        take("<!doctype html>\n");
        while (fault_.empty() && !rest_.empty()) {
            const std::string_view here = rest_;
            if (take("</"))
                read_end();
            else if (take("<"))
                read_start();
            else if (read_character(); !fault_.empty())
                fault_ += ": ";
            if (!fault_.empty())
                fault_ += here.substr(0, 80);
        }
        if (fault_.empty() && !open_.empty())
            fault_ = "stays open: " + open_.back();
        return fault_;
    }

private:
    bool take(std::string_view beginning)
    {
        if (!rest_.starts_with(beginning))
            return false;
        rest_.remove_prefix(beginning.size());
        return true;
    }

    std::string_view take_all_of(std::string_view letters)
    {
        const std::size_t size = std::min(rest_.find_first_not_of(letters), rest_.size());
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    void complain(std::string_view about)
    {
        if (fault_.empty())
            fault_ = std::string(about) + ": ";
    }

    void read_character()
    {
        if (rest_.front() == '>')
            complain("a bare >");
        if (take("&")) {
            take("#");
            const std::string_view name = take_all_of(name_letters);
            if (name.empty() || !take(";"))
                complain("a bare &");
            return;
        }
        rest_.remove_prefix(1);
    }

    void read_end()
    {
        const std::string name(take_all_of(name_letters));
        if (!take(">") || open_.empty() || open_.back() != name)
            return complain("closes what is not open");
        open_.pop_back();
    }

    void read_start()
    {
        const std::string name(take_all_of(name_letters));
        if (name.empty() || lower_case.find(name.front()) == std::string_view::npos)
            return complain("no tag");
        if (name == "script" && take(" type=\"application/ld+json\">"))
            return read_data();
        std::set<std::string, std::less<>> attributes;
        while (fault_.empty() && !take_all_of(" \n").empty() && !rest_.starts_with("/>"))
            read_attribute(attributes);
        const bool is_closed = take("/");
        if (!take(">"))
            return complain("a tag without end");
        if (name == "script" && !attributes.contains("src"))
            return complain("a script");
        if (!is_closed && !is_void(name))
            open_.push_back(name);
    }

    // What stands in it does not run, and nothing in it may look like the end of it.
    void read_data()
    {
        const std::size_t end = rest_.find('<');
        rest_.remove_prefix(std::min(end, rest_.size()));
        if (!take("</script>"))
            complain("data with a tag in it");
    }

    void read_attribute(std::set<std::string, std::less<>>& attributes)
    {
        const std::string name(
            take_all_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:"));
        if (name.empty() || !attributes.insert(name).second)
            return complain("an attribute without name, or twice");
        if (name.starts_with("on"))
            return complain("an attribute that runs");
        if (!take("="))
            return;
        if (!take("\""))
            return complain("a value without quotation marks");
        const std::string_view value = rest_.substr(0, rest_.find('"'));
        const std::size_t size_behind = rest_.size() - value.size();
        while (fault_.empty() && rest_.size() > size_behind) {
            if (rest_.front() == '<')
                complain("a bare <");
            read_character();
        }
        if (!take("\""))
            complain("a value without end");
        judge(name, value);
    }

    void judge(std::string_view name, std::string_view value)
    {
        if (name == "id" && !ids_.insert(std::string(value)).second)
            complain("an id that is there already");
        if (name != "href" && name != "src" && name != "action")
            return;
        std::string address;
        for (const char c : value)
            if (c > ' ' || c < 0)
                address += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        for (const std::string_view scheme : {"javascript:", "vbscript:", "data:"})
            if (address.starts_with(scheme))
                complain("an address that runs");
    }

    std::string_view rest_;
    std::string fault_;
    std::vector<std::string> open_;
    std::set<std::string, std::less<>> ids_;
};

}

std::string fault_of_markup(std::string_view html)
{
    return MarkupReader(html).fault();
}

}
