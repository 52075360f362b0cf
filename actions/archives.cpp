// An archive as a whole: made, copied, put back.
#include "actions/handlers.h"
#include "actions/lookups.h"
#include "ledger/backup.h"

namespace actions {

namespace {

base::Result<Json> init(Threshold& threshold, const Input& input) {
  TRY(names_archive(threshold.archive));
  const std::string zone = input.has("zone") ? input.text("zone") : "UTC";
  TRY_ASSIGN(auto created,
             ledger::Ledger::create(threshold.tools.world, threshold.parts, threshold.archive,
                                    {input.text("organisation"), zone}, threshold.login,
                                    input.text("name"), input.secret("new-password")));
  return Json{{"archive", threshold.archive.string()},
              {"member", created.ledger->member().text()},
              {"recovery_key", created.recovery},
              {"keep_it",
               "Print the recovery key and keep it away from this machine: it is "
               "shown only now, and without it and the password nothing can be read."}};
}

bool same_folder(const std::filesystem::path& one, const std::filesystem::path& other) {
  const auto plain = [](const std::filesystem::path& path) {
    return (std::filesystem::absolute(path) / "").lexically_normal();
  };
  return plain(one) == plain(other);
}

base::Result<Json> backup(Context& context, const Input& input) {
  if (!input.has("to") && !input.has("keys-to")) {
    return base::Error{base::ErrorCode::kBadInput,
                       "say where the backup goes: --to FOLDER for the record, --keys-to FOLDER "
                       "for the keys, which are kept apart"};
  }
  const auto days = input.number("days", ledger::kBackupDaysDefault);
  if (days > ledger::kBackupDaysMost) {
    return base::Error{base::ErrorCode::kBadInput,
                       "a backup expires after at most " +
                           std::to_string(ledger::kBackupDaysMost) + " days"};
  }
  const std::string label = input.text("label");
  // Both, before either is made.
  for (const char* field : {"to", "keys-to"}) {
    if (input.has(field)) {
      TRY(ledger::check_backup_folder(context.tools.world, input.text(field)));
    }
  }
  if (input.has("to") && input.has("keys-to") &&
      same_folder(input.text("to"), input.text("keys-to"))) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--keys-to is the folder of --to: record and keys are kept apart, so name "
                       "two"};
  }
  Json made = Json::object();
  // The record first: then no key that it needs is missing from the keys.
  if (input.has("to")) {
    TRY(ledger::back_up(context.ledger, input.text("to"), label, static_cast<int>(days)));
    made["record"] = input.text("to");
  }
  if (input.has("keys-to")) {
    TRY(ledger::back_up_keys(context.ledger, input.text("keys-to"), label,
                             static_cast<int>(days)));
    made["keys"] = input.text("keys-to");
  }
  made["expires_after_days"] = days;
  return made;
}

base::Result<Json> backups(Context& context, const Input&) {
  TRY_ASSIGN(const base::Zone zone, zone_of(context.ledger));
  Json all = Json::array();
  for (const ledger::BackupNote& note : ledger::backups(context.ledger)) {
    all.push_back({{"day", zone.day_of(note.time).iso()},
                   {"label", note.label},
                   {"holds", note.keys ? "keys" : "record"},
                   {"expires", zone.day_of(note.expires).iso()},
                   {"entries", note.size}});
  }
  return Json{{"backups", std::move(all)}};
}

base::Result<Json> restore(Threshold& threshold, const Input& input) {
  TRY(names_archive(threshold.archive));
  TRY_ASSIGN(auto found,
             ledger::restore(threshold.tools.world, threshold.parts, input.text("backup"),
                             input.text("keys"), threshold.archive, threshold.login,
                             input.secret("password")));
  TRY(sound(found, "the backup was not put in place"));
  return verified_json(found);
}

}  // namespace

std::vector<Action> archive_actions() {
  using enum model::Role;
  using enum Field::Kind;
  return {
      {"init",
       "Makes an archive with its first member.",
       kReader,
       {{"organisation", kText, true, "the name of your organisation"},
        {"name", kText, true, "your name, as it stands beside what you sign"},
        {"zone", kText, false, "the time zone of your days, such as Asia/Tokyo; else UTC"},
        {"new-password", kNewSecret, true, "new password"}},
       init},
      {"backup",
       "Copies the record, and the keys to another place, while the archive is in use.",
       kKeeper,
       {{"to", kPath, false, "a new folder for the record and the originals"},
        {"keys-to", kPath, false, "a new folder elsewhere for the keys"},
        {"label", kText, true, "what you call the place, such as \"disk in the safe\""},
        {"days", kNumber, false, "when it expires and must be destroyed; else 90"}},
       backup},
      {"backups", "Shows the backups that were made, and when they expire.", kKeeper, {}, backups},
      {"restore",
       "Puts a backup of the record and one of the keys together, as --archive.",
       kReader,
       {{"backup", kPath, true, "the folder of the record"},
        {"keys", kPath, true, "the folder of the keys"},
        {"password", kSecret, true, "password"}},
       restore},
  };
}

}  // namespace actions
