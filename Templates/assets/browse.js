/* Vitrine: the grid of all queries, filtered and sorted. Only what is in view exists as elements, so that ten
   thousand queries scroll as ten do. The state is the hash: class, sort, dir, run, q. */
(function () {
  "use strict";
  var data = window.vitrine && vitrine.queries;
  var host = document.getElementById("browse");
  if (!data || !host) return;
  var make = vitrine.make;
  var count = data.rows.length;

  // Controls

  function select(name, label, options) {
    var field = make("select", { name: name }, options.map(function (option) {
      return make("option", { value: option[0] }, [option[1]]);
    }));
    return { field: field, node: make("label", {}, [label, field]) };
  }
  var byClass = select("class", "Class", [["", "all classes"]].concat(data.classes.map(function (name, index) {
    return [String(index), name];
  })));
  var sorts = [["row", "row number"]];
  if (data.runs.length) sorts.push(["ap", "average precision"], ["nearest", "distance to the nearest"]);
  var bySort = select("sort", "Sort by", sorts);
  var byDirection = select("dir", "Order", [["up", "lowest first"], ["down", "highest first"]]);
  var byRun = select("run", "Run", data.runs.map(function (run) { return [run.name, run.title]; }));
  var text = make("input", { type: "search", name: "q", "data-filter": "", autocomplete: "off", spellcheck: "false" });
  var form = make("form", { "class": "filters", role: "search", "aria-label": "Queries" }, [
    make("label", {}, ["Row, name or class", text]), byClass.node, bySort.node, byDirection.node
  ]);
  if (data.runs.length > 1) form.appendChild(byRun.node);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var status = make("p", { "class": "note", role: "status" });

  // State and hash

  function read() {
    var state = { "class": "", sort: "row", dir: "up", run: data.runs.length ? data.runs[0].name : "", q: "", focus: "" };
    location.hash.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      if (at < 1) return;
      var key = pair.slice(0, at);
      try { if (key in state) state[key] = decodeURIComponent(pair.slice(at + 1)); } catch (e) { /* a broken escape */ }
    });
    return state;
  }
  var written = null;
  function write() {
    var state = { "class": byClass.field.value, sort: bySort.field.value, dir: byDirection.field.value, q: text.value.trim() };
    if (data.runs.length > 1) state.run = byRun.field.value;
    var plain = { "class": "", sort: "row", dir: "up", q: "", run: data.runs.length ? data.runs[0].name : "" };
    written = Object.keys(state).filter(function (key) { return state[key] !== plain[key]; }).map(function (key) {
      return key + "=" + encodeURIComponent(state[key]);
    }).join("&");
    location.replace("#" + written);
  }
  function apply(state) {
    byClass.field.value = state["class"];
    bySort.field.value = state.sort;
    byDirection.field.value = state.dir;
    byRun.field.value = state.run;
    text.value = state.q;
    [byClass, bySort, byDirection, byRun].forEach(function (choice) {
      if (choice.field.selectedIndex < 0) choice.field.selectedIndex = 0;
    });
  }

  // Filtering and sorting

  var lower = null;
  function haystack(index) {
    if (!lower) lower = new Array(count);
    if (lower[index] === undefined) {
      lower[index] = (data.rows[index] + " " + data.names[index] + " " + labelText(index)).toLowerCase();
    }
    return lower[index];
  }
  function labels(index) { return [].concat(data.labels[index]); }
  function labelText(index) {
    return labels(index).map(function (label) { return data.classes[label]; }).join(", ");
  }
  var shown = [];
  function run() {
    return data.runs[Math.max(0, byRun.field.selectedIndex)];
  }
  function compute() {
    var label = byClass.field.value;
    var words = text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    shown = [];
    for (var index = 0; index < count; index++) {
      if (label !== "" && labels(index).indexOf(+label) < 0) continue;
      if (words.length && !words.every(function (word) { return haystack(index).indexOf(word) >= 0; })) continue;
      shown.push(index);
    }
    var key = bySort.field.value;
    var values = key === "row" ? null : run()[key];
    var sign = byDirection.field.value === "down" ? -1 : 1;
    // Queries without a value come last in either direction; equal values keep the order of rows.
    if (values) shown.sort(function (a, b) {
      var x = values[a], y = values[b];
      if (x === null || y === null) return (x === null) - (y === null) || a - b;
      return sign * (x - y) || a - b;
    });
    else if (sign < 0) shown.reverse();
    status.textContent = grouped(shown.length) + " of " + grouped(count) + " queries" +
      (data.note ? " (" + data.note + ")" : "");
  }

  // As the pages print numbers: from five digits on, in threes.
  function grouped(number) {
    var digits = String(number);
    return digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, "\u202f") : digits;
  }

  // The window

  var list = make("ul", { "class": "window grid px", "aria-label": "Queries" });
  list.style.display = "block";
  var nodes = new Map();
  var layout = { columns: 1, w: 110, h: 190, gap: 14 };
  function measure() {
    var width = list.clientWidth || 320;
    var em = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    layout.gap = Math.round(em * 0.9);
    layout.columns = Math.max(2, Math.floor((width + layout.gap) / (em * 7 + layout.gap)));
    layout.w = Math.floor((width - layout.gap * (layout.columns - 1)) / layout.columns);
    layout.h = Math.ceil(layout.w * data.cell[1] / data.cell[0] + em * 4.6);
    list.style.setProperty("--w", layout.w + "px");
    list.style.setProperty("--h", layout.h + "px");
    list.style.setProperty("--ratio", data.cell[0] + " / " + data.cell[1]);
    list.style.height = Math.ceil(shown.length / layout.columns) * (layout.h + layout.gap) + "px";
  }
  function cellOf(index) {
    var place = data.cells[index], sheet = data.sheets[place[0]];
    return { href: "../images/" + sheet[0], W: sheet[1], H: sheet[2], x: place[1], y: place[2],
      w: place[3] || data.cell[0], h: place[4] || data.cell[1] };
  }
  function item(position) {
    var index = shown[position];
    var link = make("a", { href: "../queries/" + data.pages[index] + ".html" }, [
      vitrine.picture(cellOf(index)), make("b", {}, ["Query " + data.rows[index]]), make("span", {}, [labelText(index)])
    ]);
    if (data.runs.length) {
      var ap = run().ap[index];
      link.appendChild(make("span", {}, ["AP " + (ap === null ? "undefined" : ap.toFixed(4))]));
    }
    var node = make("li", { "aria-setsize": shown.length, "aria-posinset": position + 1 }, [link]);
    place(node, position);
    return node;
  }
  function place(node, position) {
    var column = position % layout.columns, line = Math.floor(position / layout.columns);
    node.style.left = column * (layout.w + layout.gap) + "px";
    node.style.top = line * (layout.h + layout.gap) + "px";
  }
  function draw() {
    var step = layout.h + layout.gap;
    var top = -list.getBoundingClientRect().top;
    var first = Math.max(0, (Math.floor(top / step) - 2) * layout.columns);
    var last = Math.min(shown.length, (Math.ceil((top + innerHeight) / step) + 2) * layout.columns);
    nodes.forEach(function (node, position) {
      // The focused item stays, so that scrolling away with the mouse does not lose the keyboard's place.
      if ((position < first || position >= last) && !node.contains(document.activeElement)) {
        node.remove();
        nodes.delete(position);
      }
    });
    var cursor = list.firstChild;
    for (var position = first; position < last; position++) {
      var node = nodes.get(position);
      if (!node) {
        node = item(position);
        nodes.set(position, node);
        list.insertBefore(node, cursor);
      } else {
        if (cursor !== node) list.insertBefore(node, cursor);
        cursor = node.nextSibling;
      }
    }
  }
  function redraw() {
    nodes.forEach(function (node) { node.remove(); });
    nodes.clear();
    measure();
    draw();
  }
  var waiting = false;
  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; draw(); });
  }
  function update() {
    compute();
    redraw();
    // A new order starts at its beginning.
    if (list.getBoundingClientRect().top < 0) host.scrollIntoView();
  }

  function focusOn(position) {
    position = Math.max(0, Math.min(shown.length - 1, position));
    var line = Math.floor(position / layout.columns), step = layout.h + layout.gap;
    var top = list.getBoundingClientRect().top + line * step;
    if (top < 0) scrollBy(0, top - 8);
    else if (top + layout.h > innerHeight) scrollBy(0, top + layout.h - innerHeight + 8);
    draw();
    var node = nodes.get(position);
    if (node) node.firstChild.focus({ preventScroll: true });
  }
  list.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var at = event.target.closest("li");
    if (!at) return;
    var position = +at.getAttribute("aria-posinset") - 1;
    var moves = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: layout.columns, ArrowUp: -layout.columns, j: 1, k: -1 };
    if (moves[event.key]) focusOn(position + moves[event.key]);
    else if (event.key === "Home") focusOn(0);
    else if (event.key === "End") focusOn(shown.length - 1);
    else return;
    event.preventDefault();
  });

  // What copies and exports asks for the rows as they are filtered and sorted.
  vitrine.tables = (vitrine.tables || []).concat(function () {
    return { title: "Queries as shown", columns: ["row", "name", "labels"].concat(data.runs.map(function (run) {
      return "AP, " + run.title;
    }), data.runs.map(function (run) { return "distance to the nearest, " + run.title; })),
    rows: shown.map(function (index) {
      return [data.rows[index], data.names[index], labels(index).map(function (label) { return data.classes[label]; }).join(";")].concat(
        data.runs.map(function (run) { return run.ap[index]; }), data.runs.map(function (run) { return run.nearest[index]; }));
    }) };
  });

  // Start

  host.textContent = "";
  host.appendChild(form);
  host.appendChild(status);
  host.appendChild(list);
  var state = read();
  apply(state);
  update();
  if (state.focus === "filter") text.focus();
  var typing;
  text.addEventListener("input", function () {
    clearTimeout(typing);
    typing = setTimeout(function () { write(); update(); }, 120);
  });
  form.addEventListener("change", function (event) {
    if (event.target === text) return;
    write();
    update();
  });
  addEventListener("hashchange", function () {
    if (location.hash.slice(1) === written) return;
    apply(read());
    update();
  });
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", function () { measure(); redraw(); });
})();
