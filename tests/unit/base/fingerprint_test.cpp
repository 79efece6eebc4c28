#include "base/fingerprint.h"

#include <string>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("equal bytes have one name, and no others have it")
{
    CHECK(Fingerprint::of("明白") == Fingerprint::of("明白"));
    CHECK(Fingerprint::of("明白") != Fingerprint::of("明白账"));
    CHECK(Fingerprint::of("") != Fingerprint());
}

TEST_CASE("where one part ends and the next begins counts")
{
    const auto of = [](std::string_view first, std::string_view second) {
        return Fingerprinter().add(first).add(second).name();
    };
    CHECK(of("ab", "c") == of("ab", "c"));
    CHECK(of("ab", "c") != of("a", "bc"));
    CHECK(of("ab", "") != of("", "ab"));
}

TEST_CASE("a name can be asked for on the way")
{
    Fingerprinter parts;
    const Fingerprint none = parts.name();
    const Fingerprint one = parts.add("一").name();
    CHECK(one != none);
    CHECK(parts.name() == one);
    CHECK(parts.add_number(2).name() != one);
    CHECK(Fingerprinter().add("一").add_number(2).name() == parts.name());
}

TEST_CASE("a large part counts with every byte")
{
    const std::string large(100'000, 'x');
    std::string other = large;
    other.back() = 'y';
    CHECK(Fingerprinter().add(large).name() == Fingerprinter().add(large).name());
    CHECK(Fingerprinter().add(large).name() != Fingerprinter().add(other).name());
    CHECK(Fingerprinter().add(large).add("a").name() != Fingerprinter().add(large).add("b").name());
    CHECK(Fingerprinter().add(large).name() != Fingerprinter().add(large.substr(1)).name());
}
