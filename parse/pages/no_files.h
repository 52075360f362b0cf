// The program's own open, fopen, stat and the like, for the libraries in it.
//
// Libraries that read documents look for files at any moment: fonts, tables of characters,
// settings. In the sandbox the mere attempt is death, so the program defines these functions
// itself, and the dynamic loader gives them to every library that asks. Until forbid_files they
// are libc's; afterwards there is no file anywhere (ENOENT), and no system call is made. This is
// for the libraries' sake and protects nothing: the sandbox does.
#pragma once

namespace parse::pages {

// To be called as the sandbox closes.
void forbid_files();

}  // namespace parse::pages
