// Fetch: files of a published site, asked for over http or https as a reader's browser would.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai {

class RemoteSite {
public:
    static constexpr std::size_t largest_file = std::size_t{256} << 20;

    // "https://site.example" or "https://site.example/column". Failure when it is no such address.
    explicit RemoteSite(const std::string& url);
    ~RemoteSite();
    RemoteSite(RemoteSite&&) noexcept;
    RemoteSite& operator=(RemoteSite&&) = delete;

    // The bytes of a file of the release, "en/2023/report.html"; nothing when the server says that it
    // is not there. Failure when the server can not be asked, leads elsewhere or sends more than `largest` bytes.
    std::optional<std::string> read(std::string_view file, std::size_t largest = largest_file) const;

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

}
