# cmake -D COMPILER=c++ -D HOUSE=. -D SNIPPET=x.cpp -P compile.cmake: see CMakeLists.txt beside it.

file(STRINGS ${SNIPPET} expected REGEX "^// error: ")
if(NOT expected)
  message(FATAL_ERROR "there is no line `// error: REGEX`")
endif()
string(REPLACE "// error: " "" expected "${expected}")

function(compile result output)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C  # compilers answer in the user's language else
      ${COMPILER} -std=c++20 -Wall -Wextra -Werror -fsyntax-only
      -fdiagnostics-color=never -I ${HOUSE} ${ARGN} ${SNIPPET}
    RESULT_VARIABLE code OUTPUT_VARIABLE answer ERROR_VARIABLE answer)
  set(${result} ${code} PARENT_SCOPE)
  set(${output} "${answer}" PARENT_SCOPE)
endfunction()

compile(code answer)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "the right way does not compile:\n${answer}")
endif()
compile(code answer -D MUST_NOT_COMPILE)
if(code EQUAL 0)
  message(FATAL_ERROR "the mistake compiles")
endif()
if(NOT answer MATCHES "${expected}")
  message(FATAL_ERROR "it fails, but not with ${expected}:\n${answer}")
endif()
