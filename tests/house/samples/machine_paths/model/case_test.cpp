auto folder = "/tmp/test";
