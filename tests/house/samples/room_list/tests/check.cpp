int check();
