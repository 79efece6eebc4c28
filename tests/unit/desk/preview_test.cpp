#include "desk/preview.h"

#include <csignal>
#include <cstdint>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/failure.h"
#include "support/folder.h"

using namespace mingbai;
namespace fs = std::filesystem;

namespace {

int port_of(const std::string& address)
{
    return std::stoi(address.substr(address.rfind(':') + 1));
}

int connected(int port)
{
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(static_cast<std::uint16_t>(port));
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(connection, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0);
    return connection;
}

// The raw request, the raw answer: no client that puts an address in order first.
std::string exchanged(int port, const std::string& request)
{
    const int connection = connected(port);
    REQUIRE(::send(connection, request.data(), request.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(request.size()));
    std::string answer;
    char buffer[4096];
    for (ssize_t got; (got = ::recv(connection, buffer, sizeof buffer, 0)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(got));
    ::close(connection);
    return answer;
}

struct Site {
    Folder folder;
    fs::path root = folder / "site";

    Site()
    {
        folder.write("secret.txt", "SECRET");
        folder.write("site/index.html", "front");
        folder.write("site/404.html", "absent here");
        folder.write("site/yumin/2023/index.html", "year");
        folder.write("site/yumin/2023/report.html", "report");
        folder.write("site/附件/第 1 号.pdf", "pdf");
        folder.write("site/assets/a.css", "css");
        fs::create_symlink("../secret.txt", root / "out.txt");
        fs::create_directory_symlink("..", root / "up");
        fs::create_symlink("index.html", root / "within.html");
    }
};

class Visitor {
public:
    explicit Visitor(const Preview& preview) : port_(port_of(preview.address())) {}

    int port() const { return port_; }

    std::string ask(const std::string& target, const std::string& method = "GET") const
    {
        return exchanged(port_, fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n"
                                            "Connection: close\r\n\r\n",
                                            method, target, port_));
    }

    int status(const std::string& target) const { return std::stoi(ask(target).substr(9, 3)); }

    std::string body(const std::string& target) const
    {
        const std::string answer = ask(target);
        return answer.substr(answer.find("\r\n\r\n") + 4);
    }

private:
    int port_;
};

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("addresses find their files, as on a web server")
{
    const Site site;
    const Preview preview({site.root, 0, ""});
    const Visitor visitor(preview);
    CHECK(visitor.body("/") == "front");
    CHECK(visitor.body("/index.html") == "front");
    CHECK(visitor.body("/yumin/2023/") == "year");
    CHECK(visitor.body("/yumin/2023/report.html?from=a#b") == "report");
    CHECK(visitor.body("/%E9%99%84%E4%BB%B6/%e7%ac%ac%201%20%E5%8F%B7.pdf") == "pdf");
    CHECK(visitor.body("/within.html") == "front");
    CHECK(contains(visitor.ask("/"), "Content-Type: text/html; charset=utf-8\r\n"));
    CHECK(contains(visitor.ask("/assets/a.css"), "Content-Type: text/css; charset=utf-8\r\n"));
    CHECK(contains(visitor.ask("/%E9%99%84%E4%BB%B6/%E7%AC%AC%201%20%E5%8F%B7.pdf"),
                   "Content-Type: application/pdf\r\n"));
}

TEST_CASE("a folder without its slash is sent on, and never to another host")
{
    const Site site;
    const Preview preview({site.root, 0, ""});
    const Visitor visitor(preview);
    CHECK(visitor.status("/yumin/2023") == 301);
    CHECK(contains(visitor.ask("/yumin/2023"), "Location: /yumin/2023/\r\n"));
    CHECK(contains(visitor.ask("/%E9%99%84%E4%BB%B6"), "Location: /%E9%99%84%E4%BB%B6/\r\n"));
    for (const char* target : {"//yumin", "//yumin/2023", "/%2Fyumin", "/%5Cyumin"})
        CHECK(visitor.status(target) == 404);
    CHECK(visitor.status("/yumin/") == 404);  // a folder without a page is not listed
}

TEST_CASE("what is absent gets the site's own page, else a plain answer")
{
    const Site site;
    const Preview preview({site.root, 0, ""});
    const Visitor visitor(preview);
    CHECK(visitor.status("/nowhere.html") == 404);
    CHECK(visitor.body("/nowhere.html") == "absent here");
    fs::remove(site.root / "404.html");
    CHECK(visitor.status("/nowhere.html") == 404);
}

TEST_CASE("nothing outside of the site is ever read")
{
    const Site site;
    const Preview preview({site.root, 0, ""});
    const Visitor visitor(preview);
    for (const char* target :
         {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/yumin/../../secret.txt",
          "/out.txt", "/up/secret.txt", "/up/", "/index.html%00.txt", "/%", "/%4", "/%zz",
          "/index.html/", "/..", "/.", "secret.txt", "http://127.0.0.1/index.html", "/%ff", "*"}) {
        const std::string answer = visitor.ask(target);
        CHECK_MESSAGE(contains(answer.substr(0, 13), " 40"), target);
        CHECK_FALSE(contains(answer, "SECRET"));
    }
    CHECK(visitor.status("/" + std::string(5000, 'n')) == 404);
}

TEST_CASE("every answer carries the strict headers")
{
    const Site site;
    const Preview preview({site.root, 0, ""});
    const Visitor visitor(preview);
    for (const char* target : {"/", "/nowhere", "/yumin/2023", "/assets/a.css"}) {
        const std::string answer = visitor.ask(target);
        CHECK(contains(answer, "Content-Security-Policy: default-src 'none'; script-src 'self'; "));
        CHECK(contains(answer, "frame-ancestors 'none'\r\n"));
        CHECK(contains(answer, "X-Content-Type-Options: nosniff\r\n"));
        CHECK(contains(answer, "Referrer-Policy: no-referrer\r\n"));
    }
}

TEST_CASE("only reading is answered")
{
    const Site site;
    const Preview preview({site.root, 0, ""});
    const Visitor visitor(preview);
    for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
        CHECK(contains(visitor.ask("/", method), " 405 "));
    const std::string head = visitor.ask("/", "HEAD");
    CHECK(contains(head, "HTTP/1.1 200 "));
    CHECK(contains(head, "Content-Length: 5\r\n"));
    CHECK(head.ends_with("\r\n\r\n"));
}

TEST_CASE("a request for another host is refused, so that no foreign page reads the preview")
{
    const Site site;
    const Preview preview({site.root, 0, ""});
    const int port = port_of(preview.address());
    const auto asked_as = [port](const std::string& host) {
        return exchanged(port, "GET / HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    };
    CHECK(contains(asked_as(fmt::format("Host: localhost:{}\r\n", port)), "front"));
    for (const std::string& host :
         {std::string(), std::string("Host: evil.example\r\n"),
          fmt::format("Host: evil.example:{}\r\n", port), std::string("Host: 127.0.0.1:1\r\n"),
          fmt::format("Host: 127.0.0.1.evil.example:{}\r\n", port)})
        CHECK_FALSE(contains(asked_as(host), "front"));
}

TEST_CASE("a column's site stands below its base path")
{
    const Site site;
    const Preview preview({site.root, 0, "/column"});
    CHECK(preview.address().ends_with("/column/"));
    const Visitor visitor(preview);
    CHECK(visitor.body("/column/") == "front");
    CHECK(visitor.body("/column/yumin/2023/report.html") == "report");
    CHECK(contains(visitor.ask("/column/yumin/2023"), "Location: /column/yumin/2023/\r\n"));
    CHECK(contains(visitor.ask("/column"), "Location: /column/\r\n"));
    CHECK(contains(visitor.ask("/"), "Location: /column/\r\n"));
    CHECK(visitor.status("/index.html") == 404);
    CHECK(visitor.status("/columns/index.html") == 404);
    CHECK(visitor.status("/column/../index.html") == 404);
}

TEST_CASE("the turn of a link shows at the next request")
{
    const Site site;
    site.folder.write("newer/index.html", "newer");
    file::point_symlink(site.folder / "live", "site");
    const Preview preview({site.folder / "live", 0, ""});
    const Visitor visitor(preview);
    CHECK(visitor.body("/") == "front");
    file::point_symlink(site.folder / "live", "newer");
    CHECK(visitor.body("/") == "newer");
    file::point_symlink(site.folder / "live", "nowhere");
    CHECK(visitor.status("/") == 503);
}

TEST_CASE("a taken port is a failure with a remedy, and an ended preview gives its port back")
{
    const Site site;
    int port = 0;
    {
        const Preview preview({site.root, 0, ""});
        port = port_of(preview.address());
        CHECK_THROWS_WITH_AS(Preview({site.root, port, ""}),
                             doctest::Contains(std::to_string(port).c_str()), Failure);
    }
    const Preview again({site.root, port, ""});
    CHECK(Visitor(again).body("/") == "front");
}

TEST_CASE("serving ends with a signal, cleanly, also while a browser holds a connection")
{
    const Site site;
    sigset_t ends;
    sigset_t before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &ends, &before);  // as in a program whose main thread serves
    std::string body;
    int held = -1;
    std::thread server([&] {
        serve_folder({site.root, 0, ""}, [&](const std::string& address) {
            const int port = port_of(address);
            body = exchanged(port, fmt::format("GET / HTTP/1.1\r\nHost: localhost:{}\r\n"
                                               "Connection: close\r\n\r\n",
                                               port));
            held = connected(port);
            ::kill(::getpid(), SIGTERM);
        });
    });
    server.join();
    ::close(held);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    CHECK(contains(body, "front"));
}
