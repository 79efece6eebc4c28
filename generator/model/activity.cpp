#include "model/activity.h"

#include <tuple>
#include <utility>

#include "model/layout.h"

namespace mingbai {

namespace {

struct Span {
    PartialDate start;
    std::optional<Date> end;
};

std::optional<Span> read_range(const toml::Table& front, Problems& problems)
{
    const std::optional<Date> start = read_day(front, "start", problems);
    const std::optional<Date> end = read_day(front, "end", problems);
    if (!front.has("start") || !front.has("end"))
        problems.add("key-missing", front.place(), {front.has("start") ? "end" : "start"});
    if (!start || !end)
        return std::nullopt;
    if (*end < *start)
        problems.add("date-order", front.place("end"), {to_text(*start), to_text(*end)});
    return Span{PartialDate::of(*start), end};
}

// `date` as a TOML date or as text of the precision that is known, or `start` and `end`.
std::optional<Span> read_span(const toml::Table& front, Problems& problems)
{
    if (front.has("start") || front.has("end"))
        return read_range(front, problems);
    if (!front.has("date")) {
        problems.add("key-missing", front.place(), {"date"});
        return std::nullopt;
    }
    const std::optional<toml::Table::When> when = front.when("date", problems);
    if (!when)
        return std::nullopt;
    if (const Date* date = std::get_if<Date>(&*when))
        return Span{PartialDate::of(*date), std::nullopt};
    if (const std::string* text = std::get_if<std::string>(&*when))
        if (const std::optional<PartialDate> date = PartialDate::parse(*text))
            return Span{*date, std::nullopt};
    problems.add("date-bad", front.place("date"), {"date"});
    return std::nullopt;
}

std::vector<SourceClaim> read_sources(const toml::Table& front, Problems& problems)
{
    std::vector<SourceClaim> sources;
    for (const toml::Table& table : front.tables("sources", problems)) {
        std::string report = table.required_text("report", problems);
        SourceClaim source = read_claim(table, problems);
        source.report = std::move(report);
        table.report_unknown(problems);
        sources.push_back(std::move(source));
    }
    return sources;
}

// [[images]]; the names alone, as they were once written, say neither what is to be seen nor who agreed.
std::vector<ActivityImage> read_images(const toml::Table& front, Problems& problems)
{
    std::vector<ActivityImage> images;
    Problems as_names;
    for (std::string& name : front.texts("images", as_names))
        images.push_back({std::move(name), "", ""});
    if (as_names.empty() && !images.empty()) {
        problems.add("photo-consent", front.place("images"), {images.front().file});
        return images;
    }
    for (const toml::Table& table : front.tables("images", problems)) {
        images.push_back({table.required_text("file", problems), table.required_text("alt", problems),
                          table.required_text("consent", problems)});
        table.report_unknown(problems);
    }
    return images;
}

void read_facts(const toml::Table& front, Activity& activity, Problems& problems)
{
    activity.place = front.text("place", problems).value_or("");
    activity.partners = front.texts("partners", problems);
    activity.laws = front.texts("laws", problems);
    activity.tags = front.texts("tags", problems);
    activity.commitments = front.texts("commitments", problems);
    activity.commitments_place = front.place("commitments");
    activity.images = read_images(front, problems);
    activity.sources = read_sources(front, problems);
}

void read_figures(const toml::Table& front, Activity& activity, Problems& problems)
{
    activity.figures = read_figures_of_record(front, days_of(activity), problems);
    const Document& original = activity.texts.original();
    for (Figure& figure : activity.figures) {
        figure.anchor = locate(original.outline, original.path.text(), figure.source, problems);
        if (!figure.anchor.empty())
            check_stated(figure, problems);
    }
}

void check_images(const Reading& reading, const Activity& activity, const toml::Table& front,
                  Problems& problems)
{
    for (const auto& [name, alt, consent] : activity.images) {
        const std::optional<Path> image = activity.texts.original().path.resolve(name);
        const bool is_image = image && name.find('/') == std::string::npos &&
                              classify(*image, reading.config).kind == ContentKind::image;
        if (!is_image || !reading.snapshot.contains(*image))
            problems.add("image-broken", front.place("images"), {name});
    }
}

}

Period days_of(const Activity& activity)
{
    const Period days = Period::of(activity.start);
    return {days.start, activity.end.value_or(days.end)};
}

std::optional<Activity> read_activity(const Reading& reading, ActivityFiles files,
                                      Problems& problems)
{
    std::optional<ReadTexts> read = read_texts(reading, files.texts, problems);
    if (!read)
        return std::nullopt;
    const toml::Table& front = read->front;
    const std::optional<Span> span = read_span(front, problems);
    Activity activity{std::move(files.body), std::move(files.stem), std::move(read->texts),
                      {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    activity.start = span ? span->start : PartialDate();
    activity.end = span ? span->end : std::nullopt;
    activity.kind = front.required_text("kind", problems);
    if (!activity.kind.empty() && !reading.config.find_kind(activity.kind))
        problems.add("reference-dangling", front.place("kind"), {"kind", activity.kind});
    read_facts(front, activity, problems);
    read_figures(front, activity, problems);
    activity.standing = read_standing(front, problems);
    front.report_unknown(problems);
    check_images(reading, activity, front, problems);
    if (!span)
        return std::nullopt;
    activity.date_place = front.place(front.has("date") ? "date" : "start");
    // The file name begins with the date as far as it is known, so that a folder reads in order.
    if (!activity.stem.starts_with(span->start.text() + "-"))
        problems.add("date-file-name", {activity.texts.original().path.text()},
                     {span->start.text()});
    return activity;
}

bool stands_before(const Activity& a, const Activity& b)
{
    const auto order = [](const Activity& activity) {
        const int precision = activity.start.day ? 0 : activity.start.month ? 1 : 2;
        return std::tuple(activity.start.year, precision, activity.start.month.value_or(0),
                          activity.start.day.value_or(0), std::string_view(activity.stem),
                          std::string_view(activity.body));
    };
    return order(a) < order(b);
}

}
