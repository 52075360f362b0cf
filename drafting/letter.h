// From a View to the words of a letter or statement, in one language.
//
// The rules (design, section 5):
//   - The wording of what is alleged follows the status of its finding, and of nothing else:
//       established      "was arrested"                    逮捕されました
//       corroborated     "According to two sources that we believe to be independent, ..."
//       reported         "is reported to have been arrested"   逮捕されたと伝えられています
//       possible         "It is reported that ... may have been arrested"
//                                                         逮捕された可能性があると伝えられています
//       feared           "We fear that ... may"            おそれがあると懸念しています
//       differing, contested   the common ground as reported, and beside it what each account says
//       unknown          "is not known to us"              把握していません
//       refuted, withdrawn     not said
//       challenged       no document until somebody has looked at it
//     In English the hedge stands beside its verb; in Japanese at the end of every clause.
//   - A denial stands beside what it denies and lowers nothing.
//   - The law stands inside what is asked, and only law that binds (drafting/law/law.h); where no
//     treaty binds, forcible return of a refugee is named as against customary law.
//   - Every sentence knows the claims or the law it rests on.
// Pure functions: no clock, no files, safe from several threads.
#pragma once

#include "base/result.h"
#include "drafting/document.h"

namespace drafting {

// To an authority. Errors: kConflict while a finding it would rest on is challenged; kBadInput
// for a view of nobody.
base::Result<Document> write_letter(const View& view, Language language);
// To the public, short. The same errors.
base::Result<Document> write_statement(const View& view, Language language);

}  // namespace drafting
