int x = fork() + system("sync") + mkstemp(path);
int y = std::rand();
