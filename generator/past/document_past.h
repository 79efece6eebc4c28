// Pasts: what happened to every document of the site, as the public may read it: its revisions, who
// made them and when the repository got them, and which of their texts are shown.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/fingerprint.h"
#include "base/parallel.h"
#include "base/problem.h"
#include "base/remembered.h"
#include "intake/former_versions.h"
#include "intake/revisions.h"
#include "model/records.h"
#include "site/page.h"

namespace mingbai {

// One revision of one file.
struct Version {
    enum class Text { shown, gone, withheld, withdrawn, unreadable };

    const Commit* commit = nullptr;
    FileChange::Kind kind = FileChange::Kind::edited;
    // The oldest commit that is here found it there: not its first revision, and not of that day.
    bool is_of_cut = false;
    std::string path;                    // raw bytes
    std::string former_path;             // of a rename; raw bytes
    ObjectId blob;                       // none: the file was not there after it
    std::string name;                    // of the blob, in addresses: its first digits; "" without one
    std::string title;                   // of a text that is not shown: today's
    Text text = Text::shown;
    const Withheld* withheld = nullptr;  // of Text::withheld
    bool has_personal_data = false;
    bool withdraws = false;              // with it the document was withdrawn
    bool reinstates = false;             // with it that ended
    bool has_new_words = true;           // false: only the front matter changed, or the name
};

// Newest first. Revisions that were drafts, or translations of drafts, are none; the last is the first
// that was public.
struct TextPast {
    const Document* document = nullptr;
    std::vector<Version> versions;
};

// A document in its languages.
struct DocumentPast {
    const Texts* texts = nullptr;
    const Body* body = nullptr;  // nothing: a page of the whole site
    Chapter chapter = Chapter::none;
    bool is_report = false;
    std::function<Route(const Language&)> route_in;
    std::function<std::vector<std::pair<std::string, Route>>(const Language&)> crumbs_in;
    std::vector<TextPast> languages;  // the original first
    std::string_view kind = {};       // of an activity

    const TextPast& original() const { return languages.front(); }
    const TextPast* in(const Language& language) const;
};

// Gives the texts of a document the names that their addresses have: eight digits of the blob's id. Of
// two blobs that begin alike the older keeps the address that it has had, the later gets more digits.
void name_texts(DocumentPast& past);

class Pasts {
public:
    // Reports `withheld-unknown`, `withheld-current` and `personal-former`. What former texts are is remembered.
    // `revisions`: of the past, for all files of the site.
    static Pasts of(const Site& site, const Past& past, Revisions revisions, const Memory& memory,
                    Workers workers, Problems& problems);

    const std::vector<DocumentPast>& documents() const { return documents_; }
    const DocumentPast* find(const Texts& texts) const;  // nothing outside git

    const Past& past() const { return *past_; }
    const Revisions& revisions() const { return revisions_; }

private:
    const Past* past_ = nullptr;
    Revisions revisions_;
    std::vector<DocumentPast> documents_;
    std::map<const Texts*, std::size_t> places_;
};

// Whether its pages have a history of their own; else one line says all there is.
bool has_history(const DocumentPast& past);

// The version that a stale translation was made from; nothing when it is not among the versions.
const Version* translated_version(const DocumentPast& past, const Document& translation);

// The text before that of `newer`, an index of `versions`; nothing when there is none.
const Version* version_before(const TextPast& past, std::size_t newer);

// What stands now.
const Version& newest_text(const TextPast& past);

}
