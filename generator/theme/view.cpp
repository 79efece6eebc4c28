#include "theme/view.h"

namespace mingbai {

View& View::set(std::string name, std::string text)
{
    entries_.push_back({std::move(name), std::move(text)});
    return *this;
}

View& View::set(std::string name, const char* text)
{
    return set(std::move(name), std::string(text));
}

View& View::set(std::string name, Html markup)
{
    entries_.push_back({std::move(name), std::move(markup)});
    return *this;
}

View& View::set(std::string name, LateHtml markup)
{
    entries_.push_back({std::move(name), std::move(markup)});
    return *this;
}

View& View::set(std::string name, bool flag)
{
    entries_.push_back({std::move(name), flag});
    return *this;
}

View& View::set(std::string name, View view)
{
    entries_.push_back({std::move(name), std::move(view)});
    return *this;
}

View& View::set(std::string name, List list)
{
    entries_.push_back({std::move(name), std::move(list)});
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
