#include "database/sqlite/sqlite.h"
#include "parse/parser.h"
#include "parse/inside/html.h"
