int d();
