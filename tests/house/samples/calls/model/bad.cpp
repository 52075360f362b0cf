int a = std::system("ls");
int b = system (1);
FILE* c = popen("ls", "r");
void d() { strcpy(to, from); }
int e = std::rand() % 6;
auto f = std::chrono::system_clock::now();
void g() { assert(true); }
const char* h = std::getenv("HOME");
int i = mkstemp(path);
int j = sqlite3_open(path, &db);
auto k = time(nullptr);
std::random_device chance;
void l() { thread.detach(); }
int m = std::stoi(text);
auto folder = std::filesystem::temp_directory_path();
