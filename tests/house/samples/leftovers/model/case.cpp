// TODO: the rest
int a;  // (FIXME)
auto b = "XXX";
auto c = "fileXXXXXX, TODOS, PREFIXME and to do";
