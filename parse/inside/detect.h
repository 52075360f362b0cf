// What a file is, by its content: names and senders may say anything.
#pragma once

#include <optional>
#include <string_view>

#include "model/report.h"

namespace parse::inside {

// A format that is known by its first bytes and not read here: RTF, old office documents, archives,
// programs.
bool is_known_binary(std::string_view content);

// Mail only if it carries the marks of transport: people paste "From: ... Subject: ..." into
// plain messages, whose other lines must not be taken for headers and left out.
// A web page as in the WHATWG MIME Sniffing Standard, section 7.1. Else text.
model::Medium detect(std::string_view content);

}  // namespace parse::inside
