// std::system("ls") and assert(true) in prose.
const char* a = "system(1), sqlite3_open and popen(2) in a text";
static_assert(true);
int b = house.system(1) + solar_system(2) + world->time(0);
int c = operand(1) + brand(2) + my_sqlite3_x;
WHEREABOUTS_ASSERT(true);
/* strcpy(a,
   strcat(b) */
long d = at_time(0) + runtime(nullptr);
auto e = std::chrono::steady_clock::now();
