auto rows = run("SELECT id FROM reports");
