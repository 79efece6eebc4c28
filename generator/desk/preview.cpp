#include "desk/preview.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <httplib.h>

#include "base/failure.h"
#include "base/file.h"
#include "base/path.h"

namespace mingbai {

namespace {

namespace fs = std::filesystem;

constexpr const char* loopback = "127.0.0.1";
constexpr std::size_t threads = 16;  // a browser holds up to six open, several windows more

constexpr const char* content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

struct ContentType {
    std::string_view extension;
    const char* type;
};

constexpr std::array content_types = {
    ContentType{"html", "text/html; charset=utf-8"},
    ContentType{"css", "text/css; charset=utf-8"},
    ContentType{"js", "text/javascript; charset=utf-8"},
    ContentType{"json", "application/json; charset=utf-8"},
    ContentType{"jsonld", "application/ld+json; charset=utf-8"},
    ContentType{"sqlite", "application/vnd.sqlite3"},
    ContentType{"xml", "application/xml; charset=utf-8"},
    ContentType{"txt", "text/plain; charset=utf-8"},
    ContentType{"md", "text/plain; charset=utf-8"},
    ContentType{"toml", "text/plain; charset=utf-8"},
    ContentType{"csv", "text/csv; charset=utf-8"},
    ContentType{"svg", "image/svg+xml; charset=utf-8"},
    ContentType{"png", "image/png"},
    ContentType{"jpg", "image/jpeg"},
    ContentType{"jpeg", "image/jpeg"},
    ContentType{"gif", "image/gif"},
    ContentType{"webp", "image/webp"},
    ContentType{"avif", "image/avif"},
    ContentType{"ico", "image/x-icon"},
    ContentType{"woff2", "font/woff2"},
    ContentType{"pdf", "application/pdf"},
    ContentType{"doc", "application/msword"},
    ContentType{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    ContentType{"xls", "application/vnd.ms-excel"},
    ContentType{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    ContentType{"sqlite", "application/vnd.sqlite3"},
    ContentType{"zip", "application/zip"},
};

const char* content_type_of(std::string_view file)
{
    std::string extension(file.substr(file.rfind('.') + 1));
    for (char& letter : extension)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    for (const ContentType& known : content_types)
        if (known.extension == extension)
            return known.type;
    return "application/octet-stream";
}

std::optional<int> hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = static_cast<char>(digit | 0x20);
    if (lower >= 'a' && lower <= 'f')
        return lower - 'a' + 10;
    return std::nullopt;
}

// Nothing for a '%' that is not followed by two hex digits.
std::optional<std::string> decode(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
        const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
        if (!low)
            return std::nullopt;
        decoded += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return decoded;
}

std::string encode(std::string_view path)
{
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        "-._~/";
    std::string encoded;
    for (const char byte : path)
        if (plain.find(byte) != std::string_view::npos)
            encoded += byte;
        else
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    return encoded;
}

// What is asked for, below the base path: "" is the site's front, "a/" a folder, "a" either.
struct Asked {
    std::string path;
    bool as_folder = false;
};

// Nothing when no file of a site can be meant: outside of the base path, `..`, a zero byte, two
// slashes.
std::optional<Asked> asked_for(std::string_view target, std::string_view base_path)
{
    target = target.substr(0, target.find_first_of("?#"));
    if (!target.starts_with(base_path))
        return std::nullopt;
    target.remove_prefix(base_path.size());
    if (!target.starts_with('/'))
        return std::nullopt;
    target.remove_prefix(1);
    std::optional<std::string> path = decode(target);
    if (!path)
        return std::nullopt;
    const bool as_folder = path->empty() || path->ends_with('/');
    if (path->ends_with('/'))
        path->pop_back();
    const bool is_front = path->empty() && target.empty();
    if (!is_front && !Path::parse(*path))
        return std::nullopt;
    return Asked{*std::move(path), as_folder};
}

// The real place of a file of the site. Nothing when nothing is there, or when a symlink leads out.
std::optional<fs::path> inside(const fs::path& root, const std::string& path)
{
    std::error_code error;
    const fs::path real = fs::canonical(root / path, error);
    if (error)
        return std::nullopt;
    const auto [left_of_root, left_of_real] =
        std::mismatch(root.begin(), root.end(), real.begin(), real.end());
    return left_of_root == root.end() ? std::optional(real) : std::nullopt;
}

void send_text(httplib::Response& response, int status, const std::string& text)
{
    response.status = status;
    response.set_content(text, "text/plain; charset=utf-8");
}

bool send_file(httplib::Response& response, const fs::path& root, const std::string& path)
{
    const std::optional<fs::path> real = inside(root, path);
    if (!real || file::kind_of(*real) != file::Kind::regular)
        return false;
    std::optional<std::string> content = file::read_if_exists(*real);
    if (!content)
        return false;
    response.status = 200;
    response.set_content(*std::move(content), content_type_of(path));
    return true;
}

void send_absence(httplib::Response& response, const fs::path& root)
{
    if (send_file(response, root, "404.html"))
        response.status = 404;
    else
        send_text(response, 404, "404\n");
}

void send_redirect(httplib::Response& response, const std::string& address)
{
    send_text(response, 301, "301\n");
    response.set_header("Location", address);
}

void set_headers(httplib::Response& response)
{
    response.set_header("Content-Security-Policy", content_policy);
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cache-Control", "no-cache");
}

void answer_path(const PreviewOptions& options, const std::string& target,
                 httplib::Response& response)
{
    std::error_code error;
    const fs::path root = fs::canonical(options.folder, error);
    if (error)
        return send_text(response, 503, "503\n");
    const bool is_above_base = target == options.base_path || target == "/";
    if (is_above_base && !options.base_path.empty())
        return send_redirect(response, encode(options.base_path) + "/");
    const std::optional<Asked> asked = asked_for(target, options.base_path);
    if (!asked)
        return send_absence(response, root);
    if (asked->as_folder) {
        const std::string index = asked->path.empty() ? "index.html" : asked->path + "/index.html";
        return send_file(response, root, index) ? void() : send_absence(response, root);
    }
    const std::optional<fs::path> real = inside(root, asked->path);
    if (real && file::kind_of(*real) == file::Kind::folder)
        return send_redirect(response, encode(options.base_path + "/" + asked->path) + "/");
    if (!send_file(response, root, asked->path))
        send_absence(response, root);
}

// A page of another site could give its own name this machine's address; then Host tells.
bool host_is_ours(const std::string& host, int port)
{
    return host == fmt::format("{}:{}", loopback, port) ||
           host == fmt::format("localhost:{}", port) ||
           (port == 80 && (host == loopback || host == "localhost"));
}

void answer(const PreviewOptions& options, const httplib::Request& request,
            httplib::Response& response)
{
    set_headers(response);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!host_is_ours(request.get_header_value("Host"), options.port))
        send_text(response, 421, "421\n");
    else if (!reads)
        send_text(response, 405, "405\n");
    else
        answer_path(options, request.target, response);
    if (response.status == 405)
        response.set_header("Allow", "GET, HEAD");
}

// Keeps the signals that end us for sigwait, in this thread and in those it starts.
class EndSignals {
public:
    EndSignals()
    {
        sigemptyset(&ends_);
        sigaddset(&ends_, SIGINT);
        sigaddset(&ends_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &ends_, &before_);
    }
    ~EndSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    EndSignals(const EndSignals&) = delete;
    EndSignals& operator=(const EndSignals&) = delete;

