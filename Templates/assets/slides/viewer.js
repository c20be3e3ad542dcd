/* Vitrine: a slide to look at. Pan by dragging and arrow keys; zoom by wheel, two fingers, double click, + and −, and
   buttons. Frames of query regions and hits lie over it as links. The state is the hash: x, y (the middle, in microns),
   z (magnification), region (the frame that is looked at), areas (1: annotated areas are outlined). */
(function () {
  "use strict";
  var host = document.getElementById("viewer");
  var slide = host && vitrine.pyramids && vitrine.pyramids[host.dataset.slide];
  if (!slide) return;
  var make = vitrine.make;
  var still = host.querySelector(".still");

  // Parts

  var canvas = make("canvas", { "class": "view", tabindex: "0", role: "application",
    "aria-label": "Slide " + slide.name + ". Arrow keys move, plus and minus zoom, 0 shows the whole slide.",
    "aria-describedby": "where" });
  var frames = make("div", { "class": "frames" });
  var barText = make("span", {}, [""]), bar = make("i", {});
  var buttons = make("div", { "class": "buttons" });
  function button(text, label, action) {
    var node = make("button", { type: "button", "aria-label": label, title: label }, [text]);
    node.addEventListener("click", action);
    buttons.appendChild(node);
  }
  button("+", "Zoom in", function () { zoomBy(2); });
  button("−", "Zoom out", function () { zoomBy(0.5); });
  button("⌂", "Show the whole slide", home);
  var past = make("a", { "class": "past", href: "#where" }, ["Skip the frames on the slide"]);
  var stage = make("div", { "class": "stage" }, [canvas, past, frames, make("div", { "class": "bar-scale" }, [barText, bar])]);
  var where = make("p", { "class": "where", id: "where", tabindex: "-1" }, [""]);
  var told = make("p", { "class": "told-region", role: "status" }, [""]);
  var context = canvas.getContext("2d", { alpha: false });

  // Frames: the links of the still picture

  var regions = [].map.call(still.querySelectorAll("svg a"), function (link) {
    var rect = link.querySelector("rect"), isQuery = link.classList.contains("query");
    function number(name) { return +rect.getAttribute(name); }
    var label = make("span", {}, [link.dataset.mark]);
    var node = make("a", { href: link.getAttribute("href"), "class": isQuery ? "query" : "hit",
      "aria-label": link.getAttribute("aria-label"), title: link.getAttribute("aria-label"), draggable: "false" }, [label, make("i", {})]);
    frames.appendChild(node);
    return { x: number("x"), y: number("y"), width: number("width"), height: number("height"), node: node, label: label,
      queries: link.dataset.keys.split(" ").map(function (key) { return key.split(".")[0]; }), isQuery: isQuery, keys: link.dataset.keys.split(" "), words: link.getAttribute("aria-label") };
  });
  // Those under others would hide them: the smallest lie on top.
  regions.slice().sort(function (a, b) { return b.width * b.height - a.width * a.height; }).forEach(function (region, place) {
    region.order = place;
    region.node.style.zIndex = place + 1;
  });
  var shown = { queries: true, hits: true };
  var byQuery = make("select", {}, [make("option", { value: "all" }, ["all queries"])]);
  byQuery.appendChild(document.getElementById("queries").content.cloneNode(true));
  byQuery.addEventListener("change", function () {
    of = byQuery.value;
    later();
    write();
  });
  var of = "all";
  function isShown(region) {
    if (chosen && chosen.region === region) return true;
    return shown[region.isQuery ? "queries" : "hits"] && (of === "all" || region.queries.indexOf(of) >= 0);
  }
  function toggle(name, isQuery) {
    var count = regions.filter(function (region) { return region.isQuery === isQuery; }).length;
    if (!count) return null;
    var box = make("input", { type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", function () {
      shown[isQuery ? "queries" : "hits"] = box.checked;
      later();
    });
    return make("label", {}, [box, make("span", { "class": "swatch" + (isQuery ? "" : " hit"), "aria-hidden": "true" }),
      name + " (" + count + ", " + (isQuery ? "solid" : "dashed") + ")"]);
  }

  // View: the slide's place in the middle, in level-0 pixels, and CSS pixels a level-0 pixel

  var view = { x: slide.width / 2, y: slide.height / 2, zoom: 0 };
  var size = { width: 1, height: 1, dpr: 1 };
  var isHome = true, chosen = null, written = null;
  var pyramid = vitrine.pyramid(slide, function () { later(); });
  var areas = vitrine.areas(slide, function () { later(); write(); });
  function fit() { return Math.min(size.width / slide.width, size.height / slide.height) * 0.96; }
  function limits() { return { least: fit() * 0.7, most: Math.max(pyramid.finest * 4, fit() * 2) }; }
  function hold() {
    var range = limits();
    view.zoom = Math.min(range.most, Math.max(range.least, view.zoom));
    view.x = Math.min(slide.width, Math.max(0, view.x));
    view.y = Math.min(slide.height, Math.max(0, view.y));
  }
  function home() {
    view = { x: slide.width / 2, y: slide.height / 2, zoom: fit() };
    isHome = true;
    choose(null);
    changed();
  }
  /* x and y in CSS pixels of the stage stay where they are. */
  function zoomAt(factor, x, y) {
    var before = view.zoom, atX = view.x + (x - size.width / 2) / before, atY = view.y + (y - size.height / 2) / before;
    view.zoom *= factor;
    hold();
    view.x = atX - (x - size.width / 2) / view.zoom;
    view.y = atY - (y - size.height / 2) / view.zoom;
    isHome = false;
    changed();
  }
  function zoomBy(factor) { zoomAt(factor, size.width / 2, size.height / 2); }
  function moveBy(x, y) {
    view.x += x / view.zoom;
    view.y += y / view.zoom;
    isHome = false;
    changed();
  }
  function lookAt(rect) {
    view.x = rect.x + rect.width / 2;
    view.y = rect.y + rect.height / 2;
    view.zoom = Math.min(size.width / rect.width, size.height / rect.height) * 0.6;
    // Not closer than the pictures are sharp.
    view.zoom = Math.min(view.zoom, pyramid.finest * 2);
    isHome = false;
    changed();
  }
  function changed() {
    hold();
    later();
    clearTimeout(changed.timer);
    changed.timer = setTimeout(write, 120);
  }

  // Address

  function write() {
    var mpp = slide.micronsPerPixel;
    vitrine.state.set({
      x: isHome ? null : Math.round(view.x * mpp), y: isHome ? null : Math.round(view.y * mpp),
      z: isHome ? null : +(view.zoom * slide.magnification).toPrecision(4), region: chosen ? chosen.key : null,
      areas: areas && areas.isOn() ? "1" : null, of: of === (chosen ? chosen.key.split(".")[0] : "all") ? null : of
    });
    written = location.hash;
  }
  function apply() {
    var state = vitrine.state.get();
    if (areas) areas.show(state.areas === "1");
    var region = state.region && regions.filter(function (region) { return region.keys.indexOf(state.region) >= 0; })[0];
    choose(region || null, state.region);
    byQuery.value = state.of || (region ? state.region.split(".")[0] : "all");
    if (byQuery.selectedIndex < 0) byQuery.value = "all";
    of = byQuery.value;
    var x = parseFloat(state.x), y = parseFloat(state.y), z = parseFloat(state.z);
    if (isFinite(x) && isFinite(y) && z > 0 && isFinite(z)) {
      view = { x: x / slide.micronsPerPixel, y: y / slide.micronsPerPixel, zoom: z / slide.magnification };
      isHome = false;
      changed();
    } else if (region) {
      lookAt(region);
    } else {
      view = { x: slide.width / 2, y: slide.height / 2, zoom: fit() };
      isHome = true;
      later();
    }
    if (state.region && !region) told.textContent = "The address names a region that is not on this slide.";
  }
  function choose(region, key) {
    if (chosen) chosen.region.node.classList.remove("chosen");
    chosen = region ? { region: region, key: key || region.keys[0] } : null;
    told.textContent = "";
    frames.classList.toggle("one", !!region);
    if (!region) return;
    region.node.classList.add("chosen");
    told.append("Looking at: " + region.words + ". ", make("a", { href: region.node.getAttribute("href") }, ["Its query’s page"]));
  }

  // Drawing

  var waiting = false;
  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; draw(); });
  }
  function measure() {
    var box = stage.getBoundingClientRect();
    size = { width: Math.max(1, stage.clientWidth), height: Math.max(1, stage.clientHeight), dpr: Math.min(3, window.devicePixelRatio || 1), box: box };
    var width = Math.round(size.width * size.dpr), height = Math.round(size.height * size.dpr);
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
  }
  function draw() {
    context.fillStyle = getComputedStyle(stage).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    var scale = view.zoom * size.dpr;
    var part = { x: view.x - canvas.width / 2 / scale, y: view.y - canvas.height / 2 / scale, scale: scale,
      width: canvas.width, height: canvas.height, dpr: size.dpr };
    pyramid.draw(context, part);
    if (areas) areas.draw(context, part);
    arrange();
    if (drawn.rect) put(drawn.node, drawn.rect);
    showScale();
    host.dataset.settled = pyramid.settled() ? "yes" : "no";
  }
  function put(node, rect) {
    var left = (rect.x - view.x) * view.zoom + size.width / 2, top = (rect.y - view.y) * view.zoom + size.height / 2;
    var width = rect.width * view.zoom, height = rect.height * view.zoom;
    // What is smaller than a fingertip can be hit around its middle; the frame inside has its own size.
    var edge = node.querySelector("i");
    if (edge) { edge.style.width = Math.max(7, width) + "px"; edge.style.height = Math.max(7, height) + "px"; }
    var wide = Math.max(24, width), high = Math.max(24, height);
    left -= (wide - width) / 2;
    top -= (high - height) / 2;
    node.style.left = left + "px";
    node.style.top = top + "px";
    node.style.width = wide + "px";
    node.style.height = high + "px";
    return { left: left, top: top, width: wide, height: high };
  }
  function arrange() {
    regions.forEach(function (region) {
      var node = region.node, box = region.box = put(node, region), isChosen = chosen && chosen.region === region;
      var isOut = box.left > size.width || box.top > size.height || box.left + box.width < 0 || box.top + box.height < 0;
      node.hidden = !isShown(region) || isOut && document.activeElement !== node;
      node.classList.toggle("marked", !!isChosen || box.width > 70 && (region.isQuery || of !== "all"));
    });
    clearTimeout(arrange.timer);
    arrange.timer = setTimeout(uncover, 60);
  }
  /* A frame that lies under others, so that no place of it is large enough to be hit, is no link until it is zoomed into;
     the table below the slide has them all. */
  function uncover() {
    var taken = [];
    regions.slice().sort(function (a, b) { return b.order - a.order; }).forEach(function (region) {
      var node = region.node;
      if (node.hidden) return;
      var isFree = chosen && chosen.region === region || document.activeElement === node || hasRoom(region.box, taken);
      if (isFree) node.removeAttribute("tabindex"); else node.tabIndex = -1;
      taken.push(region.box);
    });
    host.dataset.arranged = "";
  }
  function hasRoom(box, taken) {
    var over = taken.filter(function (other) {
      return other.left < box.left + box.width && box.left < other.left + other.width &&
        other.top < box.top + box.height && box.top < other.top + other.height;
    });
    if (!over.length) return true;
    var step = Math.max(24, box.width / 24, box.height / 24);
    for (var y = box.top; y + 24 <= box.top + box.height + 0.5; y += step) {
      for (var x = box.left; x + 24 <= box.left + box.width + 0.5; x += step) {
        if (!over.some(function (other) {
          return other.left < x + 24 && x < other.left + other.width && other.top < y + 24 && y < other.top + other.height;
        })) return true;
      }
    }
    return false;
  }
  function showScale() {
    var microns = slide.micronsPerPixel / view.zoom, most = Math.min(160, size.width / 3) * microns;
    var power = Math.pow(10, Math.floor(Math.log10(most)));
    var length = [5, 2, 1].map(function (step) { return step * power; }).filter(function (step) { return step <= most; })[0];
    bar.style.width = length / microns + "px";
    barText.textContent = length >= 1000 ? length / 1000 + " mm" : length + " µm";
    var sharp = view.zoom / pyramid.finest;
    where.textContent = "Middle at " + grouped(view.x * slide.micronsPerPixel) + ", " + grouped(view.y * slide.micronsPerPixel) +
      " µm · zoom " + magnification() + (sharp > 1.6 ? ", " + sharp.toFixed(1) + " times beyond the pictures of this site" : "");
  }
  function grouped(number) { return vitrine.grouped(Math.round(number)); }
  function magnification() {
    var value = view.zoom * slide.magnification;
    return (value < 10 ? value.toPrecision(2) : Math.round(value)) + "×";
  }

  // Pointers: one moves, two zoom

  var pointers = new Map(), moved = 0, pinch = null;
  function inside(event) { return { x: event.clientX - size.box.left, y: event.clientY - size.box.top }; }
  stage.addEventListener("pointerdown", function (event) {
    if (event.target.closest(".past") || event.button > 0) return;
    measure();
    pointers.set(event.pointerId, inside(event));
    moved = 0;
    pinch = null;
    if (drawn.on && pointers.size === 1) drawn.from = slideAt(inside(event));
  });
  stage.addEventListener("pointermove", function (event) {
    var before = pointers.get(event.pointerId);
    if (!before) return;
    var now = inside(event);
    pointers.set(event.pointerId, now);
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    // Taken only when it is a drag: a click on a frame stays one.
    if (moved > 5 && !stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    if (pointers.size === 2) {
      var two = Array.from(pointers.values());
      var far = Math.hypot(two[0].x - two[1].x, two[0].y - two[1].y), x = (two[0].x + two[1].x) / 2, y = (two[0].y + two[1].y) / 2;
      if (pinch && far > 0) {
        moveBy(pinch.x - x, pinch.y - y);
        zoomAt(far / pinch.far, x, y);
      }
      pinch = { far: far, x: x, y: y };
    } else if (drawn.from) {
      drawTo(slideAt(now));
    } else if (moved > 5) {
      stage.classList.add("moving");
      moveBy(before.x - now.x, before.y - now.y);
    }
  });
  function release(event) {
    if (!pointers.delete(event.pointerId)) return;
    pinch = null;
    stage.classList.remove("moving");
    if (drawn.from && !pointers.size) endDrawing();
  }
  stage.addEventListener("pointerup", release);
  stage.addEventListener("pointercancel", release);
  stage.addEventListener("click", function (event) {
    if (moved > 5 && event.target.closest(".frames a")) event.preventDefault();
  }, true);
  stage.addEventListener("dragstart", function (event) { event.preventDefault(); });
  stage.addEventListener("dblclick", function (event) {
    if (event.target.closest(".past, .frames a") || drawn.on) return;
    var at = inside(event);
    zoomAt(event.shiftKey ? 0.5 : 2, at.x, at.y);
  });
  stage.addEventListener("wheel", function (event) {
    var range = limits();
    // At the ends the page scrolls on.
    if (event.deltaY > 0 && view.zoom <= range.least * 1.001 || event.deltaY < 0 && view.zoom >= range.most * 0.999) return;
    event.preventDefault();
    measure();
    var lines = event.deltaMode === 1 ? 30 : event.deltaMode === 2 ? 300 : 1;
    var at = inside(event);
    zoomAt(Math.exp(-Math.max(-300, Math.min(300, event.deltaY * lines)) * (event.ctrlKey ? 0.01 : 0.0022)), at.x, at.y);
  }, { passive: false });

  canvas.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var part = event.shiftKey ? 0.9 : 0.15;
    switch (event.key) {
    case "ArrowLeft": moveBy(-size.width * part, 0); break;
    case "ArrowRight": moveBy(size.width * part, 0); break;
    case "ArrowUp": moveBy(0, -size.height * part); break;
    case "ArrowDown": moveBy(0, size.height * part); break;
    case "+": case "=": zoomBy(1.5); break;
    case "-": case "_": case "−": zoomBy(1 / 1.5); break;
    case "0": case "Home": home(); break;
    default: return;
    }
    event.preventDefault();
  });
  // A frame that the keyboard reaches comes into view.
  frames.addEventListener("focusin", function (event) {
    var region = regions.filter(function (region) { return region.node === event.target; })[0];
    if (!region || !event.target.matches(":focus-visible")) return;
    var x = (region.x + region.width / 2 - view.x) * view.zoom, y = (region.y + region.height / 2 - view.y) * view.zoom;
    if (Math.abs(x) > size.width / 2 || Math.abs(y) > size.height / 2) { view.x += x / view.zoom; view.y += y / view.zoom; changed(); }
  });

  // A rectangle of the reader's own, for search.js

  var drawn = { on: false, from: null, rect: null, node: make("div", { "class": "drawn", hidden: "" }), done: null };
  frames.appendChild(drawn.node);
  function slideAt(at) { return { x: view.x + (at.x - size.width / 2) / view.zoom, y: view.y + (at.y - size.height / 2) / view.zoom }; }
  function drawTo(to) {
    var x = [drawn.from.x, to.x], y = [drawn.from.y, to.y];
    show({ x: Math.min(x[0], x[1]), y: Math.min(y[0], y[1]), width: Math.abs(x[0] - x[1]), height: Math.abs(y[0] - y[1]) });
  }
  function show(rect) {
    drawn.rect = rect;
    drawn.node.hidden = !rect;
    later();
  }
  function endDrawing() {
    drawn.from = null;
    if (drawn.done && drawn.rect) drawn.done(drawn.rect);
  }

  vitrine.viewer = {
    slide: slide, host: host, lookAt: lookAt, show: show,
    /* Whether dragging draws; `done` gets the rectangle in level-0 pixels. */
    drawing: function (on, done) {
      drawn.on = on;
      drawn.done = done || drawn.done;
      stage.classList.toggle("drawing", on);
    },
    /* The part of the slide that is in view. */
    visible: function () {
      return { x: view.x - size.width / 2 / view.zoom, y: view.y - size.height / 2 / view.zoom, width: size.width / view.zoom, height: size.height / view.zoom };
    }
  };

  // Start

  past.addEventListener("click", function (event) {
    // The address keeps the view.
    event.preventDefault();
    where.focus();
  });
  var choices = [toggle("Query regions", true), toggle("Hits", false),
    byQuery.options.length > 2 ? make("label", {}, ["of", byQuery]) : null, areas && areas.toggle].filter(Boolean);
  // As wide as the page; as high as the slide needs, within reason.
  stage.style.aspectRatio = Math.min(2.4, Math.max(0.8, slide.width / slide.height));
  still.replaceWith(stage);
  if (choices.length) stage.before(make("div", { "class": "over" }, choices));
  if (areas) stage.before(areas.key);
  if (!regions.length) past.remove();
  stage.after(told, make("div", { "class": "under" }, [buttons, where]));
  measure();
  apply();
  // At once, so that nothing moves when the first picture is painted.
  draw();
  addEventListener("hashchange", function () { if (location.hash !== written) apply(); });
  // The table's links show a region where the reader sees it.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-show]");
    if (!link) return;
    event.preventDefault();
    vitrine.state.set({ x: null, y: null, z: null, region: link.getAttribute("href").replace("#region=", "") });
    apply();
    stage.scrollIntoView({ block: "nearest" });
    canvas.focus({ preventScroll: true });
  });
  new ResizeObserver(function () {
    measure();
    if (isHome) view.zoom = fit();
    hold();
    later();
  }).observe(stage);
})();
