auto a = "/home/somebody/x";
auto b = "see /work/x";
// in (/tmp/notes)
auto d = "example.org/home/page and ../home/x and net/work/y";
auto e = "homework/, tmp/";
