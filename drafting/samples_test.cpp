#include "drafting/samples.h"

#include "model/terms.h"

namespace drafting::samples {
namespace {

base::DateRange between(std::string_view first, std::string_view last) {
  return base::DateRange::within(day(first), day(last));
}

SenderSaid invented_sender() {
  return {{"Lanternfield Watch", ""},
          {"4 Invented Row", "Port Nowhere"},
          {"Ada Exampleton", "Coordinator"},
          {"コーディネーター", "Ada Exampleton"}};
}

PersonSaid named(unsigned char id, std::string name, std::string_view sex, int years) {
  PersonSaid person;
  person.subject = subject(id);
  person.membership = {Status::kReported, {claim(id)}};
  person.naming = Naming::kNamed;
  person.name = std::move(name);
  person.sex = sex;
  person.age_months_min = years * 12;
  person.age_months_max = years * 12 + 11;
  return person;
}

PersonSaid child(unsigned char id, int months) {
  PersonSaid person;
  person.subject = subject(id);
  person.membership = {Status::kReported, {claim(id)}};
  person.naming = Naming::kHeldBack;
  person.child = true;
  person.age_months_min = person.age_months_max = months;
  return person;
}

EventSaid event(unsigned char id, std::string_view kind, Status status) {
  EventSaid made;
  made.subject = subject(id);
  made.kind = kind;
  made.rest = {status, {claim(id)}};
  return made;
}

}  // namespace

model::ClaimId claim(unsigned char number) {
  base::IdBytes bytes{};
  bytes[15] = number;
  return model::ClaimId(bytes);
}

model::SubjectId subject(unsigned char number) {
  base::IdBytes bytes{};
  bytes[15] = number;
  return model::SubjectId(bytes);
}

base::Day day(std::string_view iso) { return base::Day::parse(iso).or_throw(); }

Brief eleven_in_sudan() {
  Brief brief;
  brief.day = day("2014-07-04");
  brief.reference = "LW 14/031";
  brief.sender = invented_sender();
  brief.addressee = {{"The Minister of the Interior", "Khartoum", "Sudan"},
                     {"スーダン共和国", "内務大臣 閣下"},
                     "Dear Minister,"};
  brief.state = {"SDN", {"Sudan", "スーダン"}};
  brief.feared_country = StateSaid{"ERI", {"Eritrea", "エリトリア"}};
  brief.group.subject = subject(1);
  brief.group.count = {11, 11, false};
  brief.group.nationality = {"Eritrean", "エリトリア"};
  brief.group.claims = {claim(1)};
  brief.group.people = {named(2, "Tesfay Nohome", "male", 41),
                        named(3, "Selam Nohome", "female", 33), child(4, 30)};
  EventSaid arrest = event(10, model::terms::kArrest, Status::kReported);
  arrest.when = between("2014-06-26", "2014-06-28");
  arrest.where = PlaceSaid{{{"Kassala State", "カッサラ州"}}, {}, {{"Eritrea", "エリトリア"}}};
  arrest.perpetrator = {"police", "警察"};
  EventSaid transfer = event(11, model::terms::kTransfer, Status::kReported);
  transfer.when = between("2014-06-30", "2014-07-01");
  transfer.to = PlaceSaid{{{"Kassala", "カッサラ"}}, {}, {}};
  EventSaid onward = event(12, model::terms::kTransfer, Status::kReported);
  onward.to = PlaceSaid{{{"Khartoum", "ハルツーム"}}, {}, {}};
  onward.when = base::DateRange::on(day("2014-07-02"));
  EventSaid returned = event(13, model::terms::kForcedReturn, Status::kFeared);
  EventSaid torture = event(14, model::terms::kTorture, Status::kFeared);
  EventSaid prison = event(15, model::terms::kPunishment, Status::kFeared);
  brief.events = {arrest, transfer, onward, returned, torture, prison};
  brief.whereabouts.rest = {Status::kReported, {claim(12)}};
  brief.whereabouts.last = {
      {*onward.to, onward.when, true, onward.subject, {claim(12)}, Status::kReported}};
  BackgroundSaid others;
  others.event = event(16, model::terms::kForcedReturn, Status::kReported);
  others.event.when = base::parse_edtf("2014-05").or_throw();
  others.event.from = PlaceSaid{{{"Kassala", "カッサラ"}}, {}, {}};
  others.count = {0, 30, false};
  others.nationality = {"Eritrean", "エリトリア"};
  brief.background = {others};
  brief.seeks_refuge = true;
  brief.refuge_claims = {claim(20)};
  brief.enclosures = {{"Our letter of 12 May 2014", "2014年5月12日付の当団体書簡"}};
  brief.held_back = {model::Property::kFaith, model::Property::kRelative};
  brief.provisional = Provisional{{"names of adults open, children coarse, all else closed",
                                   "成人の氏名は開示、子どもは概略のみ、その他は非開示"}};
  brief.record_head = "head 118 · 9f2c 41d0 77ab 03e5";
  return brief;
}

Brief journalist_in_belarus() {
  Brief brief;
  brief.audience = model::Audience::kPublic;
  brief.day = day("2021-08-16");
  brief.sender = invented_sender();
  brief.addressee = {{"The Prosecutor General", "Minsk", "Belarus"}, {}, ""};
  brief.state = {"BLR", {"Belarus", "ベラルーシ"}};
  brief.group.subject = subject(1);
  brief.group.count = {1, 1, false};
  brief.group.claims = {claim(1)};
  brief.group.people = {named(2, "Alena Vydumanaya", "female", 29)};
  brief.group.people.front().name_ja = "アレナ・ヴィドゥマナヤ";
  EventSaid arrest = event(10, model::terms::kArrest, Status::kCorroborated);
  arrest.when = base::DateRange::on(day("2021-08-09"));
  arrest.where = PlaceSaid{{{"Minsk", "ミンスク"}}, {}, {}};
  arrest.denied_by = {"the Ministry of Internal Affairs", "内務省"};
  arrest.denials = {claim(30)};
  EventSaid torture = event(11, model::terms::kTorture, Status::kReported);
  EventSaid release = event(12, model::terms::kRelease, Status::kContested);
  EventSaid trial = event(13, model::terms::kTrial, Status::kUnknown);
  brief.events = {arrest, torture, release, trial};
  brief.whereabouts.rest = {Status::kDiffering, {}};
  PlaceSaid prison{{{"Zhodzina", ""}}, {}, {}};
  PlaceSaid hospital{{{"Minsk", "ミンスク"}}, {}, {}};
  brief.whereabouts.last = {
      {prison, base::DateRange::on(day("2021-08-11")), true, {}, {claim(21)}, Status::kReported},
      {hospital,
       base::DateRange::on(day("2021-08-12")),
       false,
       {},
       {claim(22)},
       Status::kReported}};
  return brief;
}

Brief families_from_thailand() {
  Brief brief;
  brief.day = day("2018-09-03");
  brief.reference = "LW 18/207";
  brief.sender = invented_sender();
  brief.addressee = {{"The Prime Minister", "Government House", "Bangkok", "Thailand"},
                     {},
                     "Dear Prime Minister,"};
  brief.state = {"THA", {"Thailand", "タイ"}};
  brief.feared_country = StateSaid{"KHM", {"Cambodia", "カンボジア"}};
  brief.group.subject = subject(1);
  brief.group.count = {40, 40, true};
  brief.group.nationality = {"Cambodian", "カンボジア"};
  brief.group.claims = {claim(1)};
  brief.group.others_not_known = false;
  EventSaid arrest = event(10, model::terms::kArrest, Status::kEstablished);
  arrest.when = base::DateRange::on(day("2018-08-28"));
  arrest.where = PlaceSaid{{{"Nonthaburi", "ノンタブリー"}}, {{"Bangkok", "バンコク"}}, {}};
  EventSaid returned = event(11, model::terms::kForcedReturn, Status::kContested);
  returned.to = PlaceSaid{{{"Cambodia", "カンボジア"}}, {}, {}};
  Account first{base::DateRange::on(day("2018-08-30")), std::nullopt, {claim(23)}};
  Account second{base::DateRange::on(day("2018-09-01")), std::nullopt, {claim(24)}};
  returned.accounts = {first, second};
  EventSaid feared = event(12, model::terms::kForcedReturn, Status::kFeared);
  brief.events = {arrest, returned, feared};
  brief.seeks_refuge = true;
  brief.refuge_claims = {claim(20)};
  return brief;
}

}  // namespace drafting::samples
