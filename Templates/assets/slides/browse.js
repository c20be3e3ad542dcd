/* Vitrine: filters and sorts the list of all query regions, which the page holds whole. The state is the hash:
   q, class, slide, scale, sort (a method's place), dir. */
(function () {
  "use strict";
  var form = document.getElementById("filters"), list = document.getElementById("items");
  var status = document.getElementById("shown");
  if (!form || !list) return;
  var names = ["q", "class", "slide", "scale", "sort", "dir"];
  var items = [].map.call(list.children, function (node, number) {
    var data = node.dataset;
    return { node: node, number: number, text: node.textContent.toLowerCase(), "class": data["class"], slide: data.slide,
      scale: data.scale, values: data.values.split(" ").map(function (text) { return text === "" ? null : +text; }) };
  });
  var scored = status.textContent.replace(/^[^;]*;|\.$/g, "");
  var about = scored === status.textContent.replace(/\.$/, "") ? "" : ";" + scored;

  function field(name) { return form.elements.namedItem(name); }
  function apply() {
    var state = vitrine.state.get();
    names.forEach(function (name) {
      field(name).value = state[name] || "";
      if (field(name).selectedIndex < 0) field(name).selectedIndex = 0;
    });
    show();
    if (state.focus === "filter") field("q").focus();
  }
  function show() {
    var words = field("q").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    var sort = field("sort").value, sign = field("dir").value === "down" ? -1 : 1, shown = 0;
    items.forEach(function (item) {
      var kept = ["class", "slide", "scale"].every(function (name) {
        return field(name).value === "" || field(name).value === item[name];
      }) && words.every(function (word) { return item.text.indexOf(word) >= 0; });
      item.node.hidden = !kept;
      if (kept) shown++;
    });
    // Regions without a score come last in either direction; equal ones keep the order of numbers.
    items.slice().sort(function (a, b) {
      if (sort === "") return sign * (a.number - b.number);
      var x = a.values[+sort], y = b.values[+sort];
      if (x === null || y === null) return (x === null) - (y === null) || a.number - b.number;
      return sign * (x - y) || a.number - b.number;
    }).forEach(function (item) { list.appendChild(item.node); });
    status.textContent = (shown === items.length ? "All " + vitrine.grouped(items.length) :
      vitrine.grouped(shown) + " of " + vitrine.grouped(items.length)) + " regions" + about + ".";
  }
  function changed() {
    var state = { focus: null };
    names.forEach(function (name) { state[name] = field(name).value.trim(); });
    vitrine.state.set(state);
    show();
  }
  form.addEventListener("input", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  addEventListener("hashchange", apply);
  // What copies and exports asks for the rows as they are filtered and sorted.
  vitrine.tables = (vitrine.tables || []).concat(function () {
    var methods = [].slice.call(field("sort").options, 1).map(function (option) { return option.textContent; });
    return { title: "Regions as shown", columns: ["region", "page", "class", "slide", "scale"].concat(methods),
      rows: [].filter.call(list.children, function (node) { return !node.hidden; }).map(function (node) {
        var item = items.filter(function (item) { return item.node === node; })[0];
        function chosen(name, value) { var found = field(name).querySelector("option[value='" + value + "']"); return found ? found.textContent : ""; }
        return [node.querySelector("b").textContent, node.querySelector("a").getAttribute("href"), chosen("class", item["class"]),
          chosen("slide", item.slide), item.scale].concat(item.values);
      }) };
  });
  apply();
})();
