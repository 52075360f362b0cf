out << "<div>" << name;
out << R"(<a href="x">)";
bool a = b <div> c;
out << "1 < 2, <name> and <p >";
