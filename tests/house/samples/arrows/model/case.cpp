#include "base/date.h"
#include "database/sqlite/sqlite.h"
#include "cellar/wine.h"
