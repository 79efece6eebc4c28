#include "base/gzip.h"

#include <memory>
#include <new>

#include <libdeflate.h>

namespace mingbai::gzip {

namespace {

// Measured on pages of reports: higher levels cost a third more for nothing, the highest ten times as much.
constexpr int level = 6;

}

std::string packed(std::string_view content)
{
    // One a thread: to make it costs as much as to pack a page.
    thread_local const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(level), &libdeflate_free_compressor);
    if (!compressor)
        throw std::bad_alloc();
    std::string bytes(libdeflate_gzip_compress_bound(compressor.get(), content.size()), '\0');
    bytes.resize(libdeflate_gzip_compress(compressor.get(), content.data(), content.size(), bytes.data(),
                                          bytes.size()));
    return bytes;
}

std::optional<std::string> unpacked(std::string_view packed, std::size_t size)
{
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
        libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    if (!decompressor)
        throw std::bad_alloc();
    std::string content(size, '\0');
    std::size_t read = 0;
    std::size_t written = 0;
    const libdeflate_result result =
        libdeflate_gzip_decompress_ex(decompressor.get(), packed.data(), packed.size(), content.data(),
                                      content.size(), &read, &written);
    // A browser would go on with a second piece behind the first.
    if (result != LIBDEFLATE_SUCCESS || read != packed.size() || written != size)
        return std::nullopt;
    return content;
}

}
