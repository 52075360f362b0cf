#include "model/case.h"
#include "database/database.h"
