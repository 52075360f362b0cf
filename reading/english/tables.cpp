#include "reading/english/tables.h"

#include <algorithm>
#include <map>
#include <optional>

#include "model/terms.h"
#include "reading/english/ages_forms.h"
#include "reading/english/headed_lists.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using model::Property;
namespace terms = model::terms;

constexpr std::size_t kRowsMax = 2000;
constexpr std::size_t kColumnsMax = 24;

enum class Column {
  kOther,
  kName,
  kAge,
  kSex,
  kDate,
  kPlace,
  kFrom,
  kTo,
  kAct,
  kTrade,
  kBirth,
  kAgeAndSex
};

struct Heading {
  Column column = Column::kOther;
  std::string_view kind;  // of the act that it speaks of, or ""
};

struct Cell {
  Range tokens;
  std::size_t column = 0;   // counted by tabs and bars
  std::uint32_t begin = 0;  // bytes from the start of its line
};

// The cells of a row, and whether marks rather than gaps cut them.
struct Cells {
  std::vector<Cell> list;
  bool marked = false;
};

Cells cells_of(const Text& text, const Sentence& row) {
  Cells cells;
  std::size_t column = 0;
  const std::string_view whole = text.whole();
  const std::uint32_t line = text[row.tokens.first].begin;
  for (std::size_t at = row.tokens.first; at < row.tokens.end; ++at) {
    std::size_t tabs = 0;
    std::size_t blanks = 0;
    if (at > row.tokens.first) {
      const std::uint32_t from = text[at - 1].end;
      for (const char c : whole.substr(from, text[at].begin - from)) {
        tabs += c == '\t' ? 1u : 0u;
        blanks += c == ' ' ? 1u : 0u;
      }
    }
    if (text.is(at, "|")) {
      cells.marked = true;
      if (!cells.list.empty()) ++column;
      continue;
    }
    cells.marked = cells.marked || tabs > 0;
    column += tabs;
    const bool after_bar = at > row.tokens.first && text.is(at - 1, "|");
    const bool begins = cells.list.empty() || after_bar || tabs > 0 || blanks >= 2;
    if (begins) {
      if (cells.list.size() == kColumnsMax) break;
      if (!cells.marked) column = cells.list.size();
      cells.list.push_back({{at, at}, column, text[at].begin - line});
    }
    cells.list.back().tokens.end = at + 1;
  }
  return cells;
}

Column column_of(const Text& text, Range heading) {
  bool birth = false;
  bool place = false;
  Column column = Column::kOther;
  for (std::size_t at = heading.first; at < heading.end; ++at) {
    const std::string& word = text.lower(at);
    birth = birth || one_of(word, "birth", "born", "dob");
    place = place || one_of(word, "place", "location", "where", "city", "town", "province",
                            "village", "district", "prison", "facility", "camp", "held");
    if (one_of(word, "name", "names", "surname", "victim", "person", "detainee", "prisoner"))
      column = Column::kName;
    if (column == Column::kName) continue;
    const bool age = one_of(word, "age", "ages", "yrs");
    const bool sex = one_of(word, "sex", "gender") ||
                     (word == "m" && text.is(at + 1, "/") && text.is(at + 2, "f"));
    if (age) column = column == Column::kSex ? Column::kAgeAndSex : Column::kAge;
    if (sex) column = column == Column::kAge ? Column::kAgeAndSex : Column::kSex;
    if (one_of(word, "date", "day", "when", "since")) column = Column::kDate;
    if (one_of(word, "from", "origin")) column = Column::kFrom;
    if (one_of(word, "to", "destination")) column = Column::kTo;
    if (one_of(word, "occupation", "profession", "job", "trade", "work")) column = Column::kTrade;
  }
  if (column == Column::kName) return column;
  if (birth) return place ? Column::kOther : Column::kBirth;
  if (column == Column::kFrom || column == Column::kTo) return column;
  return place && column != Column::kDate ? Column::kPlace : column;
}

bool one_of_acts(Column column) {
  return column == Column::kDate || column == Column::kPlace || column == Column::kFrom ||
         column == Column::kTo || column == Column::kAct;
}

