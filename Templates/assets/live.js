/* Vitrine: live search. Any image of the site, or a new one, becomes the query; its code is compared with all codes
   of a run in the page. The state is the hash: q or d (row of a query or database image) or code (hexadecimal), run,
   k, r (radius), class, b (bits compared), new (the pad is open). */
(function () {
  "use strict";
  var images = vitrine.images, host = document.getElementById("search");
  if (!images || !host) return;
  var make = vitrine.make, grouped = vitrine.grouped;
  var USUAL = 20, MOST = 1000;
  var runs = images.runs, counts = { q: images.queryCount, d: images.databaseCount };
  var usable = runs.filter(function (run) { return run.codes; });

  // Controls

  function select(options) {
    return make("select", {}, options.map(function (option) { return make("option", { value: option[0] }, [option[1]]); }));
  }
  function number(least, most) { return make("input", { type: "number", min: least, max: most, step: 1, inputmode: "numeric" }); }
  function labelled(text, field) { return make("label", {}, [text, field]); }
  var kind = select([["q", "query"], ["d", "database image"]]);
  var row = number(0, counts.q - 1);
  row.setAttribute("data-filter", "");
  var random = make("button", { type: "button" }, ["Random"]);
  var byRun = select(runs.map(function (run) { return [run.name, run.title + (run.codes ? "" : " (no live search)")]; }));
  var find = select([["near", "the nearest images"], ["within", "all within a distance"]]);
  var radius = number(0, 1024), most = number(1, MOST);
  var byClass = select([["", "all classes"]].concat(images.classes.map(function (name, index) { return [String(index), name]; })));
  var bits = make("input", { type: "range", min: 1, step: 1 }), bitsText = make("output", {}, [""]);
  var radiusLabel = labelled("Distance, at most", radius);
  var bitsLabel = make("label", { "class": "wide" }, [make("span", {}, ["Bits compared: ", bitsText]), bits]);
  var form = make("form", { "class": "filters", "aria-label": "Query and search" }, [
    labelled("Image", kind), labelled("Row", row), random, labelled("Run", byRun), labelled("Find", find), radiusLabel,
    labelled("Show, at most", most), labelled("Class", byClass), bitsLabel]);
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  var frame = make("figure", {}), heading = make("h2", { tabindex: -1 }), about = make("p", { "class": "note" });
  var status = make("p", { role: "status" }), remarks = make("p", { "class": "note" }), results = make("div", {});
  var more = make("button", { type: "button", hidden: "" }, [""]);
  var pad = vitrine.pad(ask, function () { ask(true); });
  var fresh = make("details", {}, [make("summary", {}, ["Draw, drop or choose a new image"]), pad.node]);

  // State: what the controls and the address say

  var state;
  function whole(text, least, largest, otherwise) {
    return /^\d{1,9}$/.test(text || "") && +text >= least && +text <= largest ? +text : otherwise;
  }
  function read() {
    var given = vitrine.state.get();
    var run = runs.filter(function (run) { return run.name === given.run; })[0] || usable[0] || runs[0];
    var found = { run: run, kind: "q", row: firstQuery(), code: null, picture: null, wrong: "" };
    ["d", "q"].forEach(function (key) {
      if (given[key] === undefined) return;
      found.kind = key;
      found.row = whole(given[key], 0, counts[key] - 1, -1);
      if (found.row < 0) found.wrong = "There is no " + words(key) + " “" + given[key] + "”: rows are 0 to " + grouped(counts[key] - 1) + ".";
    });
    if (given.code !== undefined) {
      found.kind = "code";
      found.code = bytesOf(given.code);
      if (!found.code) found.wrong = "The address holds no code that can be read.";
    }
    found.k = whole(given.k, 1, MOST, USUAL);
    found.radius = whole(given.r, 0, 1024, undefined);
    found.label = whole(given["class"], 0, images.classes.length - 1, undefined);
    found.bits = run && run.bits ? whole(given.b, 1, run.bits - 1, undefined) : undefined;
    return found;
  }
  function firstQuery() {
    for (var index = 0; index < counts.q; index++) if (vitrine.cellOf("q", index)) return index;
    return 0;
  }
  function words(kind) { return kind === "q" ? "query" : "database image"; }
  function bytesOf(hex) {
    if (!/^([0-9a-f]{2})+$/i.test(hex)) return null;
    return Uint8Array.from(hex.match(/../g), function (pair) { return parseInt(pair, 16); });
  }
  function hexOf(code) {
    return Array.from(code, function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }
  /* The address of the view with another query. */
  function keys(kind, value) {
    return {
      q: kind === "q" ? value : null, d: kind === "d" ? value : null, code: kind === "code" ? value : null,
      run: runs.length > 1 && state.run ? state.run.name : null, k: state.k === USUAL ? null : state.k, r: state.radius,
      "class": state.label, b: state.run && state.bits < state.run.bits ? state.bits : null, "new": fresh.open ? 1 : null
    };
  }
  function href(kind, value) {
    var found = keys(kind, value);
    return "#" + Object.keys(found).filter(function (key) { return found[key] !== null && found[key] !== undefined; })
      .map(function (key) { return encodeURIComponent(key) + "=" + encodeURIComponent(found[key]); }).join("&");
  }
  function write() {
    if (state.wrong) return;
    vitrine.state.set(keys(state.kind, state.kind === "code" ? state.code && hexOf(state.code) : state.row));
  }
  function showControls() {
    if (state.kind !== "code") {
      kind.value = state.kind;
      row.value = state.row < 0 ? "" : state.row;
    } else {
      row.value = "";
    }
    row.max = counts[kind.value] - 1;
    if (state.run) byRun.value = state.run.name;
    find.value = state.radius === undefined ? "near" : "within";
    radiusLabel.hidden = state.radius === undefined;
    radius.value = state.radius === undefined ? "" : state.radius;
    most.value = state.k;
    byClass.value = state.label === undefined ? "" : state.label;
    var length = state.run && state.run.bits || 1;
    radius.max = length;
    bits.max = length;
    bits.value = state.bits === undefined ? length : Math.min(state.bits, length);
    bitsText.textContent = +bits.value < length ? "the first " + bits.value + " of " + length : "all " + length;
    bitsLabel.hidden = length < 2;
  }

  // The query

  function showQuery() {
    var link = [], text;
    frame.textContent = heading.textContent = about.textContent = "";
    if (state.kind === "code") {
      text = ["Your image ", make("small", {}, [state.picture ? "" : "by its code alone"])];
      frame.appendChild(state.picture || make("span", { "class": "none" }, ["no picture in the address"]));
    } else if (state.row >= 0) {
      var name = state.kind === "q" ? "Query " : "Database image ", cell = vitrine.cellOf(state.kind, state.row);
      var label = vitrine.labelText(state.kind, state.row);
      text = [name + state.row + " ", make("small", {}, [label])];
      frame.appendChild(cell ? vitrine.picture(cell, name + state.row + ": " + label)
        : make("span", { "class": "none" }, ["no picture in the site"]));
      if (state.kind === "q" && cell) {
        link = [make("a", { href: "queries/" + vitrine.page(state.row) + ".html" }, ["The query’s page"]), " · "];
        if (state.run && state.run.codes) {
          var inspect = "inspect.html#q=" + state.row + "&run=" + encodeURIComponent(state.run.name);
          link.push(make("a", { href: inspect }, ["Bit by bit"]), " · ");
        }
      }
    } else {
      text = ["No query"];
    }
    text.forEach(function (part) { heading.append(part); });
    link.forEach(function (part) { about.append(part); });
  }
  function showCode(code) { about.append("Code: ", make("code", {}, [hexOf(code)])); }

  // The search

  var indices = {};
  function withCodes(run, done) {
    if (indices[run.name]) return done(null, indices[run.name]);
    vitrine.load(vitrine.root + run.codes, function (error) {
      var codes = !error && vitrine.codes && vitrine.codes[run.name];
      if (!codes) return done(error || new Error("its codes are missing"));
      if (!indices[run.name]) {
        var index = vitrine.hamming(vitrine.bytes(codes.database), codes.bytes);
        index.query = vitrine.bytes(codes.query);
        index.database = vitrine.bytes(codes.database);
        indices[run.name] = index;
        // Once unmeasured: the browser compiles what it runs often.
        index.search(index.database.subarray(0, codes.bytes), { k: 1 });
      }
      done(null, indices[run.name]);
    });
  }
  function clear(text) {
    results.textContent = remarks.textContent = "";
    more.hidden = true;
    status.textContent = text;
    host.dataset.ready = "";
  }
  /* Searches for the query of the state and shows all of it. */
  function update() {
    var asked = state, run = state.run;
    showControls();
    showQuery();
    if (state.wrong) return clear(state.wrong);
    if (!run) return clear("This site has no runs.");
    if (!run.codes) return clear("“" + run.title + "” cannot be searched here: " + run.obstacle + ". " + others());
    if (!indices[run.name]) status.textContent = "Loading the codes of “" + run.title + "”…";
    withCodes(run, function (error, index) {
      if (asked !== state) return;
      if (error) return clear("The codes of “" + run.title + "” could not be loaded.");
      var width = run.bits / 8, start = state.row * width;
      var code = state.kind === "code" ? state.code : index[state.kind === "q" ? "query" : "database"].subarray(start, start + width);
      if (code.length !== width) return clear("The code in the address has " + 8 * code.length + " bits, those of “" + run.title + "” " + run.bits + ".");
      showCode(code);
      search(index, code);
    });
  }
  function others() {
    return usable.length ? "Choose another run: " + usable.map(function (run) { return "“" + run.title + "”"; }).join(", ") + "."
      : "The query’s own page shows its results.";
  }
  function search(index, code) {
    var keep = state.label === undefined ? null : vitrine.imagesWith(state.label);
    var began = performance.now();
    var found = index.search(code, {
      bits: state.bits, k: state.k, radius: state.radius, keep: keep, skip: state.kind === "d" ? state.row : -1 });
    var time = performance.now() - began;
    var right = 0;
    var list = Array.from(found.rows, function (hit, place) {
      var isRight = state.kind === "code" ? undefined : vitrine.isRight(state.run.relevance, state.kind, state.row, hit);
      if (isRight) right++;
      return { row: hit, distance: found.distances[place], right: isRight };
    });
    results.textContent = "";
    results.appendChild(vitrine.hits(list, { counts: found.counts, href: function (hit) { return href("d", hit); } }));
    var among = found.counts.reduce(function (sum, count) { return sum + count; }, 0);
    status.textContent = summary(list, found, among) + (state.kind === "code" || !list.length ? "" : ": " + grouped(right) + " right") +
      ". " + (state.bits ? "The first " + state.bits + " of " : "All ") + index.bits + " bits compared, in " +
      (time < 0.1 ? "under 0.1" : time.toFixed(1)) + " ms.";
    remarks.textContent = [
      state.kind === "code" ? "" : state.run.rule, state.kind === "d" ? "The image itself is left out." : "",
      "Images at equal distance are in the order of their rows.", state.run.note || ""].filter(Boolean).join(" ");
    var left = Math.min(found.within, MOST) - list.length;
    more.hidden = left <= 0;
    more.textContent = "Show " + grouped(Math.min(left, 100)) + " more";
    host.dataset.ready = "";
  }
  function summary(list, found, among) {
    var of = grouped(among) + (state.label === undefined ? " images" : " images of class “" + images.classes[state.label] + "”");
    if (state.radius === undefined) {
      if (!list.length) return "There are no images to search";
      var nearest = list[0].distance, farthest = list[list.length - 1].distance;
      return "The " + grouped(list.length) + " nearest of " + of + ", at distance" +
        (nearest < farthest ? "s " + nearest + " to " : " ") + farthest;
    }
    return grouped(found.within) + " of " + of + " within distance " + state.radius +
      (list.length < found.within ? "; the first " + grouped(list.length) + " shown" : "");
  }

  // A new image

  function ask(isFinal) {
    fresh.open = true;
    if (vitrine.ask) vitrine.ask.cancel();
    var run = state.run;
    state = Object.assign({}, state, { kind: "code", code: null, picture: null, wrong: "" });
    var asked = state;
    withEncoder(run, function (encoder, why) {
      if (asked !== state) return;
      if (encoder && pad.readable()) return encodeHere(run, encoder);
      if (vitrine.served) return isFinal && encodeThere();
      state.wrong = encoder ? "This browser cannot read the file as an image." : "A new image cannot be encoded in this page. " + why +
        " Serve the site with “vitrine serve” in the folder it was built from and open the address that it prints: then the program encodes the image.";
      update();
    });
  }
  function withEncoder(run, done) {
    function found() {
      var encoder = vitrine.encode && vitrine.encoders && vitrine.encoders[run.name];
      if (encoder && !encoder.unavailable) done(encoder);
      else done(null, encoder && encoder.unavailable || "The encoder could not be loaded.");
    }
    if (!run) return done(null, "The site has no runs.");
    if (vitrine.encoders && vitrine.encoders[run.name]) return found();
    if (!run.encoder) return done(null, "The site does not hold the encoder of “" + run.title + "”.");
    vitrine.load(vitrine.root + "assets/encode.js", function () { vitrine.load(vitrine.root + run.encoder, found); });
  }
  function encodeHere(run, encoder) {
    var began = performance.now();
    try { state.code = vitrine.encode(run.name, pad.floats(encoder.input)).code; }
    catch (error) { state.wrong = "The image could not be encoded: " + error.message; }
    var time = performance.now() - began;
    state.picture = pad.picture();
    if (!state.wrong) write();
    update();
    if (!state.wrong) remarks.append(" Encoded in this page in " + time.toFixed(0) + " ms.");
  }
  function encodeThere() {
    var asked = state;
    showQuery();
    clear("Searching…");
    pad.toBlob(function (blob) {
      vitrine.ask(blob, Math.min(200, state.k), function (error, answer) {
        if (asked !== state) return;
        if (error) return clear(error);
        var run = runs.filter(function (run) { return run.run === answer.run; })[0];
        if (!run || !run.codes || !answer.code) return showAnswer(answer);
        state.run = run;
        state.code = bytesOf(answer.code);
        write();
        update();
        remarks.append(" The server encoded the image by “" + run.title + "”.");
      });
    });
  }
  /* What the server found by other distances than this page knows. */
  function showAnswer(answer) {
    clear(answer.neighbours.length + " nearest images found by the server, run “" + answer.run + "”.");
    results.appendChild(vitrine.hits(answer.neighbours, { counts: null, href: function (hit) { return href("d", hit); } }));
  }

  // Start

  function change(changes) {
    // From an address that names no image, on with the first.
    var lost = state.wrong ? { kind: "q", row: firstQuery(), wrong: "" } : {};
    state = Object.assign({}, state, lost, changes);
    write();
    update();
  }
  function chooseRow() {
    var chosen = whole(row.value, 0, counts[kind.value] - 1, -1);
    if (chosen >= 0) change({ kind: kind.value, row: chosen });
  }
  row.addEventListener("input", chooseRow);
  kind.addEventListener("change", function () {
    row.max = counts[kind.value] - 1;
    if (+row.value > +row.max || row.value === "") row.value = 0;
    chooseRow();
  });
  random.addEventListener("click", function () {
    change({ kind: kind.value, row: Math.floor(Math.random() * counts[kind.value]) });
  });
  byRun.addEventListener("change", function () {
    var run = runs[byRun.selectedIndex];
    var again = state.kind === "code" && state.picture;
    change({ run: run, bits: undefined });
    // Another run has another code for the image.
    if (again) ask(true);
  });
  find.addEventListener("change", function () { change({ radius: find.value === "near" ? undefined : 2 }); });
  radius.addEventListener("input", function () {
    var chosen = whole(radius.value, 0, 1024, -1);
    if (chosen >= 0) change({ radius: chosen });
  });
  most.addEventListener("input", function () {
    var chosen = whole(most.value, 1, MOST, -1);
    if (chosen > 0) change({ k: chosen });
  });
  byClass.addEventListener("change", function () { change({ label: byClass.value === "" ? undefined : +byClass.value }); });
  bits.addEventListener("input", function () { change({ bits: +bits.value < state.run.bits ? +bits.value : undefined }); });
  more.addEventListener("click", function () {
    var shown = results.querySelectorAll("a").length;
    change({ k: Math.min(MOST, state.k + 100) });
    // The keyboard goes on where the new ones begin.
    var next = results.querySelectorAll("a")[shown];
    if (next) next.focus();
  });
  fresh.addEventListener("toggle", function () { write(); });
  addEventListener("hashchange", function () {
    // A jump within the page is not a view of it.
    if (location.hash && location.hash.indexOf("=") < 0) return;
    state = read();
    update();
    heading.focus();
  });

  host.textContent = "";
  [make("div", { "class": "qy" }, [frame, make("div", { "class": "ask" }, [heading, about, form])]), fresh, status, results, more, remarks]
    .forEach(function (node) { host.appendChild(node); });
  state = read();
  fresh.open = vitrine.state.get()["new"] === "1";
  update();
})();
