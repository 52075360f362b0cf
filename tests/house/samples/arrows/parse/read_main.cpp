#include "parse/inside/html.h"
