// Failure: the world did not do its part (disk, repository, permission). It says what happened and
// what to do. What an editor can mend is a Problem, never a Failure.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace mingbai {

class Failure : public std::runtime_error {
public:
    // `hint` says what an administrator can do about it; empty when nothing is known.
    explicit Failure(const std::string& what_happened, std::string hint = {})
        : std::runtime_error(what_happened), hint_(std::move(hint))
    {
    }

    const std::string& hint() const { return hint_; }

private:
    std::string hint_;
};

}
