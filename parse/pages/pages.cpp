#include "parse/pages/pages.h"

#include "parse/inside/document.h"
#include "parse/pages/pdf.h"
#include "parse/pages/picture.h"

namespace parse::pages {

void load_pages() {
  load_pdf();
  load_machine();
  inside::add_reader(model::Medium::kPdf, read_pdf);
  inside::add_reader(model::Medium::kPicture, read_picture);
}

}  // namespace parse::pages
