/* Vitrine: a point for each query, on a canvas. Under each figure.scatter it draws what its attributes name: data-x and
   data-y are MEASURE:RUN with measures of data/queries.js. A point opens its query; the arrow keys go from point to
   point. The state is the hash: class, and q for the point. The tables beside it tell the same without it. */
(function () {
  "use strict";
  var data = vitrine.queries, make = vitrine.make;
  if (!data) return;

  function values(key) {
    var at = key.indexOf(":"), name = key.slice(at + 1);
    var run = data.runs.filter(function (run) { return run.name === name; })[0];
    return run && run[key.slice(0, at)] || null;
  }
  function labels(index) { return [].concat(data.labels[index]); }
  function labelText(index) {
    return labels(index).map(function (label) { return data.classes[label]; }).join(", ") || "no label";
  }
  function cellOf(index) {
    var place = data.cells[index], sheet = data.sheets[place[0]];
    return { href: vitrine.root + "images/" + sheet[0], W: sheet[1], H: sheet[2], x: place[1], y: place[2],
      w: place[3] || data.cell[0], h: place[4] || data.cell[1] };
  }
  function niceStep(rough) {
    var power = Math.pow(10, Math.floor(Math.log10(rough))), share = rough / power;
    return power * (share < 1.5 ? 1 : share < 3 ? 2 : share < 7 ? 5 : 10);
  }
  function number(value) { return value >= 0.1 || value === 0 ? value.toFixed(4) : String(+value.toPrecision(3)); }

  function scatter(figure) {
    var xs = values(figure.dataset.x), ys = values(figure.dataset.y);
    if (!xs || !ys) return;
    var isPair = figure.dataset.kind === "pair";
    var titles = { x: figure.dataset.xTitle, y: figure.dataset.yTitle };
    var all = [];
    for (var index = 0; index < data.rows.length; index++) {
      if (xs[index] !== null && ys[index] !== null && xs[index] !== undefined && ys[index] !== undefined) all.push(index);
    }
    if (!all.length) return;

    // Elements

    var canvas = make("canvas", { tabindex: "0", role: "application", "aria-roledescription": "scatter plot" });
    var byClass = make("select", {}, [make("option", { value: "" }, ["all classes"])].concat(
      data.classes.map(function (name, label) { return make("option", { value: String(label) }, [name]); })));
    var form = make("form", { "class": "filters" }, [make("label", {}, ["Class", byClass])]);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    var count = make("span", { "class": "note", role: "status" });
    form.appendChild(count);
    var told = make("div", { "class": "told", "aria-live": "polite" });
    canvas.setAttribute("aria-label", figure.querySelector(".chart-title").textContent +
      ". Left and right go along the horizontal axis, up and down along the vertical one, Enter opens the query.");
    figure.appendChild(form);
    figure.appendChild(canvas);
    figure.appendChild(told);
    figure.hidden = false;

    // Scales

    function top(list) {
      var most = 0;
      all.forEach(function (index) { most = Math.max(most, list[index]); });
      return most || 1;
    }
    var wide = isPair || /^ap:/.test(figure.dataset.x) ? 1 : top(xs) * 1.02, high = /^ap:/.test(figure.dataset.y) ? 1 : top(ys) * 1.02;
    var area = { left: 52, top: 14, right: 0, bottom: 0 }, size = { w: 0, h: 0 }, px, py;
    function project() {
      px = new Float32Array(all.length);
      py = new Float32Array(all.length);
      for (var at = 0; at < all.length; at++) {
        px[at] = area.left + xs[all[at]] / wide * (area.right - area.left);
        py[at] = area.bottom - ys[all[at]] / high * (area.bottom - area.top);
      }
    }

    // Which points

    var chosen = all.map(function () { return true; }), orders = { x: [], y: [] }, current = -1;
    function choose() {
      var label = byClass.value;
      chosen = all.map(function (index) { return label === "" || labels(index).indexOf(+label) >= 0; });
      var places = all.map(function (_, at) { return at; }).filter(function (at) { return chosen[at]; });
      function ordered(list, other) {
        return places.slice().sort(function (a, b) {
          return list[all[a]] - list[all[b]] || other[all[a]] - other[all[b]] || a - b;
        });
      }
      orders = { x: ordered(xs, ys), y: ordered(ys, xs) };
      count.textContent = vitrine.grouped(places.length) + (label === "" ? "" : " of " + vitrine.grouped(all.length)) +
        (places.length === 1 ? " query" : " queries");
      if (current >= 0 && !chosen[current]) select(-1);
    }

    // Drawing

    function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
    function ticks(most) {
      var step = niceStep(most / 5), found = [];
      for (var at = 0; at * step <= most * 1.0001; at++) found.push(at * step);
      return found;
    }
    function tickText(value) { return String(+value.toPrecision(6)); }
    function draw() {
      var ratio = devicePixelRatio || 1;
      canvas.width = Math.round(size.w * ratio);
      canvas.height = Math.round(size.h * ratio);
      var pen = canvas.getContext("2d");
      pen.scale(ratio, ratio);
      pen.font = "12px " + getComputedStyle(document.body).fontFamily;
      pen.lineWidth = 1;
      pen.strokeStyle = colour("--rule");
      pen.fillStyle = colour("--ink-soft");
      pen.textAlign = "center";
      ticks(wide).forEach(function (tick) {
        var x = area.left + tick / wide * (area.right - area.left);
        pen.beginPath(); pen.moveTo(x, area.top); pen.lineTo(x, area.bottom); pen.stroke();
        pen.fillText(tickText(tick), x, area.bottom + 16);
      });
      pen.textAlign = "right";
      ticks(high).forEach(function (tick) {
        var y = area.bottom - tick / high * (area.bottom - area.top);
        pen.beginPath(); pen.moveTo(area.left, y); pen.lineTo(area.right, y); pen.stroke();
        pen.fillText(tickText(tick), area.left - 7, y + 4);
      });
      if (isPair) {
        pen.strokeStyle = colour("--ink");
        pen.setLineDash([1, 3]);
        pen.beginPath(); pen.moveTo(area.left, area.bottom); pen.lineTo(area.right, area.top); pen.stroke();
        pen.setLineDash([]);
      }
      var dim = colour("--control"), bright = colour("--series-1"), limited = byClass.value !== "";
      [false, true].forEach(function (wanted) {
        if (!wanted && !limited) return;
        pen.fillStyle = wanted ? bright : dim;
        // The more points, the more of them lie on each other.
        pen.globalAlpha = wanted ? Math.max(0.25, Math.min(0.85, 60 / Math.sqrt(orders.x.length))) : 0.12;
        for (var at = 0; at < all.length; at++) {
          if (chosen[at] === wanted) pen.fillRect(px[at] - 1.75, py[at] - 1.75, 3.5, 3.5);
        }
      });
      pen.globalAlpha = 1;
      pen.fillStyle = colour("--ink");
      pen.textAlign = "center";
      pen.fillText(titles.x, (area.left + area.right) / 2, size.h - 5, area.right - area.left);
      pen.save();
      pen.translate(13, (area.top + area.bottom) / 2);
      pen.rotate(-Math.PI / 2);
      pen.fillText(titles.y, 0, 0, area.bottom - area.top);
      pen.restore();
      if (current >= 0) {
        pen.strokeStyle = colour("--paper");
        pen.lineWidth = 6;
        pen.beginPath(); pen.arc(px[current], py[current], 7, 0, 7); pen.stroke();
        pen.strokeStyle = colour("--ink");
        pen.lineWidth = 2.5;
        pen.beginPath(); pen.arc(px[current], py[current], 7, 0, 7); pen.stroke();
      }
    }
    var waiting = false;
    function later() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () { waiting = false; draw(); });
    }
    function measure() {
      var width = figure.clientWidth;
      size = { w: width, h: Math.round(isPair ? width * 0.92 : width * 0.72) };
      canvas.style.height = size.h + "px";
      area.right = size.w - 12;
      area.bottom = size.h - 42;
      project();
      draw();
    }

    // One point

    function address(index) {
      return vitrine.root + "queries/" + data.pages[index] + ".html" + (figure.dataset.hash || "");
    }
    function select(at) {
      if (at === current) return;
      current = at;
      later();
      told.textContent = "";
      if (at < 0) return;
      var index = all[at];
      told.appendChild(make("a", { href: address(index) }, [
        vitrine.picture(cellOf(index)), make("b", {}, ["Query " + data.rows[index]]),
        make("span", {}, [labelText(index)]),
        make("span", {}, [titles.x + " " + number(xs[index])]), make("span", {}, [titles.y + " " + number(ys[index])])
      ]));
    }
    function nearest(event) {
      var box = canvas.getBoundingClientRect();
      var x = event.clientX - box.left, y = event.clientY - box.top, best = 14 * 14, found = -1;
      for (var at = 0; at < all.length; at++) {
        if (!chosen[at]) continue;
        var distance = (px[at] - x) * (px[at] - x) + (py[at] - y) * (py[at] - y);
        if (distance < best) { best = distance; found = at; }
      }
      return found;
    }
    function keep() { vitrine.state.set({ "class": byClass.value, q: current < 0 ? "" : data.rows[all[current]] }); }
    function open() { if (current >= 0) { keep(); location.href = address(all[current]); } }

    canvas.addEventListener("pointermove", function (event) {
      if (event.pointerType === "touch") return;
      var at = nearest(event);
      canvas.style.cursor = at < 0 ? "default" : "pointer";
      if (at >= 0) select(at);
    });
    var touched = false;
    canvas.addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch"; });
    canvas.addEventListener("click", function (event) {
      var at = nearest(event);
      if (at < 0) return;
      // A finger cannot point before it touches: its first touch shows the query, the second opens it.
      if (touched && at !== current) { select(at); keep(); return; }
      select(at);
      open();
    });
    canvas.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      var order = /^Arrow(Up|Down)$/.test(event.key) ? orders.y : orders.x;
      var steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 50, PageDown: -50 };
      if (event.key === "Enter") { open(); event.preventDefault(); return; }
      if (!order.length) return;
      var at = order.indexOf(current), next;
      if (event.key === "Home") next = 0;
      else if (event.key === "End") next = order.length - 1;
      else if (steps[event.key]) next = at < 0 ? (steps[event.key] > 0 ? 0 : order.length - 1) : at + steps[event.key];
      else return;
      event.preventDefault();
      select(order[Math.max(0, Math.min(order.length - 1, next))]);
      keep();
    });

    // Start

    function apply() {
      var state = vitrine.state.get();
      byClass.value = state["class"] || "";
      if (byClass.selectedIndex < 0) byClass.selectedIndex = 0;
      choose();
      var row = data.rows.indexOf(/^\d+$/.test(state.q || "") ? +state.q : -1);
      var at = row < 0 ? -1 : all.indexOf(row);
      select(at >= 0 && chosen[at] ? at : -1);
    }
    byClass.addEventListener("change", function () { choose(); keep(); later(); });
    addEventListener("hashchange", function () { apply(); later(); });
    addEventListener("resize", measure);
    new MutationObserver(later).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    var dark = matchMedia("(prefers-color-scheme: dark)");
    if (dark.addEventListener) dark.addEventListener("change", later);
    apply();
    measure();
  }
  document.querySelectorAll("figure.scatter").forEach(scatter);
})();
