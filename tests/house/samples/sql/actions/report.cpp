auto rows = run("SELECT id FROM reports");
auto done = run("INSERT INTO reports VALUES ($id)");
// SELECT in prose
auto a = ask("Select a report, or update it");
