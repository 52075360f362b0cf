// Days in English words, for lists: what EDTF says to machines.
#pragma once

#include <string>

#include "base/date.h"

namespace weighing {

// "12 March 2011", "11 or 12 March 2011", "between 11 and 13 March 2011", "from 1 May to 3 June
// 2011", "in March 2011", "in 2009", "by 3 May 2011", "about 3 May 2011"; "on a day not said" where
// both ends are open. A day within a range is said with between, what holds throughout with from
// and to.
std::string days_in_words(const base::DateRange& range);

}  // namespace weighing
