#include "site/redirect.h"

#include <utility>

namespace mingbai {
namespace {

Composition redirect_page(const Site& site, const std::string& target, const Language& language)
{
    const std::string absolute =
        target.starts_with('/') ? site.routes.absolute({target, {}}) : target;
    View view;
    view.set("url", target);
    view.set("canonical_url", absolute);
    view.set("language_tag", language.tag);
    view.set("language_direction", language.direction);
    view.set("site_title", site.catalogue.config.title.in(language.id));
    // Without an icon of its own a browser asks for /favicon.ico, which is not there.
    const std::string mark = site.theme.asset("mark.svg");
    view.set("mark_url", mark.empty() ? mark : site.routes.asset(mark).url);
    Fingerprinter inputs;
    inputs.add(site.theme.fingerprint("redirect", language));
    view.add_to(inputs);
    return {inputs.name(),
            [&theme = site.theme, &language, view = std::move(view)](Problems& problems) {
                return theme.render("redirect", language, view, problems).markup;
            }};
}

}

Page redirect(const Site& site, const Route& from, const std::string& target,
              const std::string& origin, const Language& language)
{
    return {from, origin,
            [site, target, &language] { return redirect_page(site, target, language); }};
}

}
