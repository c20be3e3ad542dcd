/* Vitrine: the dialog that copies and saves what a page shows. Loaded on first use, with export-text.js,
   export-strip.js, export-chart.js and data/site.js. Other scripts offer rows that no table holds by adding a
   function to vitrine.tables that returns {title, columns, rows}. */
(function () {
  "use strict";
  var make = vitrine.make, text = vitrine.text;
  var dialog, status, by, shown;

  // Copying and saving; each says what it did.

  function say(words) { status.textContent = words; }
  async function copy(words, what) {
    try {
      await navigator.clipboard.writeText(words);
    } catch (refused) {
      var area = make("textarea", { "class": "hide", "aria-hidden": "true", tabindex: "-1" });
      area.value = words;
      dialog.append(area);
      area.select();
      var done = false;
      try { done = document.execCommand("copy"); } catch (error) { /* said below */ }
      area.remove();
      if (!done) return byHand(words, what);
    }
    say(what + " copied.");
  }
  /* Where the browser lets no script copy, the reader does. */
  function byHand(words, what) {
    shown.hidden = false;
    shown.firstChild.textContent = what;
    shown.lastChild.value = words;
    shown.lastChild.focus();
    shown.lastChild.select();
    say("The browser does not let this page copy. The text is selected: press Ctrl+C or \u2318C.");
  }
  function save(content, type, name) {
    var url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: type }));
    make("a", { href: url, download: name }).click();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
    say(name + " saved.");
  }
  function failed(error) { say("That did not work: " + (error && error.message || error)); }

  // Parts of the dialog

  function button(label, action) {
    var made = make("button", { type: "button" }, [label]);
    made.addEventListener("click", function () {
      say("");
      try { Promise.resolve(action()).catch(failed); } catch (error) { failed(error); }
    });
    return made;
  }
  function choice(label, options) {
    var field = make("select", {}, options.map(function (option, index) {
      return make("option", { value: index }, [option]);
    }));
    return { field: field, node: make("label", {}, [label, field]) };
  }
  function section(title, parts) { return make("section", {}, [make("h3", {}, [title])].concat(parts)); }
  function row(parts) { return make("p", { "class": "filters" }, parts); }

  function page() {
    return section("This page", [row([
      button("Copy its address", function () { return copy(location.href, "The address of this view"); }),
      button("Copy BibTeX", function () { return copy(vitrine.site.bibtex, "The gallery as BibTeX"); })
    ])]);
  }

  function figure() {
    var strip = vitrine.strip.read();
    if (!strip || !strip.runs.length) return null;
    var run = choice("Run", strip.runs.map(function (run) { return run.title; }).concat(strip.runs.length > 1 ? ["all runs"] : []));
    var most = Math.max.apply(null, strip.runs.map(function (run) { return run.hits.length; }));
    var sizes = [5, 10, 20, 50].filter(function (size) { return size < most; }).concat([most]);
    var count = choice("Results", sizes.map(String));
    count.field.value = String(sizes.indexOf(10) < 0 ? sizes.length - 1 : sizes.indexOf(10));
    var view = make("div", { "class": "scroll", tabindex: "0", role: "region", "aria-label": "The strip" });
    var files = {}, asked = make("div", { "class": "notice", hidden: "" });
    function chosen() {
      var picked = strip.runs[+run.field.value];
      return vitrine.strip.choose(strip, picked && picked.slug, sizes[+count.field.value]);
    }
    function draw() {
      var svg = vitrine.strip.draw(chosen());
      svg.setAttribute("aria-hidden", "true");
      view.replaceChildren(svg);
      asked.hidden = true;
    }
    run.field.addEventListener("change", draw);
    count.field.addEventListener("change", draw);
    async function whole() {
      var strip = chosen();
      try {
        return vitrine.strip.draw(await vitrine.strip.cut(strip, files));
      } catch (error) {
        if (error.name !== "SecurityError") throw error;
        ask(strip);
        return null;
      }
    }
    /* Opened from disk: the reader may give what the page may not take. */
    function ask(strip) {
      var names = vitrine.strip.sheets(strip);
      var input = make("input", { type: "file", multiple: "", accept: "image/webp,.webp" });
      input.addEventListener("change", function () {
        Array.prototype.forEach.call(input.files, function (file) { files[file.name] = file; });
        var missing = names.filter(function (name) { return !files[name]; });
        say(missing.length ? "Still missing: " + missing.join(", ") : "Now the strip can be saved as PNG or SVG.");
      });
      asked.replaceChildren(
        make("p", {}, ["A page opened from disk may show its picture files but not read their pixels. " +
          "\u201cPrint to PDF\u201d works at once. For a PNG or an SVG, choose these files of the site\u2019s folder " +
          "images (or all of it), or open the site with vitrine serve: ", make("code", {}, [names.join(", ")])]),
        make("label", {}, ["Picture files ", input]));
      asked.hidden = false;
      input.focus();
      say("The browser refuses the pixels to a page opened from disk; see the ways above.");
    }
    draw();
    return section("Figure of this query", [row([run.node, count.node]), view, row([
      button("Copy LaTeX figure", function () { return copy(text.figure(chosen()), "The LaTeX figure"); }),
      button("Print to PDF", function () {
        vitrine.strip.print(chosen());
        say("Choose \u201cSave as PDF\u201d in the browser\u2019s dialog, and the name " + chosen().name + ".pdf.");
      }),
      button("Save PNG", async function () {
        var svg = await whole();
        if (svg) save(await vitrine.strip.png(svg, 3), "image/png", chosen().name + ".png");
      }),
      button("Copy PNG", async function () {
        var svg = await whole();
        if (!svg) return;
        await navigator.clipboard.write([new ClipboardItem({ "image/png": await vitrine.strip.png(svg, 3) })]);
        say("The strip copied as a picture.");
      }),
      button("Save SVG", async function () {
        var svg = await whole();
        if (svg) save(vitrine.charts.markup(svg), "image/svg+xml", chosen().name + ".svg");
      })
    ]), asked]);
  }

  function charts() {
    var all = vitrine.charts.all();
    if (!all.length) return null;
    var which = choice("Chart", all.map(function (chart) { return chart.title; }));
    var near = by && by.closest("figure.chart");
    all.forEach(function (chart, index) { if (chart.figure === near) which.field.value = String(index); });
    function chosen() { return all[+which.field.value]; }
    function svg() { return vitrine.charts.svg(chosen().figure); }
    function name() { return text.slug(chosen().title); }
    return section("Charts", [row([which.node]), row([
      button("Save SVG", function () { save(vitrine.charts.markup(svg()), "image/svg+xml", name() + ".svg"); }),
      button("Copy SVG", function () { return copy(vitrine.charts.markup(svg()), "The chart as SVG"); }),
      button("Save PNG", async function () { save(await vitrine.strip.png(svg(), 4), "image/png", name() + ".png"); })
    ]), make("p", { "class": "note" }, ["In the light theme\u2019s colours, on white."])]);
  }

  /* The results of a query page as rows, one table a run. */
  function results() {
    var strip = vitrine.strip.read();
    return (strip ? strip.runs : []).map(function (run) {
      var shared = run.hits.some(function (hit) { return hit.shared !== null; });
      return { title: "Results of query " + strip.row + ", " + run.title,
        columns: ["query", "rank", "row", "distance", "label", "right"].concat(shared ? ["labels in common"] : []),
        rows: run.hits.map(function (hit) {
          return [strip.row, hit.rank, hit.row, hit.distance, hit.label, hit.right ? 1 : 0].concat(shared ? [hit.shared] : []);
        }) };
    });
  }
  function tables() {
    var offered = (vitrine.tables || []).map(function (offer) { return offer(); }).filter(Boolean);
    var nodes = Array.prototype.slice.call(document.querySelectorAll("main table"));
    var all = offered.concat(results(), nodes.map(text.read)).filter(function (table) { return table.columns.length; });
    if (!all.length) return null;
    var which = choice("Rows", all.map(function (table) { return table.title + " (" + table.rows.length + ")"; }));
    var near = by && by.closest("table, .scroll");
    var at = near ? nodes.indexOf(near.querySelector("table") || near) : -1;
    if (at >= 0) which.field.value = String(all.length - nodes.length + at);
    function chosen() { return all[+which.field.value]; }
    return section("Tables and rows", [row([which.node]), row([
      button("Save CSV", function () { save(text.csv(chosen()), "text/csv;charset=utf-8", text.slug(chosen().title) + ".csv"); }),
      button("Copy CSV", function () { return copy(text.csv(chosen()), "The rows as CSV"); }),
      button("Copy LaTeX table", function () { return copy(text.booktabs(chosen()), "The rows as a LaTeX table, for booktabs,"); })
    ])]);
  }

  /* Made anew each time: the page may have been filtered since. */
  vitrine.exportDialog = function (from) {
    by = from;
    if (dialog) dialog.remove();
    status = make("p", { role: "status", "class": "note" });
    shown = make("label", { hidden: "" }, [make("span", {}, [""]), make("textarea", { readonly: "", rows: "6" })]);
    dialog = make("dialog", { "class": "export", "aria-labelledby": "export-title" }, [
      make("h2", { id: "export-title" }, ["Copy and export"])
    ].concat([figure(), charts(), tables(), page()].filter(Boolean), [shown, status,
      make("form", { method: "dialog" }, [make("button", {}, ["Close"])])]));
    document.body.append(dialog);
    dialog.showModal();
  };
})();
