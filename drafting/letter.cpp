#include "drafting/letter.h"

#include <algorithm>

#include "drafting/telling.h"

namespace drafting {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

void sort_claims(std::vector<model::ClaimId>& claims) {
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
}

bool is_challenged(const Brief& brief) {
  auto challenged = [](const Rest& rest) { return rest.status == Status::kChallenged; };
  return challenged(brief.whereabouts.rest) ||
         std::any_of(brief.whereabouts_of_some.begin(), brief.whereabouts_of_some.end(),
                     [&](const WhereaboutsSaid& where) { return challenged(where.rest); }) ||
         std::any_of(brief.events.begin(), brief.events.end(),
                     [&](const EventSaid& event) { return challenged(event.rest); }) ||
         std::any_of(brief.background.begin(), brief.background.end(),
                     [&](const BackgroundSaid& other) { return challenged(other.event.rest); }) ||
         std::any_of(brief.group.people.begin(), brief.group.people.end(),
                     [&](const PersonSaid& person) { return challenged(person.membership); });
}

base::Status check(const Brief& brief) {
  if (is_challenged(brief)) {
    return Error{ErrorCode::kConflict,
                 "a finding that this document would rest on was established and is now "
                 "challenged by a newer claim; decide it first"};
  }
  if (brief.group.count.most == 0u && brief.group.people.empty()) {
    return Error{ErrorCode::kBadInput, "there is nobody that this document could be about"};
  }
  return base::ok_status();
}

std::vector<std::string> footer_of(const Telling& t) {
  const Brief& brief = t.brief;
  std::vector<std::string> lines;
  if (brief.provisional) {
    static constexpr std::string_view kAudiences[] = {"audience.addressee", "audience.partner",
                                                      "audience.un-body", "audience.public"};
    const auto audience = kAudiences[static_cast<std::size_t>(brief.audience) - 1];
    const auto confirmed = brief.provisional->confirmed;
    const auto* const why = confirmed == Confirmed::kAll    ? "footer.provisional-gates"
                            : confirmed == Confirmed::kSome ? "footer.provisional-some"
                                                            : "footer.provisional";
    lines.push_back(t.words.say(why, {{"audience", t.words.say(audience)}}));
    const std::string policy = t.grammar.label(brief.provisional->policy);
    if (!policy.empty()) lines.push_back(t.words.say("footer.policy", {{"policy", policy}}));
    std::string kinds;
    for (model::Property property : brief.held_back) {
      if (!kinds.empty()) kinds += t.grammar.between_items();
      kinds += t.words.say("held." + std::string(model::info(property).code));
    }
    if (!kinds.empty()) lines.push_back(t.words.say("footer.held-back", {{"kinds", kinds}}));
  }
  if (!brief.record_head.empty()) {
    lines.push_back(t.words.say("footer.record", {{"head", brief.record_head}}));
  }
  return lines;
}

Document frame(const Telling& t, model::DocumentKind kind) {
  Document made;
  made.kind = kind;
  made.audience = t.brief.audience;
  made.language = t.language;
  made.day = t.brief.day;
  made.organisation = t.grammar.label(t.brief.sender.organisation);
  made.sender_address = t.brief.sender.address;
  made.date_line = t.grammar.day(t.brief.day);
  if (!t.brief.reference.empty() && kind == model::DocumentKind::kLetter) {
    made.reference_line = t.words.say("reference", {{"reference", t.brief.reference}});
  }
  made.footer = footer_of(t);
  made.provisional = t.brief.provisional.has_value();
  return made;
}

void add(Document& document, Paragraph::Kind kind, std::vector<Sentence> sentences) {
  if (!sentences.empty()) document.body.push_back({kind, std::move(sentences)});
}

// What happened, to whom, where they are and what is feared, under `opening`.
void tell_all(const Telling& t, Sentence opening, Document& document) {
  std::vector<Sentence> first{std::move(opening)};
  auto events = tell_events(t);
  std::move(events.begin(), events.end(), std::back_inserter(first));
  add(document, Paragraph::Kind::kText, std::move(first));
  add(document, Paragraph::Kind::kText, tell_people(t));
  add(document, Paragraph::Kind::kText, tell_outlook(t));
  add(document, Paragraph::Kind::kText, tell_background(t));
}

void ask_all(const Telling& t, std::string_view intro, Document& document) {
  const std::string state = t.grammar.country(t.brief.state.name);
  add(document, Paragraph::Kind::kText,
      {t.fixed(t.words.say(intro, {{"state", state}, {"organisation", document.organisation}}))});
  for (Sentence& request : ask(t)) add(document, Paragraph::Kind::kRequest, {std::move(request)});
}

void close_letter(const Telling& t, Document& document) {
  const bool english = t.language == Language::kEnglish;
  const SenderSaid& sender = t.brief.sender;
  const std::string& named = t.brief.addressee.salutation_en;
  document.salutation = english && !named.empty() ? named : t.words.say("salutation.unnamed");
  document.closing = t.words.say(named.empty() ? "closing.unnamed" : "closing.named");
  const bool own = !english && !sender.signatory_ja.empty();
  document.signatory = own ? sender.signatory_ja : sender.signatory_en;
  if (t.brief.enclosures.empty()) return;
  document.enclosures.push_back(t.words.say_for("enclosures", t.brief.enclosures.size()));
  for (const Label& label : t.brief.enclosures) {
    document.enclosures.push_back(t.grammar.label(label));
  }
}

}  // namespace