class Finder {
 public:
  explicit Finder(const Notes& notes)
      : notes_(notes), text_(notes.text), sentences_(notes.text.sentences()) {}

  std::vector<Table> run() {
    std::vector<Table> tables;
    for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
      if (!sentences_[s].row) continue;
      auto table = table_at(s);
      if (!table) continue;
      s = table->sentences.back();
      tables.push_back(std::move(*table));
    }
    return tables;
  }

 private:
  std::optional<Table> table_at(std::uint32_t head) const {
    const Cells headings = cells_of(text_, sentences_[head]);
    std::vector<Heading> columns;
    Table table;
    for (const Cell& cell : headings.list) {
      columns.push_back({column_of(text_, cell.tokens), kind_of(cell.tokens)});
      Heading& made = columns.back();
      if (made.column == Column::kOther && !made.kind.empty()) made.column = Column::kAct;
      if (table.kind.empty()) table.kind = made.kind;
    }
    const auto names = std::ranges::count(columns, Column::kName, &Heading::column);
    const auto others = std::ranges::count(columns, Column::kOther, &Heading::column);
    if (names != 1 || static_cast<std::size_t>(others) + 1 >= columns.size()) return std::nullopt;
    // "Name of officer": nothing happened to them.
    bool outsiders = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].column != Column::kName || !of_outsiders(headings.list[i].tokens)) continue;
      table.kind = {};
      outsiders = true;
    }
    if (outsiders) {
      for (Heading& heading : columns) {
        if (one_of_acts(heading.column)) heading = {};
      }
    }
    if (table.kind.empty() && !outsiders) table.kind = told_above(head);
    // "From" and "To" are of people who were moved.
    const auto has = [&](Column column) {
      return std::ranges::count(columns, column, &Heading::column) > 0;
    };
    if (table.kind.empty() && has(Column::kFrom) && has(Column::kTo)) table.kind = terms::kTransfer;
    table.sentences.push_back(head);
    for (std::uint32_t s = head + 1; s < sentences_.size() && table.rows.size() < kRowsMax; ++s) {
      if (sentences_[s].paragraph != sentences_[head].paragraph && s > head + 1 && headings_at(s))
        break;
      if (!sentences_[s].row) {
        if (!is_rule(s)) break;
        table.sentences.push_back(s);
        continue;
      }
      table.sentences.push_back(s);
      TableRow row = row_of(s, headings, columns);
      if (!row.name.empty()) table.rows.push_back(row);
    }
    if (table.rows.empty()) return std::nullopt;
    return table;
  }

  // Whether a row is of headings: another table begins.
  bool headings_at(std::uint32_t s) const {
    if (!sentences_[s].row) return false;
    std::size_t known = 0;
    for (const Cell& cell : cells_of(text_, sentences_[s]).list) {
      known += column_of(text_, cell.tokens) != Column::kOther ? 1u : 0u;
    }
    return known >= 2;
  }

  bool of_outsiders(Range heading) const {
    for (std::size_t at = heading.first; at < heading.end; ++at) {
      if (body(text_.lower(at)) == Body::kAuthority) return true;
    }
    return !heads_a_list(notes_, heading);
  }

  // "-----" and "|---|---|" under the headings.
  bool is_rule(std::uint32_t s) const {
    const Range range = sentences_[s].tokens;
    for (std::size_t at = range.first; at < range.end; ++at) {
      if (!one_of(text_.lower(at), "-", "=", "+", "|", "_", ":")) return false;
    }
    return true;
  }

  // What the heading of a column is of: "Held at" tells of a detention, "Moved to" of a transfer.
  std::string_view kind_of(Range words) const {
    if (const std::string_view kind = kind_in(words); !kind.empty()) return kind;
    for (std::size_t at = words.first; at < words.end; ++at) {
      if (one_of(text_.lower(at), "held", "detained", "prison", "jail")) return terms::kDetention;
      if (one_of(text_.lower(at), "moved", "sent", "transferred", "taken", "transfer"))
        return terms::kTransfer;
      if (text_.is(at, "freed")) return terms::kRelease;
    }
    return {};
  }

  std::string_view kind_in(Range words) const {
    for (std::size_t at = words.first; at < words.end; ++at) {
      if (const std::string_view kind = heading_kind(notes_, at); !kind.empty()) return kind;
    }
    return {};
  }

  // The line above, if nothing else stands between.
  std::string_view told_above(std::uint32_t head) const {
    if (head == 0 || sentences_[head - 1].row) return {};
    const Range above = sentences_[head - 1].tokens;
    return heads_a_list(notes_, above) ? kind_in(above) : std::string_view{};
  }

  TableRow row_of(std::uint32_t s, const Cells& headings,
                  const std::vector<Heading>& columns) const {
    TableRow row;
    row.whole = sentences_[s].tokens;
    const Cells cells = cells_of(text_, sentences_[s]);
    for (const Cell& cell : cells.list) {
      std::size_t nearest = columns.size();
      for (std::size_t i = 0; i < headings.list.size(); ++i) {
        const Cell& heading = headings.list[i];
        if (headings.marked || cells.list.size() == headings.list.size()) {
          if (heading.column == cell.column) nearest = i;
          continue;
        }
        const auto away = [&](std::size_t h) {
          const std::uint32_t a = headings.list[h].begin;
          return a > cell.begin ? a - cell.begin : cell.begin - a;
        };
        if (nearest == columns.size() || away(i) < away(nearest)) nearest = i;
      }
      if (nearest == columns.size()) continue;
      const std::string_view kind = columns[nearest].kind;
      switch (columns[nearest].column) {
        case Column::kName: row.name = cell.tokens; break;
        case Column::kAge: row.age = cell.tokens; break;
        case Column::kSex: row.sex = cell.tokens; break;
        case Column::kAgeAndSex: row.age = row.sex = cell.tokens; break;
        case Column::kDate: act_of(row, kind).date = cell.tokens; break;
        case Column::kPlace: act_of(row, kind).place = cell.tokens; break;
        case Column::kFrom: act_of(row, kind).from = cell.tokens; break;
        case Column::kTo: act_of(row, kind).to = cell.tokens; break;
        case Column::kAct: acts_in(row, cell.tokens, kind); break;
        case Column::kTrade: row.trade = cell.tokens; break;
        case Column::kBirth: row.birth = cell.tokens; break;
        case Column::kOther: acts_in(row, cell.tokens, {}); break;
      }
    }
    const bool name = !row.name.empty() && text_[row.name.first].kind == TokenKind::kWord &&
                      text_[row.name.first].capital;
    if (!name) row.name = {};
    return row;
  }

  static TableAct& act_of(TableRow& row, std::string_view kind) {
    for (TableAct& act : row.acts) {
      if (act.kind == kind) return act;
    }
    return row.acts.emplace_back(TableAct{kind, {}, {}, {}, {}, {}});
  }

  // "released 5 May", "moved to A on 3 June; died there", under "Remarks"; a day or a place alone
  // under the name of an act ("Arrested").
  void acts_in(TableRow& row, Range cell, std::string_view kind) const {
    bool told = false;
    for (std::size_t at = cell.first; at < cell.end; ++at) {
      const std::size_t v = notes_.verb_at[at];
      if (v == kNone || notes_.verbs[v].core != at) continue;
      const VerbGroup& verb = notes_.verbs[v];
      std::size_t end = at + 1;
      while (end < cell.end && (notes_.verb_at[end] == kNone || notes_.verb_at[end] == v)) ++end;
      const bool happened = !verb.negated && !verb.unreal && !verb.infinitive &&
                            verb.verb->frame != 'x' && verb.manner == model::Manner::kStated;
      TableAct act{verb.verb->kind, {at, end}, {at, end}, {}, {}, {}};
      slots_of(act, {at, end});
      const bool moved = verb.verb->frame != 'm' || !act.to.empty();
      if (happened && moved) row.acts.push_back(act);
      told = true;
    }
    if (told || kind.empty()) return;
    TableAct& act = act_of(row, kind);
    slots_of(act, cell);
    if (act.date.empty()) act.date = cell;
  }

  void slots_of(TableAct& act, Range words) const {
    for (std::size_t at = words.first; at < words.end; ++at) {
      const std::size_t p = notes_.place_at[at];
      if (p == kNone || notes_.places[p].tokens.first != at) continue;
      const Range place = notes_.places[p].tokens;
      switch (notes_.places[p].role) {
        case PlacePhrase::Role::kFrom: act.from = place; break;
        case PlacePhrase::Role::kTo: act.to = place; break;
        default: act.place = place;
      }
    }
  }

  const Notes& notes_;
  const Text& text_;
  const std::vector<Sentence>& sentences_;
};

