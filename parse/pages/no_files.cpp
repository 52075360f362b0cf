#include "parse/pages/no_files.h"

#ifndef WHEREABOUTS_SANDBOX_OFF  // sanitizers have functions of their own in these places

#undef _FORTIFY_SOURCE  // which makes inline functions of the same names

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>

namespace {

bool forbidden = false;

// libc's own function of this name.
template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

template <typename Function, typename... Arguments>
auto number_or_none(const char* name, Arguments... arguments)
    -> decltype(real<Function>(name)(arguments...)) {
  if (!forbidden) return real<Function>(name)(arguments...);
  errno = ENOENT;
  return -1;
}

template <typename Function, typename... Arguments>
auto pointer_or_none(const char* name, Arguments... arguments)
    -> decltype(real<Function>(name)(arguments...)) {
  if (!forbidden) return real<Function>(name)(arguments...);
  errno = ENOENT;
  return nullptr;
}

using Open = int(const char*, int, ...);
using OpenAt = int(int, const char*, int, ...);
using FileOpen = FILE*(const char*, const char*);
using Stat = int(const char*, struct stat*);
using Stat64 = int(const char*, struct stat64*);

mode_t mode_in(va_list arguments, int flags) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(arguments, flags);
  va_end(arguments);
  return number_or_none<Open>("open", path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(arguments, flags);
  va_end(arguments);
  return number_or_none<Open>("open64", path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(arguments, flags);
  va_end(arguments);
  return number_or_none<OpenAt>("openat", folder, path, flags, mode);
}
FILE* fopen(const char* path, const char* mode) {
  return pointer_or_none<FileOpen>("fopen", path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
  return pointer_or_none<FileOpen>("fopen64", path, mode);
}
int access(const char* path, int mode) noexcept {
  return number_or_none<int(const char*, int)>("access", path, mode);
}
int stat(const char* path, struct stat* about) noexcept {
  return number_or_none<Stat>("stat", path, about);
}
int stat64(const char* path, struct stat64* about) noexcept {
  return number_or_none<Stat64>("stat64", path, about);
}
int lstat(const char* path, struct stat* about) noexcept {
  return number_or_none<Stat>("lstat", path, about);
}
int lstat64(const char* path, struct stat64* about) noexcept {
  return number_or_none<Stat64>("lstat64", path, about);
}
DIR* opendir(const char* path) { return pointer_or_none<DIR*(const char*)>("opendir", path); }
ssize_t readlink(const char* path, char* to, size_t size) noexcept {
  return number_or_none<ssize_t(const char*, char*, size_t)>("readlink", path, to, size);
}

}  // extern "C"

namespace parse::pages {
void forbid_files() { forbidden = true; }
}  // namespace parse::pages

#else

namespace parse::pages {
void forbid_files() {}
}  // namespace parse::pages

#endif
