#include "theme/theme.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/path.h"
#include "text/html.h"
#include "theme/asset_folder.h"
#include "theme/compiled_template.h"
#include "theme/template_text.h"
#include "theme/words.h"

namespace mingbai {
namespace {

constexpr std::string_view template_extension = ".mustache";
constexpr std::string_view parts_prefix = "parts/";

struct InLanguage {
    CompiledTemplate compiled;
    Fingerprint fingerprint;
};

struct LoadedTemplate {
    std::string file;
    std::map<std::string, Place, std::less<>> names;  // where first used
    std::map<std::string, InLanguage, std::less<>> by_language;
};

std::string file_of(const std::string& folder, std::string_view template_name)
{
    return folder + '/' + std::string(template_name) + std::string(template_extension);
}

TemplateSources read_sources(const Snapshot& snapshot, const std::string& folder,
                             Problems& problems)
{
    TemplateSources sources;
    for (const Path& path : snapshot.paths()) {
        if (!path.is_below(folder) || !path.text().ends_with(template_extension))
            continue;
        const std::size_t start = folder.size() + 1;
        std::string name =
            path.text().substr(start, path.text().size() - start - template_extension.size());
        sources.emplace(std::move(name),
                        parse_template(snapshot.read(path), path.text(), problems));
    }
    return sources;
}

bool is_part(const TemplateSources::value_type& source)
{
    return source.first.starts_with(parts_prefix);
}

std::map<std::string, Place, std::less<>> first_uses(const TemplatePieces& pieces)
{
    std::map<std::string, Place, std::less<>> uses;
    for (const TemplatePiece& piece : pieces)
        if (piece.kind != TemplatePiece::Kind::text && piece.kind != TemplatePiece::Kind::end)
            uses.emplace(piece.text, piece.place);
    return uses;
}

void check_words(const TemplatePieces& pieces, const Words& words,
                 const std::vector<Language>& languages, Problems& problems)
{
    for (const auto& [name, place] : first_uses(pieces)) {
        if (!name.starts_with(word_prefix))
            continue;
        const std::string key = name.substr(word_prefix.size());
        const Localized* word = words.find(key);
        if (word == nullptr) {
            problems.add("word-unknown", place, {key, words.nearest(key)});
            continue;
        }
        for (const Language& language : languages)
            if (wants_arguments(*word, language))
                problems.add("word-arguments", place, {key, language.id});
    }
}

// As a template prints it. "{" is written as a reference, for "{{" would begin a tag.
std::string printed_word(const Words& words, std::string_view key, const Language& language)
{
    std::string out;
    for (const char byte : html::escaped(words.say(key, language, {}))) {
        if (byte == '{')
            out += "&#123;";
        else
            out += byte;
    }
    return out;
}

LoadedTemplate load_template(const TemplatePieces& pieces, const std::string& file,
                             const Words& words, const std::vector<Language>& languages,
                             Problems& problems)
{
    LoadedTemplate loaded{file, first_uses(pieces), {}};
    check_words(pieces, words, languages, problems);
    for (const Language& language : languages) {
        std::string text = mustache_text(
            pieces, [&](std::string_view key) { return printed_word(words, key, language); });
        const Fingerprint fingerprint = Fingerprint::of(text);
        loaded.by_language.emplace(language.id,
                                   InLanguage{CompiledTemplate(std::move(text)), fingerprint});
    }
    return loaded;
}

using Templates = std::map<std::string, LoadedTemplate, std::less<>>;

// On all cores: parts and words are put in place in every language.
Templates load_templates(const TemplateSources& sources, const std::string& folder,
                         const Words& words, const std::vector<Language>& languages,
                         Workers workers, Problems& problems)
{
    std::vector<std::string> names;
    for (const auto& source : sources)
        if (!is_part(source))
            names.push_back(source.first);
    std::vector<LoadedTemplate> loaded(names.size());
    std::vector<Problems> found(names.size());
    for_each_index(workers, names.size(), [&](std::size_t i) {
        const TemplatePieces whole = with_parts(names[i], sources, found[i]);
        loaded[i] = load_template(whole, file_of(folder, names[i]), words, languages, found[i]);
    });
    Templates templates;
    for (std::size_t i = 0; i < names.size(); ++i) {
        problems.append(std::move(found[i]));
        templates.emplace(std::move(names[i]), std::move(loaded[i]));
    }
    return templates;
}

std::string_view rule_of(TemplateFault::Kind kind)
{
    switch (kind) {
    case TemplateFault::Kind::unknown_name: return "template-name";
    case TemplateFault::Kind::wrong_escape: return "template-escape";
    case TemplateFault::Kind::not_printable: return "template-value";
    }
    return "";
}

}

struct Theme::Content {
    std::string templates_folder;
    Words words;
    Fingerprint words_fingerprint;
    Templates templates;
    AssetFolder assets;
};

Theme::Theme(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

Theme Theme::load(const Snapshot& snapshot, const std::string& name,
                  const std::vector<Language>& languages, Workers workers, Problems& problems)
{
    const std::string folder = "themes/" + name;
    auto content = std::make_shared<Content>();
    content->templates_folder = folder + "/templates";
    const TemplateSources sources = read_sources(snapshot, content->templates_folder, problems);
    if (std::all_of(sources.begin(), sources.end(), is_part)) {
        problems.add("theme-missing", {folder}, {name});
        return Theme(std::move(content));
    }
    const Path words = Path::of(folder + "/words.toml");
    content->words = Words::read(snapshot, words, languages, problems);
    if (snapshot.contains(words))
        content->words_fingerprint = Fingerprint::of(snapshot.read(words));
    content->templates = load_templates(sources, content->templates_folder, content->words,
                                        languages, workers, problems);
    content->assets = read_assets(snapshot, folder + "/assets", problems);
    return Theme(std::move(content));
}

std::string Theme::word(std::string_view key, const Language& language,
                        const locale::Arguments& arguments) const
{
    return content_->words.say(key, language, arguments);
}

Html Theme::render(std::string_view name, const Language& language, const View& view,
                   Problems& problems) const
{
    if (content_->templates.empty())
        return {};  // `theme-missing` has been said
    const auto loaded = content_->templates.find(name);
    if (loaded == content_->templates.end()) {
        problems.add("template-missing", {template_file(name)}, {std::string(name)});
        return {};
    }
    const auto own = loaded->second.by_language.find(language.id);
    if (own == loaded->second.by_language.end())
        return {};
    std::vector<TemplateFault> faults;
    std::string markup = own->second.compiled.render(view, faults);
    for (TemplateFault& fault : faults) {
        const auto use = loaded->second.names.find(fault.name);
        Place place = use == loaded->second.names.end() ? Place{loaded->second.file} : use->second;
        problems.add(rule_of(fault.kind), std::move(place),
                     {std::move(fault.name), std::string(name)});
    }
    return {std::move(markup)};
}

Fingerprint Theme::fingerprint(std::string_view name, const Language& language) const
{
    const auto loaded = content_->templates.find(name);
    if (loaded == content_->templates.end())
        return {};
    const auto own = loaded->second.by_language.find(language.id);
    return own == loaded->second.by_language.end() ? Fingerprint() : own->second.fingerprint;
}

const Fingerprint& Theme::words_fingerprint() const { return content_->words_fingerprint; }

std::string Theme::template_file(std::string_view name) const
{
    return file_of(content_->templates_folder, name);
}

std::string Theme::asset(std::string_view name) const
{
    const auto found = content_->assets.files.find(name);
    return found == content_->assets.files.end() ? std::string() : found->second;
}

const std::vector<Asset>& Theme::assets() const { return content_->assets.assets; }

}
