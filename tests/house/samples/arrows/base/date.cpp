// #include "model/claim.h" in prose is no arrow.
#include <vector>
#include "base/date.h"
#include "model/claim.h"
#include "limits.h"
