// Who tells: what everybody may call them, and who they are for their keepers alone.
#include <algorithm>

#include "actions/handlers.h"
#include "database/tokens.h"
#include "views/lists.h"

namespace actions {

namespace {

const model::Kind kIdentityKind = model::kind_of(model::Body(model::SourceIdentity{}));

// Whoever sees such a label knows who it is, or nearly: the words of one stand in the other.
bool gives_away(const std::string& label, const std::string& identity) {
  const auto words_of = [](const std::string& text) {
    std::string words = " ";
    database::cut_text(text, [&](const database::Token& token) {
      if (!token.at_same_place) words += std::string(token.term) + ' ';
      return true;
    });
    return words;
  };
  const std::string said = words_of(label);
  const std::string sealed = words_of(identity);
  if (said == " " || sealed == " ") return false;
  return sealed.find(said) != sealed.npos || said.find(sealed) != said.npos;
}

base::Result<Json> add(Context& context, const Input& input) {
  if (input.has("keeper") && !input.has("identity")) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--keeper goes with --identity: there is nothing else to keep"};
  }
  if (input.flag("protected") && gives_away(input.text("label"), input.text("identity"))) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--label says who it is, and everybody sees it; give this protected source "
                       "a label that says nothing of it, such as \"source 3\""};
  }
  for (const views::SourceLine& line : views::sources(context.ledger)) {
    if (line.label != input.text("label")) continue;
    return base::Error{base::ErrorCode::kConflict,
                       "there is a source of this label: " + line.id.text() +
                           "; if this is another, tell them apart in the label"};
  }
  model::SourceAdded source;
  source.source = model::SourceId::make(context.tools.world);
  source.label = input.text("label");
  source.is_protected = input.flag("protected");
  source.grade = input.text("grade");
  std::vector<model::Body> bodies{source};
  if (input.has("identity")) {
    model::SourceIdentity identity{source.source, input.text("identity"), {}};
    TRY_ASSIGN(identity.keepers, input.ids<model::MemberId>("keeper"));
    identity.keepers.push_back(context.ledger.member());
    std::sort(identity.keepers.begin(), identity.keepers.end());
    identity.keepers.erase(std::unique(identity.keepers.begin(), identity.keepers.end()),
                           identity.keepers.end());
    bodies.push_back(std::move(identity));
  }
  TRY(context.ledger.append(bodies));
  return Json{{"source", source.source.text()}, {"label", source.label}};
}

Json line_json(const views::SourceLine& line) {
  return {{"source", line.id.text()},
          {"label", line.label},
          {"protected", line.is_protected},
          {"grade", line.grade}};
}

base::Result<Json> list(Context& context, const Input&) {
  Json all = Json::array();
  for (const auto& line : views::sources(context.ledger)) all.push_back(line_json(line));
  return Json{{"sources", std::move(all)}};
}

base::Result<Json> show(Context& context, const Input& input) {
  TRY_ASSIGN(auto id, input.id<model::SourceId>("source"));
  const auto lines = views::sources(context.ledger);
  const auto line =
      std::find_if(lines.begin(), lines.end(), [&](const auto& each) { return each.id == id; });
  if (line == lines.end()) {
    return base::Error{base::ErrorCode::kNotFound,
                       "there is no such source, or it was erased; `whereabouts source list` shows "
                       "those there are"};
  }
  Json json = line_json(*line);
  json["identity"] = nullptr;
  json["identity_sealed"] = false;
  for (const model::Entry& entry : context.ledger.entries_of_source(id)) {
    const auto* held = entry.body ? std::get_if<model::SourceIdentity>(&*entry.body) : nullptr;
    if (!entry.body && entry.envelope.kind == kIdentityKind) json["identity_sealed"] = true;
    if (!held) continue;
    context.ledger.note_read("identity of source " + id.text());
    json["identity"] = held->identity;
  }
  return json;
}

base::Result<Json> share(Context& context, const Input& input) {
  TRY_ASSIGN(auto source, input.id<model::SourceId>("source"));
  TRY_ASSIGN(auto member, input.id<model::MemberId>("member"));
  TRY(context.ledger.share_source(source, member));
  return Json{{"source", source.text()}, {"member", member.text()}};
}

}  // namespace

std::vector<Action> source_actions() {
  using enum model::Role;
  using enum Field::Kind;
  const Field source{"source", kId, true, "the source, by its id"};
  return {
      {"source add",
       "Adds a source; who it is, is sealed to its keepers.",
       kResearcher,
       {{"label", kText, true, "what everybody may call it", {}, false, base::kLabelBytesMax},
        {"identity", kWords, false, "who it is: only its keepers see this"},
        {"keeper", kId, false, "another member who may see it", {}, true},
        {"protected", kFlag, false, "its life or freedom depends on not being known"},
        {"grade",
         kChoice,
         false,
         "Admiralty grade: shown, never computed with",
         {"A", "B", "C", "D", "E", "F"}}},
       add},
      {"source list", "Lists the sources by what everybody may call them.", kReader, {}, list},
      {"source show",
       "Shows a source, and who it is to those who keep it.",
       kReader,
       {source},
       show},
      {"source share",
       "Opens the identity of a source of yours to another of its keepers again.",
       kResearcher,
       {source, {"member", kId, true, "the member, by id"}},
       share},
  };
}

}  // namespace actions
