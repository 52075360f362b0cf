// error: declared
int seven() {
#ifdef MUST_NOT_COMPILE
  return a_name_that_nobody_gave;
#else
  return another_name_that_nobody_gave;
#endif
}