    void wait() const
    {
        int signal = 0;
        sigwait(&ends_, &signal);
    }

private:
    sigset_t ends_{};
    sigset_t before_{};
};

}

struct Preview::Running {
    explicit Running(PreviewOptions chosen) : options(std::move(chosen)) {}

    PreviewOptions options;  // with the port that it has
    httplib::Server server;
    std::thread listener;
};

Preview::Preview(PreviewOptions options) : running_(std::make_unique<Running>(std::move(options)))
{
    PreviewOptions& chosen = running_->options;
    httplib::Server& server = running_->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    server.set_tcp_nodelay(true);  // else each answer on an open connection waits some 40 ms
    server.set_keep_alive_timeout(1);
    // The library would let two previews share one port, and each answer half of the requests.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_pre_routing_handler(
        [&chosen](const httplib::Request& request, httplib::Response& response) {
            answer(chosen, request, response);
            return httplib::Server::HandlerResponse::Handled;
        });
    server.set_exception_handler([](const httplib::Request&, httplib::Response& response,
                                    std::exception_ptr) { send_text(response, 500, "500\n"); });
    if (chosen.port == 0)
        chosen.port = server.bind_to_any_port(loopback);
    else if (!server.bind_to_port(loopback, chosen.port))
        throw Failure(fmt::format("port {} of this machine is taken", chosen.port),
                      "stop what uses it, or choose another with --port");
    if (chosen.port <= 0)
        throw Failure("this machine has no free port");
    running_->listener = std::thread([&server] { server.listen_after_bind(); });
    while (!server.is_running())  // else an early stop would be lost
        std::this_thread::yield();
}

Preview::~Preview()
{
    running_->server.stop();
    running_->listener.join();
}

std::string Preview::address() const
{
    return fmt::format("http://{}:{}{}/", loopback, running_->options.port,
                       encode(running_->options.base_path));
}

void serve_folder(const PreviewOptions& options,
                  const std::function<void(const std::string& address)>& ready)
{
    const EndSignals ends;
    const Preview preview(options);
    ready(preview.address());
    ends.wait();
}

}
