#include "parse/inside/docx.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/inside/docx_numbering.h"
#include "parse/inside/docx_parts.h"
#include "parse/inside/flow.h"
#include "parse/inside/office_xml.h"
#include "parse/inside/text.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

using Node = pugi::xml_node;

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Is there any text below? An empty deletion is not worth a word.
bool has_text(const Node& node, int depth = 0) {
  if (depth > base::kDocxDepthMax) return true;
  if (one_of(local_name(node), {"t", "delText"})) return !node.text().empty();
  return std::any_of(node.begin(), node.end(),
                     [&](const Node& each) { return has_text(each, depth + 1); });
}

// An element that switches something on, unless its value says off (section 17.17.4).
bool is_on(const Node& node) {
  return node && !one_of(attribute(node, "val"), {"0", "false", "off"});
}

class DocxReader {
 public:
  explicit DocxReader(DocxParts& parts) : parts_(parts), flow_(base::kTextBytesMax) {}

  Parsed read() {
    const auto numbering = parts_.related("numbering");
    const auto styles = parts_.related("styles");
    numbering_.learn(numbering.empty() ? Node() : numbering.front(),
                     styles.empty() ? Node() : styles.front());
    for (const Node& header : parts_.related("header")) section(header);
    section(parts_.body());
    // The notes of notes, if any, come behind.
    for (std::size_t at = 0; at < notes_.size(); ++at) note_text(at);
    for (const Node& footer : parts_.related("footer")) section(footer);
    return finish();
  }

 private:
  struct Mark {
    std::string_view kind;  // "footnote" or "endnote"
    std::string id;
  };

  void section(const Node& node) {
    flow_.paragraph();
    in_list_ = false;
    walk(node, 0);
    boxes();
    flow_.paragraph();
  }

  void walk(const Node& node, int depth) {
    if (depth > base::kDocxDepthMax) throw Refused(Refusal::kTooDeep);
    for (const Node& each : node.children()) {
      if (each.type() == pugi::node_element) element(each, local_name(each), depth + 1);
    }
  }

  void element(const Node& node, std::string_view name, int depth) {
    if (name == "t") return text(node.text().get());
    if (name == "p") return paragraph(node, depth);
    if (name == "r") return run(node, depth);
    if (name == "tbl") return table(node, depth);
    if (name == "tr") return row(node, depth);
    if (name == "tc") return cell(node, depth);
    if (one_of(name, {"del", "moveFrom"})) return leave(node, Unread::Why::kDeleted);
    if (name == "ruby") return reading_aid(node, depth);
    if (name == "AlternateContent") return alternative(node, depth);
    if (name == "txbxContent") return boxes_.push_back(node);
    if (layout(node, name) || thing(node, name)) return;
    // Properties hold no text; the instructions of fields stand beside what they gave.
    if (name.ends_with("Pr") || one_of(name, {"delText", "instrText", "delInstrText"})) return;
    walk(node, depth);
  }

  bool layout(const Node& node, std::string_view name) {
    if (name == "tab" || name == "ptab") {
      flow_.cell();
    } else if (name == "br" || name == "cr") {
      const bool page = one_of(attribute(node, "type"), {"page", "column"});
      if (in_cells_ > 0) {
        text(" ");
      } else if (page) {
        flow_.paragraph();
      } else {
        flow_.line_break();
      }
    } else if (name == "noBreakHyphen") {
      text("-");
    } else {
      return name == "softHyphen";
    }
    return true;
  }

  // What is not text, and marks of what stands elsewhere.
  bool thing(const Node& node, std::string_view name) {
    if (name == "footnoteReference" || name == "endnoteReference") {
      mark(name == "footnoteReference" ? "footnote" : "endnote", attribute(node, "id"));
    } else if (name == "footnoteRef" || name == "endnoteRef") {
      // the mark at the note itself: note_text writes it
    } else if (name == "commentReference") {
      left_out(Unread::Why::kComment);
    } else if (one_of(name, {"blip", "imagedata"})) {
      left_out(Unread::Why::kPicture);
    } else if (one_of(name, {"OLEObject", "altChunk", "chart", "relIds", "control"})) {
      left_out(Unread::Why::kEmbedded);
    } else if (one_of(name, {"checkBox", "ddList"})) {
      left_out(Unread::Why::kFormField);
    } else if (name == "sym") {
      left_out(Unread::Why::kSign);
    } else {
      return false;
    }
    return true;
  }

  void paragraph(const Node& node, int depth) {
    const std::string label = numbering_.label(node);
    if (in_cells_ > 0) {
      text(" ");
    } else if (in_list_ && !label.empty()) {
      flow_.line();
    } else {
      flow_.paragraph();
    }
    in_list_ = !label.empty();
    if (in_list_) text(label + " ");
    walk(node, depth);
    if (in_cells_ == 0) boxes();
  }

