// Ledger: one member at work in one archive. The record, as the rooms above see it.
//
// An archive is a folder (docs/formats/archive.md), or lives in memory where the engine it is
// given does. It is opened once per process; every member who works in it has a Ledger of their
// own over it, which holds that member's keys until it goes. Every act is numbered, sealed,
// committed to in a Merkle tree and signed by its member; what append() has returned survives
// kill -9 and the loss of power. Nothing is ever changed; ledger/erase.h destroys keys and bodies
// and leaves the tree whole.
//
// Threads: every method may be called from any thread, of one Ledger or of several. Writers queue
// up and share one transaction and one flush to disk; readers never wait for them. append() blocks
// until the disk has it, so it is called from working threads, never from one that serves sockets.
//
// Errors are Results; base::Failure is thrown where reading meets a disk that fails or data that
// is damaged. After a failed append nothing of it stands, and the ledger goes on; only where keys
// could not be destroyed after it (a disk that fails), it stands, and the error says so.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/world.h"
#include "ledger/heads.h"
#include "ledger/parts.h"
#include "model/entry.h"

namespace ledger {

class Archive;
struct Created;
struct Opener;
struct Unlocked;

struct Member {
  model::MemberId id;
  std::string name;
  model::Role role = model::Role::kReader;
  bool left = false;
  std::uint64_t keys_since = 0;  // the entry that brought their present keys
  PublicKey signing_key{};
  PublicKey sealing_key{};
};

struct CaseInfo {
  model::CaseId id;
  bool closed = false;
  bool mine = true;  // may this member open it
};

class Ledger {
 public:
  // Makes an archive in `folder`, which must not be there or be empty, with its first member, a
  // keeper. Errors: kConflict, kBadInput (names, time zone, password), kIo.
  static base::Result<Created> create(base::World& world, const Parts& parts,
                                      const std::filesystem::path& folder,
                                      const model::ArchiveOpened& opened, std::string_view login,
                                      std::string_view name, std::string_view password);
  // Errors: kNotFound (no archive), kLocked (login or password do not fit: which is not said; or
  // another program has it open, after kLockWaitSeconds), kDamaged, kUnsupported, kIo.
  static base::Result<std::unique_ptr<Ledger>> open(base::World& world, const Parts& parts,
                                                    const std::filesystem::path& folder,
                                                    std::string_view login,
                                                    std::string_view password);
  static base::Result<std::unique_ptr<Ledger>> open_with_recovery(
      base::World& world, const Parts& parts, const std::filesystem::path& folder,
      std::string_view login, std::string_view recovery);
  // Another member in the same process. Errors: kLocked.
  base::Result<std::unique_ptr<Ledger>> another(std::string_view login, std::string_view password);

  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  // Who works here.
  model::MemberId member() const;
  model::Role role() const;
  std::vector<Member> members() const;
  // The reason why nothing can be added: a newer program wrote here, or this member left.
  std::optional<std::string> read_only() const;

  // Adds the bodies as one act, in this order, about these cases (a body's own case is added by
  // itself), and gives their envelopes. Keys of new cases, reports and sources are made here.
  // Errors: kNotAllowed (role, sealed to others, a kind that has a method of its own), kNotFound
  // (a report or case that is not there or was erased), kConflict (there already), kTooLarge,
  // kBadInput, kUnsupported (read_only), kIo (disk full).
  base::Result<std::vector<model::Envelope>> append(const std::vector<model::Body>& bodies,
                                                    const std::vector<model::CaseId>& cases = {},
                                                    std::uint64_t based_on = 0);
  // How often the clock was behind the record, so that an entry got the time after the last one.
  std::uint64_t clock_warnings() const;

  // Reading. Entries that this member may not open come without their bodies.
  std::uint64_t size() const;
  base::Result<model::Entry> entry(std::uint64_t number) const;
  // In order, from `from` on, until `visit` says false; a snapshot.
  void for_each(std::uint64_t from, const std::function<bool(const model::Entry&)>& visit) const;
  // All that belongs to a case, in order: its own entries, and those of the reports filed in it
  // and of their sources. With `as_of`: those recorded up to and including that moment.
  // Errors: kNotFound, kNotAllowed (closed to this member).
  base::Result<std::vector<model::Entry>> entries_of(
      const model::CaseId& case_id, std::optional<base::Instant> as_of = std::nullopt) const;
  // The entries owned by a report, and those of a source. Empty when there are none.
  std::vector<model::Entry> entries_of_report(const model::ReportId& report) const;
  std::vector<model::Entry> entries_of_source(const model::SourceId& source) const;
  std::vector<CaseInfo> cases() const;
  // For the queries of derived tables.
  database::Reader reader() const;
  database::TextIndex& texts() const;

