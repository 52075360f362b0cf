// A header that can be read twice.
int x;
