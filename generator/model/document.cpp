#include "model/document.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "base/utf8.h"
#include "model/watched_words.h"
#include "text/source_text.h"

namespace mingbai {

namespace {

constexpr std::string_view fence = "+++";
constexpr std::array<std::string_view, 2> translation_states{"draft", "reviewed"};

// Takes one line off the start of `text`, without its end.
std::string_view take_line(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

ResolvedLink resolved(const Reading& reading, const Path& file, LinkKind kind, std::string_view target)
{
    ResolvedLink link(reading.address_of(file, target));
    const std::optional<Path> image = kind == LinkKind::image && reading.forms_of
                                          ? file.resolve(percent_decoded(target))
                                          : std::nullopt;
    // Asked, so that it is noted: with another photograph the body is another.
    if (image && reading.snapshot.contains(*image))
        link.forms = reading.forms_of(*image);
    return link;
}

struct ReadDocument {
    Document document;
    toml::Table front;
};

std::optional<ReadDocument> read_document(const Reading& reading, const LanguageFile& source,
                                          Problems& problems)
{
    const std::string& file = source.path.text();
    const std::optional<std::string> text =
        source_text(reading.snapshot.read(source.path), file, problems);
    if (!text)
        return std::nullopt;
    const std::optional<DocumentParts> parts = parts_of(*text, file, problems);
    if (!parts)
        return std::nullopt;
    std::optional<toml::Table> front = toml::parse(parts->front, file, parts->front_line, problems);
    if (!front)
        return std::nullopt;

    Document document{source.path, source.language, {}, {}, {}, {}, {}};
    document.title = front->required_text("title", problems);
    const Markdown markdown(parts->body, file, parts->body_line, problems);
    document.outline = outline_of(markdown.blocks());
    document.links = markdown.links();
    report_watched_words(reading.config, document.title, document.outline, file, problems);
    Fingerprinter body_name;
    body_name.add(parts->body).add(document.title);
    document.body = markdown.html(
        document.outline.anchors(),
        [&](LinkKind kind, std::string_view target) {
            ResolvedLink link = resolved(reading, source.path, kind, target);
            const auto& [width, height, sources, places] = link.forms;
            body_name.add(link.address);
            if (width > 0)
                body_name.add(std::to_string(width)).add(std::to_string(height)).add(sources).add(places);
            return link;
        },
        document.title);
    if (!document.body.empty())
        document.body_name = body_name.name();
    return ReadDocument{std::move(document), *std::move(front)};
}

// The blob that was translated. A commit can not name itself, so the blob is what can be written down.
std::optional<ObjectId> read_from(const Reading& reading, const Path& original,
                                  const toml::Table& front, Problems& problems)
{
    const std::optional<std::string> text = front.text("from", problems);
    if (!text)
        return std::nullopt;
    const std::optional<ObjectId> from = ObjectId::parse(*text);
    if (!from)
        problems.add("key-value", front.place("from"),
                     {"from", *text, reading.snapshot.id(original).text()});
    return from;
}

Translation read_translation(const Reading& reading, const Path& original,
                             const toml::Table& front, Problems& problems)
{
    Translation translation;
    translation.from = read_from(reading, original, front, problems);
    translation.from_place = front.place("from");
    translation.translator = front.text("translator", problems).value_or("");
    translation.reviewed =
        front.choice("status", translation_states, problems).value_or("draft") == "reviewed";
    translation.image_alt = front.texts("image_alt", problems);
    front.report_unknown(problems);
    return translation;
}

// Anchors are shared by all languages; where they part, links from one language miss in the other.
void compare_outlines(const Document& original, const Document& translation, Problems& problems)
{
    const std::vector<Block>& ours = original.outline.blocks();
    const std::vector<Block>& theirs = translation.outline.blocks();
    for (std::size_t i = 0; i < ours.size() || i < theirs.size(); ++i) {
        const std::string here = i < theirs.size() ? theirs[i].anchor : "";
        const std::string there = i < ours.size() ? ours[i].anchor : "";
        if (here == there)
            continue;
        const std::uint32_t line = i < theirs.size() ? theirs[i].line : 0;
        problems.add("translation-outline", {translation.path.text(), line}, {here, there});
        return;
    }
}

void add_translations(const Reading& reading, const std::vector<LanguageFile>& files,
                      Texts& texts, Problems& problems)
{
    for (const Language& language : reading.config.languages) {
        if (&language == &reading.config.original())
            continue;
        const auto file = std::find_if(files.begin(), files.end(), [&](const LanguageFile& each) {
            return each.language == language.id;
        });
        if (file == files.end()) {
            problems.add("translation-missing", {texts.original().path.text()},
                         {texts.original().title, language.name});
            continue;
        }
        std::optional<ReadDocument> read = read_document(reading, *file, problems);
        if (!read)
            continue;
        read->document.translation = read_translation(reading, texts.original().path,
                                                          read->front, problems);
        compare_outlines(texts.original(), read->document, problems);
        texts.add_translation(std::move(read->document));
    }
}

}

std::optional<DocumentParts> parts_of(std::string_view text, const std::string& file,
                                      Problems& problems)
{
    std::string_view rest = text;
    if (take_line(rest) != fence) {
        problems.add("front-matter-missing", {file, 1});
        return std::nullopt;
    }
    DocumentParts parts;
    const std::string_view from_front = rest;
    std::uint32_t line = 2;
    while (!rest.empty()) {
        const std::size_t front_size = from_front.size() - rest.size();
        ++line;
        if (take_line(rest) != fence)
            continue;
        parts.front = from_front.substr(0, front_size);
        parts.body = rest;
        parts.body_line = line;
        return parts;
    }
    problems.add("front-matter-open", {file, 1});
    return std::nullopt;
}

const Document* Texts::in(std::string_view language) const
{
    for (const Document& document : documents_)
        if (document.language == language)
            return &document;
    return nullptr;
}

const Document& Texts::shown_in(std::string_view language) const
{
    const Document* translation = in(language);
    return translation ? *translation : original();
}

void Texts::forget_blocks()
{
    for (Document& document : documents_)
        document.outline.forget_blocks();
}

void Texts::find_terms(const Reading& reading)
{
    for (Document& document : documents_)
        document.terms = terms_of(reading, document);
}

std::string body_of(const Reading& reading, const Document& document)
{
    if (!document.body.empty() || document.body_name == Fingerprint())
        return document.body;
    Problems said_before;
    std::optional<ReadDocument> read =
        read_document(reading, {document.path, document.language}, said_before);
    assert(read && read->document.body_name == document.body_name);
    return std::move(read->document.body);
}

SearchTerms terms_of(const Reading& reading, const Document& document)
{
    if (!document.terms.empty())
        return document.terms;
    const auto of = [](const Document& read) {
        std::vector<std::string_view> passages;
        for (const Block& block : read.outline.blocks())
            passages.push_back(block.text);
        return SearchTerms::of(read.title, passages);
    };
    if (!document.outline.blocks().empty() || document.body_name == Fingerprint())
        return of(document);
    Problems said_before;
    const std::optional<ReadDocument> read =
        read_document(reading, {document.path, document.language}, said_before);
    assert(read && read->document.body_name == document.body_name);
    return of(read->document);
}

std::vector<BodyPart> body_parts_of(const Reading& reading, const Document& document,
                                    const std::function<bool(const std::string&)>& has_id)
{
    Problems said_before;
    const std::string& file = document.path.text();
    const std::optional<std::string> text =
        source_text(reading.snapshot.read(document.path), file, said_before);
    const std::optional<DocumentParts> source =
        text ? parts_of(*text, file, said_before) : std::nullopt;
    assert(source);
    const Markdown markdown(source->body, file, source->body_line, said_before);
    const Outline outline = outline_of(markdown.blocks());
    std::vector<std::string> ids = outline.anchors();
    for (std::string& id : ids)
        if (!has_id(id))
            id.clear();
    const LinkResolver resolve = [&](LinkKind kind, std::string_view target) {
        return resolved(reading, document.path, kind, target);
    };
    std::vector<BodyPart> parts;
    for (MarkdownPart& part : markdown.parts(ids, resolve, document.title)) {
        const auto first = outline.blocks().begin() + static_cast<std::ptrdiff_t>(part.first_block);
        parts.push_back({std::move(part.html), false, {}});
        for (std::size_t i = 0; i < part.block_count; ++i)
            parts.back().anchors.push_back(first[static_cast<std::ptrdiff_t>(i)].anchor);
        parts.back().is_heading = part.block_count == 1 && first->kind == BlockKind::heading;
    }
    std::erase_if(parts, [](const BodyPart& part) { return part.html.empty(); });
    return parts;
}

std::optional<ReadTexts> read_texts(const Reading& reading, const std::vector<LanguageFile>& files,
                                    Problems& problems)
{
    const std::string& original = reading.config.original().id;
    const auto file = std::find_if(files.begin(), files.end(), [&](const LanguageFile& each) {
        return each.language == original;
    });
    if (file == files.end()) {
        problems.add("original-missing", {files.front().path.text()},
                     {reading.config.original().name});
        return std::nullopt;
    }
    std::optional<ReadDocument> read = read_document(reading, *file, problems);
    if (!read)
        return std::nullopt;
    ReadTexts result{Texts(std::move(read->document)), std::move(read->front)};
    add_translations(reading, files, result.texts, problems);
    return result;
}

std::optional<toml::Table> read_table(const Reading& reading, const Path& file, Problems& problems)
{
    const std::optional<std::string> text =
        source_text(reading.snapshot.read(file), file.text(), problems);
    return text ? toml::parse(*text, file.text(), 1, problems) : std::nullopt;
}

std::optional<Date> read_day(const toml::Table& table, std::string_view key, Problems& problems)
{
    const std::optional<toml::Table::When> when = table.when(key, problems);
    if (!when)
        return std::nullopt;
    if (const Date* date = std::get_if<Date>(&*when))
        return *date;
    problems.add("date-bad", table.place(key), {std::string(key)});
    return std::nullopt;
}

std::optional<Date> required_day(const toml::Table& table, std::string_view key,
                                 Problems& problems)
{
    if (!table.has(key))
        problems.add("key-missing", table.place(), {std::string(key)});
    return read_day(table, key, problems);
}

Localized read_words(const SiteConfig& config, const toml::Table& table, std::string_view key,
                     Problems& problems)
{
    Localized words;
    const std::optional<toml::Table> inner = table.table(key, problems);
    if (!inner)
        return words;
    for (const Language& language : config.languages)
        if (auto text = inner->text(language.id, problems))
            words.set(language.id, *std::move(text));
    inner->report_unknown(problems);
    return words;
}

Localized required_words(const SiteConfig& config, const toml::Table& table, std::string_view key,
                         Problems& problems)
{
    const Localized words = read_words(config, table, key, problems);
    const std::optional<toml::Table> inner = table.table(key, problems);
    const std::string& original = config.original().id;
    const std::string* text = words.find(original);
    const bool is_blank = text && utf8::is_unseen(*text);
    if (!table.has(key))
        problems.add("key-missing", table.place(), {std::string(key)});
    else if (inner && (is_blank || !inner->has(original)))
        problems.add("key-missing", inner->place(), {std::string(key) + "." + original});
    return words;
}

Standing read_standing(const toml::Table& front, Problems& problems)
{
    Standing standing;
    standing.draft = front.boolean("draft", problems).value_or(false);
    const std::optional<toml::Table> table = front.table("withdrawn", problems);
    if (!table)
        return standing;
    const std::optional<toml::Table::When> on = table->when("on", problems);
    const Date* day = on ? std::get_if<Date>(&*on) : nullptr;
    if (!day)
        problems.add("date-bad", table->place("on"), {"withdrawn.on"});
    std::string reason = table->required_text("reason", problems);
    table->report_unknown(problems);
    if (day)
        standing.withdrawn = Withdrawn{*day, std::move(reason)};
    return standing;
}

}
