int x = sqlite3_step(statement) + mkstemp(path);
