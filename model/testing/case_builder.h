// A small story for tests: reports, what they claim, and what members decided, as entries.
//
//   CaseBuilder story;
//   auto first = story.report("A. Teller");
//   auto group = first.group("six people");
//   auto arrest = first.event("arrest");
//   arrest.says(Property::kVictim, Reference{group}).says(Property::kEventTime, on("2011-03-04"));
//   Case folded = story.fold();
//
// Ids come from a seeded world, so a story is the same every time. Each claim gets a passage of
// its own in a text made up for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/world.h"
#include "model/case.h"

namespace model::testing {

When on(std::string_view edtf);

struct Told {  // how claims are told
  Manner manner = Manner::kStated;
  Basis basis = Basis::kNotSaid;
  Origin origin;
};

class CaseBuilder {
 public:
  CaseBuilder();

  class SubjectBuilder {
   public:
    SubjectBuilder(CaseBuilder& story, ReportId report, SubjectId subject)
        : story_(&story), report_(report), subject_(subject) {}
    SubjectBuilder& told(Told told);
    // With `when`: at that time, as a state is said to hold.
    SubjectBuilder& says(Property property, Value value, std::string_view when = {});
    operator SubjectId() const { return subject_; }
    SubjectId id() const { return subject_; }
    ClaimId last_claim() const { return last_; }

   private:
    CaseBuilder* story_;
    ReportId report_;
    SubjectId subject_;
    Told told_;
    ClaimId last_;
  };

  class ReportBuilder {
   public:
    ReportBuilder(CaseBuilder& story, ReportId report) : story_(&story), report_(report) {}
    SubjectBuilder person(const std::string& name);
    SubjectBuilder described(const std::string& label);  // a person told of without a name
    SubjectBuilder unnamed(const std::string& label, SubjectId group);
    SubjectBuilder group(const std::string& label);
    SubjectBuilder event(std::string_view kind, Told told = {});
    SubjectBuilder again(SubjectId subject);  // the same subject, spoken of in this report
    ReportBuilder& passes_on(ReportId earlier);
    ReportBuilder& passes_on_words_of(const std::string& teller);
    operator ReportId() const { return report_; }

   private:
    SubjectBuilder subject(SubjectKind kind, const std::string& label, bool unnamed);
    CaseBuilder* story_;
    ReportId report_;
  };

  ReportBuilder report(const std::string& author, std::string_view received = "2011-03-10");
  template <typename Act>
  void act(Act body) {
    open_reading();
    append(std::move(body));
  }
  MemberId member() const { return member_; }
  // Whoever acts from here on is somebody else than before.
  void another_member();
  // The report dates itself so.
  void dates_itself(ReportId report, std::string_view edtf);
  void labelled(ReportId report, const std::string& label);
  CaseId id() const { return case_id_; }

  // All that happened so far. Readings are closed by it: what is said later is a new entry.
  const std::vector<Entry>& entries();
  Case fold();

 private:
  void append(Body body);
  void open_reading();  // writes what is waiting

  base::MemoryWorld world_;
  CaseId case_id_;
  MemberId member_;
  std::vector<Entry> entries_;
  std::vector<Reading> waiting_;  // one per report that said something since
  struct Head {  // what each reading of a report says of it
    std::string author;
    std::optional<When> document_date;
  };
  std::map<ReportId, Head> heads_;
  std::uint32_t passages_ = 0;

  Reading& reading_of(ReportId report);
};

}  // namespace model::testing
