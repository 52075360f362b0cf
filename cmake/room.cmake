# The three things a room is made of. All sources are found by name, so that a file that lies in
# a room is built: there are no dead files.
#
#   whereabouts_room(base USES ...)         library whereabouts_base of base/*.cpp
#                                           and test program base_test of base/*_test.cpp
#   whereabouts_fuzz(base cbor)             fuzzer fuzz_base_cbor of base/cbor_fuzz.cpp
#                                           (preset fuzz only)

add_library(whereabouts_warnings INTERFACE)
target_compile_options(whereabouts_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror
  # GCC 12 sees both in sound code of its own library when it optimises (its bugs 105651, 80635);
  # clang and the sanitizers watch for the real thing.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>)

option(WHEREABOUTS_FUZZ "build the fuzzers (clang only)" OFF)
if(WHEREABOUTS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()

add_custom_target(rooms)      # every library and no test: what clang-tidy reads
add_custom_target(fuzzers)

function(whereabouts_room name)
  cmake_parse_arguments(ROOM "" "" "USES;TEST_USES;SUBFOLDERS" ${ARGN})
  set(folders .)
  list(APPEND folders ${ROOM_SUBFOLDERS})
  set(sources)
  foreach(folder IN LISTS folders)
    file(GLOB found CONFIGURE_DEPENDS ${folder}/*.cpp)
    list(APPEND sources ${found})
  endforeach()
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz|bench|main)\\.cpp$")

  add_library(whereabouts_${name} STATIC ${sources})
  target_include_directories(whereabouts_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(whereabouts_${name} PUBLIC ${ROOM_USES} PRIVATE whereabouts_warnings)
  add_dependencies(rooms whereabouts_${name})

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE
      whereabouts_${name} ${ROOM_TEST_USES} whereabouts_warnings GTest::gmock GTest::gtest_main)
    set_target_properties(${name}_test PROPERTIES CXX_CLANG_TIDY "")
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()

function(whereabouts_fuzz room name)
  if(WHEREABOUTS_FUZZ)
    add_executable(fuzz_${room}_${name} ${name}_fuzz.cpp)
    target_link_libraries(fuzz_${room}_${name} PRIVATE whereabouts_${room} whereabouts_warnings)
    target_link_options(fuzz_${room}_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers fuzz_${room}_${name})
  endif()
endfunction()
