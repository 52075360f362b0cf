#include "cli/files.h"

#include "base/limits.h"

namespace cli {

actions::File read_file(base::World& world, const std::filesystem::path& path) {
  auto content = world.files().read(path, base::kReportBytesMax);
  actions::File file{path.filename().string(), {}};
  if (content.ok())
    file.content = std::move(content).value();
  else
    file.unreadable = content.error();
  return file;
}

base::Result<views::Json> write_files(base::World& world, const std::filesystem::path& folder,
                                      const std::vector<actions::File>& files) {
  if (!world.files().exists(folder)) TRY(world.files().make_folder(folder));
  views::Json paths = views::Json::array();
  for (const actions::File& file : files) {
    const std::filesystem::path path = folder / file.label;
    TRY(world.files().write_whole(path, file.content));
    paths.push_back(path.string());
  }
  return paths;
}

}  // namespace cli
