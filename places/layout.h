// The gazetteer file: how it lies on disk and, mapped, in memory.
//
// Made by whereabouts-make-gazetteer on the machine that reads it, so numbers have that machine's
// byte order and the header says which. Header, then six tables, each on an 8-byte boundary:
//
//   nodes     countries by id, provinces by id, then towns by country and falling population
//   keys      folded names (names::fold_joined) in byte order, each with where its postings begin;
//             one more row at the end closes the last
//   postings  node in the low 24 bits, NameKind above: who bears the name
//   names     key numbers, grouped by node: what a node is called
//   ids       (id string, node) in byte order of the id, withdrawn ids among them
//   borders   pairs of country nodes in order, both ways
//
// and the strings: each two bytes of length and its UTF-8. String 0 is empty. Numbers of this
// layout change together with kLayoutVersion; an older file is refused and made anew.
#pragma once

#include <cstdint>

namespace places::layout {

inline constexpr char kMagic[8] = {'W', 'H', 'P', 'L', 'A', 'C', 'E', 'S'};
inline constexpr std::uint32_t kLayoutVersion = 1;
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::uint32_t kNone = 0xffffffff;  // no node
inline constexpr std::uint32_t kNodeMask = 0x00ffffff;
inline constexpr unsigned kNameKindShift = 24;

struct Table {
  std::uint64_t begin;  // bytes from the start of the file
  std::uint64_t rows;
};

struct Header {
  char magic[8];
  std::uint32_t layout_version;
  std::uint32_t byte_order;
  std::uint64_t file_bytes;
  std::uint32_t version;  // string
  std::uint32_t countries;
  std::uint32_t provinces;
  std::uint32_t unused;
  Table nodes, keys, postings, names, ids, borders, strings;  // rows of strings are bytes
};

struct NodeRow {
  std::uint32_t id;  // strings
  std::uint32_t label;
  std::uint32_t label_ja;  // 0: none that is sure
  std::uint32_t kind;
  std::uint32_t country;   // nodes; a country is its own
  std::uint32_t province;  // kNone: not known, or no province
  std::uint32_t first_name;
  std::uint32_t names;
  std::uint32_t first_town;  // of a country
  std::uint32_t towns;
  float latitude;
  float longitude;
  std::uint64_t population;
};

struct KeyRow {
  std::uint32_t key;  // string
  std::uint32_t first_posting;
};

struct IdRow {
  std::uint32_t id;  // string
  std::uint32_t node;
};

struct BorderRow {
  std::uint32_t one;
  std::uint32_t other;
};

}  // namespace places::layout
