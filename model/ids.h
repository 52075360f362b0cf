// The ids of the words of docs/GLOSSARY.md. Different kinds do not mix.
#pragma once

#include "base/id.h"

namespace model {

using EntryId = base::Id<struct EntryTag>;
using MemberId = base::Id<struct MemberTag>;
using SourceId = base::Id<struct SourceTag>;
using ReportId = base::Id<struct ReportTag>;
using ReadingId = base::Id<struct ReadingTag>;
using ClaimId = base::Id<struct ClaimTag>;
using SubjectId = base::Id<struct SubjectTag>;
using CaseId = base::Id<struct CaseTag>;
using ActionId = base::Id<struct ActionTag>;

}  // namespace model
