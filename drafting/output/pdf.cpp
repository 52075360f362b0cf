#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <array>
#include <memory>
#include <span>

#include "drafting/output/output.h"
#include "drafting/output/page_items.h"
#include "drafting/output/parts.h"

namespace drafting::output {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr double kPointsPerMillimetre = 72.0 / 25.4;
constexpr double kWidth = 210 * kPointsPerMillimetre;  // A4
constexpr double kHeight = 297 * kPointsPerMillimetre;
constexpr double kSide = 29 * kPointsPerMillimetre;
constexpr double kTop = 20 * kPointsPerMillimetre;
constexpr double kBottom = 16 * kPointsPerMillimetre;
constexpr double kFooterGap = 6 * kPointsPerMillimetre;
constexpr double kRuleGap = 0.45;  // in sizes of the text
// From the size one would choose to the smallest that can still be read.
constexpr std::array kSizes{11.0, 10.5, 10.0, 9.5, 9.0};

struct Release {
  void operator()(cairo_t* held) const { cairo_destroy(held); }
  void operator()(cairo_surface_t* held) const { cairo_surface_destroy(held); }
  void operator()(cairo_font_options_t* held) const { cairo_font_options_destroy(held); }
  void operator()(PangoLayout* held) const { g_object_unref(held); }
  void operator()(PangoFont* held) const { g_object_unref(held); }
  void operator()(PangoFontDescription* held) const { pango_font_description_free(held); }
  void operator()(PangoLayoutIter* held) const { pango_layout_iter_free(held); }
};
template <typename T>
using Owned = std::unique_ptr<T, Release>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  auto& all = *static_cast<base::Bytes*>(bytes);
  all.insert(all.end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

// A name in either script may stand in a letter in the other, so both faces are always needed.
constexpr std::array kFaces{"Gentium Plus", "IPAexMincho"};

// How one language is set. All lines stand on one pitch, whatever faces meet in them.
struct Setting {
  const char* faces;
  double pitch;   // from line to line, in sizes
  double ascent;  // from the top of a line to its letters' foot, in sizes
  bool has_bold;  // the Japanese face has none, and a smeared regular is worse than none
};
constexpr Setting kEnglishSetting{"Gentium Plus, IPAexMincho", 1.34, 0.97, true};
constexpr Setting kJapaneseSetting{"IPAexMincho, Gentium Plus", 1.62, 1.18, false};

class Drawing {
 public:
  Drawing(cairo_t* cairo, Language language)
      : cairo_(cairo),
        setting_(language == Language::kJapanese ? kJapaneseSetting : kEnglishSetting) {
    cairo_save(cairo_);
    layout_.reset(pango_cairo_create_layout(cairo_));
    PangoContext* context = pango_layout_get_context(layout_.get());
    pango_context_set_language(
        context, pango_language_from_string(std::string(language_code(language)).c_str()));
    pango_context_set_round_glyph_positions(context, FALSE);
    Owned<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options.get());
    pango_cairo_context_set_resolution(context, 72);
  }
  ~Drawing() { cairo_restore(cairo_); }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  bool has_faces() const {
    for (const char* face : kFaces) {
      Owned<PangoFontDescription> wanted(pango_font_description_from_string(face));
      PangoContext* context = pango_layout_get_context(layout_.get());
      Owned<PangoFont> font(pango_context_load_font(context, wanted.get()));
      if (!font) return false;
      Owned<PangoFontDescription> got(pango_font_describe(font.get()));
      if (std::string_view(pango_font_description_get_family(got.get())) != face) return false;
    }
    return true;
  }

  double height_of(std::span<const PageItem> items, double size) {
    double height = 0;
    for (const PageItem& item : items) {
      set(item, size);
      const int lines = pango_layout_get_line_count(layout_.get());
      height += item.space_before * size + lines * pitch_of(item, size);
      if (item.rule_below) height += kRuleGap * size;
    }
    return height;
  }

  // Draws items from `top` down, on new pages where `bottom` is reached. Returns the pages begun.
  template <typename NewPage>
  int draw(std::span<const PageItem> items, double size, double top, double bottom,
           NewPage&& new_page) {
    int begun = 0;
    double y = top;
    for (const PageItem& item : items) {
      if (y > top) y += item.space_before * size;  // none at the head of a page
      set(item, size);
      const double grey = item.quiet ? 0.35 : 0.0;
      cairo_set_source_rgb(cairo_, grey, grey, grey);
      cairo_tag_begin(cairo_, item.tag, nullptr);
      draw_mark(item, size, y);
      const double pitch = pitch_of(item, size);
      // Of its own: a new page sets its footer in the other one in between.
      Owned<PangoLayout> layout(pango_layout_copy(layout_.get()));
      Owned<PangoLayoutIter> lines(pango_layout_get_iter(layout.get()));
      do {
        if (y + pitch > bottom + 0.01) {
          cairo_tag_end(cairo_, item.tag);
          new_page();
          ++begun;
          y = top;
          cairo_set_source_rgb(cairo_, grey, grey, grey);
          cairo_tag_begin(cairo_, item.tag, nullptr);
        }
        PangoRectangle extent;
        pango_layout_iter_get_line_extents(lines.get(), nullptr, &extent);
        cairo_move_to(cairo_, left_of(item, size) + extent.x / static_cast<double>(PANGO_SCALE),
                      y + setting_.ascent * item.scale * size);
        pango_cairo_show_layout_line(cairo_, pango_layout_iter_get_line_readonly(lines.get()));
        y += pitch;
      } while (pango_layout_iter_next_line(lines.get()));
      cairo_tag_end(cairo_, item.tag);
      if (item.rule_below) y = draw_rule(y + kRuleGap * size);
    }
    return begun;
  }

  double draw_rule(double y) {
    cairo_set_source_rgb(cairo_, 0.55, 0.55, 0.55);
    cairo_set_line_width(cairo_, 0.5);
    cairo_move_to(cairo_, kSide, y);
    cairo_line_to(cairo_, kWidth - kSide, y);
    cairo_stroke(cairo_);
    return y;
  }

 private:
  void set(const PageItem& item, double size) {
    Owned<PangoFontDescription> font(pango_font_description_from_string(setting_.faces));
    pango_font_description_set_absolute_size(font.get(), item.scale * size * PANGO_SCALE);
    if (item.bold && setting_.has_bold) {
      pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    }
    PangoLayout* layout = layout_.get();
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(
        layout, static_cast<int>((kWidth - 2 * kSide - item.indent * size) * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, item.right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_indent(layout, static_cast<int>(item.first_indent * size * PANGO_SCALE));
    pango_layout_set_text(layout, item.words.data(), static_cast<int>(item.words.size()));
  }

  double pitch_of(const PageItem& item, double size) const {
    return setting_.pitch * item.scale * size;
  }
  static double left_of(const PageItem& item, double size) { return kSide + item.indent * size; }

  void draw_mark(const PageItem& item, double size, double y) {
    if (item.mark.empty()) return;
    Owned<PangoLayout> mark(pango_layout_copy(layout_.get()));
    pango_layout_set_text(mark.get(), item.mark.data(), static_cast<int>(item.mark.size()));
    cairo_move_to(cairo_, left_of(item, size) - size, y + setting_.ascent * size);
    pango_cairo_show_layout_line(cairo_, pango_layout_get_line_readonly(mark.get(), 0));
  }

  cairo_t* cairo_;
  const Setting& setting_;
  Owned<PangoLayout> layout_;
};

// Where the body may go on a page, above its footer.
struct Room {
  double bottom;
  double footer_top;
};

Room room_above(Drawing& drawing, std::span<const PageItem> footer) {
  if (footer.empty()) return {kHeight - kBottom, kHeight - kBottom};
  const double top = kHeight - kBottom - drawing.height_of(footer, kSizes.front());
  return {top - kFooterGap, top};
}

double size_for_one_page(Drawing& drawing, std::span<const PageItem> items, double room) {
  for (double size : kSizes) {
    if (drawing.height_of(items, size) <= room) return size;
  }
  return kSizes[1];  // two pages it is: then at a comfortable size
}

void describe(cairo_surface_t* surface, const Document& document) {
  // Nothing but the kind of document and its day: a file travels further than its words.
  const std::string made = document.day.iso() + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, plain_title(document).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
}

}  // namespace

Result<Pdf> to_pdf(const Document& document) {
  Pdf pdf;
  Owned<cairo_surface_t> surface(
      cairo_pdf_surface_create_for_stream(append, &pdf.bytes, kWidth, kHeight));
  describe(surface.get(), document);
  Owned<cairo_t> cairo(cairo_create(surface.get()));
  {
    Drawing drawing(cairo.get(), document.language);
    if (!drawing.has_faces()) {
      return Error{ErrorCode::kUnsupported,
                   "the fonts Gentium Plus and IPAexMincho are needed to make a PDF; run ./start, "
                   "which installs them"};
    }
    const auto body = body_items(document);
    const auto footer = footer_items(document);
    const Room room = room_above(drawing, footer);
    const double size = size_for_one_page(drawing, body, room.bottom - kTop);
    auto draw_footer = [&] {
      if (footer.empty()) return;
      drawing.draw_rule(room.footer_top - kFooterGap / 3);
      drawing.draw(footer, kSizes.front(), room.footer_top, kHeight, [] {});
    };
    cairo_tag_begin(cairo.get(), "Document", nullptr);
    pdf.pages += drawing.draw(body, size, kTop, room.bottom, [&] {
      draw_footer();
      cairo_show_page(cairo.get());
    });
    draw_footer();
    cairo_tag_end(cairo.get(), "Document");
    cairo_show_page(cairo.get());
  }
  const cairo_status_t drawn = cairo_status(cairo.get());
  cairo.reset();
  cairo_surface_finish(surface.get());
  if (drawn != CAIRO_STATUS_SUCCESS ||
      cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    return Error{ErrorCode::kIo, "the PDF could not be drawn; try again, and say so if it stays"};
  }
  return pdf;
}

}  // namespace drafting::output