class Writer {
 public:
  Writer(ClaimWriter& writer, const Cast& cast, const std::vector<model::SubjectId>& subjects)
      : writer_(writer), notes_(writer.notes()), text_(notes_.text) {
    for (std::size_t f = 0; f < cast.figures.size(); ++f) {
      if (!cast.figures[f].name.empty()) known_.emplace(cast.figures[f].name, subjects[f]);
    }
  }

  // How many were told to belong to `group`, which may be nil.
  std::uint64_t write(const Table& table, model::SubjectId group) {
    std::uint64_t members = 0;
    for (const TableRow& row : table.rows) {
      const std::size_t known = known_.size();
      const model::SubjectId person = person_of(row);
      about(row, person);
      const bool any = acts(table, row, person);
      if (!any) continue;
      if (group.is_nil() || known_.size() == known) continue;
      writer_.add(person, Property::kMemberOf, model::Reference{group}, row.name, {});
      ++members;
    }
    return members;
  }

 private:
  model::SubjectId person_of(const TableRow& row) {
    std::string name = text_.words(row.name);
    if (const auto found = known_.find(name); found != known_.end()) return found->second;
    const auto id = writer_.add_subject(model::SubjectKind::kPerson, name, false);
    writer_.add(id, Property::kName, model::Name{name}, row.name, {});
    known_.emplace(std::move(name), id);
    return id;
  }

