#include "theme/view.h"

namespace mingbai {

namespace {

// Made in its place, for there are ten thousands of pages.
template <typename Value> void add(std::vector<View::Entry>& entries, std::string& name, Value& value)
{
    // Most views have some names, and a list has ten thousand views; a page has some forty.
    constexpr std::size_t usual = 8;
    constexpr std::size_t growth = 6;
    if (entries.size() == entries.capacity())
        entries.reserve(entries.empty() ? usual : growth * entries.size());
    entries.emplace_back(std::move(name), std::move(value));
}

}

View& View::set(std::string name, std::string text)
{
    add(entries_, name, text);
    return *this;
}

View& View::set(std::string name, const char* text)
{
    return set(std::move(name), std::string(text));
}

View& View::set(std::string name, Html markup)
{
    add(entries_, name, markup);
    return *this;
}

View& View::set(std::string name, LateHtml markup)
{
    add(entries_, name, markup);
    return *this;
}

View& View::set(std::string name, bool flag)
{
    add(entries_, name, flag);
    return *this;
}

View& View::set(std::string name, View view)
{
    add(entries_, name, view);
    return *this;
}

View& View::set(std::string name, List list)
{
    add(entries_, name, list);
    return *this;
}

void View::add_to(Fingerprinter& fingerprinter) const
{
    fingerprinter.add_number(entries_.size());
    for (const Entry& entry : entries_) {
        fingerprinter.add(entry.name).add_number(entry.value.index());
        if (const auto* text = std::get_if<std::string>(&entry.value))
            fingerprinter.add(*text);
        else if (const auto* html = std::get_if<Html>(&entry.value))
            fingerprinter.add(html->markup);
        else if (const auto* late = std::get_if<LateHtml>(&entry.value))
            fingerprinter.add(late->name);
        else if (const auto* flag = std::get_if<bool>(&entry.value))
            fingerprinter.add_number(*flag ? 1 : 0);
        else if (const auto* view = std::get_if<View>(&entry.value))
            view->add_to(fingerprinter);
        else if (const auto* list = std::get_if<List>(&entry.value)) {
            fingerprinter.add_number(list->size());
            for (const View& item : *list)
                item.add_to(fingerprinter);
        }
    }
}

}