std::string_view language_code(Language language) {
  return language == Language::kEnglish ? "en" : "ja";
}

Sentence Telling::from_claims(std::string text, std::vector<model::ClaimId> claims) const {
  sort_claims(claims);
  return {grammar.sentence(std::move(text)), Ground::kFinding, std::move(claims), {}};
}

Sentence Telling::fixed(std::string text) const {
  return {grammar.sentence(std::move(text)), Ground::kFixed, {}, {}};
}

Result<Document> write_letter(const View& view, Language language) {
  const Brief& brief = view.brief();
  TRY(check(brief));
  const Telling t(brief, language);
  Document document = frame(t, model::DocumentKind::kLetter);
  const AddresseeSaid& to = brief.addressee;
  const bool own = language == Language::kJapanese && !to.lines_ja.empty();
  document.addressee = own ? to.lines_ja : to.lines_en;
  document.title =
      t.from_claims(t.words.say("title.letter", {{"brief", t.them.brief}}), brief.group.claims);
  tell_all(t,
           t.from_claims(t.words.say("open.letter", {{"intro", t.them.intro}}), brief.group.claims),
           document);
  ask_all(t, "ask.letter", document);
  add(document, Paragraph::Kind::kText, {t.fixed(t.words.say("reply"))});
  close_letter(t, document);
  return document;
}

Result<Document> write_statement(const View& view, Language language) {
  const Brief& brief = view.brief();
  TRY(check(brief));
  const Telling t(brief, language);
  Document document = frame(t, model::DocumentKind::kStatement);
  std::vector<model::ClaimId> claims = brief.group.claims;
  const auto feared = std::find_if(brief.events.begin(), brief.events.end(), is_feared_return);
  if (feared != brief.events.end()) {
    claims.insert(claims.end(), feared->rest.claims.begin(), feared->rest.claims.end());
  }
  const auto title = feared != brief.events.end() ? "title.statement-return" : "title.statement";
  document.title = t.from_claims(
      t.words.say(title, {{"state", t.grammar.label(brief.state.name)}, {"brief", t.them.brief}}),
      std::move(claims));
  tell_all(t,
           t.from_claims(t.words.say("open.statement", {{"organisation", document.organisation},
                                                        {"intro", t.them.intro}}),
                         brief.group.claims),
           document);
  ask_all(t, "ask.statement", document);
  return document;
}

std::vector<model::DraftedSentence> drafted_sentences(const Document& document) {
  std::vector<model::DraftedSentence> sentences{{document.title.words, document.title.claims}};
  for (const Paragraph& paragraph : document.body) {
    for (const Sentence& sentence : paragraph.sentences) {
      sentences.push_back({sentence.words, sentence.claims});
    }
  }
  return sentences;
}

}  // namespace drafting