  void about(const TableRow& row, model::SubjectId person) {
    for (std::size_t at = row.sex.first; at < row.sex.end; ++at) {
      const Sex sex = sex_word(text_.lower(at));
      if (sex == Sex::kUnknown) continue;
      const auto code = sex == Sex::kMale ? terms::kMale : terms::kFemale;
      writer_.add(person, Property::kSex, model::Term{std::string(code)}, row.sex, {});
      break;
    }
    const auto& written = writer_.written(row.whole.first);
    if (const auto age = age_in(row.age); age && written) {
      writer_.add(person, Property::kAge,
                  model::Age{age->months_min, age->months_max, *written, text_.words(age->tokens)},
                  row.age, {});
    }
    if (!row.trade.empty() && text_[row.trade.first].kind == TokenKind::kWord) {
      writer_.add(person, Property::kOccupation, model::Text{text_.words(row.trade)}, row.trade,
                  {});
    }
    if (const auto time = time_in(row.birth)) {
      writer_.add(person, Property::kBirth, *writer_.when(*time), notes_.times[*time].tokens, {});
    }
  }

  // "34", "c. 30", "7 months", "M/34"
  std::optional<AgePhrase> age_in(Range cell) const {
    for (std::size_t at = cell.first; at < cell.end; ++at) {
      if (const auto amount = age_amount_at(text_, at))
        return age_of_months({at, amount->end}, amount->months_min, amount->months_max);
      const auto years = number_at(text_, at);
      if (!years) continue;
      if (years->value == 0 || years->value > static_cast<std::uint64_t>(kAgeYearsMax)) return {};
      const bool about =
          at > cell.first && (says_about(text_.lower(at - 1)) || text_.is(at - 1, "."));
      const std::size_t first = about ? cell.first : at;
      return age_of_years({first, years->end}, static_cast<int>(years->value), about);
    }
    return std::nullopt;
  }

  // Cells that name no act are of what the table is of. Whether anything was told.
  bool acts(const Table& table, const TableRow& row, model::SubjectId person) {
    TableAct own;
    std::vector<TableAct> told;
    for (const TableAct& act : row.acts) {
      if (act.kind.empty() || act.kind == table.kind)
        merge(own, act);
      else
        told.push_back(act);
    }
    if (!table.kind.empty()) {
      own.kind = table.kind;
      told.insert(told.begin(), own);
    }
    bool any = false;
    for (const TableAct& act : told)
      any = write_act(act, row, person, act.kind == table.kind) || any;
    return any;
  }

