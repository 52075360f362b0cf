#include "model/testing/case_builder.h"

namespace model::testing {

namespace {
constexpr base::Instant kStart{1'300'000'000'000'000};
}

When on(std::string_view edtf) {
  return {base::parse_edtf(edtf).or_throw(), std::string(edtf), {}};
}

CaseBuilder::CaseBuilder()
    : world_(kStart), case_id_(CaseId::make(world_)), member_(MemberId::make(world_)) {
  append(CaseOpened{case_id_, "A story", false, {}});
}

void CaseBuilder::append(Body body) {
  Entry entry;
  entry.envelope.number = entries_.size() + 1;
  entry.envelope.id = EntryId::make(world_);
  entry.envelope.kind = kind_of(body);
  entry.envelope.time = {kStart.microseconds + static_cast<std::int64_t>(entries_.size())};
  entry.envelope.member = member_;
  entry.envelope.cases = {case_id_};
  entry.body = std::move(body);
  entries_.push_back(std::move(entry));
}

CaseBuilder::ReportBuilder CaseBuilder::report(const std::string& author,
                                               std::string_view received) {
  open_reading();
  Report report;
  report.id = ReportId::make(world_);
  report.received = base::parse_edtf(received).or_throw();
  report.label = "report " + std::to_string(entries_.size());
  report.text = std::string(1000, '.');
  append(ReportReceived{report});
  append(ReportFiled{case_id_, report.id});
  heads_[report.id].author = author;
  reading_of(report.id);  // a report that says nothing is read as well
  return {*this, report.id};
}

void CaseBuilder::another_member() {
  open_reading();
  member_ = MemberId::make(world_);
}

void CaseBuilder::dates_itself(ReportId report, std::string_view edtf) {
  heads_[report].document_date = on(edtf);
  reading_of(report).document_date = on(edtf);
}

void CaseBuilder::labelled(ReportId report, const std::string& label) {
  for (Entry& entry : entries_) {
    auto* received = std::get_if<ReportReceived>(&*entry.body);
    if (received && received->report.id == report) received->report.label = label;
  }
}

Reading& CaseBuilder::reading_of(ReportId report) {
  for (Reading& each : waiting_) {
    if (each.report == report) return each;
  }
  Reading& reading = waiting_.emplace_back();
  reading.id = ReadingId::make(world_);
  reading.report = report;
  reading.reader = "story";
  reading.language = "en";
  reading.author = heads_[report].author;
  reading.document_date = heads_[report].document_date;
  return reading;
}

void CaseBuilder::open_reading() {
  for (Reading& each : waiting_) append(ReadingDone{std::move(each)});
  waiting_.clear();
}

const std::vector<Entry>& CaseBuilder::entries() {
  open_reading();
  return entries_;
}

Case CaseBuilder::fold() { return model::fold(case_id_, entries()); }

CaseBuilder::SubjectBuilder CaseBuilder::ReportBuilder::subject(SubjectKind kind,
                                                                const std::string& label,
                                                                bool unnamed) {
  SubjectId id = SubjectId::make(story_->world_);
  story_->reading_of(report_).subjects.push_back({id, kind, label, unnamed});
  return {*story_, report_, id};
}

CaseBuilder::SubjectBuilder CaseBuilder::ReportBuilder::person(const std::string& name) {
  return subject(SubjectKind::kPerson, name, false).says(Property::kName, Name{name});
}

CaseBuilder::SubjectBuilder CaseBuilder::ReportBuilder::described(const std::string& label) {
  return subject(SubjectKind::kPerson, label, false);
}

CaseBuilder::SubjectBuilder CaseBuilder::ReportBuilder::unnamed(const std::string& label,
                                                                SubjectId group) {
  return subject(SubjectKind::kPerson, label, true).says(Property::kMemberOf, Reference{group});
}

CaseBuilder::SubjectBuilder CaseBuilder::ReportBuilder::group(const std::string& label) {
  return subject(SubjectKind::kGroup, label, false);
}

CaseBuilder::SubjectBuilder CaseBuilder::ReportBuilder::event(std::string_view kind, Told told) {
  return subject(SubjectKind::kEvent, std::string(kind), false)
      .told(std::move(told))
      .says(Property::kEventKind, Term{std::string(kind)});
}

CaseBuilder::SubjectBuilder CaseBuilder::ReportBuilder::again(SubjectId subject) {
  return {*story_, report_, subject};
}

CaseBuilder::ReportBuilder& CaseBuilder::ReportBuilder::passes_on(ReportId earlier) {
  story_->reading_of(report_).relays.push_back({report_, earlier, "", false, {report_, 0, 1}});
  return *this;
}

CaseBuilder::ReportBuilder& CaseBuilder::ReportBuilder::passes_on_words_of(
    const std::string& teller) {
  story_->reading_of(report_).relays.push_back({report_, {}, teller, false, {report_, 0, 1}});
  return *this;
}

CaseBuilder::SubjectBuilder& CaseBuilder::SubjectBuilder::told(Told told) {
  told_ = std::move(told);
  return *this;
}

CaseBuilder::SubjectBuilder& CaseBuilder::SubjectBuilder::says(Property property, Value value,
                                                                std::string_view when) {
  Claim claim;
  claim.id = ClaimId::make(story_->world_);
  claim.subject = subject_;
  claim.property = property;
  claim.value = std::move(value);
  if (!when.empty()) claim.time = on(when);
  claim.manner = told_.manner;
  claim.basis = told_.basis;
  claim.origin = told_.origin;
  std::uint32_t begin = story_->passages_++ % 999;
  claim.passage = {report_, begin, begin + 1};
  WHEREABOUTS_ASSERT(claim.check(1000).ok());
  last_ = claim.id;
  story_->reading_of(report_).claims.push_back(std::move(claim));
  return *this;
}

}  // namespace model::testing
