int app();
