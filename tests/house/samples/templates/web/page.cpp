std::array<Pair, 1> a = {{{1, 2}}};
auto b = "{{#list}}{{.}}{{/list}}";
auto c = "{{{name}}}";
