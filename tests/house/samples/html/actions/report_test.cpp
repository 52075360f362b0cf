out << "<div>";
