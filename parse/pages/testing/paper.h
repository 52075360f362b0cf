// Pages for tests: drawn by Cairo and Pango, of invented people.
#pragma once

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace parse::pages::samples {

constexpr double kWidth = 595;  // A4 in points
constexpr double kHeight = 842;

// A block of text: its upper left corner and its width.
struct Block {
  double left;
  double top;
  double width;
  std::string text;
};
using Page = std::vector<Block>;

inline void draw(cairo_t* paper, const Page& page) {
  for (const Block& block : page) {
    PangoLayout* layout = pango_cairo_create_layout(paper);
    PangoFontDescription* font = pango_font_description_from_string("Gentium Plus 12");
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, static_cast<int>(block.width * PANGO_SCALE));
    pango_layout_set_text(layout, block.text.data(), static_cast<int>(block.text.size()));
    cairo_move_to(paper, block.left, block.top);
    pango_cairo_show_layout(paper, layout);
    pango_font_description_free(font);
    g_object_unref(layout);
  }
}

inline cairo_status_t collect(void* into, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

using Pixels = cairo_surface_t;

// A page as a scanner sees it.
inline Pixels* scan_of(const Page& page, double dots_per_inch = 300) {
  const double scale = dots_per_inch / 72;
  Pixels* pixels = cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(kWidth * scale),
                                              static_cast<int>(kHeight * scale));
  cairo_t* paper = cairo_create(pixels);
  cairo_set_source_rgb(paper, 1, 1, 1);
  cairo_paint(paper);
  cairo_set_source_rgb(paper, 0, 0, 0);
  cairo_scale(paper, scale, scale);
  draw(paper, page);
  cairo_destroy(paper);
  return pixels;
}

inline std::string png_of(const Page& page, double dots_per_inch = 300) {
  Pixels* pixels = scan_of(page, dots_per_inch);
  std::string png;
  WHEREABOUTS_ASSERT(cairo_surface_write_to_png_stream(pixels, collect, &png) ==
                     CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy(pixels);
  return png;
}

inline void draw_scan(cairo_t* paper, const Page& page) {
  Pixels* scan = scan_of(page);
  cairo_save(paper);
  cairo_scale(paper, 72.0 / 300, 72.0 / 300);
  cairo_set_source_surface(paper, scan, 0, 0);
  cairo_paint(paper);
  cairo_restore(paper);
  cairo_surface_destroy(scan);
}

// A page for each drawing.
inline std::string drawn_pdf_of(const std::vector<std::function<void(cairo_t*)>>& drawings) {
  std::string pdf;
  cairo_surface_t* target = cairo_pdf_surface_create_for_stream(collect, &pdf, kWidth, kHeight);
  cairo_t* paper = cairo_create(target);
  for (const auto& drawing : drawings) {
    drawing(paper);
    cairo_show_page(paper);
  }
  cairo_destroy(paper);
  cairo_surface_destroy(target);
  return pdf;
}

enum class Kind { kText, kScan };

inline std::string pdf_of(const std::vector<Page>& pages, Kind kind = Kind::kText) {
  std::vector<std::function<void(cairo_t*)>> drawings;
  for (const Page& page : pages) {
    drawings.push_back([&page, kind](cairo_t* paper) {
      kind == Kind::kText ? draw(paper, page) : draw_scan(paper, page);
    });
  }
  return drawn_pdf_of(drawings);
}

}  // namespace parse::pages::samples
