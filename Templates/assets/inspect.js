/* Vitrine: one query under the microscope. Draws what ranking.js works out: the bits, what a look-up returns at each
   radius, and average precision term by term. inspect.html#q=42&run=itq&r=2&rule=same-label */
(function () {
  "use strict";
  var host = document.getElementById("inspect");
  var images = vitrine.images;
  var runs = images ? images.runs.filter(function (one) { return one.codes; }) : [];
  // Without the data the worked example stays.
  if (!host || !runs.length) return;
  var make = vitrine.make, ranking = vitrine.ranking, run, query, rule, ranked, radius;
  var RULES = { "same-label": "all labels equal", "any-shared-label": "at least one label shared",
    "all-query-labels": "all labels of the query", identical: "labels identical, none included" };
  var FIRST = 20, SHOWN = 20, PICTURES = 60;

  // Small parts

  var grouped = vitrine.grouped;
  function text(tag, content, style) { return make(tag, style ? { "class": style } : {}, [String(content)]); }
  function picture(kind, row, label) {
    var cell = vitrine.cellOf(kind, row);
    return cell ? vitrine.picture(cell, label) : text("span", "no picture", "nopic");
  }
  function mark(right) { return right ? text("b", "right", "ok") : text("i", "wrong", "no"); }
  function cells(row, tag) { return row.map(function (value) { return value.nodeType ? value : text(tag || "td", value); }); }
  function table(caption, heads, rows, foot) {
    var body = make("tbody", {}, rows.map(function (row) { return make("tr", {}, cells(row)); }));
    var parts = [text("caption", caption),
      make("thead", {}, [make("tr", {}, heads.map(function (head) {
        return make("th", head.number ? { scope: "col", "class": "num" } : { scope: "col" }, [head.name]);
      }))]), body];
    if (foot) parts.push(make("tfoot", {}, [make("tr", {}, foot)]));
    return make("div", { "class": "scroll", tabindex: "0", role: "region", "aria-label": caption }, [make("table", {}, parts)]);
  }
  function number(name) { return { name: name, number: true }; }
  function num(value) { return text("td", value, "num"); }
  function head(content, style) { return make("th", style ? { scope: "row", "class": style } : { scope: "row" }, [String(content)]); }

  /* A code as lines of 64 boxes, set bits filled; a bit that differs has a frame and a triangle below it. As
     Rendering/BitStrip.swift draws it. */
  function strip(code, differing) {
    var bits = 8 * code.length, lines = Math.ceil(bits / 64), off = "", on = "", frames = "", arrows = "", at = 0;
    for (var bit = 0; bit < bits; bit++) {
      var x = bit % 64 * 10, y = (bit >> 6) * 20 + 2;
      if (code[bit >> 3] >> (bit & 7) & 1) on += "M" + x + " " + y + "h8v10h-8z";
      else off += "M" + x + " " + y + "h8v10h-8z";
      if (differing && differing[at] === bit) {
        at++;
        frames += "M" + (x - 1) + " " + (y - 1) + "h10v12h-10z";
        arrows += "M" + (x + 4) + " " + (y + 11.5) + "l4 6h-8z";
      }
    }
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "-1 0 " + (Math.min(bits, 64) * 10) + " " + lines * 20);
    svg.setAttribute("class", "strip");
    svg.setAttribute("style", "--bits:" + Math.min(bits, 64));
    svg.setAttribute("aria-hidden", "true");
    [["off", off], ["on", on], ["frames", frames], ["arrows", arrows]].forEach(function (part) {
      if (!part[1]) return;
      var path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("class", part[0]);
      path.setAttribute("d", part[1]);
      svg.appendChild(path);
    });
    return svg;
  }
  function difference(bits) {
    if (!bits.length) return text("p", "The same code as the query’s.", "note");
    var line = make("p", { "class": "note" }, [bits.length === 1 ? "Differs in bit " : "Differs in bits "]);
    bits.forEach(function (bit, at) {
      if (at) line.appendChild(document.createTextNode(", "));
      line.appendChild(make("a", { href: "codes/" + run.name + ".html#bit-" + bit }, [String(bit)]));
    });
    line.appendChild(document.createTextNode("."));
    return line;
  }

  // The sections

  function summary() {
    var explained = ranking.explain(ranked, FIRST), ties = ranking.explainTies(ranked), label = vitrine.labelText("q", query);
    var facts = [["AP, index order", ranked.relevant ? explained.value.toFixed(4) : "undefined"],
      ["AP, tie-aware", ranked.relevant ? ties.value.toFixed(4) : "undefined"],
      ["Right in the database", grouped(ranked.relevant)], ["Relevance", rule]];
    var code = ranking.code(run.name, "q", query);
    var set = ranking.differing(code, new Uint8Array(code.length)).length;
    var page = vitrine.cellOf("q", query);
    parts.summary.replaceChildren(
      make("h2", {}, ["Query " + query + " ", text("small", label + ", " + run.title)]),
      make("div", { "class": "qy" }, [
        make("figure", {}, [picture("q", query, "Query " + query + ": " + label)]),
        make("div", { "class": "about" }, [make("dl", { "class": "facts" }, facts.map(function (fact) {
          return make("div", {}, [text("dt", fact[0]), text("dd", fact[1])]);
        })), strip(code), make("p", { "class": "note" }, ["Code of " + ranked.bits + " bits, bit 0 at the left"
          + (ranked.bits > 64 ? ", 64 to a line" : "") + ", " + set + " set. ",
          page ? make("a", { href: "queries/" + vitrine.page(query) + ".html" }, ["The query’s page"]) : ""])])]));
    if (run.note) parts.summary.appendChild(make("p", { "class": "notice" }, [run.note + " So average precision is not that of the query’s page either."]));
    else if (rule !== run.relevance) {
      parts.summary.appendChild(text("p", "By the rule “" + RULES[rule] + "”; the query’s page counts by “" + RULES[run.relevance] + "”.", "notice"));
    }
    status.textContent = "Query " + query + ", " + run.title + ": AP " + facts[0][1] + " in index order, " + facts[1][1] + " tie-aware.";
    terms(explained);
    tieTable(ties);
  }

  function hits() {
    var list = make("ol", { "class": "bits" }), own = ranking.code(run.name, "q", query);
    for (var place = 0; place < Math.min(SHOWN, ranked.count); place++) {
      var row = ranked.order[place], code = ranking.code(run.name, "d", row), bits = ranking.differing(own, code);
      var label = vitrine.labelText("d", row), right = ranked.right[row] === 1;
      list.appendChild(make("li", {}, [make("span", { "class": right ? "hit ok" : "hit no" }, [picture("d", row, "Rank " + (place + 1) + ": " + label)]),
        make("div", {}, [make("p", {}, [text("b", place + 1), " " + label + " ", mark(right), " ",
          text("small", "distance " + ranked.distances[place] + ", row " + row)]), strip(code, bits), difference(bits)])]));
    }
    parts.hits.replaceChildren(make("h2", { id: "hits" }, ["Which bits differ ", text("small", "the " + list.children.length + " nearest, ties by row number")]), list);
  }

  function lookUp() {
    var end = ranked.starts[radius + 1], right = 0, list = make("ul", { "class": "found" });
    for (var place = 0; place < end; place++) {
      var row = ranked.order[place];
      right += ranked.right[row];
      if (place >= PICTURES) continue;
      var label = vitrine.labelText("d", row), isRight = ranked.right[row] === 1;
      list.appendChild(make("li", {}, [make("span", { "class": isRight ? "hit ok" : "hit no" },
        [picture("d", row, label + ", " + (isRight ? "right" : "wrong") + ", distance " + ranked.distances[place])])]));
    }
    slider.value = radius;
    slider.setAttribute("aria-valuetext", "radius " + radius + ", " + grouped(end) + (end === 1 ? " image" : " images"));
    output.textContent = "Radius " + radius + ": " + (end ? grouped(end) + (end === 1 ? " image" : " images") + ", " + grouped(right) + " right. Precision "
      + (right / end).toFixed(4) + ", recall " + (ranked.relevant ? (right / ranked.relevant).toFixed(4) : "undefined") + "."
      : "a look-up returns nothing. The nearest image is at distance " + ranked.distances[0] + ".");
    found.replaceChildren(list);
    if (end) {
      found.appendChild(text("p", (end > PICTURES ? PICTURES + " of " + grouped(end) + " images, the" : "The") + " nearest first; a solid frame is right, a dashed one wrong.", "note"));
    }
  }

  function terms(explained) {
    var m = ranked.relevant, rows = explained.steps.map(function (step) {
      var precision = step.soFar + " / " + step.rank;
      return [head(step.rank, "num"), num(step.distance), vitrine.labelText("d", step.row), make("td", {}, [mark(step.right)]),
        num(precision + " = " + (step.soFar / step.rank).toFixed(4)), num(step.right ? step.term.toFixed(6) : "0"), num(step.sum.toFixed(6))];
    }).concat(explained.stretches.map(function (stretch) {
      return [head(grouped(stretch.from) + "–" + grouped(stretch.to), "num"),
        num(stretch.near === stretch.far ? stretch.near : stretch.near + "–" + stretch.far), "", grouped(stretch.right) + " right",
        num(grouped(stretch.soFar) + " / " + grouped(stretch.to) + " = " + (stretch.soFar / stretch.to).toFixed(4)),
        num(stretch.term.toFixed(6)), num(stretch.sum.toFixed(6))];
    }));
    parts.terms.replaceChildren(make("h2", { id: "terms" }, ["Average precision, term by term"]),
      make("p", {}, [m ? "At every right image the share of right ones so far is noted. Their sum over the " + grouped(m)
        + " right images of the database, divided by " + grouped(m) + ", is AP: each term below is a precision divided by " + grouped(m) + "."
        : "No image of the database is right for this query, so its AP is undefined; it counts as 0 in the mean."]));
    if (!m) return;
    parts.terms.appendChild(table("Equal distances in order of their rows; the first " + explained.steps.length + " ranks, then the others together.",
      [number("Rank"), number("Distance"), { name: "Label" }, { name: "Right?" }, number("Precision so far"), number("Term"), number("Sum so far")],
      rows, [make("th", { scope: "row", colspan: "6" }, ["AP, index order"]), make("td", { "class": "num", "data-ap": String(explained.value) }, [explained.value.toFixed(6)])]));
  }

  function tieTable(explained) {
    parts.ties.replaceChildren(make("h2", { id: "ties" }, ["The same over ties"]));
    if (!ranked.relevant) return;
    parts.ties.appendChild(make("p", {}, ["Images at one distance could stand in any order. With n of them at a distance, n⁺ right, after N nearer ones of which N⁺ are right, "
      + "they add (n⁺/n) Σ (N⁺ + 1 + (i − 1)(n⁺ − 1)/(n − 1)) / (N + i), i = 1 … n, on average over all orders, again divided by "
      + grouped(ranked.relevant) + "."]));
    parts.ties.appendChild(table("Every distance that occurs, with what its images add in order of their rows and on average.",
      [number("Distance"), number("n"), number("n⁺"), number("N"), number("N⁺"), number("In row order"), number("Expected"), number("Sum so far")],
      explained.ties.map(function (tie) {
        return [head(tie.distance, "num"), num(grouped(tie.count)), num(grouped(tie.right)), num(grouped(tie.before)), num(grouped(tie.rightBefore)),
          num(tie.inOrder.toFixed(6)), num(tie.expected.toFixed(6)), num(tie.sum.toFixed(6))];
      }), [make("th", { scope: "row", colspan: "7" }, ["AP, tie-aware"]), make("td", { "class": "num", "data-ap": String(explained.value) }, [explained.value.toFixed(6)])]));
  }

  // Controls

  function field(name, control) { return make("label", {}, [name, control]); }
  var form, row, byRun, byRule, status, previous, next, slider, output, found, parts = {};

  function build() {
    row = make("input", { type: "number", min: "0", max: String(images.queryCount - 1), step: "1", name: "q" });
    byRun = make("select", { name: "run" }, runs.map(function (one) { return make("option", { value: one.name }, [one.title]); }));
    byRule = make("select", { name: "rule" }, Object.keys(RULES).map(function (one) { return make("option", { value: one }, [one + ": " + RULES[one]]); }));
    form = make("form", { "class": "filters" }, [field("Query, by row", row)]);
    if (runs.length > 1) form.appendChild(field("Run", byRun));
    // With one label an image all rules agree.
    if (images.labelBytes) form.appendChild(field("An image is right with", byRule));
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("change", function () {
      vitrine.state.set({ q: row.value, run: byRun.value, rule: images.labelBytes ? byRule.value : null });
      show();
    });
    previous = make("a", { rel: "prev" }, []);
    next = make("a", { rel: "next" }, []);
    status = make("p", { role: "status", "class": "note" });
    slider = make("input", { type: "range", min: "0", step: "1", name: "r" });
    output = make("p", { role: "status" });
    found = make("div", {});
    slider.addEventListener("input", function () { radius = Number(slider.value); lookUp(); });
    slider.addEventListener("change", function () {
      vitrine.state.set({ q: query, run: run.name, rule: images.labelBytes ? rule : null, r: radius });
    });
    ["summary", "hits", "lookUp", "terms", "ties"].forEach(function (name) { parts[name] = make("section", {}); });
    parts.lookUp.appendChild(make("h2", { id: "look-up" }, ["What a look-up returns"]));
    [make("p", {}, ["A hash table finds every image whose code differs from the query’s in at most as many bits as the radius."]),
      make("div", { "class": "radius" }, [field("Radius in bits", slider)]), output, found
    ].forEach(function (node) { parts.lookUp.appendChild(node); });
    host.replaceChildren(make("nav", { "class": "pn", "aria-label": "Queries" }, [previous, next]), form, status,
      parts.summary, parts.hits, parts.lookUp, parts.terms, parts.ties);
  }

  function address(to) {
    return "#" + ["q=" + to, "run=" + encodeURIComponent(run.name)].concat(
      images.labelBytes && rule !== run.relevance ? ["rule=" + rule] : [], radius === 2 ? [] : ["r=" + radius]).join("&");
  }
  function step(link, to, name) {
    var inside = to >= 0 && to < images.queryCount;
    link.hidden = !inside;
    if (inside) { link.href = address(to); link.textContent = name; } else link.removeAttribute("href");
  }
  function whole(value, most, otherwise) {
    var found = Number(value);
    return value !== undefined && value !== "" && Number.isInteger(found) && found >= 0 && found <= most ? found : otherwise;
  }

  function show() {
    var state = vitrine.state.get();
    run = runs.filter(function (one) { return one.name === state.run; })[0] || runs[0];
    query = whole(state.q, images.queryCount - 1, Number(host.dataset.query));
    rule = RULES[state.rule] && images.labelBytes ? state.rule : run.relevance;
    row.value = query;
    byRun.value = run.name;
    byRule.value = rule;
    status.textContent = "Loading the codes…";
    var wanted = run;
    vitrine.load(run.codes, function (error) {
      if (wanted !== run) return;
      if (error) { status.textContent = "The codes of this run cannot be loaded: " + error.message + "."; host.dataset.ready = ""; return; }
      ranked = ranking.rank(run.name, query, rule);
      radius = whole(state.r, ranked.bits, Math.min(2, ranked.bits));
      slider.max = ranked.bits;
      step(previous, query - 1, "← Query " + (query - 1));
      step(next, query + 1, "Query " + (query + 1) + " →");
      summary();
      hits();
      lookUp();
      host.dataset.ready = run.name + " " + query;
    });
  }

  build();
  window.addEventListener("hashchange", function () { if (!location.hash || /=/.test(location.hash)) show(); });
  show();
})();
