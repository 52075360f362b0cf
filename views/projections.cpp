#include "views/projections.h"

#include "database/text_index.h"

namespace views {

namespace {

using model::Entry;

std::int64_t number_of(const Entry& entry) {
  return static_cast<std::int64_t>(entry.envelope.number);
}

// Open cases with their titles.
class CaseList final : public ledger::Projection {
 public:
  std::string_view name() const override { return "case list"; }
  int version() const override { return 1; }
  Pace pace() const override { return Pace::kWithEntry; }

  void create(Place place) override {
    place.connection.execute(
        "DROP TABLE IF EXISTS view_cases;"
        "CREATE TABLE view_cases (case_id BLOB PRIMARY KEY NOT NULL, title TEXT NOT NULL,"
        " ended INTEGER NOT NULL, opened INTEGER NOT NULL)");
  }

  void apply(Place place, const Entry& entry) override {
    if (!entry.body) return;
    if (const auto* opened = std::get_if<model::CaseOpened>(&*entry.body)) {
      place.connection
          .statement(
              "INSERT INTO view_cases (case_id, title, ended, opened)"
              " VALUES ($1, $2, 0, $3) ON CONFLICT (case_id) DO NOTHING")
          .bind(1, base::ByteView(opened->case_id.bytes()))
          .bind(2, opened->title)
          .bind(3, number_of(entry))
          .run();
    } else if (const auto* changed = std::get_if<model::CaseChanged>(&*entry.body)) {
      place.connection.statement("UPDATE view_cases SET title = $2, ended = $3 WHERE case_id = $1")
          .bind(1, base::ByteView(changed->case_id.bytes()))
          .bind(2, changed->title)
          .bind(3, std::int64_t{changed->ended})
          .run();
    }
  }

  void forget(Place, std::span<const Entry>) override {}  // a case is no report's and no source's

  std::vector<Dump> dumps() const override {
    return {{"SELECT case_id, title, ended, opened FROM view_cases ORDER BY case_id", "btii"}};
  }
};

// Reports that every member may read.
class ReportList final : public ledger::Projection {
 public:
  std::string_view name() const override { return "report list"; }
  int version() const override { return 1; }
  Pace pace() const override { return Pace::kWithEntry; }

  void create(Place place) override {
    place.connection.execute(
        "DROP TABLE IF EXISTS view_reports;"
        "CREATE TABLE view_reports (number INTEGER PRIMARY KEY NOT NULL,"
        " report_id BLOB NOT NULL, label TEXT NOT NULL)");
  }

  void apply(Place place, const Entry& entry) override {
    if (!entry.body) return;
    const auto* received = std::get_if<model::ReportReceived>(&*entry.body);
    if (!received) return;
    place.connection
        .statement("INSERT INTO view_reports (number, report_id, label) VALUES ($1, $2, $3)")
        .bind(1, number_of(entry))
        .bind(2, base::ByteView(received->report.id.bytes()))
        .bind(3, received->report.label)
        .run();
  }

  void forget(Place place, std::span<const Entry> entries) override {
    for (const Entry& entry : entries) {
      place.connection.statement("DELETE FROM view_reports WHERE number = $1")
          .bind(1, number_of(entry))
          .run();
    }
  }

  std::vector<Dump> dumps() const override {
    return {{"SELECT number, report_id, label FROM view_reports ORDER BY number", "ibt"}};
  }
};

// What everybody may call the sources; who they are stands in no table.
class SourceList final : public ledger::Projection {
 public:
  std::string_view name() const override { return "source list"; }
  int version() const override { return 1; }
  Pace pace() const override { return Pace::kWithEntry; }

  void create(Place place) override {
    place.connection.execute(
        "DROP TABLE IF EXISTS view_sources;"
        "CREATE TABLE view_sources (source_id BLOB PRIMARY KEY NOT NULL, number INTEGER NOT NULL,"
        " label TEXT NOT NULL, is_protected INTEGER NOT NULL, grade TEXT NOT NULL)");
  }

  void apply(Place place, const Entry& entry) override {
    if (!entry.body) return;
    if (const auto* added = std::get_if<model::SourceAdded>(&*entry.body)) {
      place.connection
          .statement(
              "INSERT INTO view_sources (source_id, number, label, is_protected, grade)"
              " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (source_id) DO NOTHING")
          .bind(1, base::ByteView(added->source.bytes()))
          .bind(2, number_of(entry))
          .bind(3, added->label)
          .bind(4, std::int64_t{added->is_protected})
          .bind(5, added->grade)
          .run();
    } else if (const auto* erased = std::get_if<model::Erased>(&*entry.body)) {
      place.connection.statement("DELETE FROM view_sources WHERE source_id = $1")
          .bind(1, base::ByteView(erased->source.bytes()))
          .run();
    }
  }

  void forget(Place place, std::span<const Entry> entries) override {
    for (const Entry& entry : entries) {
      place.connection.statement("DELETE FROM view_sources WHERE number = $1")
          .bind(1, number_of(entry))
          .run();
    }
  }

  std::vector<Dump> dumps() const override {
    return {{"SELECT source_id, number, label, is_protected, grade FROM view_sources"
             " ORDER BY source_id",
             "bitit"}};
  }
};

// The words of those reports. What stands in the index itself is compared by the record.
class ReportWords final : public ledger::Projection {
 public:
  std::string_view name() const override { return "report words"; }
  int version() const override { return 1; }
  Pace pace() const override { return Pace::kByJob; }

  void create(Place place) override {
    place.texts.create(place.connection);
    place.connection.execute(
        "DROP TABLE IF EXISTS view_indexed;"
        "CREATE TABLE view_indexed (number INTEGER PRIMARY KEY NOT NULL, bytes INTEGER NOT NULL)");
  }

  void apply(Place place, const Entry& entry) override {
    const model::Report* report = received(entry);
    if (!report) return;
    place.texts.add(place.connection, number_of(entry), report->text);
    place.connection.statement("INSERT INTO view_indexed (number, bytes) VALUES ($1, $2)")
        .bind(1, number_of(entry))
        .bind(2, static_cast<std::int64_t>(report->text.size()))
        .run();
  }

  void forget(Place place, std::span<const Entry> entries) override {
    for (const Entry& entry : entries) {
      const model::Report* report = received(entry);
      if (!report || !is_indexed(place.connection, number_of(entry))) continue;
      place.texts.remove(place.connection, number_of(entry), report->text);
      place.connection.statement("DELETE FROM view_indexed WHERE number = $1")
          .bind(1, number_of(entry))
          .run();
    }
  }

  std::vector<Dump> dumps() const override {
    return {{"SELECT number, bytes FROM view_indexed ORDER BY number", "ii"}};
  }

 private:
  static const model::Report* received(const Entry& entry) {
    if (!entry.body) return nullptr;
    const auto* act = std::get_if<model::ReportReceived>(&*entry.body);
    return act ? &act->report : nullptr;
  }

  static bool is_indexed(database::Connection& connection, std::int64_t number) {
    auto& found = connection.statement("SELECT 1 FROM view_indexed WHERE number = $1");
    found.bind(1, number);
    bool is = found.step();
    found.reset();
    return is;
  }
};

}  // namespace

std::vector<std::unique_ptr<ledger::Projection>> make_projections() {
  std::vector<std::unique_ptr<ledger::Projection>> all;
  all.push_back(std::make_unique<CaseList>());
  all.push_back(std::make_unique<ReportList>());
  all.push_back(std::make_unique<SourceList>());
  all.push_back(std::make_unique<ReportWords>());
  return all;
}

}  // namespace views
