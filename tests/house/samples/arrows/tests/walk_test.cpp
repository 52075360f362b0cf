#include "app/wiring.h"
#include "database/sqlite/sqlite.h"
