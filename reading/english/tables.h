// Tables of people that were pasted as text: a row of headings, then a row for each person.
//
// Columns are cut by tabs, bars or wide gaps. A table counts if one heading is of names and one
// more is known (age, sex, date, place, trade). What happened to its people is told by headings
// ("Date of arrest", "Released", "From" and "To"), by words in the cells ("moved to A on 3 May") or
// by the line above ("Those killed in A"), else nothing is told of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/english/cast.h"
#include "reading/english/claim_writer.h"
#include "reading/english/notes.h"

namespace reading::english {

// What a row tells of one act; tokens, empty where no cell says it.
struct TableAct {
  std::string_view kind;  // empty: what the table is of
  Range told, date, place, from, to;
};

struct TableRow {  // tokens; empty where the cell is
  Range whole, name, age, sex, trade, birth;
  std::vector<TableAct> acts;
};

struct Table {
  std::string_view kind;  // a term, or "" where nobody says what happened
  std::vector<std::uint32_t> sentences;
  std::vector<TableRow> rows;
};

std::vector<Table> find_tables(const Notes& notes);

// A person of a table who is told of elsewhere by the same name is the same. The people of a table
// that says what happened to them belong to the group that the text is about, if they can be of
// it; how many do is returned.
std::uint64_t write_tables(ClaimWriter& writer, const Cast& cast,
                           const std::vector<model::SubjectId>& subjects,
                           const std::vector<Table>& tables);

}  // namespace reading::english
