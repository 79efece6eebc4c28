// Loaded in front of the C library, counts every call that changes the disk or waits for it, and at one of
// them ends the process or lets the call fail, as a crash, a full disk or a read-only one would.
//   STEP=number of the call, from 1   STEP_ACT=kill | full | readonly   STEP_COUNT=file that gets the last number
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <csignal>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

std::atomic<long> counted{0};

template <typename Function> Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// Whether this call fails; errno is set then.
bool fails_here()
{
    const long number = ++counted;
    const char* wanted = std::getenv("STEP");
    const char* act = std::getenv("STEP_ACT");
    if (wanted == nullptr || act == nullptr || number != std::atol(wanted))
        return false;
    if (std::strcmp(act, "kill") == 0)
        ::raise(SIGKILL);
    errno = std::strcmp(act, "full") == 0 ? ENOSPC : EROFS;
    return true;
}

struct AtTheEnd {
    ~AtTheEnd()
    {
        if (const char* file = std::getenv("STEP_COUNT"))
            if (std::FILE* out = std::fopen(file, "we")) {
                std::fprintf(out, "%ld\n", counted.load());
                std::fclose(out);
            }
    }
} at_the_end;

}

extern "C" {

int open(const char* path, int flags, ...)
{
    std::va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if ((flags & O_CREAT) != 0 && fails_here())
        return -1;
    return next<int(const char*, int, ...)>("open")(path, flags, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t size)
{
    // What is printed is no step of publishing.
    if (descriptor > 2 && fails_here())
        return -1;
    return next<ssize_t(int, const void*, size_t)>("write")(descriptor, bytes, size);
}

#define STEP_CALL(name, parameters, arguments)                                                     \
    int name parameters                                                                            \
    {                                                                                              \
        if (fails_here())                                                                          \
            return -1;                                                                             \
        return next<int parameters>(#name) arguments;                                              \
    }

STEP_CALL(mkdir, (const char* path, mode_t mode), (path, mode))
STEP_CALL(rmdir, (const char* path), (path))
STEP_CALL(rename, (const char* from, const char* to), (from, to))
STEP_CALL(renameat2, (int a, const char* from, int b, const char* to, unsigned flags),
          (a, from, b, to, flags))
STEP_CALL(linkat, (int a, const char* from, int b, const char* to, int flags),
          (a, from, b, to, flags))
STEP_CALL(symlink, (const char* target, const char* path), (target, path))
STEP_CALL(unlink, (const char* path), (path))
STEP_CALL(unlinkat, (int folder, const char* path, int flags), (folder, path, flags))
STEP_CALL(fsync, (int descriptor), (descriptor))
STEP_CALL(syncfs, (int descriptor), (descriptor))
STEP_CALL(mkostemp, (char* name, int flags), (name, flags))

char* mkdtemp(char* name)
{
    return fails_here() ? nullptr : next<char*(char*)>("mkdtemp")(name);
}

}
