#include "model/d.h"
#include "model/a.h"
