#include "cli/pages.h"

#include <map>
#include <set>

#include "base/date.h"
#include "weighing/days.h"

namespace cli {

namespace {

using views::Json;

std::string text(const Json& json, const char* key) {
  auto at = json.find(key);
  return at == json.end() || !at->is_string() ? std::string() : at->get<std::string>();
}

std::string joined(const Json& words, const std::string& between) {
  std::string all;
  for (const Json& each : words) all += (all.empty() ? "" : between) + each.get<std::string>();
  return all;
}

std::string days(const std::string& edtf) {
  auto range = base::parse_edtf(edtf);
  return range.ok() ? weighing::days_in_words(*range) : edtf;
}

// What a report is called, under `key`; it has no name where it was erased, and in old archives.
std::string name_of_report(const Json& json, const char* key) {
  const std::string label = text(json, key);
  return label.empty() ? "a report without a name" : label;
}

std::string counted(const char* heading, const Json& list) {
  return std::string(heading) + " (" + std::to_string(list.size()) + ")";
}

std::string status_of(const Page& page, const Json& json) {
  const bool says_so = page.mixed && json.contains("provisional") && json["provisional"] == true;
  return text(json, "status") + (says_so ? ", not confirmed" : "");
}

void facts(Page& page, std::size_t indent, const Json& facts,
           const std::set<std::string>& without) {
  for (const Json& fact : facts) {
    if (without.contains(text(fact, "property"))) continue;
    page.line(indent, text(fact, "label") + ": ",
              joined(fact["says"], " | ") + "  [" + status_of(page, fact) + "]");
  }
}

void person(Page& page, std::size_t indent, const Json& person) {
  std::string label = text(person, "label");
  if (text(person, "kind") == "group") label += " (a group)";
  page.line(indent, label, Style::kStrong);
  page.line(indent + 4, text(person, "subject"), Style::kFaint);
  for (const Json& same : person.value("also", Json::array())) {
    const bool decided = same["decided"].get<bool>();
    page.line(indent + 4, "also: ",
              text(same, "label") + " in " + name_of_report(same, "report_label") +
                  (decided ? "" : "  [proposed]"));
  }
  facts(page, indent + 4, person["facts"], {});
}

// Groups with those who are in them below; a member of two groups stands under the first.
void people(Page& page, const Json& part, const Json& whole) {
  page.heading(counted("People of the case", part));
  const Json all_groups = whole.value("groups", Json::array());
  std::map<std::string, std::vector<const Json*>> members;
  std::set<std::string> groups;
  std::vector<const Json*> top;
  for (const Json& each : all_groups) {
    groups.insert(text(each, "subject"));
    top.push_back(&each);
  }
  for (const Json& each : part) {
    std::string under;
    for (const Json& group : each["groups"]) {
      if (groups.contains(group) && under.empty()) under = group;
    }
    if (under.empty())
      top.push_back(&each);
    else
      members[under].push_back(&each);
  }
  for (const Json* each : top) {
    person(page, 2, *each);
    for (const Json* member : members[text(*each, "subject")]) person(page, 6, *member);
  }
}

// Printed with the people in them.
void groups_with_people(Page&, const Json&, const Json&) {}

void others(Page& page, const Json& part, const Json&) {
  page.heading(counted("Others who are named", part));
  for (const Json& each : part) person(page, 2, each);
}

// The heading says it; two accounts of the day are both shown.
bool one_day(const Json& event) {
  for (const Json& fact : event["facts"]) {
    if (text(fact, "property") == "event-time") return fact["says"].size() == 1;
  }
  return false;
}

void events(Page& page, const Json& part, const Json&) {
  page.heading(counted("What is said to have happened", part));
  std::string day = "-";
  for (const Json& event : part) {
    const std::string when =
        event["when"].is_null() ? "on a day not said" : days(event["when"].get<std::string>());
    if (when != day) page.line(2, day = when, Style::kStrong);
    page.line(4, text(event, "what") + "  [" + text(event, "status") + "]");
    facts(page, 8, event["facts"], {"event-kind", one_day(event) ? "event-time" : ""});
    page.line(8, text(event, "event"), Style::kFaint);
  }
}

void quoted(Page& page, std::size_t indent, const Json& claim) {
  std::string words = "\u201c" + text(claim, "quote") + "\u201d  " + text(claim, "manner");
  if (!text(claim, "report_label").empty()) words += ", " + text(claim, "report_label");
  if (!text(claim, "origin").empty()) words += ", from " + text(claim, "origin");
  page.line(indent, words);
  page.line(indent, "claim " + text(claim, "claim"), Style::kFaint);
}

std::string roots_in_words(const Json& roots) {
  const auto least = roots["at_least"].get<std::uint32_t>();
  std::string words;
  if (roots["at_most"].is_null()) {
    words = "at least " + std::to_string(least) + " root" + (least == 1 ? "" : "s");
  } else {
    const auto most = roots["at_most"].get<std::uint32_t>();
    words = (least == most ? "" : std::to_string(least) + " to ") + std::to_string(most) + " root" +
            (most == 1 ? "" : "s");
  }
  if (!roots["known"].empty()) words += ": " + joined(roots["known"], "; ");
  return words + (roots["unnamed"].get<bool>() ? "; also some who are not named" : "");
}

// Denials and fears stand beside the groups, each with its words and the id to decide on it by.
void beside(Page& page, const Json& finding, const char* key, const char* word) {
  std::set<std::string> shown_above;
  for (const Json& group : finding["groups"]) {
    for (const Json& claim : group["claims"]) shown_above.insert(text(claim, "claim"));
  }
  for (const Json& claim : finding.value(key, Json::array())) {
    if (shown_above.contains(text(claim, "claim"))) continue;
    page.line(6, "- ", word + text(claim, "says"));
    quoted(page, 10, claim);
  }
}

void findings(Page& page, const Json& part, const Json&) {
  page.heading(counted("Findings", part));
  std::string about;
  for (const Json& finding : part) {
    if (text(finding, "subject") != about) {
      about = text(finding, "subject");
      page.blank();
      page.line(2, text(finding, "about"), Style::kStrong);
    }
    std::string words = text(finding, "label") + "  [" + status_of(page, finding) + "]";
    if (finding["denials"].get<std::size_t>() > 0) words += "  denied by some";
    if (finding.value("awaits_second_member", false)) words += "  awaits a second member";
    page.line(4, words);
    if (!text(finding, "last_reported").empty()) {
      page.line(6, "last reported as of " + days(text(finding, "last_reported")));
    }
    for (const Json& group : finding["groups"]) {
      page.line(6, "- ", text(group, "says") + "  (" + roots_in_words(group["roots"]) + ")");
      for (const Json& claim : group["claims"]) quoted(page, 10, claim);
    }
    beside(page, finding, "denied_by", "denied: ");
    beside(page, finding, "fears", "feared: ");
  }
}

void misfits(Page& page, const Json& part, const Json&) {
  page.heading(counted("What does not fit", part));
  for (const Json& misfit : part) {
    page.line(2, "- ", text(misfit, "sentence"));
    for (const Json& claim : misfit["claims"]) quoted(page, 6, claim);
  }
}

// Under whoever is to be asked, each question once for each it is about.
void questions(Page& page, const Json& part, const Json&) {
  page.heading(counted("What to ask", part));
  std::vector<std::string> order;
  std::map<std::string, std::vector<const Json*>> by_whom;
  for (const Json& question : part) {
    const std::string whom = joined(question["whom"], ", ");
    if (!by_whom.contains(whom)) order.push_back(whom);
    by_whom[whom].push_back(&question);
  }
  for (const std::string& whom : order) {
    page.line(2, whom.empty() ? "Whoever may know:" : whom + ":", Style::kStrong);
    std::set<std::pair<std::string, std::string>> said;
    for (const Json* question : by_whom[whom]) {
      const std::string about = text(*question, "about");
      const std::string sentence = text(*question, "question");
      if (!said.insert({about, sentence}).second) continue;
      page.line(4, "- ", sentence);
    }
  }
}

std::string label_of(const Json& reports, const Json& id) {
  for (const Json& each : reports) {
    if (each["report"] == id && !text(each, "label").empty()) return text(each, "label");
  }
  return id;
}

void lineage(Page& page, const Json& report, const Json& reports) {
  page.line(2, name_of_report(report, "label"), Style::kStrong);
  page.line(6, text(report, "report"), Style::kFaint);
  if (report["erased"].get<bool>()) page.line(6, "erased");
  if (!text(report, "teller").empty()) page.line(6, "told by ", text(report, "teller"));
  std::string dates = "received " + days(text(report, "received"));
  if (report["dated"].is_string()) dates += ", dates itself " + days(text(report, "dated"));
  page.line(6, dates);
  for (const Json& other : report["passes_on"]) {
    page.line(6, "passes on ", label_of(reports, other));
  }
  for (const Json& words : report["passes_on_words_of"]) {
    page.line(6, "passes on the words of ", words.get<std::string>());
  }
  if (report["may_rest_on"].is_object()) {
    const Json& other = report["may_rest_on"];
    page.line(6, "may rest on ",
              text(other, "label") + ", with which it shares " + other["details"].dump() +
                  " particulars");
  }
  for (const Json& note : report["unread"]) page.line(6, "not read: ", note.get<std::string>());
}

void reports(Page& page, const Json& part, const Json&) {
  page.heading(counted("Reports", part));
  for (const Json& each : part) {
    if (each.contains("teller")) {
      lineage(page, each, part);
      continue;
    }
    page.line(2, text(each, "report") + "  ", name_of_report(each, "label"));
    if (each.contains("claims")) {
      page.line(6, std::to_string(each["claims"].get<std::size_t>()) + " claims proposed");
    }
    if (each.contains("same_as") && each["same_as"].is_object()) {
      const Json& same = each["same_as"];
      page.line(6, "byte for byte the same as " + name_of_report(same, "label") +
                       " (" + text(same, "report") + "), received " +
                       days(text(same, "received")) + ": kept, and no voice of its own");
    }
    for (const Json& note : each.value("unread", Json::array())) {
      page.line(6, "not read: ", note.get<std::string>());
    }
  }
}

void refused(Page& page, const Json& part, const Json&) {
  if (part.empty()) return;
  page.heading(counted("Not taken in", part));
  for (const Json& each : part) {
    page.line(2, "- ", text(each, "report") + ": " + text(each, "why"));
  }
}

void not_written(Page& page, const Json& part, const Json&) {
  if (part.empty()) return;
  page.heading(counted("Not written", part));
  for (const Json& each : part) {
    page.line(2, "- ", text(each, "document") + ": " + text(each, "why"));
  }
}

void documents(Page& page, const Json& part, const Json&) {
  for (const Json& document : part) {
    page.heading("Draft (" + text(document, "language") + ")" +
                 (document["provisional"].get<bool>() ? ": provisional, not to be sent" : ""));
    page.blank();
    page.text(text(document, "text"));
  }
}

// Of a draft that is held: with the claims under each sentence.
void sentences(Page& page, const Json& part, const Json&) {
  page.blank();
  for (const Json& each : part) {
    page.line(2, text(each, "words"));
    if (!each["claims"].empty()) {
      page.line(6, "claims ", joined(each["claims"], " "), Style::kFaint);
    }
    const auto gone = each["claims_gone"].get<std::size_t>();
    if (gone > 0) {
      page.line(6, "rests on " + std::to_string(gone) +
                       (gone == 1 ? " claim that was" : " claims that were") + " erased");
    }
  }
}

void identities(Page& page, const Json& part, const Json&) {
  page.heading(counted("Decided", part));
  for (const Json& each : part) {
    const bool stands = each["stands"].get<bool>();
    page.line(2, "- ",
              text(each, "one_label") + " / " + text(each, "other_label") + ": " +
                  text(each, "decision") + (stands ? "" : " (decided anew since)"));
    page.line(6,
              text(each, "reason") + "  (" + text(each, "member") + ", " + text(each, "day") + ")");
    page.line(6, text(each, "one") + " " + text(each, "other"), Style::kFaint);
  }
}

void proposed(Page& page, const Json& part, const Json&) {
  page.heading(counted("Proposed, to be decided", part));
  for (const Json& each : part) {
    page.line(2, "- ",
              text(each, "one_label") + " (" + name_of_report(each, "one_report") + ") / " +
                  text(each, "other_label") + " (" + name_of_report(each, "other_report") +
                  "): " + text(each, "strength") +
                  (each["joined"].get<bool>() ? "" : ", not taken to be the same"));
    page.line(6, joined(each["reasons"], "; "));
    page.line(6, text(each, "one") + " " + text(each, "other"), Style::kFaint);
  }
}

void clashes(Page& page, const Json& part, const Json&) {
  if (part.empty()) return;
  page.heading(counted("Decisions that clash with others and were left out", part));
  for (const Json& each : part) {
    page.line(2, "- ", text(each, "one_label") + " / " + text(each, "other_label"));
    page.line(6, text(each, "reason"));
    page.line(6, text(each, "one") + " " + text(each, "other"), Style::kFaint);
  }
}

void checks(Page& page, const Json& part, const Json&) {
  page.heading(counted("Checks", part));
  for (const Json& each : part) {
    std::string first =
        text(each, "about") + ", " + text(each, "property") + "  [" + text(each, "state") + "]";
    page.line(2, "- ", first);
    std::string how = "ask " + text(each, "whom") + ", " + text(each, "way");
    if (each["due"].is_string()) how += ", until " + days(text(each, "due"));
    page.line(6, how);
    page.line(6, text(each, "check"), Style::kFaint);
    for (const Json& answer : each["answers"]) {
      const bool report = answer["report"].is_string();
      page.line(6, text(answer, "day") + "  ",
                (report ? "answered by report " + text(answer, "report") : "no answer") +
                    (text(answer, "note").empty() ? "" : ": " + text(answer, "note")));
    }
  }
}

void gates(Page& page, const Json& part, const Json&) {
  page.heading("What is opened to whom; all else is closed");
  for (const Json& each : part) {
    page.line(2, "- ",
              text(each, "about") + ", " + text(each, "property") + ": " + text(each, "opening") +
                  " to " + text(each, "audience"));
    page.line(6,
              text(each, "reason") + "  (" + text(each, "member") + ", " + text(each, "day") + ")");
  }
}

void excerpts(Page& page, const Json& part, const Json&) {
  page.heading(counted("Found", part));
  for (const Json& each : part) {
    page.line(2, text(each, "report") + "  ", name_of_report(each, "label"));
    page.line(6, "\u2026 " + text(each, "excerpt") + " \u2026");
  }
}

}  // namespace

const std::vector<Part>& parts() {
  static const std::vector<Part> kParts{
      {"people", people},       {"groups", groups_with_people},
      {"others", others},       {"events", events},
      {"findings", findings},   {"misfits", misfits},
      {"questions", questions}, {"reports", reports},
      {"decided", identities},  {"proposed", proposed},
      {"clashes", clashes},     {"checks", checks},
      {"gates", gates},         {"hits", excerpts},
      {"documents", documents}, {"not_written", not_written},
      {"refused", refused},     {"sentences", sentences},
  };
  return kParts;
}

}  // namespace cli