  static void merge(TableAct& into, const TableAct& act) {
    if (!act.date.empty()) into.date = act.date;
    if (!act.place.empty()) into.place = act.place;
    if (!act.from.empty()) into.from = act.from;
    if (!act.to.empty()) into.to = act.to;
  }

  // An act of a column is told only where its cell says something.
  bool write_act(const TableAct& act, const TableRow& row, model::SubjectId person, bool of_table) {
    const auto time = time_in(act.date);
    const auto place = place_in(act.place);
    const auto from = place_in(act.from);
    const auto to = place_in(act.to);
    const bool verb = !act.told.empty();
    if (!of_table && !verb && !time && !place && !from && !to) return false;
    const std::string label =
        std::string(model::term_label(act.kind)) + " of " + text_.words(row.name);
    const auto id = writer_.add_subject(model::SubjectKind::kEvent, label, false);
    const Range words = verb ? act.told : row.whole;
    writer_.add(id, Property::kEventKind, model::Term{std::string(act.kind)}, words, {});
    writer_.add(id, Property::kVictim, model::Reference{person}, row.name, {});
    std::optional<model::When> when;
    if (time) {
      when = writer_.when(*time);
      writer_.add(id, Property::kEventTime, *when, notes_.times[*time].tokens, {});
    }
    if (place) writer_.add(id, Property::kEventPlace, *place, act.place, {});
    if (from) writer_.add(id, Property::kEventFrom, *from, act.from, {});
    if (to) writer_.add(id, Property::kEventTo, *to, act.to, {});
    const std::string_view fate = act.kind == terms::kExecution       ? terms::kExecuted
                                  : act.kind == terms::kKilling       ? terms::kDead
                                  : act.kind == terms::kDeath         ? terms::kDead
                                  : act.kind == terms::kDisappearance ? terms::kMissing
                                                                      : std::string_view{};
    if (!fate.empty()) {
      writer_.add(person, Property::kFate, model::Term{std::string(fate)}, words, {}, when);
    }
    return true;
  }

  std::optional<std::size_t> time_in(Range cell) const {
    for (std::size_t at = cell.first; at < cell.end; ++at) {
      const std::size_t time = notes_.time_at[at];
      if (time != kNone && writer_.when(time)) return time;
    }
    return std::nullopt;
  }

  std::optional<model::Place> place_in(Range cell) const {
    for (std::size_t at = cell.first; at < cell.end; ++at) {
      if (notes_.place_at[at] != kNone) return notes_.places[notes_.place_at[at]].place;
    }
    if (cell.empty() || text_[cell.first].kind != TokenKind::kWord || !text_[cell.first].capital ||
        one_of(text_.lower(cell.first), "unknown", "not", "n", "na", "yes", "no", "see"))
      return std::nullopt;
    model::Place place;
    place.words = text_.words(cell);
    return place;
  }

  ClaimWriter& writer_;
  const Notes& notes_;
  const Text& text_;
  std::map<std::string, model::SubjectId> known_;
};

}  // namespace

std::vector<Table> find_tables(const Notes& notes) { return Finder(notes).run(); }

std::uint64_t write_tables(ClaimWriter& writer, const Cast& cast,
                           const std::vector<model::SubjectId>& subjects,
                           const std::vector<Table>& tables) {
  if (tables.empty()) return 0;
  Writer out(writer, cast, subjects);
  std::uint64_t rows = 0;
  for (const Table& table : tables) rows += table.kind.empty() ? 0u : table.rows.size();
  const std::size_t group = cast.main_group;
  const bool whole = group != kNone && cast.figures[group].exact && rows > 0 &&
                     rows <= cast.figures[group].size->least;
  std::uint64_t members = 0;
  for (const Table& table : tables) {
    members += out.write(table, whole ? subjects[group] : model::SubjectId{});
  }
  return members;
}

}  // namespace reading::english
