#include <algorithm>

#include "actions/handlers.h"
#include "actions/left_behind.h"
#include "actions/lookups.h"
#include "ledger/erase.h"
#include "ledger/proof.h"
#include "ledger/verify.h"

namespace actions {

Json verified_json(const ledger::Verification& found) {
  return {{"entries", found.entries},
          {"acts", found.acts},
          {"bodies_compared", found.opened},
          {"sealed_to_others", found.sealed_to_others},
          {"erased", found.erased},
          {"of_a_newer_program", found.of_newer_program},
          {"originals", found.originals},
          {"root", base::to_hex(found.root)},
          {"notes", found.notes}};
}

base::Status sound(const ledger::Verification& found, std::string_view so) {
  if (found.good()) return base::ok_status();
  constexpr std::size_t kShownMost = 20;
  std::string message = "the archive is damaged";
  if (!so.empty()) message += "; " + std::string(so);
  for (std::size_t at = 0; at < std::min(found.damages.size(), kShownMost); ++at) {
    message += "\n  " + found.damages[at].where + ": " + found.damages[at].what;
  }
  if (found.damages.size() > kShownMost) {
    message += "\n  and " + std::to_string(found.damages.size() - kShownMost) + " more";
  }
  return base::Error{base::ErrorCode::kDamaged, std::move(message)};
}

namespace {

base::Result<Json> verify(Context& context, const Input& input) {
  const ledger::Verification found =
      ledger::verify(context.ledger,
                     input.flag("deep") ? ledger::Depth::kDeep : ledger::Depth::kUsual,
                     [&context](std::uint64_t done, std::uint64_t of) {
                       context.progress(static_cast<double>(done) / static_cast<double>(of));
                     });
  TRY(sound(found, "keep a copy as it is, and restore the newest backup that verifies"));
  if (input.has("head")) TRY(context.ledger.check_head(input.text("head")));
  return verified_json(found);
}

base::Result<Json> head(Context& context, const Input&) {
  TRY_ASSIGN(auto signed_head, context.ledger.sign_head());
  TRY_ASSIGN(const base::Zone zone, zone_of(context.ledger));
  return Json{{"entries", signed_head.size},
              {"head", signed_head.text()},
              {"for_letters", signed_head.letter_text(zone.day_of(signed_head.time))}};
}

base::Result<Json> check_head(Context& context, const Input& input) {
  TRY(context.ledger.check_head(input.text("head")));
  return Json{{"continues", true}};
}

base::Result<Json> prove(Context& context, const Input& input) {
  if (input.has("report")) {
    TRY_ASSIGN(auto report, input.id<model::ReportId>("report"));
    TRY_ASSIGN(auto proof, context.ledger.prove_report(report, input.text("head")));
    return Json{{"proof", proof}};
  }
  std::uint64_t number = input.number("entry", 0);
  if (number == 0) {
    return base::Error{base::ErrorCode::kBadInput, "say what to prove: --report or --entry"};
  }
  TRY_ASSIGN(auto proof, context.ledger.prove(number, input.text("head")));
  context.ledger.note_read("prove entry " + std::to_string(number));
  return Json{{"proof", proof}};
}

// For whoever holds a proof: no archive and no key is asked for.
base::Result<Json> check_proof(Threshold&, const Input& input) {
  TRY_ASSIGN(auto proven,
             ledger::check_proof(base::as_text(input.files("proof").front().content)));
  if (input.has("head")) {
    TRY_ASSIGN(auto printed, ledger::PrintedHead::parse(input.text("head")));
    if (!printed.names(proven.head)) {
      return base::Error{base::ErrorCode::kDamaged,
                         "the proof holds, but for another head than this one"};
    }
  }
  Json shown{{"holds", true},
             {"entry", proven.envelope.number},
             {"day", base::Day::of(proven.envelope.time).iso()},
             {"member", proven.envelope.member.text()},
             {"head", proven.head.text()},
             {"signing_key", base::to_hex(proven.signing_key)}};
  const auto body =
      model::decode(proven.envelope.kind, proven.envelope.version, proven.body);
  const auto* received = body.ok() ? std::get_if<model::ReportReceived>(&*body) : nullptr;
  if (received != nullptr) shown["text"] = received->report.text;
  return shown;
}

Json erased_json(const ledger::Erasure& erased, const LeftBehind& left) {
  return {{"entries_emptied", erased.entries},
          {"still_in_backups", erased.backups},
          {"still_quoted_in", left.drafts},
          {"still_established", left.findings}};
}

base::Result<Json> erase(Context& context, const Input& input) {
  if (input.has("report") == input.has("source")) {
    return base::Error{base::ErrorCode::kBadInput, "say what to erase: --report or --source"};
  }
  // What rests on it is looked for as long as it is there.
  if (input.has("report")) {
    TRY_ASSIGN(auto report, input.id<model::ReportId>("report"));
    TRY_ASSIGN(const LeftBehind left,
               left_behind(context, [&](const auto& each) { return each.id == report; }));
    TRY_ASSIGN(auto erased,
               ledger::erase_report(context.ledger, report, input.text("reason")));
    return erased_json(erased, left);
  }
  TRY_ASSIGN(auto source, input.id<model::SourceId>("source"));
  TRY_ASSIGN(const LeftBehind left,
             left_behind(context, [&](const auto& each) { return each.source == source; }));
  TRY_ASSIGN(auto erased, ledger::erase_source(context.ledger, source, input.text("reason")));
  return erased_json(erased, left);
}

base::Result<Json> rebuild(Context& context, const Input&) {
  context.ledger.rebuild();
  while (context.ledger.run_jobs(10'000)) {
  }
  return Json{{"rebuilt", true}, {"entries", context.ledger.size()}};
}

base::Result<Json> reads(Context& context, const Input& input) {
  TRY_ASSIGN(const base::Zone zone, zone_of(context.ledger));
  Json notes = Json::array();
  for (const auto& note : context.ledger.reads(input.number("most", 50))) {
    notes.push_back({{"day", zone.day_of(note.time).iso()},
                     {"member", note.member.text()},
                     {"what", note.what}});
  }
  return Json{{"reads", std::move(notes)}};
}

}  // namespace

std::vector<Action> record_actions() {
  using enum model::Role;
  const Field report{"report", Field::Kind::kId, false, "a report, by its id"};
  return {
      {"verify",
       "Reads every page, entry and original: is all as its members wrote it?",
       kReader,
       {{"deep", Field::Kind::kFlag, false, "also makes the derived lists anew and compares"},
        {"head", Field::Kind::kWords, false,
         "the words of a head that was printed earlier, on a letter or whole"}},
       verify},
      {"head sign",
       "Signs the record as it stands, and gives the words by which others can check it.",
       kResearcher,
       {},
       head},
      {"head check",
       "Checks that this archive goes on from a head printed earlier.",
       kReader,
       {{"head", Field::Kind::kWords, true, "the words of the head, as they were printed"}},
       check_head},
      {"prove",
       "Makes a proof of one entry or report that a stranger can check.",
       kResearcher,
       {report,
        {"entry", Field::Kind::kNumber, false, "an entry, by its number"},
        {"head", Field::Kind::kWords, false,
         "the words of the head that the stranger holds; else a new one is signed"}},
       prove},
      {"proof check",
       "Checks a proof that somebody handed on; needs no archive.",
       kReader,
       {{"proof", Field::Kind::kFile, true, "the file with the proof"},
        {"head", Field::Kind::kWords, false, "the words of a head, as it was printed"}},
       check_proof},
      {"erase",
       "Destroys a report or source for good. There is no way back.",
       kKeeper,
       {report,
        {"source", Field::Kind::kId, false, "a source, by its id"},
        {"reason", Field::Kind::kText, true, "why"}},
       erase},
      {"rebuild", "Makes all derived data anew from the record.", kKeeper, {}, rebuild},
      {"reads",
       "Shows who read what, newest first.",
       kKeeper,
       {{"most", Field::Kind::kNumber, false, "how many at the most"}},
       reads},
  };
}

}  // namespace actions
