/* Vitrine: the grid of all queries, filtered and sorted. Only what is in view exists as elements, so that ten
   thousand queries scroll as ten do. The state is the hash: class, got, near, sort, dir, run, vs, q, and the ranges
   ap, ties and error, each as LOWEST..HIGHEST with either end left out. */
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
  var classes = data.classes.map(function (name, index) { return [String(index), name]; });
  var byClass = select("class", "Asked for", [["", "any class"]].concat(classes));
  var answers = [["", "anything"], ["other", "another class"]].concat(classes);
  var byGot = select("got", "Got most", answers);
  var byNear = select("near", "Nearest is", answers);
  var measures = [["ap", "average precision"], ["nearest", "distance to the nearest"], ["ties", "ties at the cut"],
    ["error", "reconstruction error"]].filter(function (measure) {
    return data.runs.some(function (run) { return run[measure[0]]; });
  });
  var several = data.runs.length > 1;
  var bySort = select("sort", "Sort by", [["row", "row number"]].concat(measures,
    several ? [["lead", "lead in average precision"]] : []));
  var byDirection = select("dir", "Order", [["up", "lowest first"], ["down", "highest first"]]);
  var names = data.runs.map(function (run) { return [run.name, run.title]; });
  var byRun = select("run", "Run", names), byOther = select("vs", "over", names);
  var text = make("input", { type: "search", name: "q", "data-filter": "", autocomplete: "off", spellcheck: "false" });
  var form = make("form", { "class": "filters", role: "search", "aria-label": "Queries" }, [
    make("label", {}, ["Row, name or class", text]), byClass.node
  ]);
  var hasGot = data.runs.some(function (run) { return run.got; });
  if (hasGot) form.appendChild(byGot.node);
  form.appendChild(bySort.node);
  form.appendChild(byDirection.node);
  if (several) {
    form.appendChild(byRun.node);
    form.appendChild(byOther.node);
  }
  // What is needed less often: the nearest image's class, and ranges of the measures.
  var ranges = measures.filter(function (measure) { return measure[0] !== "nearest"; }).map(function (measure) {
    var low = make("input", { type: "number", step: "any", "aria-label": "Lowest " + measure[1] });
    var high = make("input", { type: "number", step: "any", "aria-label": "Highest " + measure[1] });
    return { key: measure[0], low: low, high: high, node: make("fieldset", {}, [
      make("legend", {}, [measure[1].charAt(0).toUpperCase() + measure[1].slice(1)]), low, " to ", high]) };
  });
  var more = make("details", { "class": "more" }, [make("summary", {}, ["More filters"]),
    make("div", { "class": "filters" }, (hasGot ? [byNear.node] : []).concat(ranges.map(function (range) { return range.node; })))]);
  if (data.runs.length) form.appendChild(more);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var status = make("p", { "class": "note", role: "status" });

  // State and hash

  var plain = { "class": "", got: "", near: "", sort: "row", dir: "up", run: names.length ? names[0][0] : "",
    vs: several ? names[1][0] : "", q: "", ap: "", ties: "", error: "", focus: "" };
  function read() {
    var state = Object.assign({}, plain);
    location.hash.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      if (at < 1) return;
      var key = pair.slice(0, at);
      try { if (key in plain) state[key] = decodeURIComponent(pair.slice(at + 1)); } catch (e) { /* a broken escape */ }
    });
    return state;
  }
  var written = null;
  function write() {
    var state = { "class": byClass.field.value, got: byGot.field.value, near: byNear.field.value, sort: bySort.field.value,
      dir: byDirection.field.value, q: text.value.trim() };
    if (several) state.run = byRun.field.value;
    if (several && state.sort === "lead") state.vs = byOther.field.value;
    ranges.forEach(function (range) {
      if (range.low.value || range.high.value) state[range.key] = range.low.value + ".." + range.high.value;
    });
    written = Object.keys(state).filter(function (key) { return state[key] !== plain[key]; }).map(function (key) {
      return key + "=" + encodeURIComponent(state[key]);
    }).join("&");
    location.replace("#" + written);
  }
  function apply(state) {
    byClass.field.value = state["class"];
    byGot.field.value = state.got;
    byNear.field.value = state.near;
    bySort.field.value = state.sort;
    byDirection.field.value = state.dir;
    byRun.field.value = state.run;
    byOther.field.value = state.vs;
    text.value = state.q;
    [byClass, byGot, byNear, bySort, byDirection, byRun, byOther].forEach(function (choice) {
      if (choice.field.selectedIndex < 0) choice.field.selectedIndex = 0;
    });
    ranges.forEach(function (range) {
      var ends = state[range.key].split("..");
      range.low.value = ends[0];
      range.high.value = ends.length > 1 ? ends[1] : "";
      if (range.low.value || range.high.value) more.open = true;
    });
    if (byNear.field.value) more.open = true;
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
  function other() {
    return data.runs[Math.max(0, byOther.field.selectedIndex)];
  }
  /* Values of every query, null where there is none. */
  function measured(key) {
    if (key !== "lead") return run()[key] || null;
    var mine = run().ap, theirs = other().ap;
    return mine.map(function (value, index) {
      return value === null || theirs[index] === null ? null : value - theirs[index];
    });
  }
  /* Whether a class that a run answers with is the one that is wanted. */
  function answered(index, wanted, given) {
    if (wanted === "") return true;
    if (given === undefined) return false;
    given = [].concat(given).filter(function (label) { return label >= 0; });
    if (wanted !== "other") return given.indexOf(+wanted) >= 0;
    var own = labels(index);
    return !given.some(function (label) { return own.indexOf(label) >= 0; });
  }
  var values = null;
  function compute() {
    var label = byClass.field.value, got = byGot.field.value, near = byNear.field.value;
    var words = text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    var answers = data.runs.length ? run() : {};
    var limits = ranges.filter(function (range) { return range.low.value || range.high.value; }).map(function (range) {
      var low = parseFloat(range.low.value), high = parseFloat(range.high.value);
      return { values: measured(range.key) || [], low: isNaN(low) ? -Infinity : low, high: isNaN(high) ? Infinity : high };
    });
    shown = [];
    for (var index = 0; index < count; index++) {
      if (label !== "" && labels(index).indexOf(+label) < 0) continue;
      if (got !== "" && !answered(index, got, answers.got && answers.got[index])) continue;
      if (near !== "" && !answered(index, near, answers.first && answers.first[index])) continue;
      if (!limits.every(function (limit) {
        var value = limit.values[index];
        return typeof value === "number" && value >= limit.low && value <= limit.high;
      })) continue;
      if (words.length && !words.every(function (word) { return haystack(index).indexOf(word) >= 0; })) continue;
      shown.push(index);
    }
    var key = bySort.field.value;
    values = key === "row" ? null : measured(key);
    var sign = byDirection.field.value === "down" ? -1 : 1;
    // Queries without a value come last in either direction; equal values keep the order of rows.
    if (values) shown.sort(function (a, b) {
      var x = values[a], y = values[b];
      if (x === null || y === null) return (x === null) - (y === null) || a - b;
      return sign * (x - y) || a - b;
    });
    else if (sign < 0) shown.reverse();
    status.textContent = grouped(shown.length) + " of " + grouped(count) + " queries" +
      (data.note ? " (" + data.note + ")" : "") +
      (key !== "row" && !values ? ". This run has no such measure, so they stand by row number." : "");
    byOther.node.hidden = key !== "lead";
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
    layout.h = Math.ceil(layout.w * data.cell[1] / data.cell[0] + em * (hasGot ? 5.8 : 4.6));
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
    var key = bySort.field.value, hash = key === "lead" ? "#runs=" + run().name + "," + other().name : "";
    var link = make("a", { href: "../queries/" + data.pages[index] + ".html" + hash }, [
      vitrine.picture(cellOf(index)), make("b", {}, ["Query " + data.rows[index]]), make("span", {}, [labelText(index)])
    ]);
    if (data.runs.length) {
      var got = run().got && run().got[index];
      if (got >= 0 && labels(index).indexOf(got) < 0) {
        link.appendChild(make("span", {}, ["got ", make("b", {}, [data.classes[got]])]));
      }
      var ap = run().ap[index];
      link.appendChild(make("span", {}, ["AP " + (ap === null ? "undefined" : ap.toFixed(4)) + sorted(key, index)]));
    }
    var node = make("li", { "aria-setsize": shown.length, "aria-posinset": position + 1 }, [link]);
    place(node, position);
    return node;
  }
  /* What the queries are sorted by, where it is not what their cards say anyway. */
  function sorted(key, index) {
    if (!values || values[index] === null || key === "ap") return "";
    var value = values[index];
    if (key === "lead") return (value < 0 ? ", \u2212" : ", +") + Math.abs(value).toFixed(4);
    return key === "ties" ? ", " + grouped(value) + " tied" : ", " + (key === "error" ? "error " : "distance ") + value;
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
  vitrine.keys = [["arrow keys", "move in the grid of queries; Home and End go to its ends"]];
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
