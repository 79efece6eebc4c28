// The preview: a finished site folder served on this machine only, as a careful web server would
// serve it. It knows files and addresses, not how the site is made.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace mingbai {

struct PreviewOptions {
    std::filesystem::path folder;  // may be a symlink: a turn shows at the next request
    int port = 8000;               // 0: any free one
    std::string base_path;         // "" or as "/column"
};

// Answers from its birth to its end, on threads of its own.
class Preview {
public:
    // Throws Failure when the port is taken.
    explicit Preview(PreviewOptions options);
    ~Preview();
    Preview(const Preview&) = delete;
    Preview& operator=(const Preview&) = delete;

    std::string address() const;  // "http://127.0.0.1:8000/column/"

private:
    struct Running;

    std::unique_ptr<Running> running_;
};

// Serves until SIGINT or SIGTERM. Call it while no other thread runs but those that were started
// with these signals blocked: a signal goes to any thread that takes it.
void serve_folder(const PreviewOptions& options,
                  const std::function<void(const std::string& address)>& ready);

}
