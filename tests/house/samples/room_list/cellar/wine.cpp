int wine();
