#include <string>
#include "model/c.h"
#include "model/d.h"
