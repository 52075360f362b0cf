int base();
