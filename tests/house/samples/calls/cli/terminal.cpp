const char* colour = std::getenv("NO_COLOR");
