// Images: which photographs there are, how large, and in which widths each is offered. Known from their heads
// before any document is read; nothing is unpacked for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "base/path.h"
#include "base/remembered.h"
#include "intake/snapshot.h"
#include "media/picture.h"
#include "model/config.h"
#include "site/routes.h"
#include "text/markdown.h"

namespace mingbai {

// Whether the ending of its name says that the file is a photograph.
bool is_image_name(const Path& file);

class Images {
public:
    Images() = default;
    // `memory` may hold what was known of the same photographs before: they are not read then.
    static Images of(const Snapshot& snapshot, const SiteConfig& config, const Memory& memory,
                     Workers workers);

    struct Width {
        int width = 0;
        Route route;  // its name changes with its content
    };
    // Empty where it is published as it is and nothing else: attachments are.
    std::vector<Width> widths(const Routes& routes, const Path& file) const;

    // How a page shows it; without anything when the file is no photograph, or can not be read.
    ImageForms forms(const Routes& routes, const Path& file) const;

private:
    struct Known {
        PictureSize size;
        std::string name;  // of its smaller forms; empty: there are none
    };
    std::map<Path, Known> known_;
};

}
