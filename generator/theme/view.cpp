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

}
