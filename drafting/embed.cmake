# Writes a C++ file that holds the bytes of INPUTS, so that the program needs no data files beside
# it: one function embedded::<name>() for each, named as its file with _ for each other character.
#   cmake -DOUTPUT=embedded.cpp "-DINPUTS=law_parties_tsv=path;..." -P embed.cmake
set(code "#include \"drafting/embedded.h\"\n\nnamespace drafting::embedded {\n")
foreach(entry IN LISTS INPUTS)
  string(REGEX MATCH "^([a-z_]+)=(.*)$" matched "${entry}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND code "static constexpr unsigned char k_${name}[] = {${bytes}0};\n"
    "std::string_view ${name}() {\n"
    "  return {reinterpret_cast<const char*>(k_${name}), sizeof(k_${name}) - 1};\n}\n")
endforeach()
string(APPEND code "}  // namespace drafting::embedded\n")
file(WRITE "${OUTPUT}" "${code}")
