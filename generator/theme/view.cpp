#include "theme/view.h"

namespace mingbai {

View& View::add(Entry entry)
{
    // Most views have some names, and a list has ten thousand views; a page has some forty.
    constexpr std::size_t usual = 8;
    constexpr std::size_t growth = 6;
    if (entries_.size() == entries_.capacity())
        entries_.reserve(entries_.empty() ? usual : growth * entries_.size());
    entries_.push_back(std::move(entry));
    return *this;
}

View& View::set(std::string name, std::string text)
{
    return add({std::move(name), std::move(text)});
}

View& View::set(std::string name, const char* text)
{
    return set(std::move(name), std::string(text));
}

View& View::set(std::string name, Html markup)
{
    return add({std::move(name), std::move(markup)});
}

View& View::set(std::string name, LateHtml markup)
{
    return add({std::move(name), std::move(markup)});
}

View& View::set(std::string name, bool flag)
{
    return add({std::move(name), flag});
}

View& View::set(std::string name, View view)
{
    return add({std::move(name), std::move(view)});
}

View& View::set(std::string name, List list)
{
    return add({std::move(name), std::move(list)});
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
