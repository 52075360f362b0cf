// Files that an action takes, read where the member said, and those that it made, written there.
#pragma once

#include <filesystem>
#include <vector>

#include "actions/action.h"

namespace cli {

// What the member named, called by its name without the folders.
actions::File read_file(base::World& world, const std::filesystem::path& path);

// Makes the folder if it is missing, and gives the paths. A file of the same name is replaced.
// Errors: kIo, kNotFound.
base::Result<views::Json> write_files(base::World& world, const std::filesystem::path& folder,
                                      const std::vector<actions::File>& files);

}  // namespace cli
