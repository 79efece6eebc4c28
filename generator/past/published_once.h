// PublishedOnce: whether a file that is no longer there was ever public. A draft was not, nor what
// belonged to drafts alone: the attachments of a report, the photographs that a document names.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/former_versions.h"

namespace mingbai {

class PublishedOnce {
public:
    // `original`: the language of the facts. `past` must outlive it.
    PublishedOnce(const Past& past, std::string original);

    // In any commit of the line. In doubt they were.
    bool document(std::string_view path);
    bool attachment(std::string_view path);
    bool image(std::string_view path);

private:
    struct Text {
        bool is_draft = false;
        std::string bytes;  // with what links have encoded decoded
    };
    // Whether the file belongs to this text of a document.
    using Owns = std::function<bool(std::string_view path, const ObjectId& text)>;
    using Texts = std::map<std::string_view, ObjectId>;  // by path

    void sort_changes();
    bool was_public(std::string_view path, const Owns& owns);
    bool is_shown(const Texts& texts, const Texts& owners);
    const Text& text(const ObjectId& blob);

    const Past& past_;
    std::string ending_;  // ".zh.md"
    bool is_sorted_ = false;
    // Of the line, oldest first, by the folder of the body, "content/<body>/".
    std::map<std::string_view, std::vector<const FileChange*>> changes_;
    std::map<ObjectId, Text> texts_;
};

}