  // Originals, sealed under the key of their report. put_original() comes before the act with the
  // ReportReceived, which names it; the key is stored by that act only, so an interrupted one
  // leaves a file that nobody can open. Errors: kTooLarge, kIo; kNotFound, kNotAllowed, kDamaged.
  base::Result<std::string> put_original(const model::ReportId& report, base::ByteView bytes);
  base::Result<base::Bytes> get_original(const model::ReportId& report,
                                         std::string_view name) const;

  // Members. Only keepers add or reset; everybody changes their own password.
  struct Added {
    model::MemberId member;
    std::string recovery;  // shown once, to be printed
  };
  base::Result<Added> add_member(std::string_view login, std::string_view name, model::Role role,
                                 std::string_view password);
  base::Status change_member(const model::MemberId& member, model::Role role, bool left);
  base::Status change_password(std::string_view password);
  // New keys, a new password and a new recovery key for a member who lost both. It opens the
  // archive again, but no closed case and no source: a keeper of each shares it again.
  base::Result<Added> reset_password(const model::MemberId& member, std::string_view login,
                                     std::string_view password);
  // Seals the key once more to a member whom the record names as a keeper.
  base::Status share_case(const model::CaseId& case_id, const model::MemberId& with);
  base::Status share_source(const model::SourceId& source, const model::MemberId& with);

  // Proofs.
  Hash root() const;
  base::Result<Hash> root_at(std::uint64_t size) const;
  // Signs the record as it stands, keeps the head and gives it: its letter_text() goes on letters.
  base::Result<Head> sign_head();
  std::vector<Head> heads() const;
  // Is this archive a continuation of what was printed: a whole head, or what a letter bears?
  // Errors: kBadInput (no head, slips), kDamaged (another record, or an older copy: of a whole
  // head the message says which).
  base::Status check_head(std::string_view text) const;
  // One entry with all that a stranger needs to check it: see ledger/proof.h. It leads to the
  // head that was printed, which the stranger may hold, or without one to a new head.
  base::Result<std::string> prove(std::uint64_t number, std::string_view printed = {});
  base::Result<std::string> prove_report(const model::ReportId& report,
                                         std::string_view printed = {});

  // Derived data.
  void rebuild();
  // Gives jobs up to so many entries of work; true while some is left.
  bool run_jobs(std::size_t entries_most);
  // One hash over everything derived, in canonical order.
  Hash derived_hash() const;

  // The audit of reads: operational, not evidence. `what` holds no words of a report.
  void note_read(std::string_view what);
  struct ReadNote {
    base::Instant time;
    model::MemberId member;
    std::string what;
  };
  std::vector<ReadNote> reads(std::size_t most) const;  // newest first

  // For the other public parts of the room (verify, erase, backup).
  const std::shared_ptr<Archive>& archive() const { return archive_; }
  Unlocked& unlocked() const { return *unlocked_; }

 private:
  friend struct Opener;
  Ledger(std::shared_ptr<Archive> archive, std::unique_ptr<Unlocked> unlocked);
  base::Status allow_keeper(std::string_view what) const;
  base::Result<Added> enrol(const model::MemberId& member, std::string_view login,
                            std::string_view name, model::Role role, std::string_view password);
  base::Result<Head> head_for_proof(std::string_view printed);
  std::function<void(database::Connection&)> received_originals(
      const std::vector<model::Body>& bodies);

  // Shared by the ledgers of all members who work in this process.
  std::shared_ptr<Archive> archive_;
  std::unique_ptr<Unlocked> unlocked_;
};

struct Created {
  std::unique_ptr<Ledger> ledger;
  std::string recovery;  // shown once, to be printed
};

}  // namespace ledger