  void run(const Node& node, int depth) {
    if (is_on(child(child(node, "rPr"), "vanish"))) return leave(node, Unread::Why::kHidden);
    walk(node, depth);
  }

  void table(const Node& node, int depth) {
    if (in_cells_ == 0) flow_.paragraph();
    walk(node, depth);
    in_list_ = false;
    if (in_cells_ == 0) flow_.paragraph();
  }

  void row(const Node& node, int depth) {
    if (child(child(node, "trPr"), "del")) return leave(node, Unread::Why::kDeleted);
    if (in_cells_ == 0) {
      flow_.line();
    } else {
      text(" ");
    }
    const int before = std::exchange(cells_, 0);
    walk(node, depth);
    cells_ = before;
    if (in_cells_ == 0) boxes();
  }

  void cell(const Node& node, int depth) {
    if (cells_++ > 0) flow_.cell();
    ++in_cells_;
    walk(node, depth);
    --in_cells_;
  }

  // Small signs over a word that tell how it is read, often a name: "base (reading)".
  void reading_aid(const Node& node, int depth) {
    walk(child(node, "rubyBase"), depth);
    text(" (");
    walk(child(node, "rt"), depth);
    text(")");
  }

  // The same thing for newer and older programs: the newest, of which the first is as good as any.
  void alternative(const Node& node, int depth) {
    const Node choice = child(node, "Choice");
    walk(choice ? choice : child(node, "Fallback"), depth);
  }

  // Text boxes are anchored in the middle of sentences and follow them instead. One may hold more.
  void boxes() {
    if (in_boxes_) return;
    in_boxes_ = true;
    while (!boxes_.empty()) {
      const Node box = boxes_.front();
      boxes_.pop_front();
      flow_.paragraph();
      in_list_ = false;
      walk(box, 0);
      flow_.paragraph();
    }
    in_boxes_ = false;
  }

  void mark(std::string_view kind, std::string_view id) {
    const auto [mark, is_new] =
        numbers_.try_emplace(std::string(kind) + " " + std::string(id), notes_.size() + 1);
    if (is_new) notes_.push_back({kind, std::string(id)});
    text("[" + std::to_string(mark->second) + "]");
  }

  void note_text(std::size_t at) {
    const Mark& wanted = notes_[at];
    auto& known = known_notes_[wanted.kind];
    if (!std::exchange(known.learnt, true)) {
      for (const Node& root : parts_.related(std::string(wanted.kind) + "s")) {
        for (const Node& note : root.children()) {
          known.by_id.emplace(attribute(note, "id"), note);
        }
      }
    }
    const auto found = known.by_id.find(wanted.id);
    if (found == known.by_id.end()) return;
    flow_.paragraph();
    text("[" + std::to_string(at + 1) + "] ");
    // Its first paragraph goes on where the mark stands.
    ++in_cells_;
    walk(found->second, 0);
    --in_cells_;
    boxes();
    flow_.paragraph();
  }

  void text(std::string_view utf8) {
    if (base::is_utf8(utf8)) {
      flow_.text(utf8, Flow::Spaces::kCollapse);
    } else {
      flow_.text(base::repair_utf8(utf8), Flow::Spaces::kCollapse);
      left_out(Unread::Why::kBadCharacters);
    }
    if (flow_.full()) throw Refused(Refusal::kTextTooLarge);
  }

  void leave(const Node& node, Unread::Why why) {
    if (has_text(node)) left_out(why);
  }
  void left_out(Unread::Why why) { note(parsed_.unread, {why, {}, 0, 1, {}}); }

  Parsed finish() {
    parsed_.text = tidy(flow_.take());
    if (is_blank(parsed_.text)) throw Refused(Refusal::kEmpty);
    parsed_.medium = model::Medium::kDocx;
    parsed_.parts.push_back({{0, parsed_.text.size()}, model::Medium::kDocx, std::nullopt});
    return std::move(parsed_);
  }

  struct Notes {
    bool learnt = false;
    std::map<std::string, Node, std::less<>> by_id;
  };

  DocxParts& parts_;
  Flow flow_;
  DocxNumbering numbering_;
  Parsed parsed_;
  std::vector<Mark> notes_;                     // in the order of their first marks
  std::map<std::string, std::size_t> numbers_;  // of marks, by kind and id
  std::map<std::string_view, Notes> known_notes_;
  std::deque<Node> boxes_;
  bool in_boxes_ = false;
  bool in_list_ = false;
  int in_cells_ = 0;  // cells open around here: tables nest
  int cells_ = 0;     // of the row so far
};

}  // namespace

Parsed read_docx(std::string_view content) {
  DocxParts parts(content);
  return DocxReader(parts).read();
}

}  // namespace parse::inside
