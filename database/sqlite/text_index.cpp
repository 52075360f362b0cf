// The text index in SQLite: a contentless FTS5 table with the house's own tokenizer.
//
// In front of a query FTS5 calls the tokenizer too. The terms have been cut by then, so it only
// splits at spaces: cutting twice is not the same as cutting once.
#include "database/text_index.h"

#include <algorithm>
#include <new>

#include "database/database.h"
#include "database/sqlite/sqlite_database.h"
#include "database/tokens.h"

namespace database::sqlite {
namespace {

using base::Error;
using base::ErrorCode;

using TakeToken = int (*)(void*, int, const char*, int, int, int);

int make_tokenizer(void*, const char**, int, Fts5Tokenizer** out) {
  static int none;  // it has no state, but FTS5 takes null as a failure
  *out = reinterpret_cast<Fts5Tokenizer*>(&none);
  return SQLITE_OK;
}

void drop_tokenizer(Fts5Tokenizer*) {}

int split_query(std::string_view terms, void* context, TakeToken take) {
  while (!terms.empty()) {
    const std::size_t end = std::min(terms.find(' '), terms.size());
    const int code = take(context, 0, terms.data(), static_cast<int>(end), 0, 0);
    if (code != SQLITE_OK) return code;
    terms.remove_prefix(std::min(end + 1, terms.size()));
  }
  return SQLITE_OK;
}

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* text, int size,
             TakeToken take) {
  const std::string_view view(text, static_cast<std::size_t>(size));
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return split_query(view, context, take);
  int code = SQLITE_OK;
  try {
    cut_text(view, [&](const Token& token) {
      const int same = token.at_same_place ? FTS5_TOKEN_COLOCATED : 0;
      // Where it stood is not told: the index keeps no text to mark it in.
      code = take(context, same, token.term.data(), static_cast<int>(token.term.size()), 0, 0);
      return code == SQLITE_OK;
    });
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
  return code;
}

fts5_api* api_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

// For FTS5: the terms of a phrase in quotes, so that nothing in them is an operator.
std::string expression_of(const std::vector<Phrase>& phrases) {
  std::string expression;
  for (const Phrase& phrase : phrases) {
    expression += expression.empty() ? "\"" : " AND \"";
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      if (i > 0) expression += ' ';
      for (const char c : phrase[i]) {
        WHEREABOUTS_ASSERT(c != '"' && c != '\0');
        expression += c;
      }
    }
    expression += '"';
  }
  return expression;
}

class SqliteTextIndex final : public TextIndex {
 public:
  void create(Connection& writer) override {
    writer.execute(
        "DROP TABLE IF EXISTS text_index; DROP TABLE IF EXISTS text_index_words;"
        "CREATE VIRTUAL TABLE text_index USING fts5(body, content='', tokenize='whereabouts');"
        "INSERT INTO text_index(text_index, rank) VALUES ('secure-delete', 1);"
        "INSERT INTO text_index(text_index, rank) VALUES ('hashsize', 16777216);"
        "CREATE VIRTUAL TABLE text_index_words USING fts5vocab(text_index, instance)");
  }

  void add(Connection& writer, std::int64_t number, std::string_view text) override {
    writer.statement("INSERT INTO text_index(rowid, body) VALUES ($1, $2)")
        .bind(1, number)
        .bind(2, text)
        .run();
  }

  void remove(Connection& writer, std::int64_t number, std::string_view text) override {
    writer.statement("INSERT INTO text_index(text_index, rowid, body) VALUES ('delete', $1, $2)")
        .bind(1, number)
        .bind(2, text)
        .run();
  }

  void for_each(Connection& reader, const Visit& visit) override {
    Statement& made =
        reader.statement("SELECT 1 FROM sqlite_schema WHERE name = 'text_index_words'");
    const bool is_made = made.step();
    made.reset();
    if (!is_made) return;
    Statement& rows = reader.statement(
        "SELECT term, doc, \"offset\" FROM text_index_words ORDER BY 1, 2, 3");
    while (rows.step()) visit(rows.text(0), rows.integer(1), rows.integer(2));
  }

  base::Result<std::vector<std::int64_t>> find(Connection& reader, const Query& query) override {
    TRY_ASSIGN(const std::vector<Phrase> phrases, phrases_of(query.words));
    if (phrases.empty()) {
      return Error{ErrorCode::kBadInput, "there is no word to search for"};
    }
    Statement& select = reader.statement(
        query.order == Order::kNewestFirst
            ? "SELECT rowid FROM text_index WHERE text_index MATCH $1 AND rowid < $2"
              " ORDER BY rowid DESC LIMIT $3"
            : "SELECT number FROM (SELECT rowid AS number, bm25(text_index) AS score"
              " FROM text_index WHERE text_index MATCH $1 AND rowid < $2"
              " ORDER BY rowid DESC LIMIT $4) ORDER BY score, number DESC LIMIT $3");
    select.bind(1, expression_of(phrases))
        .bind(2, query.older_than.value_or(INT64_MAX))
        .bind(3, static_cast<std::int64_t>(std::min<std::size_t>(query.most, INT32_MAX)));
    if (query.order == Order::kRanked) select.bind(4, kRankedCandidates);
    std::vector<std::int64_t> numbers;
    while (select.step()) numbers.push_back(select.integer(0));
    return numbers;
  }
};

}  // namespace

base::Status prepare_connection(sqlite3* handle, const std::string& file) {
  fts5_api* const api = api_of(handle);
  fts5_tokenizer tokenizer{make_tokenizer, drop_tokenizer, tokenize};
  if (api == nullptr || api->xCreateTokenizer(api, "whereabouts", nullptr, &tokenizer, nullptr) !=
                            SQLITE_OK) {
    return error_of(SQLITE_NOMEM, file, "opened");
  }
  return base::ok_status();
}

std::unique_ptr<TextIndex> make_text_index() { return std::make_unique<SqliteTextIndex>(); }

}  // namespace database::sqlite
