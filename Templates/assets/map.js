/* Vitrine: the map of all queries. The page beneath has the same in drawings and tables; this adds a view to move in.
   The state is the hash: run, p (tsne or pca), x, y, z (centre and zoom), class, show, by. */
(function () {
  "use strict";
  var data = window.vitrine && vitrine.queries;
  var host = document.getElementById("map");
  if (!data || !host) return;
  var make = vitrine.make, count = data.rows.length;
  var slugs = host.getAttribute("data-runs").split(" ");
  var runs = data.runs.filter(function (run) { return slugs.indexOf(run.name) >= 0; });
  if (!runs.length) return;
  var steps = ["below 0.2", "0.2 to 0.4", "0.4 to 0.6", "0.6 to 0.8", "0.8 and above", "undefined"];

  // Controls

  function select(name, label, options) {
    var field = make("select", { name: name }, options.map(function (option) {
      return make("option", { value: option[0] }, [option[1]]);
    }));
    return { field: field, node: make("label", {}, [label, field]) };
  }
  var byRun = select("run", "Run", runs.map(function (run) { return [run.name, run.title]; }));
  var byKind = select("p", "Projection", [["tsne", "t-SNE"], ["pca", "principal components"]]);
  var byClass = select("class", "Class", [["", "all classes"]].concat(data.classes.map(function (name, index) {
    return [String(index), name];
  })));
  var byShow = select("show", "Draw", [["images", "images"], ["markers", "markers"]]);
  var byColour = select("by", "Mark by", [["class", "class"], ["ap", "average precision"]]);
  var form = make("form", { "class": "filters", "aria-label": "Map" },
    (runs.length > 1 ? [byRun.node] : []).concat([byKind.node, byClass.node, byShow.node, byColour.node]));
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  var canvas = make("canvas", { tabindex: "0", role: "application", "aria-roledescription": "map",
    "aria-label": "Map of the queries", "aria-describedby": "map-keys" });
  var card = make("div", { "class": "map-card", hidden: "" });
  function button(label, text, action) {
    var node = make("button", { type: "button", "aria-label": label, title: label }, [text]);
    node.addEventListener("click", action);
    return node;
  }
  var STEP = 80;
  var tools = make("div", { "class": "map-tools", role: "group", "aria-label": "Move the map" }, [
    button("Zoom in", "+", function () { zoom(1.5); }), button("Zoom out", "\u2212", function () { zoom(1 / 1.5); }),
    button("Whole map", "\u2922", whole), button("Left", "\u2190", function () { pan(STEP, 0); }),
    button("Right", "\u2192", function () { pan(-STEP, 0); }), button("Up", "\u2191", function () { pan(0, STEP); }),
    button("Down", "\u2193", function () { pan(0, -STEP); })
  ]);
  var frame = make("div", { "class": "map-frame" }, [canvas, card, tools]);
  var status = make("p", { "class": "note", role: "status" });
  var keys = make("p", { "class": "note", id: "map-keys" }, [
    "Drag or use the arrow keys to move; the wheel, two fingers, + and \u2212 zoom; 0 shows the whole map. A click opens the query under the pointer, Enter the one in the frame, nearest to the middle."
  ]);
  var legend = make("ul", { "class": "map-legend plain" });
  var rows = make("tbody", {});
  var caption = make("caption", {});
  var more = make("button", { type: "button" }, ["100 more"]);
  var list = make("details", { "class": "map-list" }, [
    make("summary", {}, ["The images in view as a table"]),
    make("div", { "class": "scroll", tabindex: "0", role: "region", "aria-label": "Images in view" }, [
      make("table", {}, [caption, make("thead", {}, [make("tr", {}, [
        make("th", { scope: "col" }, ["Image"]), make("th", { scope: "col" }, ["Query"]),
        make("th", { scope: "col" }, ["Class"]), make("th", { scope: "col", "class": "num" }, ["Average precision"])
      ])]), rows])
    ]), more
  ]);

  // Queries

  function labels(i) { return [].concat(data.labels[i]); }
  function labelText(i) {
    return labels(i).map(function (label) { return data.classes[label]; }).join(", ") || "no label";
  }
  function run() { return runs[Math.max(0, byRun.field.selectedIndex)]; }
  function score(i) { var ap = run().ap[i]; return ap === null ? "undefined" : ap.toFixed(4); }
  function address(i) { return "queries/" + data.pages[i] + ".html"; }
  function cell(i) {
    var place = data.cells[i];
    return { sheet: place[0], x: place[1], y: place[2], w: place[3] || data.cell[0], h: place[4] || data.cell[1] };
  }
  function shownCell(i) {
    var place = cell(i), sheet = data.sheets[place.sheet];
    return { href: "images/" + sheet[0], W: sheet[1], H: sheet[2], x: place.x, y: place.y, w: place.w, h: place.h };
  }
  function category(i) {
    if (byColour.field.value === "class") return labels(i).length ? labels(i)[0] : data.classes.length;
    var ap = run().ap[i];
    return ap === null ? 5 : Math.min(4, Math.floor(ap * 5));
  }

  // The canvas

  host.textContent = "";
  // The drawings below show the same, for those without this.
  document.body.classList.add("has-map");
  [form, frame, legend, status, keys, list].forEach(function (node) { host.appendChild(node); });
  var small = host.getAttribute("data-overview");
  var map = vitrine.mapCanvas(canvas, {
    count: count, edge: Math.max(data.cell[0], data.cell[1]), rank: cell, sheets: data.sheets,
    small: small ? { src: "images/" + small, cell: +host.getAttribute("data-cell"), columns: +host.getAttribute("data-columns") }
      : null
  }, moved);
  vitrine.map = map;

  function colours(names) {
    var probe = make("span", {});
    host.appendChild(probe);
    var found = names.map(function (name) {
      probe.style.color = "var(" + name + ")";
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return found;
  }
  function mixed(from, to, share) {
    var a = from.match(/[\d.]+/g) || [0, 0, 0], b = to.match(/[\d.]+/g) || [0, 0, 0];
    return "rgb(" + [0, 1, 2].map(function (part) { return Math.round(a[part] * (1 - share) + b[part] * share); }).join(",") + ")";
  }
  function look() {
    var kinds = new Int32Array(count), shown = new Uint8Array(count), counts = {}, label = byClass.field.value;
    for (var i = 0; i < count; i++) {
      kinds[i] = category(i);
      shown[i] = label === "" || labels(i).indexOf(+label) >= 0 ? 1 : 0;
      if (shown[i] && xs && xs[i] === xs[i]) counts[kinds[i]] = (counts[kinds[i]] || 0) + 1;
    }
    var isClass = byColour.field.value === "class";
    var names = isClass ? data.classes.concat(["no label"]) : steps, inks;
    if (isClass) {
      var six = colours([1, 2, 3, 4, 5, 6].map(function (number) { return "--series-" + number; }));
      inks = names.map(function (name, index) { return six[vitrine.mapShape(index).colour - 1]; });
    } else {
      // From orange to blue, which all eyes tell apart; the shapes differ too.
      var ends = colours(["--series-2", "--series-1", "--ink-soft"]);
      inks = [0, 0.25, 0.5, 0.75, 1].map(function (share) { return mixed(ends[0], ends[1], share); }).concat(ends[2]);
    }
    map.look({ category: kinds, shown: shown, images: byShow.field.value === "images", colours: inks });
    showLegend(names, inks, counts, isClass);
    map.names(isClass && data.classes.length <= 40 ? middles(kinds, shown) : []);
  }
  function showLegend(names, inks, counts, isClass) {
    legend.textContent = "";
    legend.setAttribute("aria-label", isClass ? "Markers of the classes" : "Markers of average precision");
    names.forEach(function (name, index) {
      if (!counts[index]) return;
      var shape = vitrine.mapShape(index), svg = "http://www.w3.org/2000/svg";
      var swatch = document.createElementNS(svg, "svg"), path = document.createElementNS(svg, "path");
      swatch.setAttribute("viewBox", "-1.6 -1.6 3.2 3.2");
      swatch.setAttribute("aria-hidden", "true");
      path.setAttribute("d", shape.path);
      path.setAttribute("fill", shape.filled ? inks[index] : "none");
      path.setAttribute("stroke", inks[index]);
      path.setAttribute("stroke-width", shape.filled ? "0" : ".5");
      swatch.appendChild(path);
      legend.appendChild(make("li", {}, [swatch, " " + name + " ", make("small", {}, [vitrine.grouped(counts[index])])]));
    });
  }
  /* Where the names of the classes stand: the middle one of the class's places along each side. */
  function middles(kinds, shown) {
    var lists = {};
    for (var i = 0; i < count; i++) {
      if (!shown[i] || xs[i] !== xs[i] || kinds[i] >= data.classes.length) continue;
      (lists[kinds[i]] = lists[kinds[i]] || []).push(i);
    }
    function middle(values) {
      values.sort(function (a, b) { return a - b; });
      return values[values.length >> 1];
    }
    return Object.keys(lists).map(function (kind) {
      return { text: data.classes[kind], x: middle(lists[kind].map(function (i) { return xs[i]; })),
        y: middle(lists[kind].map(function (i) { return ys[i]; })) };
    });
  }

  // Positions

  var xs = null, ys = null, asked = 0;
  function load(then) {
    var slug = run().name, kind = byKind.field.value, turn = ++asked;
    vitrine.load("data/" + slug + "/map.js", function (error) {
      // Another was asked for meanwhile.
      if (turn !== asked) return;
      var found = !error && vitrine.maps && vitrine.maps[slug];
      if (!found) { status.textContent = "The positions of this run cannot be loaded."; return; }
      var packed = vitrine.shorts(found[kind]);
      xs = new Float32Array(count);
      ys = new Float32Array(count);
      for (var i = 0; i < count; i++) {
        var absent = packed[2 * i] === 65535;
        xs[i] = absent ? NaN : packed[2 * i] / 65534;
        ys[i] = absent ? NaN : packed[2 * i + 1] / 65534;
      }
      map.points(xs, ys);
      look();
      then();
      moved();
    });
  }

  // Moving

  function pan(dx, dy) { map.pan(dx, dy); }
  function zoom(factor, px, py) { map.zoomBy(factor, px, py); }
  function whole() { map.show({ x: 0.5, y: 0.5, zoom: 1 }); }
  var fingers = new Map(), dragged = 0, pinch = 0;
  function spot(event) {
    var box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
  function spread() {
    var two = Array.from(fingers.values());
    return Math.hypot(two[0].x - two[1].x, two[0].y - two[1].y) || 1;
  }
  canvas.addEventListener("pointerdown", function (event) {
    if (event.button) return;
    fingers.set(event.pointerId, spot(event));
    try { canvas.setPointerCapture(event.pointerId); } catch (e) { /* a pointer made by a script */ }
    if (fingers.size === 1) dragged = 0;
    if (fingers.size === 2) { pinch = spread(); dragged = 99; }
  });
  canvas.addEventListener("pointermove", function (event) {
    var at = spot(event), from = fingers.get(event.pointerId);
    if (!from) { if (event.pointerType !== "touch") point(map.at(at.x, at.y)); return; }
    fingers.set(event.pointerId, at);
    if (fingers.size === 1) {
      dragged += Math.abs(at.x - from.x) + Math.abs(at.y - from.y);
      if (dragged > 4) { pan(at.x - from.x, at.y - from.y); point(-1); canvas.classList.add("drag"); }
    } else if (fingers.size === 2) {
      var two = Array.from(fingers.values()), now = spread();
      zoom(now / pinch, (two[0].x + two[1].x) / 2, (two[0].y + two[1].y) / 2);
      pan((at.x - from.x) / 2, (at.y - from.y) / 2);
      pinch = now;
    }
  });
  function release(event) {
    if (!fingers.delete(event.pointerId)) return;
    canvas.classList.remove("drag");
    if (event.type !== "pointerup" || dragged > 4) return;
    var at = spot(event), found = map.at(at.x, at.y);
    if (found < 0) return;
    // The first touch tells what is there, the second opens it: a finger cannot hover.
    if (event.pointerType === "touch" && found !== pointed) point(found);
    else open(found, event.ctrlKey || event.metaKey);
  }
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", function () { if (!fingers.size && document.activeElement !== canvas) point(-1); });
  canvas.addEventListener("wheel", function (event) {
    event.preventDefault();
    var at = spot(event), lines = event.deltaMode === 1 ? 33 : event.deltaMode === 2 ? 400 : 1;
    zoom(Math.exp(-Math.max(-300, Math.min(300, event.deltaY * lines)) / (event.ctrlKey ? 100 : 400)), at.x, at.y);
  }, { passive: false });
  function open(i, apart) {
    if (apart) window.open(address(i));
    else location.href = address(i);
  }
  var byKeys = false;
  vitrine.keys = [["arrow keys", "move on the map, when it has the focus"], ["+ and -", "zoom the map"], ["0", "show all of the map"],
    ["Enter", "open the query in the frame"]];
  canvas.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    if (moves[event.key]) pan(moves[event.key][0], moves[event.key][1]);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0" || event.key === "Home") whole();
    else if (event.key === "Enter") { var found = byKeys && pointed >= 0 ? pointed : map.nearest(); if (found >= 0) open(found); }
    else if (event.key === "Escape") point(-1);
    else return;
    event.preventDefault();
    byKeys = true;
  });
  canvas.addEventListener("focus", function () {
    if (!canvas.matches(":focus-visible")) return;
    byKeys = true;
    point(map.nearest());
  });
  canvas.addEventListener("blur", function () { byKeys = false; point(-1); });
  canvas.addEventListener("pointerdown", function () { byKeys = false; });

  // The one that is pointed at

  var pointed = -1;
  function point(i) {
    canvas.style.cursor = i >= 0 ? "pointer" : "";
    if (i === pointed) { if (i >= 0) placeCard(i); return; }
    pointed = i;
    map.mark(i);
    card.hidden = i < 0;
    if (i < 0) return;
    card.textContent = "";
    card.appendChild(vitrine.picture(shownCell(i)));
    card.appendChild(make("p", {}, [make("b", {}, ["Query " + data.rows[i]]), make("br"), labelText(i), make("br"),
      "AP " + score(i)]));
    placeCard(i);
  }
  function placeCard(i) {
    var place = map.place(i), size = map.size(), half = place.size / 2 + 14;
    var right = place.x + half + card.offsetWidth < size.width;
    card.style.left = Math.max(4, Math.min(size.width - card.offsetWidth - 4, right ? place.x + half
      : place.x - half - card.offsetWidth)) + "px";
    card.style.top = Math.max(4, Math.min(size.height - card.offsetHeight - 4, place.y - card.offsetHeight / 2)) + "px";
  }

  // After moving: the hash, what is said, and the list

  var resting = 0;
  function moved() {
    if (byKeys) point(map.nearest());
    else if (pointed >= 0 && !fingers.size) placeCard(pointed);
    clearTimeout(resting);
    resting = setTimeout(rest, 250);
  }
  var own = null;
  function rest() {
    var view = map.view();
    var isWhole = view.zoom === 1 && view.x === 0.5 && view.y === 0.5;
    vitrine.state.set({
      run: byRun.field.selectedIndex > 0 ? run().name : "", p: byKind.field.value === "tsne" ? "" : byKind.field.value,
      x: isWhole ? "" : view.x.toFixed(4), y: isWhole ? "" : view.y.toFixed(4), z: isWhole ? "" : view.zoom.toFixed(3),
      "class": byClass.field.value, show: byShow.field.value === "images" ? "" : byShow.field.value,
      by: byColour.field.value === "class" ? "" : byColour.field.value
    });
    own = location.hash;
    var seen = map.inView();
    status.textContent = vitrine.grouped(seen.length) + " of " + vitrine.grouped(count) + " queries in view" +
      (byKeys && pointed >= 0 ? "; nearest to the middle: query " + data.rows[pointed] + ", " + labelText(pointed) +
        ", average precision " + score(pointed) : "") + (data.note ? " (" + data.note + ")" : "") + ".";
    if (list.open) fill(seen);
  }
  var listed = 100;
  function fill(seen) {
    var view = map.view();
    function distance(i) { return (xs[i] - view.x) * (xs[i] - view.x) + (ys[i] - view.y) * (ys[i] - view.y); }
    seen.sort(function (a, b) { return distance(a) - distance(b) || a - b; });
    var some = seen.slice(0, listed);
    caption.textContent = vitrine.grouped(some.length) + " of " + vitrine.grouped(seen.length) +
      " images in view, the nearest to the middle first.";
    more.hidden = some.length === seen.length;
    rows.textContent = "";
    some.forEach(function (i) {
      rows.appendChild(make("tr", {}, [
        make("td", {}, [vitrine.picture(shownCell(i))]),
        make("th", { scope: "row" }, [make("a", { href: address(i) }, ["Query " + data.rows[i]])]),
        make("td", {}, [labelText(i)]), make("td", { "class": "num" }, [score(i)])
      ]));
    });
  }
  list.addEventListener("toggle", function () { if (list.open) { listed = 100; fill(map.inView()); } });
  more.addEventListener("click", function () { listed += 100; fill(map.inView()); });

  // State

  function apply(then) {
    var state = vitrine.state.get();
    function pick(choice, value) {
      choice.field.value = value === undefined ? choice.field.options[0].value : value;
      if (choice.field.selectedIndex < 0) choice.field.selectedIndex = 0;
    }
    pick(byRun, state.run);
    pick(byKind, state.p);
    pick(byClass, state["class"]);
    pick(byShow, state.show);
    pick(byColour, state.by);
    function number(text, otherwise) { var value = parseFloat(text); return isFinite(value) ? value : otherwise; }
    load(function () {
      host.dataset.ready = "";
      map.show({ x: number(state.x, 0.5), y: number(state.y, 0.5), zoom: number(state.z, 1) });
      if (then) then();
    });
  }
  form.addEventListener("change", function (event) {
    point(-1);
    if (event.target === byRun.field || event.target === byKind.field) load(function () { });
    else { look(); moved(); }
  });
  addEventListener("hashchange", function () { if (location.hash !== own) apply(); });

  if (window.ResizeObserver) new ResizeObserver(function () { map.resize(); moved(); }).observe(canvas);
  else addEventListener("resize", function () { map.resize(); moved(); });
  function repaint() { if (xs) { map.refreshColours(); look(); } }
  new MutationObserver(repaint).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  if (window.matchMedia) matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  map.resize();
  apply();
})();
