// Bodies to deterministic CBOR and back, out of the one list in model/entry_fields.h.
//
// A structure is a map from field numbers to values. Left out: empty texts, lists and optionals,
// nil ids, zeros and false. A Value is [number of its kind, structure].
#include <type_traits>

#include "base/cbor.h"
#include "base/limits.h"
#include "model/entry_fields.h"

namespace model {

namespace {

using base::CborReader;
using base::CborWriter;

template <typename T> inline constexpr bool kIsId = false;
template <typename Tag> inline constexpr bool kIsId<base::Id<Tag>> = true;
template <typename T> inline constexpr bool kIsOptional = false;
template <typename T> inline constexpr bool kIsOptional<std::optional<T>> = true;
template <typename T> inline constexpr bool kIsList = false;
template <typename T> inline constexpr bool kIsList<std::vector<T>> = true;

template <typename T>
bool is_left_out(const T& value) {
  if constexpr (kIsId<T>) return value.is_nil();
  else if constexpr (kIsOptional<T>) return !value.has_value();
  else if constexpr (kIsList<T> || std::is_same_v<T, std::string>) return value.empty();
  else if constexpr (std::is_arithmetic_v<T>) return value == T{};
  else return false;
}

class Counter {
 public:
  template <typename T>
  void operator()(std::uint64_t, const T& value) {
    if (!is_left_out(value)) ++count_;
  }
  std::uint64_t count() const { return count_; }

 private:
  std::uint64_t count_ = 0;
};

class Writer {
 public:
  explicit Writer(CborWriter& out) : out_(out) {}

  template <typename T>
  void operator()(std::uint64_t number, T& value) {
    if (is_left_out(value)) return;
    out_.unsigned_integer(number);
    write(value);
  }

  template <typename T>
  void write(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      out_.boolean(value);
    } else if constexpr (std::is_enum_v<T>) {
      out_.unsigned_integer(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_unsigned_v<T>) {
      out_.unsigned_integer(value);
    } else if constexpr (std::is_signed_v<T>) {
      out_.integer(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      out_.text(value);
    } else if constexpr (std::is_same_v<T, base::Bytes>) {
      out_.bytes(value);
    } else if constexpr (kIsId<T>) {
      out_.bytes(value.bytes());
    } else if constexpr (std::is_same_v<T, base::Day>) {
      out_.integer(value.number());
    } else if constexpr (kIsOptional<T>) {
      write(*value);
    } else if constexpr (kIsList<T>) {
      out_.array(value.size());
      for (auto& each : value) write(each);
    } else if constexpr (std::is_same_v<T, Value>) {
      out_.array(2);
      out_.unsigned_integer(value.index() + 1);
      std::visit([&](auto& held) { write(held); }, value);
    } else {
      Counter counter;
      stored::visit(counter, value);
      out_.map(counter.count());
      stored::visit(*this, value);
    }
  }

 private:
  CborWriter& out_;
};

class Reader {
 public:
  explicit Reader(CborReader& in) : in_(in) {}

  // Called by stored::visit in ascending order; the key at hand belongs to this field, to a later
  // one, or (then it is left over at the end) to none that is known.
  template <typename T>
  void operator()(std::uint64_t number, T& value) {
    if (key_ != number) return;
    read(value);
    if (is_left_out(value)) in_.fail();  // one value has one encoding
    key_ = map_->next_key();
  }

  template <typename T>
  void read(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = in_.boolean();
    } else if constexpr (std::is_same_v<T, Property>) {
      auto property = property_from_number(in_.unsigned_integer());
      if (property) value = *property;
      else in_.fail();
    } else if constexpr (std::is_enum_v<T>) {
      static_assert(stored::kLast<T> > 0);
      auto number = in_.unsigned_integer();
      if (number < 1 || number > stored::kLast<T>) return in_.fail();
      value = static_cast<T>(number);
    } else if constexpr (std::is_unsigned_v<T>) {
      auto number = in_.unsigned_integer();
      value = static_cast<T>(number);
      if (value != number) in_.fail();
    } else if constexpr (std::is_signed_v<T>) {
      auto number = in_.integer();
      value = static_cast<T>(number);
      if (value != number) in_.fail();
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = in_.text();
    } else if constexpr (std::is_same_v<T, base::Bytes>) {
      auto bytes = in_.bytes();
      value.assign(bytes.begin(), bytes.end());
    } else if constexpr (kIsId<T>) {
      auto id = T::from_bytes(in_.bytes());
      if (id) value = *id;
      else in_.fail();
    } else if constexpr (std::is_same_v<T, base::Day>) {
      std::int32_t number = 0;
      read(number);
      value = base::Day::from_number(number);
    } else if constexpr (kIsOptional<T>) {
      read(value.emplace());
    } else if constexpr (kIsList<T>) {
      auto count = in_.array();
      value.clear();
      for (std::uint64_t at = 0; at < count && in_.ok(); ++at) read(value.emplace_back());
    } else if constexpr (std::is_same_v<T, Value>) {
      read_value(value);
    } else {
      Reader inner(in_);
      inner.read_fields(value);
    }
  }

