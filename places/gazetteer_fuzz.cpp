// A damaged or hostile gazetteer file never makes the program read outside it: the input is the
// file, its first line the words that are asked for.
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "places/gazetteer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = "/tmp/whereabouts-fuzz-gazetteer-" + std::to_string(::getpid());
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  const auto opened = places::Gazetteer::open(path);
  if (opened.ok()) {
    const places::Gazetteer& gazetteer = opened.value();
    const places::Context context{{"CN"}, {"CN-YN"}};
    gazetteer.lookup("kunming");
    gazetteer.lookup_near_spelling("kunmng", context);
    gazetteer.resolve("Kunmng, Yunnan", context);
    gazetteer.contains("CN", "g1804651");
    gazetteer.distance_km("g1804651", "g1785710");
    gazetteer.label("CN", "ja");
    gazetteer.neighbours("CN");
  }
  std::remove(path.c_str());
  return 0;
}
