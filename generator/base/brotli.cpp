#include "base/brotli.h"

#include <cstdint>
#include <memory>
#include <new>

#include <brotli/decode.h>
#include <brotli/encode.h>

namespace mingbai::brotli {

namespace {

// Measured on pages of reports: 4 is hardly better than gzip, 9 costs forty times as much for a hundredth.
constexpr int quality = 5;

}

std::string packed(std::string_view content)
{
    std::size_t size = BrotliEncoderMaxCompressedSize(content.size());
    std::string bytes(size, '\0');
    if (!BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, content.size(),
                               reinterpret_cast<const std::uint8_t*>(content.data()), &size,
                               reinterpret_cast<std::uint8_t*>(bytes.data())))
        throw std::bad_alloc();
    bytes.resize(size);
    return bytes;
}

std::optional<std::string> unpacked(std::string_view packed, std::size_t size)
{
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    if (!decoder)
        throw std::bad_alloc();
    std::string content(size, '\0');
    std::size_t left = packed.size();
    std::size_t room = size;
    const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
    auto* out = reinterpret_cast<std::uint8_t*>(content.data());
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(decoder.get(), &left, &in, &room, &out, nullptr);
    if (result != BROTLI_DECODER_RESULT_SUCCESS || left != 0 || room != 0)
        return std::nullopt;
    return content;
}

}
