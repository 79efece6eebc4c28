// How a view is shown to the renderer. kainjow wants its own tree of values, and building one costs
// twice what rendering does. So it gets a stand-in for each section instead: a list with as many
// empty items as the view's list has. When the renderer enters an item, its place in the stand-in
// says which view is meant. Text is handed over only when it is printed. Printed names carry a mark
// before them (see template_text.h): without it a renderer's context could not tell {{x}}, {{{x}}}
// and {{#x}} apart.
#include "theme/compiled_template.h"

#include <algorithm>
#include <deque>
#include <kainjow/mustache.hpp>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "base/failure.h"
#include "text/html.h"
#include "theme/template_text.h"

namespace mingbai {
namespace {

using kainjow::mustache::basic_context;
using kainjow::mustache::data;

// The last of a name counts, so that what is set later replaces what was set before.
const View::Value* own_value(const View& view, std::string_view name)
{
    const auto& entries = view.entries();
    const auto found = std::find_if(entries.rbegin(), entries.rend(),
                                    [&](const View::Entry& entry) { return entry.name == name; });
    return found == entries.rend() ? nullptr : &found->value;
}

class ViewContext : public basic_context<std::string> {
public:
    ViewContext(const View& view, std::vector<TemplateFault>& faults) : faults_(faults)
    {
        levels_.push_back(&view);
        opened_.emplace_back();
    }

    const data* get(const std::string& name) const override
    {
        if (name.front() == escaped_mark || name.front() == raw_mark)
            return printed(name);
        return section(name);
    }

    void push(const data* item) override
    {
        const Opened& opened = opened_[levels_.size() - 1];
        const View* view = opened.view;
        if (opened.list != nullptr) {
            const auto index = item - opened.stand_in.list_value().data();
            view = &opened.list->at(static_cast<std::size_t>(index));
        }
        levels_.push_back(view);
        if (opened_.size() < levels_.size())
            opened_.emplace_back();
    }

    void pop() override { levels_.pop_back(); }

    const data* get_partial(const std::string&) const override { return nullptr; }

private:
    // The section that is open at one depth; kainjow keeps pointers into `stand_in` while it is.
    struct Opened {
        data stand_in = data(false);
        const View* view = nullptr;
        const View::List* list = nullptr;
    };

    const View::Value* find(std::string_view name) const
    {
        const std::size_t dot = name.find('.');
        const View::Value* value = nullptr;
        for (auto level = levels_.rbegin(); level != levels_.rend() && value == nullptr; ++level)
            if (*level != nullptr)
                value = own_value(**level, name.substr(0, dot));
        while (value != nullptr && name.find('.') != std::string_view::npos) {
            name.remove_prefix(name.find('.') + 1);
            const View* view = std::get_if<View>(value);
            value = view == nullptr ? nullptr : own_value(*view, name.substr(0, name.find('.')));
        }
        return value;
    }

    const data* printed(std::string_view marked) const
    {
        const std::string_view name = marked.substr(1);
        const View::Value* value = find(name);
        if (value == nullptr)
            return fault(TemplateFault::Kind::unknown_name, name);
        const auto* text = std::get_if<std::string>(value);
        const auto* html = std::get_if<Html>(value);
        const auto* late = std::get_if<LateHtml>(value);
        if (text == nullptr && html == nullptr && late == nullptr)
            return fault(TemplateFault::Kind::not_printable, name);
        if ((text == nullptr) != (marked.front() == raw_mark))
            return fault(TemplateFault::Kind::wrong_escape, name);
        printed_ = data(text != nullptr ? *text : html != nullptr ? html->markup : late->markup());
        return &printed_;
    }

    // Empty text is false: {{#note}}<p>{{note}}</p>{{/note}} prints no empty paragraph.
    const data* section(std::string_view name) const
    {
        Opened& opened = opened_[levels_.size() - 1];
        opened.view = nullptr;
        opened.list = nullptr;
        const View::Value* value = find(name);
        if (value == nullptr) {
            fault(TemplateFault::Kind::unknown_name, name);
            return &no_;
        }
        if (const auto* flag = std::get_if<bool>(value))
            return *flag ? &yes_ : &no_;
        if (const auto* text = std::get_if<std::string>(value))
            return text->empty() ? &no_ : &yes_;
        if (const auto* html = std::get_if<Html>(value))
            return html->markup.empty() ? &no_ : &yes_;
        if (const auto* late = std::get_if<LateHtml>(value))
            return late->name == Fingerprint() ? &no_ : &yes_;
        if (const auto* view = std::get_if<View>(value)) {
            opened.view = view;
            return &yes_;
        }
        const auto& list = std::get<View::List>(*value);
        if (list.empty())
            return &no_;
        opened.list = &list;
        opened.stand_in = data(data::type::list);
        for (std::size_t i = 0; i < list.size(); i++)
            opened.stand_in.push_back(yes_);
        return &opened.stand_in;
    }

    const data* fault(TemplateFault::Kind kind, std::string_view name) const
    {
        const bool known =
            std::any_of(faults_.begin(), faults_.end(), [&](const TemplateFault& told) {
                return told.kind == kind && told.name == name;
            });
        if (!known)
            faults_.push_back({kind, std::string(name)});
        return nullptr;
    }

    std::vector<TemplateFault>& faults_;
    std::vector<const View*> levels_;    // none for a section over a flag or a text
    mutable std::deque<Opened> opened_;  // by depth; a deque, for it may not move
    mutable data printed_ = data("");
    const data yes_ = data(true);
    const data no_ = data(false);
};

// kainjow hands over a line and then its end. A line that came out blank goes.
class TidyLines {
public:
    TidyLines& operator<<(const std::string& piece)
    {
        if (piece != "\n") {
            text_ += piece;
            return *this;
        }
        std::size_t end = text_.size();
        while (end > 0 && (text_[end - 1] == ' ' || text_[end - 1] == '\t'))
            end--;
        if (end == 0 || text_[end - 1] == '\n')
            text_.resize(end);
        else
            text_ += '\n';
        return *this;
    }

    std::string text() { return std::move(text_); }

private:
    std::string text_;
};

}

struct CompiledTemplate::Parsed {
    explicit Parsed(std::string source) : text(std::move(source)) {}

    kainjow::mustache::mustache& engine()
    {
        std::call_once(once, [this] {
            mustache.emplace(text);
            mustache->set_custom_escape(
                [](const std::string& value) { return html::escaped(value); });
        });
        return *mustache;
    }

    std::string text;
    std::once_flag once;
    std::optional<kainjow::mustache::mustache> mustache;
};

CompiledTemplate::CompiledTemplate(std::string text)
    : parsed_(std::make_shared<Parsed>(std::move(text)))
{
}

std::string CompiledTemplate::render(const View& view, std::vector<TemplateFault>& faults) const
{
    kainjow::mustache::mustache& engine = parsed_->engine();
    ViewContext context(view, faults);
    TidyLines lines;
    engine.render(context, lines);
    // A template that failed once answers nothing for ever; with neither partials nor lambdas it
    // can not, unless the parser refused it.
    if (!engine.is_valid())
        throw Failure("the template engine failed: " + engine.error_message());
    return lines.text();
}

}
