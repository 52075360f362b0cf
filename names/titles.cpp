// The tables are ours, from the forms of address common in letters and reports of human rights
// work; a word that is a usual given or family name somewhere is marked as such.
#include "names/titles.h"

namespace names {
namespace {

constexpr Title kBefore[] = {
    {"mr", false},     {"mrs", false},     {"ms", false},       {"miss", false},
    {"mister", false}, {"madam", false},   {"madame", false},   {"mme", false},
    {"mlle", false},   {"monsieur", false}, {"herr", false},    {"frau", false},
    {"senor", false},  {"senora", false},  {"sr", false},       {"sra", false},
    {"don", true},     {"dona", true},     {"dr", false},       {"doctor", false},
    {"prof", false},   {"professor", false}, {"rev", false},    {"reverend", false},
    {"pastor", true},  {"father", true},   {"fr", false},       {"sister", true},
    {"brother", true}, {"bishop", true},   {"archbishop", true}, {"imam", true},
    {"sheikh", true},  {"shaikh", true},   {"haji", true},      {"hajj", true},
    {"hajji", true},   {"hajja", true},    {"mullah", true},    {"maulana", true},
    {"ayatollah", true}, {"rabbi", true},  {"sir", true},       {"dame", true},
    {"lord", true},    {"lady", true},     {"hon", true},       {"honourable", true},
    {"president", true}, {"premier", true}, {"minister", true}, {"general", true},
    {"gen", true},     {"colonel", true},  {"col", true},       {"major", true},
    {"captain", true}, {"capt", true},     {"lieutenant", true}, {"lt", true},
    {"sergeant", true}, {"sgt", true},     {"judge", true},     {"comrade", true},
    {"engineer", true}, {"eng", true},     {"ustad", true},     {"daw", true},
    {"господин", false}, {"госпожа", false}, {"г", false},      {"гн", false},
    {"гжа", false},    {"гражданин", false}, {"гражданка", false}, {"доктор", true},
    {"السيد", true},   {"السيده", true},   {"الدكتور", true},   {"الشيخ", true},
    {"الحاج", true},   {"الحاجه", true},   {"د", false},
    {"מר", false},     {"גב", false},      {"דר", false},       {"ד", false},
};

constexpr Title kAfter[] = {
    {"jr", true},    {"esq", true},   {"phd", true},   {"md", true},    {"san", true},
    {"サン", false}, {"サマ", false}, {"氏", false},   {"様", false},   {"样", false},
    {"씨", false},   {"님", false},   {"군", false},   {"양", false},   {"선생", false},
    {"선생님", false}, {"先生", false}, {"女士", false}, {"小姐", false}, {"博士", false},
};

constexpr std::string_view kSuffixes[] = {
    "선생님", "선생", "サン", "サマ", "チャン", "クン", "先生", "女士",
    "小姐",   "博士", "氏",   "씨",   "님",
};

constexpr std::string_view kNoName[] = {
    "unknown", "unnamed",  "unidentified", "anonymous", "withheld", "name",   "names",
    "not",     "known",    "given",        "nn",        "na",       "person", "man",
    "woman",   "boy",      "girl",         "child",     "baby",     "infant", "detainee",
    "不明",    "不详",     "未详",         "무명",      "неизвестен", "неизвестно", "неизвестная",
};

}  // namespace

std::span<const Title> titles_before() { return kBefore; }
std::span<const Title> titles_after() { return kAfter; }
std::span<const std::string_view> suffixes() { return kSuffixes; }
std::span<const std::string_view> words_for_no_name() { return kNoName; }

}  // namespace names
