// One Markdown file of the content: front matter, title, body as HTML, outline, links. Parsed once; the
// tree is freed before the next file is read. And what the files of all records have in common.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "base/fingerprint.h"
#include "base/path.h"
#include "base/problem.h"
#include "intake/snapshot.h"
#include "model/config.h"
#include "text/language.h"
#include "text/markdown.h"
#include "text/outline.h"
#include "text/search_terms.h"
#include "text/toml.h"

namespace mingbai {

// Whether title and body of the original still say what was translated; see model/freshness. unknown:
// another version was translated, and nobody here knows what it said.
enum class Freshness { fresh, stale, unknown };

struct Translation {
    std::optional<ObjectId> from;  // the blob of the original that was translated
    Place from_place;
    std::string translator;
    bool reviewed = false;         // false: a draft
    std::vector<std::string> image_alt;
    Freshness freshness = Freshness::fresh;  // fresh as well where no `from` says anything
};

struct Document {
    Path path;
    std::string language;  // id
    std::string title;
    Outline outline;
    std::string body;      // HTML; of a record that was remembered it is not at hand: see body_of
    std::vector<MarkdownLink> links;
    std::optional<Translation> translation;  // nothing: the original
    Fingerprint body_name = {};  // of all that the body is made of; of nothing when it is empty
    SearchTerms terms = {};  // of a record that was read anew; see terms_of
};

struct Reading;

// The same document in its languages. There is always an original, and it stands first.
class Texts {
public:
    explicit Texts(Document original) { documents_.push_back(std::move(original)); }
    void add_translation(Document document) { documents_.push_back(std::move(document)); }

    const Document& original() const { return documents_.front(); }
    const Document* in(std::string_view language) const;
    // What a page in `language` shows: the translation, or else the original.
    const Document& shown_in(std::string_view language) const;
    const std::vector<Document>& all() const { return documents_; }
    std::span<Document> translations() { return std::span(documents_).subspan(1); }

    void forget_blocks();  // of the outlines; see Outline::forget_blocks
    void find_terms(const Reading& reading);  // of each document

private:
    std::vector<Document> documents_;
};

struct Withdrawn {
    Date on;
    std::string reason;
};

// Where a link in a content file leads: an address, or empty when it leads nowhere.
using AddressOf = std::function<std::string(const Path& file, std::string_view target)>;

// In which forms a page shows an image of the content.
using FormsOf = std::function<ImageForms(const Path& image)>;

// What all documents are read with.
struct Reading {
    const Snapshot& snapshot;
    const SiteConfig& config;
    AddressOf address_of;
    FormsOf forms_of = {};  // none: only as they are
};

struct LanguageFile {
    Path path;
    std::string language;  // id
};

// A document is "+++", TOML, "+++", Markdown.
struct DocumentParts {
    std::string_view front;
    std::uint32_t front_line = 2;
    std::string_view body;
    std::uint32_t body_line = 1;
};

// Views of `text`, which must stay. Reports `front-matter-missing` and `front-matter-open`.
std::optional<DocumentParts> parts_of(std::string_view text, const std::string& file,
                                      Problems& problems);

// A document in its languages, and the front matter of the original: the caller asks it for its keys,
// then has the unknown ones reported.
struct ReadTexts {
    Texts texts;
    toml::Table front;
};

// Nothing when the original is missing or can not be read; why is among the problems. Reports the state
// of the bytes (encoding, control characters, line ends), of the front matter, of the Markdown, and of
// the translations: missing, or with another outline than the original.
std::optional<ReadTexts> read_texts(const Reading& reading, const std::vector<LanguageFile>& files,
                                    Problems& problems);

// The body of a document as HTML, made again when it is not at hand.
std::string body_of(const Reading& reading, const Document& document);

// What the document can be found by; read again when nothing of it is at hand.
SearchTerms terms_of(const Reading& reading, const Document& document);

// A piece of a body that stands by itself: a heading, a paragraph, a whole list, a whole table.
struct BodyPart {
    std::string html;
    bool is_heading = false;
    std::vector<std::string> anchors;  // of its blocks, in order
};

// The body in parts. Only the anchors that `has_id` wants become ids.
std::vector<BodyPart> body_parts_of(const Reading& reading, const Document& document,
                                    const std::function<bool(const std::string&)>& has_id);

// A file of records as a table; nothing when it can not be read, which is then among the problems.
std::optional<toml::Table> read_table(const Reading& reading, const Path& file, Problems& problems);

// A day as a TOML date; anything else is `date-bad`. `required_day` also reports one that is missing.
std::optional<Date> read_day(const toml::Table& table, std::string_view key, Problems& problems);
std::optional<Date> required_day(const toml::Table& table, std::string_view key,
                                 Problems& problems);

// `key.<lang>` in the languages of the site, as far as it is there.
Localized read_words(const SiteConfig& config, const toml::Table& table, std::string_view key,
                     Problems& problems);
// The same, and the words of the original language are required.
Localized required_words(const SiteConfig& config, const toml::Table& table, std::string_view key,
                         Problems& problems);

// `draft` and `withdrawn` of a report or an activity.
struct Standing {
    bool draft = false;
    std::optional<Withdrawn> withdrawn;
};
Standing read_standing(const toml::Table& front, Problems& problems);

}
