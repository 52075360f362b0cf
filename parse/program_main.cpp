// whereabouts-parse: started by parse::Parser for each file, and not meant to be started by hand.
#include "parse/inside/serve.h"

int main() { parse::inside::serve(parse::Effort::kText, {}); }
