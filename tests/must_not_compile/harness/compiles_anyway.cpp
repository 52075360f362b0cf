// error: anything
int seven() {
#ifdef MUST_NOT_COMPILE
  return 7;
#else
  return 3 + 4;
#endif
}
