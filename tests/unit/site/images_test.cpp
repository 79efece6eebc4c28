#include "site/images.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/folder.h"
#include "support/pages.h"
#include "support/sites.h"
#include "support/test_pictures.h"

using namespace mingbai;

namespace {

const std::string photograph = "content/jky/activities/2023-09-20-moot-court.jpg";

Images images_of(const Files& files, const Memory& memory = {}, unsigned workers = 1)
{
    return Images::of(Snapshot::of_files(files), config_of(files), memory, {workers});
}

ImageForms forms_of(const Files& files, const Images& images)
{
    const SiteConfig config = config_of(files);
    return images.forms(Routes(config), Path::of(photograph));
}

Files with(const std::string& picture)
{
    Files files = small_site();
    files[photograph] = picture;
    return files;
}

}

TEST_CASE("a photograph is offered in widths whose addresses change with it")
{
    const Files files = small_site();
    const ImageForms forms = forms_of(files, images_of(files));
    CHECK(forms.width == 500);
    CHECK(forms.height == 300);
    CHECK(forms.sources.starts_with("/images/"));
    CHECK(forms.sources.find("-480.webp 480w, /images/") != std::string::npos);
    CHECK(forms.sources.ends_with("-500.webp 500w"));
    CHECK(forms.sources == forms_of(files, images_of(files, {}, 4)).sources);
    const Files other = with(test_pictures::jpeg({500, 300}));
    CHECK(forms_of(other, images_of(other)).sources != forms.sources);
}

TEST_CASE("what can not be read, and what is attached to a report, has no smaller forms")
{
    const Files broken = with("no picture");
    CHECK(forms_of(broken, images_of(broken)).width == 0);
    Files files = small_site();
    const std::string attached = "content/jky/2023/attachments/a.jpg";
    files[attached] = test_pictures::photograph();
    const SiteConfig config = config_of(files);
    const ImageForms forms = images_of(files).forms(Routes(config), Path::of(attached));
    CHECK(forms.width == 500);
    CHECK(forms.sources.empty());
}

TEST_CASE("what is remembered of a photograph is what is read of it")
{
    const Folder folder;
    const Memory memory(folder.path(), "program");
    const Files files = small_site();
    const std::string fresh = forms_of(files, images_of(files, memory)).sources;
    CHECK_FALSE(fresh.empty());
    CHECK(forms_of(files, images_of(files, memory)).sources == fresh);
    const Files turned = with(test_pictures::jpeg({500, 300, test_pictures::Inks::colour, false, 6}));
    CHECK(forms_of(turned, images_of(turned, memory)).width == 300);
}

TEST_CASE("a record shows its photograph in its forms")
{
    const BuiltPages below(small_site());
    const std::string& page = below.page("jky/activities/2023-09-20-moot-court.html");
    CHECK(page.find("<source type=\"image/webp\" srcset=\"/images/") != std::string::npos);
    CHECK(page.find("width=\"500\" height=\"300\" loading=\"lazy\" decoding=\"async\"") != std::string::npos);
    CHECK(std::count_if(below.pages().begin(), below.pages().end(), [](const auto& each) {
              return each.first.starts_with("images/") && each.second.starts_with("RIFF");
          }) == 2);
    CHECK(below.problems().empty());
}
