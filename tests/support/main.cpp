#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "text/markdown.h"

int main(int count, char** words)
{
    mingbai::Markdown::prepare();
    return doctest::Context(count, words).run();
}
