#include "desk/fetch.h"

#include <fmt/format.h>
#include <httplib.h>

#include "base/failure.h"

namespace mingbai {

namespace {

constexpr int seconds_to_connect = 10;
constexpr int seconds_to_wait = 60;

std::string encoded(std::string_view path)
{
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string text;
    for (const char c : path)
        text += plain.find(c) != std::string_view::npos
                    ? std::string(1, c)
                    : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return text;
}

}

struct RemoteSite::Connection {
    Connection(const std::string& host, std::string below) : client(host), path(std::move(below)) {}

    httplib::Client client;
    std::string path;  // before every file; without '/' at the end
};

RemoteSite::RemoteSite(const std::string& url)
{
    const std::size_t scheme = url.find("://");
    const bool is_web = url.starts_with("http://") || url.starts_with("https://");
    const std::size_t slash = is_web ? url.find('/', scheme + 3) : std::string::npos;
    std::string path = slash == std::string::npos ? std::string() : url.substr(slash);
    while (path.ends_with('/'))
        path.pop_back();
    const std::string host = url.substr(0, slash);
    if (!is_web || host.size() <= scheme + 3)
        throw Failure(fmt::format("{0} 不是网址 / {0} is no address", url), "https://site.example");
    connection_ = std::make_unique<Connection>(host, std::move(path));
    if (!connection_->client.is_valid())
        throw Failure(fmt::format("{0} 不是网址 / {0} is no address", url), "https://site.example");
    connection_->client.set_connection_timeout(seconds_to_connect);
    connection_->client.set_read_timeout(seconds_to_wait);
    connection_->client.set_keep_alive(true);
    connection_->client.set_tcp_nodelay(true);
    // Who leads elsewhere is not the site that was asked for.
    connection_->client.set_follow_location(false);
}

RemoteSite::~RemoteSite() = default;

RemoteSite::RemoteSite(RemoteSite&&) noexcept = default;

std::optional<std::string> RemoteSite::read(std::string_view file, std::size_t largest) const
{
    const std::string path = fmt::format("{}/{}", connection_->path, encoded(file));
    std::string body;
    bool is_too_large = false;
    const httplib::Headers headers = {{"Accept-Encoding", "identity"}};
    const httplib::Result answer = connection_->client.Get(
        path, headers, [&](const char* bytes, std::size_t size) {
            is_too_large = body.size() + size > largest;
            if (!is_too_large)
                body.append(bytes, size);
            return !is_too_large;
        });
    if (is_too_large)
        throw Failure(fmt::format("{} has more than {} bytes", path, largest));
    if (!answer)
        throw Failure(fmt::format("the server does not answer for {}: {}", path,
                                  httplib::to_string(answer.error())),
                      "look whether the address is right and can be reached from here");
    if (answer->status == 404 || answer->status == 410)
        return std::nullopt;
    if (answer->status != 200)
        throw Failure(fmt::format("the server answers {} for {}", answer->status, path));
    return body;
}

}
