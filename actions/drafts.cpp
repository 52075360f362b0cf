// Letters and statements, drafted out of what a case holds and its gates open.

#include "actions/handlers.h"
#include "actions/lookups.h"
#include "disclosure/view.h"
#include "drafting/letter.h"
#include "drafting/output/output.h"

namespace actions {

namespace {

using drafting::Document;
using drafting::Language;

constexpr Language kLanguages[] = {Language::kEnglish, Language::kJapanese};

std::vector<Language> languages_of(const Input& input) {
  std::vector<Language> languages;
  for (const std::string& code : input.texts("language")) {
    languages.push_back(code == "ja" ? Language::kJapanese : Language::kEnglish);
  }
  if (languages.empty()) languages.assign(std::begin(kLanguages), std::end(kLanguages));
  return languages;
}

base::Result<disclosure::Occasion> occasion_of(const Context& context, const views::CaseView& view,
                                               const Input& input, model::Audience usual) {
  TRY_ASSIGN(const model::ArchiveOpened opened, organisation_of(context.ledger));
  disclosure::Occasion occasion;
  occasion.audience = input.has("audience")
                          ? code_from<model::Audience>(kAudiences, input.text("audience"))
                          : usual;
  occasion.policy = input.text("gates") == "provisional" ? disclosure::Policy::kProvisional
                                                         : disclosure::Policy::kDecidedOnly;
  TRY_ASSIGN(const base::Zone zone, zone_of(context.ledger));
  occasion.day = zone.day_of(context.tools.world.now());
  if (input.has("day")) {
    TRY_ASSIGN(const base::DateRange day, base::parse_edtf(input.text("day")));
    if (!day.is_one_day()) {
      return base::Error{base::ErrorCode::kBadInput, "--day takes one day: 2011-03-17"};
    }
    occasion.day = *day.earliest;
  }
  occasion.reference = input.text("reference");
  occasion.sender = {{opened.name, ""},
                     input.texts("address"),
                     input.texts("signatory"),
                     input.texts("signatory-ja")};
  occasion.addressee = {input.texts("to"), input.texts("to-ja"), input.text("salutation")};
  occasion.state = input.text("state");
  if (input.has("about")) {
    TRY_ASSIGN(occasion.about, subject_in(view, input, "about"));
  }
  for (const std::string& title : input.texts("enclosure")) {
    occasion.enclosures.push_back({title, ""});
  }
  return occasion;
}

std::string_view ground_code(drafting::Ground ground) {
  switch (ground) {
    case drafting::Ground::kFinding: return "finding";
    case drafting::Ground::kLaw: return "law";
    case drafting::Ground::kFixed: return "form";
  }
  return "";
}

Json sentence_json(const drafting::Sentence& sentence) {
  Json claims = Json::array();
  for (const auto& id : sentence.claims) claims.push_back(id.text());
  Json law = Json::array();
  for (const auto& citation : sentence.law) {
    law.push_back({{"treaty", citation.treaty},
                   {"article", citation.article},
                   {"through", citation.through},
                   {"checked", citation.checked.iso()}});
  }
  return {{"words", sentence.words},
          {"ground", ground_code(sentence.ground)},
          {"claims", std::move(claims)},
          {"law", std::move(law)}};
}

Json document_json(const Document& document, const std::string& text) {
  Json sentences = Json::array({sentence_json(document.title)});
  for (const drafting::Paragraph& paragraph : document.body) {
    for (const auto& sentence : paragraph.sentences) sentences.push_back(sentence_json(sentence));
  }
  return {{"language", drafting::language_code(document.language)},
          {"provisional", document.provisional},
          {"text", text},
          {"sentences", std::move(sentences)}};
}

constexpr const char* kEndings[] = {".txt", ".html", ".pdf"};

std::string stem_of(model::DocumentKind kind, Language language) {
  return std::string(kind == model::DocumentKind::kLetter ? "letter." : "statement.") +
         std::string(drafting::language_code(language));
}

// letter.en.txt, letter.en.html and letter.en.pdf, and how many pages the last one has.
base::Result<int> hand_over(Context& context, const Document& document, const std::string& text) {
  const std::string stem = stem_of(document.kind, document.language);
  const auto add = [&](const char* ending, base::ByteView bytes) {
    context.made.push_back({stem + ending, base::Bytes(bytes.begin(), bytes.end())});
  };
  add(kEndings[0], base::as_bytes(text));
  add(kEndings[1], base::as_bytes(drafting::output::to_html(document)));
  TRY_ASSIGN(const drafting::output::Pdf pdf, drafting::output::to_pdf(document));
  add(kEndings[2], pdf.bytes);
  return pdf.pages;
}

// Just what the words rest on and nobody has decided yet: claims to confirm, and subjects of which
// the draft takes it that they are the same.
void add_open_decisions(const views::CaseView& view, const disclosure::View& may_leave,
                        Json& json) {
  const disclosure::OpenDecisions open =
      disclosure::open_decisions(may_leave.brief(), view.folded, view.knowledge.identities);
  json["to_confirm"] = Json::array();
  for (const auto& id : open.claims) json["to_confirm"].push_back(id.text());
  json["to_decide"] = Json::array();
  for (const auto& [one, other] : open.same) {
    json["to_decide"].push_back({{"one", one.text()}, {"other", other.text()}});
  }
}

template <base::Result<Document> (*write)(const drafting::View&, Language)>
base::Result<Json> draft(Context& context, const Input& input, model::DocumentKind kind,
                         model::Audience usual) {
  TRY_ASSIGN(auto view, open_case(context, input));
  TRY_ASSIGN(disclosure::Occasion occasion, occasion_of(context, view, input, usual));
  if (context.lasting) {
    TRY_ASSIGN(const ledger::Head head, context.ledger.sign_head());
    TRY_ASSIGN(const base::Zone zone, zone_of(context.ledger));
    occasion.record_head = head.letter_text(zone.day_of(head.time));
  }
  TRY_ASSIGN(const disclosure::View may_leave,
             disclosure::make_view(view.folded, view.weighed, view.knowledge,
                                   context.tools.gazetteer, occasion));
  Json documents = Json::array();
  std::vector<model::DocumentDrafted> drafted;
  for (const Language language : languages_of(input)) {
    TRY_ASSIGN(const Document document, write(may_leave, language));
    const std::string text = drafting::output::to_text(document);
    Json json = document_json(document, text);
    TRY_ASSIGN(const int pages, hand_over(context, document, text));
    json["pages"] = pages;
    model::DocumentDrafted act;
    act.action = model::ActionId::make(context.tools.world);
    act.case_id = view.folded.id;
    act.kind = kind;
    act.audience = occasion.audience;
    act.language = std::string(drafting::language_code(language));
    act.sentences = drafting::drafted_sentences(document);
    json["action"] = act.action.text();
    drafted.push_back(std::move(act));
    documents.push_back(std::move(json));
  }
  const std::vector<model::Body> bodies(drafted.begin(), drafted.end());
  TRY(context.ledger.append(bodies, {view.folded.id}, view.folded.history.back().number));
  Json json{{"case", view.folded.id.text()}, {"documents", std::move(documents)}};
  add_open_decisions(view, may_leave, json);
  return json;
}

base::Result<Json> letter(Context& context, const Input& input) {
  return draft<drafting::write_letter>(context, input, model::DocumentKind::kLetter,
                                       model::Audience::kAddressee);
}

base::Result<Json> statement(Context& context, const Input& input) {
  return draft<drafting::write_statement>(context, input, model::DocumentKind::kStatement,
                                          model::Audience::kPublic);
}

using Drafted = model::Decided<model::DocumentDrafted>;

Json draft_line(const Drafted& drafted, const views::Office& office) {
  const model::DocumentDrafted& act = drafted.act;
  return {{"draft", act.action.text()},
          {"document", document_code(act.kind)},
          {"language", act.language},
          {"audience", kAudiences[static_cast<std::size_t>(act.audience) - 1]},
          {"day", office.zone.day_of(drafted.trace.time).iso()},
          {"member", office.name(drafted.trace.member)}};
}

base::Result<Json> list(Context& context, const Input& input) {
  TRY_ASSIGN(const auto view, open_case(context, input));
  TRY_ASSIGN(const auto office, office_of(context));
  Json drafts = Json::array();
  const auto& held = view.folded.documents;
  for (auto at = held.rbegin(); at != held.rend(); ++at) drafts.push_back(draft_line(*at, office));
  return Json{{"case", view.folded.id.text()}, {"drafts", std::move(drafts)}};
}

// What was written then: the case may say something else by now.
base::Result<Json> show(Context& context, const Input& input) {
  TRY_ASSIGN(const auto view, open_case(context, input));
  TRY_ASSIGN(const auto office, office_of(context));
  TRY_ASSIGN(const auto id, input.id<model::ActionId>("draft"));
  for (const Drafted& drafted : view.folded.documents) {
    if (drafted.act.action != id) continue;
    Json json{{"case", view.folded.id.text()}};
    json.update(draft_line(drafted, office));
    json["sentences"] = Json::array();
    for (const model::DraftedSentence& sentence : drafted.act.sentences) {
      Json claims = Json::array();
      for (const auto& claim : sentence.claims) {
        if (view.folded.claims.contains(claim)) claims.push_back(claim.text());
      }
      json["sentences"].push_back({{"words", sentence.words},
                                   {"claims", claims},
                                   {"claims_gone", sentence.claims.size() - claims.size()}});
    }
    return json;
  }
  return base::Error{base::ErrorCode::kNotFound,
                     "--draft: the case has no such draft; `whereabouts draft list` shows them"};
}

}  // namespace

std::vector<std::string> document_files() {
  std::vector<std::string> names;
  for (const auto kind : {model::DocumentKind::kLetter, model::DocumentKind::kStatement}) {
    for (const Language language : kLanguages) {
      for (const char* ending : kEndings) names.push_back(stem_of(kind, language) + ending);
    }
  }
  return names;
}

std::vector<Action> draft_actions() {
  using enum model::Role;
  using enum Field::Kind;
  const std::vector<Field> common{
      {"case", kId, true, "the case, by its id"},
      {"audience",
       kChoice,
       false,
       "who will read it: its gates decide what may be said",
       {std::begin(kAudiences), std::end(kAudiences)}},
      {"gates",
       kChoice,
       false,
       "what answers where no member has set a gate: closed (decided), or the provisional policy",
       {"decided", "provisional"}},
      {"state", kText, false,
       "the government it speaks of, by code (TH, THA), if not the one where it happened"},
      {"about", kId, false,
       "the group or person it is about, if not whom most of the case is about"},
      {"day", kDate, false, "the day it bears, if not today"},
      {"language",
       kChoice,
       false,
       "in which languages; all of them if not said",
       {"en", "ja"},
       true},
      {"address", kText, false, "a line of your own address", {}, true},
      {"out", kPath, false, "the folder for the text, page and PDF; made if missing"},
  };
  std::vector<Field> of_letter = common;
  const std::vector<Field> more{
      {"to", kText, false, "a line of the addressee: office, name, place", {}, true},
      {"to-ja", kText, false, "the same in Japanese", {}, true},
      {"salutation", kText, false, "in English: 'Dear Prime Minister,'"},
      {"reference", kText, false, "your reference"},
      {"signatory", kText, false, "a line of who signs: name, office", {}, true},
      {"signatory-ja", kText, false, "the same in Japanese", {}, true},
      {"enclosure", kText, false, "what is enclosed", {}, true},
  };
  of_letter.insert(of_letter.end() - 1, more.begin(), more.end());
  return {
      {"draft letter", "Drafts a careful letter out of what the case holds and its gates open.",
       kResearcher, of_letter, letter},
      {"draft statement", "Drafts a short public statement in the same way.", kResearcher, common,
       statement},
      {"draft list", "Lists the drafts of a case, newest first.", kReader, {common.front()}, list},
      {"draft show",
       "Shows a draft as it was written, and which claims each sentence rests on.",
       kReader,
       {common.front(), {"draft", kId, true, "the draft, by its id"}},
       show},
  };
}

}  // namespace actions
