/* Vitrine: a query's results under two runs. Each result says what the first run does to the second run's list: gained,
   lost, moved or at the same rank. The state is the hash, so that a view is a link: runs=FIRST,SECOND, and all=1 where
   the other runs stay in view. Needs nothing but the page itself. In a site this file begins with all of `site.js`, so
   that a query page with several runs loads one script and not two. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  var host = document.querySelector(".rs");
  var make = vitrine.make;
  if (!host || !make) return;

  // What the page says

  var runs = [].map.call(host.querySelectorAll("section"), function (section) {
    var link = section.querySelector("h2 a");
    var hits = [].map.call(section.querySelectorAll(".bd ol li"), function (node, place) {
      var row = /row (\d+)/.exec(node.textContent);
      return { node: node, rank: place + 1, row: row ? row[1] : null, right: !!node.querySelector("b") };
    });
    return {
      section: section, title: link ? link.textContent : "", hits: hits,
      name: link ? link.getAttribute("href").replace(/^.*\/|\.html$/g, "") : ""
    };
  }).filter(function (run) { return run.name && run.hits.length && run.hits.every(function (hit) { return hit.row; }); });
  if (runs.length < 2) return;

  // Choice and state

  function choice(label) {
    var field = make("select", {}, runs.map(function (run) { return make("option", { value: run.name }, [run.title]); }));
    return { field: field, node: make("label", {}, [label, field]) };
  }
  var first = choice("Compare"), second = choice("with");
  var swap = make("button", { type: "button" }, [runs.length > 2 ? "Swap" : "The other way round"]);
  var others = make("input", { type: "checkbox" });
  var form = make("form", { "class": "filters vs", "aria-label": "Runs compared" }, []);
  if (runs.length > 2) {
    [first.node, second.node, swap, make("label", { "class": "tick" }, [others, " show the other runs too"])]
      .forEach(function (node) { form.appendChild(node); });
  } else {
    form.appendChild(swap);
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var told = make("p", { "class": "note", role: "status" });
  var sentence = document.getElementById("vs");
  var original = sentence && sentence.firstChild ? sentence.firstChild.textContent : "";

  function read() {
    var state = {};
    location.hash.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      try { if (at > 0) state[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1)); } catch (e) { /* no state */ }
    });
    return state;
  }
  function place(name) {
    for (var at = 0; at < runs.length; at++) if (runs[at].name === name) return at;
    return -1;
  }
  function apply() {
    var state = read();
    var names = (state.runs || "").split(",").map(place);
    var chosen = names.length === 2 && names[0] >= 0 && names[1] >= 0 && names[0] !== names[1];
    first.field.selectedIndex = chosen ? names[0] : 0;
    second.field.selectedIndex = chosen ? names[1] : 1;
    others.checked = !chosen || state.all === "1";
    show();
  }
  function write() {
    var state = "runs=" + first.field.value + "," + second.field.value + (others.checked && runs.length > 2 ? "&all=1" : "");
    try { history.replaceState(null, "", "#" + state); } catch (e) { location.replace("#" + state); }
  }

  // Marks

  var marks = [];
  function mark(hit, kind, text) {
    var node = make("span", { "class": "mv " + kind }, [text]);
    hit.node.appendChild(node);
    marks.push(node);
  }
  function right(list) { return list.filter(function (hit) { return hit.right; }).length; }

  function show() {
    var a = runs[first.field.selectedIndex], b = runs[second.field.selectedIndex];
    marks.splice(0).forEach(function (node) { node.remove(); });
    var ranks = Object.create(null), own = Object.create(null);
    b.hits.forEach(function (hit) { ranks[hit.row] = hit.rank; });
    a.hits.forEach(function (hit) { own[hit.row] = hit.rank; });
    var gained = [], lost = [], moved = 0, same = 0;
    a.hits.forEach(function (hit) {
      var before = ranks[hit.row];
      if (!before) { gained.push(hit); mark(hit, "in", "gained"); }
      else if (before === hit.rank) { same++; mark(hit, "eq", "same rank"); }
      else { moved++; mark(hit, hit.rank < before ? "up" : "dn", "moved from " + before); }
    });
    b.hits.forEach(function (hit) {
      var after = own[hit.row];
      if (!after) { lost.push(hit); mark(hit, "out", "lost"); }
      else if (after === hit.rank) mark(hit, "eq", "same rank");
      else mark(hit, after < hit.rank ? "up" : "dn", "moved to " + after);
    });
    told.textContent = "Marked is what " + a.title + " does to the results of " + b.title + ": " + gained.length + " gained (" + right(gained) + " right), " +
      lost.length + " lost (" + right(lost) + " right), " + moved + " moved, " + same + " at the same rank.";
    if (sentence && sentence.firstChild) {
      var isFirst = a === runs[0] && b === runs[1];
      sentence.firstChild.textContent = isFirst ? original : inWords(a, b, ranks);
      var pair = [a, b].sort(function (x, y) { return runs.indexOf(x) - runs.indexOf(y); });
      sentence.lastElementChild.setAttribute("href", "../compare/" + pair[0].name + "--" + pair[1].name + ".html");
    }
    if (runs.length > 2) arrange(a, b);
    // The other queries' pages open in the same view.
    var hash = read().runs ? location.hash : "";
    document.querySelectorAll("a[rel=prev], a[rel=next]").forEach(function (link) { link.hash = hash; });
  }

  function inWords(a, b, ranks) {
    var count = Math.min(a.hits.length, b.hits.length);
    var mine = right(a.hits.slice(0, count)), theirs = right(b.hits.slice(0, count));
    var number = mine === theirs ? mine : Math.abs(mine - theirs), images = number === 1 ? " right image" : " right images";
    var start = mine === theirs
      ? a.title + " and " + b.title + " find " + (mine ? mine + images + " each" : "no right image") + " among the first " + count
      : a.title + " finds " + number + (mine > theirs ? " more" : " fewer") + images + " among the first " + count +
        " (" + mine + ", not " + theirs + ")";
    var rank = ranks[a.hits[0].row];
    var top = rank === 1 ? "both have the same image at rank 1" : "its rank 1 is " +
      (rank ? "at rank " + rank + " of " : "not among those of ") + b.title;
    return start + "; " + (mine === theirs && rank !== 1 ? top.replace("its", "the first’s") : top) + ". ";
  }

  /* The two side by side and first, in the document too, so that reading and tabbing follow what is seen. */
  function arrange(a, b) {
    var only = !others.checked;
    (only ? [a, b] : runs).forEach(function (run) { host.appendChild(run.section); });
    runs.forEach(function (run) { run.section.hidden = only && run !== a && run !== b; });
  }

  function changed(event) {
    if (first.field.value === second.field.value) {
      // Two different runs: the other one gives way.
      var other = event.target === first.field ? second.field : first.field;
      other.selectedIndex = (other.selectedIndex + 1) % runs.length;
    }
    if (event.target !== others) others.checked = false;
    write();
    show();
  }
  form.addEventListener("change", changed);
  swap.addEventListener("click", function () {
    var value = first.field.value;
    first.field.value = second.field.value;
    second.field.value = value;
    write();
    show();
  });
  addEventListener("hashchange", apply);

  // The page keeps their room, so that the results stay where they were first seen.
  var room = document.getElementById("vr");
  (room || host.parentNode).insertBefore(form, room ? null : host);
  (room || host.parentNode).insertBefore(told, room ? null : host);
  apply();
});
