/* Vitrine: searches for a rectangle of a slide through `vitrine serve`. The one file of these pages that talks to a
   server, and only to the one that the page came from: POST ../api/regions with {slide, x, y, width, height, scale},
   places in level-0 pixels, slides by their place in the index. The answer: {hits: [{slide, scale, x, y, width, height,
   distance, class}]}. */
(function () {
  "use strict";
  var viewer = vitrine.viewer;
  if (!viewer) return;
  var make = vitrine.make, slide = viewer.slide, mpp = slide.micronsPerPixel;
  var served = /^https?:$/.test(location.protocol);

  // Form: microns for people, pixels for the server

  function number(name, label) {
    var field = make("input", { type: "number", name: name, min: "0", step: "any", inputmode: "decimal", required: "" });
    return { field: field, node: make("label", {}, [label, field]) };
  }
  var x = number("x", "Left, µm"), y = number("y", "Top, µm"), width = number("width", "Width, µm"), height = number("height", "Height, µm");
  var all = [x, y, width, height];
  var scale = make("select", { name: "scale" });
  scale.appendChild(document.getElementById("scales").content.cloneNode(true));
  var draw = make("button", { type: "button", "aria-pressed": "false" }, ["Draw on the slide"]);
  var inView = make("button", { type: "button" }, ["Take what is in view"]);
  var ask = make("button", { type: "submit" }, ["Search this rectangle"]);
  var why = make("p", { "class": "note", id: "why" }, ["This page was opened from disk, where there is nobody to ask. " +
    "Open the site with “vitrine serve”, and this button searches all slides for the rectangle."]);
  var form = make("form", { "class": "filters", "aria-label": "Search for a rectangle" },
    all.map(function (part) { return part.node; }).concat([make("label", {}, ["Scale", scale]), draw, inView, ask]));
  var status = make("p", { role: "status" }), results = make("div", {});
  var box = make("details", { "class": "rect-search" }, [make("summary", {}, ["Search for a rectangle of this slide"]),
    make("p", { "class": "note" }, ["Draw it with the mouse or a finger, or type where it is: the upper left corner from the slide’s, and its size."]),
    form].concat(served ? [] : [why], [status, results]));
  if (!served || !scale.options.length) ask.disabled = true;
  if (!served) ask.setAttribute("aria-describedby", "why");
  if (!scale.options.length) status.textContent = "This slide has no tiles in the index, so it cannot be searched from.";

  function rect() {
    if (all.some(function (part) { return part.field.value === "" || !isFinite(+part.field.value); })) return null;
    var left = Math.round(+x.field.value / mpp), top = Math.round(+y.field.value / mpp);
    return { x: left, y: top, width: Math.round(+width.field.value / mpp), height: Math.round(+height.field.value / mpp) };
  }
  function fill(given) {
    var left = Math.max(0, Math.min(slide.width - 1, given.x)), top = Math.max(0, Math.min(slide.height - 1, given.y));
    var right = Math.max(left + 1, Math.min(slide.width, given.x + given.width)), bottom = Math.max(top + 1, Math.min(slide.height, given.y + given.height));
    x.field.value = Math.round(left * mpp);
    y.field.value = Math.round(top * mpp);
    width.field.value = Math.max(1, Math.floor((right - left) * mpp));
    height.field.value = Math.max(1, Math.floor((bottom - top) * mpp));
    suggest();
    viewer.show(rect());
  }
  /* The finest scale at which the rectangle is not more than a few tiles wide. */
  function suggest() {
    var chosen = rect(), edge = chosen && Math.max(chosen.width, chosen.height);
    [].forEach.call(scale.options, function (option) {
      var tiles = edge / slide.magnification * +option.value / slide.tile;
      if (edge && tiles <= 4) scale.value = option.value;
    });
  }
  function setDrawing(on) {
    draw.setAttribute("aria-pressed", String(on));
    draw.textContent = on ? "Drag on the slide…" : "Draw on the slide";
    viewer.drawing(on, function (drawn) { setDrawing(false); fill(drawn); });
  }
  draw.addEventListener("click", function () { setDrawing(draw.getAttribute("aria-pressed") !== "true"); });
  inView.addEventListener("click", function () { fill(viewer.visible()); });
  form.addEventListener("input", function (event) { if (event.target !== scale) viewer.show(rect()); });
  box.addEventListener("toggle", function () { if (!box.open) { setDrawing(false); viewer.show(null); } else viewer.show(rect()); });

  // Search: only the latest question is answered

  var latest = 0;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var chosen = rect();
    if (!served || !chosen) return;
    if (!(chosen.width > 0 && chosen.height > 0) || chosen.x < 0 || chosen.y < 0 || chosen.x + chosen.width > slide.width || chosen.y + chosen.height > slide.height) {
      status.textContent = "The rectangle is not inside the slide, which has " + Math.round(slide.width * mpp) + " × " + Math.round(slide.height * mpp) + " µm.";
      return;
    }
    var ticket = ++latest, began = performance.now(), request = new XMLHttpRequest();
    status.textContent = "Searching…";
    results.textContent = "";
    request.open("POST", vitrine.root + "api/regions");
    request.setRequestHeader("Content-Type", "application/json");
    request.onload = function () {
      if (ticket !== latest) return;
      var answer = null;
      try { answer = JSON.parse(request.responseText); } catch (e) { /* told below */ }
      if (request.status === 200 && answer && Array.isArray(answer.hits)) return show(answer.hits, performance.now() - began);
      var reason = answer && (answer.error && answer.error.message || answer.error || answer.message);
      status.textContent = typeof reason === "string" ? reason : request.status === 404 || request.status === 405
        ? "This server shows the pages but does not answer searches. Serve the site with “vitrine serve”."
        : "The server answered with status " + request.status + ".";
    };
    request.onerror = function () {
      if (ticket === latest) status.textContent = "The server cannot be reached. Is “vitrine serve” still running?";
    };
    request.send(JSON.stringify({ slide: slide.number, x: chosen.x, y: chosen.y, width: chosen.width, height: chosen.height, scale: +scale.value }));
  });

  function show(hits, milliseconds) {
    vitrine.load(vitrine.root + "data/slides.js", function (error) {
      if (error) { status.textContent = "The list of slides could not be loaded."; return; }
      status.textContent = (hits.length ? hits.length + (hits.length === 1 ? " region" : " regions") : "Nothing was found") +
        ", answered in " + Math.round(milliseconds) + " ms.";
      results.textContent = "";
      results.appendChild(make("ol", { "class": "hits" }, hits.map(item).filter(Boolean)));
    });
  }
  /* Slides come by place, name or file. */
  function slideOf(given) {
    var slides = vitrine.slides.slides;
    if (typeof given === "number") return slides[given];
    return slides.filter(function (slide) { return slide.name === given || slide.file === given; })[0];
  }
  function item(hit, index) {
    var found = slideOf(hit.slide);
    if (!found) return null;
    var micron = found.micronsPerPixel, slug = found.page.replace(/^slides\/|\.html$/g, "");
    var href = vitrine.root + found.page + "#x=" + Math.round((hit.x + hit.width / 2) * micron) + "&y=" + Math.round((hit.y + hit.height / 2) * micron) +
      "&z=" + (400 / Math.max(hit.width, hit.height) * found.magnification).toPrecision(4);
    var canvas = make("canvas", { width: "224", height: "224", "aria-hidden": "true" });
    vitrine.load(vitrine.root + found.script, function (error) {
      var description = !error && vitrine.pyramids[slug];
      if (!description) return;
      var context = canvas.getContext("2d"), scale = 224 / Math.max(hit.width, hit.height);
      var source = vitrine.pyramid(description, function () { requestAnimationFrame(paint); });
      function paint() {
        context.fillStyle = "#fff";
        context.fillRect(0, 0, 224, 224);
        source.draw(context, { x: hit.x + hit.width / 2 - 112 / scale, y: hit.y + hit.height / 2 - 112 / scale, scale: scale, width: 224, height: 224 });
      }
    });
    var parts = [make("span", { "class": "what" }, [make("b", { "class": "rank" }, [String(index + 1)]), " " + (hit["class"] || "no class")]),
      make("span", {}, ["distance " + +(+hit.distance).toPrecision(4)]),
      make("small", {}, [found.name + ", " + hit.scale + "×"]),
      make("small", {}, ["at " + vitrine.grouped(Math.round(hit.x * micron)) + ", " + vitrine.grouped(Math.round(hit.y * micron)) + " µm"])];
    var link = make("a", { href: href }, [canvas]);
    parts.forEach(function (part) { link.append(part, " "); });
    return make("li", {}, [link]);
  }

  viewer.host.appendChild(box);
  // Now all is there that pushes down what is below.
  viewer.host.dataset.ready = "";
})();