  template <typename T>
  void read_fields(T& value) {
    base::CborMap map(in_);
    map_ = &map;
    key_ = map.next_key();
    stored::visit(*this, value);
    if (key_) in_.fail();
    map_ = nullptr;
  }

 private:
  void read_value(Value& value) {
    if (in_.array() != 2) return in_.fail();
    auto number = in_.unsigned_integer();
    if (number < 1 || number > std::variant_size_v<Value>) return in_.fail();
    emplace_by_index(value, number - 1);
    std::visit([&](auto& held) { read(held); }, value);
  }

 public:
  // Makes the variant hold the alternative of this index, empty. Precondition: it has one.
  template <typename Variant, std::size_t at = 0>
  static void emplace_by_index(Variant& variant, std::size_t index) {
    if constexpr (at < std::variant_size_v<Variant>) {
      if (index == at) variant.template emplace<at>();
      else emplace_by_index<Variant, at + 1>(variant, index);
    }
  }

 private:
  CborReader& in_;
  base::CborMap* map_ = nullptr;
  std::optional<std::uint64_t> key_;
};

}  // namespace

base::Bytes encode(const Body& body) {
  CborWriter out;
  Writer writer(out);
  // One list of fields serves reading and writing, so it names members to be changed; writing
  // leaves them as they are.
  std::visit([&](auto& held) { writer.write(held); }, const_cast<Body&>(body));
  return out.take();
}

base::Result<Body> decode(Kind kind, std::uint16_t version, base::ByteView bytes) {
  if (kind == 0) return base::Error{base::ErrorCode::kDamaged, "a stored entry has no kind"};
  if (kind > kKindNewest || version > kBodyVersion) {
    return base::Error{base::ErrorCode::kUnsupported,
                       "an entry was written by a newer program; update this one to read it"};
  }
  Body body;
  Reader::emplace_by_index(body, kind - 1u);
  CborReader in(bytes);
  Reader reader(in);
  std::visit([&](auto& held) { reader.read(held); }, body);
  TRY(in.finish());
  return body;
}

Owner owner_of(const Body& body, const std::vector<CaseId>& cases) {
  const auto of_report = [](const ReportId& id) { return Owner{Owner::Kind::kReport, id.bytes()}; };
  const auto of_case = [](const CaseId& id) { return Owner{Owner::Kind::kCase, id.bytes()}; };
  return std::visit(
      [&](const auto& held) -> Owner {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, ReportReceived>) return of_report(held.report.id);
        else if constexpr (std::is_same_v<T, ReadingDone>) return of_report(held.reading.report);
        else if constexpr (std::is_same_v<T, ClaimAdded>)
          return of_report(held.claim.passage.report);
        else if constexpr (std::is_same_v<T, SubjectAdded>) return of_report(held.report);
        else if constexpr (std::is_same_v<T, RelayAdded>) return of_report(held.relay.report);
        else if constexpr (std::is_same_v<T, SourceIdentity>)
          return {Owner::Kind::kSource, held.source.bytes()};
        else if constexpr (requires { held.case_id; }) return of_case(held.case_id);
        else if constexpr (std::is_same_v<T, ClaimDecided> || std::is_same_v<T, IdentityDecided> ||
                           std::is_same_v<T, RootsDecided>)
          return cases.empty() ? Owner{} : of_case(cases.front());
        else return {};
      },
      body);
}

}  // namespace model
