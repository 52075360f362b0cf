int model();
