// Fetch: files of a published site, asked for over http or https as a reader's browser would.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai {

class RemoteSite {
public:
    // "https://site.example" or "https://site.example/column". Failure when it is no such address.
    explicit RemoteSite(const std::string& url);
    ~RemoteSite();
    RemoteSite(RemoteSite&&) noexcept;
    RemoteSite& operator=(RemoteSite&&) = delete;

    // The bytes of a file of the release, "en/2023/report.html"; nothing when the server says that it
    // is not there. Failure when the server can not be asked, leads elsewhere or sends without end.
    std::optional<std::string> read(std::string_view file) const;

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

}
