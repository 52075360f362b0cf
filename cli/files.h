// Files that an action made, written where the member said.
#pragma once

#include <filesystem>
#include <vector>

#include "actions/action.h"

namespace cli {

// Makes the folder if it is missing, and gives the paths. A file of the same name is replaced.
// Errors: kIo, kNotFound.
base::Result<views::Json> write_files(base::World& world, const std::filesystem::path& folder,
                                      const std::vector<actions::File>& files);

}  // namespace cli
