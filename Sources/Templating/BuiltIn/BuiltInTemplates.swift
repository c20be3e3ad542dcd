// swift-format-ignore-file
// Made from Templates/ by Tests/Tools/embed.py; edit the files there.

enum BuiltInTemplates {
    static let files: [(name: String, text: String)] = [
        ("about.stencil", file0),
        ("assets/browse.js", file1),
        ("assets/charts.css", file2),
        ("assets/data.js", file3),
        ("assets/icon.svg", file4),
        ("assets/query.js", file5),
        ("assets/scatter.js", file6),
        ("assets/search.js", file7),
        ("assets/site.css", file8),
        ("assets/site.js", file9),
        ("browse.mustache", file10),
        ("cards.stencil", file11),
        ("charts/axes.mustache", file12),
        ("charts/bar.mustache", file13),
        ("charts/close.mustache", file14),
        ("charts/heatmap.mustache", file15),
        ("charts/histogram.mustache", file16),
        ("charts/line.mustache", file17),
        ("charts/open.mustache", file18),
        ("class.stencil", file19),
        ("classes.stencil", file20),
        ("compare.stencil", file21),
        ("compared.stencil", file22),
        ("facts.stencil", file23),
        ("failures.stencil", file24),
        ("footer.mustache", file25),
        ("header.mustache", file26),
        ("hit.mustache", file27),
        ("items.mustache", file28),
        ("layout.stencil", file29),
        ("metrics.stencil", file30),
        ("overview.stencil", file31),
        ("pair.stencil", file32),
        ("papers.stencil", file33),
        ("picks.stencil", file34),
        ("provenance.stencil", file35),
        ("query.mustache", file36),
        ("reconstructions.stencil", file37),
        ("run.stencil", file38),
        ("runfailures.stencil", file39),
        ("search.stencil", file40),
    ]

    private static let file0: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>How to read these pages</h1>
        <p class="lede">An experiment in image retrieval, laid out to be looked through: each query image with the database images that a method ranks nearest to it.</p>
        <h2 id="query-pages">A query’s page</h2>
        <p>The query comes first, then one section for each run. A run’s results are in order of distance, nearest first. Each result has its rank, its label, the word <b>right</b> or <b>wrong</b> and its row in the database. A solid frame means right, a dashed one wrong; no fact is told by colour alone.</p>
        <p>{{ relevance }}</p>
        <h3 id="ties">Ties</h3>
        <p>Binary codes of a few dozen bits give many images the same distance. Such images stand together under one line that tells how many share the distance. Their order within it is by row number and means nothing. Where the last such group goes on beyond the results shown, the page says how many images it holds in all. Every average precision is therefore given twice: in index order, which follows row numbers, and tie-aware, the expected value over all orders of images at equal distance (McSherry and Najork 2008).</p>
        <h3 id="codes">Codes</h3>
        <p>The strip shows a code’s bits, bit 0 at the left, 64 to a line, set bits dark. Below it the same code in hexadecimal, byte 0 first; bit b of a code is bit b mod 8 of byte b div 8, the least significant first, as NumPy’s <code>packbits</code> does with <code>bitorder="little"</code>.</p>
        <h3 id="reconstructions">Reconstructions</h3>
        <p>Where a run has a decoder, its output for the query is shown with the absolute difference of the two, black where they agree. The error is the mean squared difference of pixel values scaled to 0 to 1, unless the run’s page says otherwise.</p>
        <h2 id="metrics">Metrics</h2>
        <p>A metric’s full name has three parts: what is averaged and up to which rank or radius, what counts as relevant, and how images at equal distance are ordered. All are means over the queries. M is the number of relevant images in the database, rel(r) is 1 where the result at rank r is right and else 0, and P(r) is the precision of the first r results.</p>
        {% for metric in metrics %}
        <h3>{{ metric.title }}</h3>
        <p>{{ metric.explanation }}</p>
        <dl class="card"><dt>Here as</dt><dd>{{ metric.names }}</dd><dt>Formula</dt><dd>{{ metric.formula }}</dd><dt>Range</dt><dd>{{ metric.range }}</dd><dt>Source</dt><dd>{{ metric.source }}</dd></dl>
        {% endfor %}
        <h3 id="relevance">What counts as relevant</h3>
        <dl class="card">{% for rule in rules %}<dt>{{ rule.name }}</dt><dd>{{ rule.value }}</dd>{% endfor %}</dl>
        <h3 id="orders">How equal distances are ordered</h3>
        <dl class="card">{% for order in orders %}<dt>{{ order.name }}</dt><dd>{{ order.value }}</dd>{% endfor %}</dl>
        <h2 id="keys">Keys</h2>
        <p>With JavaScript: <kbd>j</kbd> or <kbd>→</kbd> opens the next query, <kbd>k</kbd> or <kbd>←</kbd> the one before, <kbd>/</kbd> goes to the filter of the queries, <kbd>t</kbd> changes the theme, <kbd>?</kbd> lists the keys and can turn them off.</p>
        <h2 id="disk">From disk or served</h2>
        <p>Every page opens from disk and works without JavaScript; nothing is loaded from elsewhere. Only the <a href="search.html">search by a new image</a> needs <code>vitrine serve</code>.</p>
        {% endblock %}

        """#

    private static let file1: String =
        #"""
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

        """#

    private static let file2: String =
        #"""
        /* Charts. Colours are the site's variables, so that light, dark and print need nothing here; series also differ by
           dash and marker. Lengths inside an SVG are units of its viewBox, 380 across. */

        .charts {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr));
          gap: 2.5rem 3rem;
          align-items: start;
        }

        .chart {
          margin: 0;
          max-width: 32rem;
          min-width: 0;
          break-inside: avoid;
        }

        .chart figcaption {
          margin-bottom: 0.5rem;
          line-height: 1.35;
        }

        .chart-title {
          font-weight: 600;
        }

        .chart-note {
          display: block;
          color: var(--ink-soft);
          font-size: 0.875em;
        }

        .chart-empty {
          margin: 0;
          padding: 2.5rem 1rem;
          border: 1px dashed var(--rule);
          color: var(--ink-soft);
          text-align: center;
        }

        .chart-plot {
          display: block;
          width: 100%;
          height: auto;
          overflow: visible;
          font-family: inherit;
          font-size: 12.5px;
          font-variant-numeric: tabular-nums lining-nums;
        }

        .chart text {
          fill: var(--ink-soft);
        }

        .chart .axis-title,
        .chart .category,
        .chart .value,
        .chart .cell-value {
          fill: var(--ink);
        }

        .chart .grid,
        .chart .tick-mark {
          fill: none;
          stroke: var(--rule);
          stroke-width: 1;
        }

        .chart .axis {
          fill: none;
          stroke: var(--ink-soft);
          stroke-width: 1;
        }

        .series-1 { --series: var(--series-1); --dash: none; }
        .series-2 { --series: var(--series-2); --dash: 7 3; }
        .series-3 { --series: var(--series-3); --dash: 2 2.5; }
        .series-4 { --series: var(--series-4); --dash: 9 3 2 3; }
        .series-5 { --series: var(--series-5); --dash: 4 2; }
        .series-6 { --series: var(--series-6); --dash: 12 3; }

        .chart .line {
          fill: none;
          stroke: var(--series);
          stroke-width: 1.8;
          stroke-linejoin: round;
          stroke-dasharray: var(--dash);
        }

        .chart .marker {
          fill: var(--series);
          stroke: var(--paper);
          stroke-width: 1;
          paint-order: stroke;
        }

        .chart .bars {
          fill: var(--series);
        }

        .chart .area {
          fill: var(--series);
          fill-opacity: 0.13;
          stroke: none;
        }

        .chart .series-label {
          fill: var(--series);
          font-weight: 600;
          stroke: var(--paper);
          stroke-width: 3;
          stroke-linejoin: round;
          paint-order: stroke;
        }

        .chart .reference path {
          fill: none;
          stroke: var(--ink);
          stroke-width: 1;
          stroke-dasharray: 1 3;
          stroke-linecap: round;
        }

        .chart .reference text {
          font-style: italic;
        }

        .chart .guide {
          fill: none;
          stroke: var(--rule);
          stroke-width: 1;
          stroke-dasharray: 1 3;
        }

        .chart .value {
          stroke: var(--paper);
          stroke-width: 3;
          stroke-linejoin: round;
          paint-order: stroke;
        }

        /* The deepest shade is one that the ink still stands out from. */
        .chart .cell {
          --deepest: 0.55;
          fill: var(--accent);
          fill-opacity: calc(var(--shade) * var(--deepest));
          stroke: var(--rule);
          stroke-width: 0.75;
        }

        .chart .diagonal {
          stroke: var(--ink);
          stroke-width: 1.25;
        }

        .chart .cell-value {
          font-size: 11px;
        }

        .chart-key {
          display: flex;
          flex-wrap: wrap;
          gap: 0.15rem 1.25rem;
          margin: 0 0 0.5rem;
          padding: 0;
          list-style: none;
          font-size: 0.875em;
        }

        .chart-swatch {
          width: 28px;
          height: 14px;
          vertical-align: -2px;
        }

        .chart-data {
          margin-top: 0.5rem;
          font-size: 0.875em;
        }

        .chart-data summary {
          color: var(--ink-soft);
          cursor: pointer;
        }

        .chart-data .scroll {
          max-height: 24rem;
          overflow: auto;
        }

        .chart-data table {
          border-collapse: collapse;
          font-variant-numeric: tabular-nums lining-nums;
        }

        .chart-data caption {
          padding: 0.5rem 0;
          text-align: left;
        }

        .chart-data th,
        .chart-data td {
          padding: 0.15rem 0.9rem 0.15rem 0;
          border-top: 1px solid var(--rule);
          text-align: right;
          vertical-align: top;
        }

        .chart-data thead th {
          border-top: 0;
          vertical-align: bottom;
        }

        .chart-data tr > :first-child {
          text-align: left;
        }

        .chart-data tbody th {
          font-weight: normal;
        }

        .chart-hidden {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }

        /* On a telephone the picture shrinks more than its text may. */
        @media (max-width: 26rem) {
          .chart-plot { font-size: 13.5px; }
        }

        @media (forced-colors: active) {
          .chart text { fill: CanvasText; }
          .chart .line { stroke: CanvasText; }
          .chart .marker, .chart .bars, .chart .area { fill: CanvasText; }
          .chart .cell { fill: Highlight; }
        }

        @media print {
          .charts { display: block; }
          .chart { margin-bottom: 2rem; }
        }

        """#

    private static let file3: String =
        #"""
        /* Vitrine: what the scripts of several pages share: data files on demand, the state in the address, names of
           pages and places of pictures. Loaded after site.js and before the page's own script. */
        (function () {
          "use strict";
          // "" on pages at the root, "../" in a folder: what this file was called from.
          var own = document.currentScript && document.currentScript.getAttribute("src") || "";
          vitrine.root = own.replace(/assets\/data\.js$/, "");

          /* Base64 → Uint8Array. Data files hold packed numbers so: pages opened from disk may read no binary file. */
          vitrine.bytes = function (text) {
            var raw = atob(text);
            var bytes = new Uint8Array(raw.length);
            for (var at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
            return bytes;
          };

          /* Base64 of little-endian 16-bit numbers → Uint16Array, on a machine of either order. */
          vitrine.shorts = function (text) {
            var bytes = vitrine.bytes(text);
            var values = new Uint16Array(bytes.length >> 1);
            for (var at = 0; at < values.length; at++) values[at] = bytes[2 * at] | bytes[2 * at + 1] << 8;
            return values;
          };

          /* Adds a classic script, which works from disk too, and calls done(null), or done(error) where there is no such
             file. The address is as in the page's own links. A file asked for twice is loaded once. */
          var files = {};
          vitrine.load = function (src, done) {
            var file = files[src];
            if (!file) {
              file = files[src] = { ended: false, error: null, waiting: [] };
              var end = function (error) {
                file.ended = true;
                file.error = error;
                // One that failed may be asked for again.
                if (error) delete files[src];
                file.waiting.splice(0).forEach(function (then) { then(error); });
              };
              var script = document.createElement("script");
              script.src = src;
              script.onload = function () { end(null); };
              script.onerror = function () { end(new Error(src + " cannot be loaded")); };
              if (done) file.waiting.push(done);
              document.head.appendChild(script);
            } else if (!done) {
              return;
            } else if (file.ended) {
              done(file.error);
            } else {
              file.waiting.push(done);
            }
          };

          /* The view in the address: "#q=42&run=itq" ↔ {q: "42", run: "itq"}. All values are text from outside. */
          function read() {
            var state = Object.create(null);
            location.hash.slice(1).split("&").forEach(function (pair) {
              var at = pair.indexOf("=");
              if (at < 1) return;
              try {
                state[decodeURIComponent(pair.slice(0, at))] = decodeURIComponent(pair.slice(at + 1));
              } catch (e) { /* a broken escape is no state */ }
            });
            return state;
          }
          vitrine.state = {
            get: read,
            /* Changes some keys and keeps the others; null, undefined and "" remove one. No `hashchange` follows. */
            set: function (changes) {
              var state = read();
              Object.keys(changes).forEach(function (key) {
                var value = changes[key];
                if (value === null || value === undefined || value === "") delete state[key];
                else state[key] = String(value);
              });
              var text = Object.keys(state).map(function (key) {
                return encodeURIComponent(key) + "=" + encodeURIComponent(state[key]);
              }).join("&");
              if (text === location.hash.slice(1)) return;
              // Without a hash the address ends plainly, not in "#".
              try { history.replaceState(null, "", text ? "#" + text : location.href.split("#")[0]); }
              catch (e) { location.replace("#" + text); }
            }
          };

          /* 42 → "00042", as the page of a query is called: queries/00042.html. Needs data/queries.js or data/images.js
             where the data set has more than 100 000 queries. */
          vitrine.page = function (row) {
            var width = vitrine.queries && vitrine.queries.pages.length ? vitrine.queries.pages[0].length
              : vitrine.images ? vitrine.images.pageDigits : 5;
            return String(row).padStart(width, "0");
          };

          /* 1234 → "1234", 12345 → "12 345": as the pages print counts. */
          vitrine.grouped = function (number) {
            var digits = String(number);
            return digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, "\u202f") : digits;
          };

          /* Where a picture lies, for `vitrine.picture`: kind "d" (database) or "q" (query). Needs data/images.js; null
             where the site has no picture of it. */
          var places = {};
          vitrine.cellOf = function (kind, row) {
            var images = vitrine.images;
            if (!images) return null;
            if (!places[kind]) places[kind] = vitrine.shorts(kind === "d" ? images.database : images.query);
            var sheet = places[kind][3 * row];
            if (sheet === undefined || sheet === 65535) return null;
            var file = images.sheets[sheet];
            var size = images.odd && images.odd[kind] && images.odd[kind][row] || images.cell;
            return { href: vitrine.root + "images/" + file[0], W: file[1], H: file[2],
              x: places[kind][3 * row + 1], y: places[kind][3 * row + 2], w: size[0], h: size[1] };
          };
        })();

        """#

    private static let file4: String =
        #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d5fa8"/><path d="M6 8h20v16H6zM6 24v3h20v-3" fill="none" stroke="#fff" stroke-width="2"/><path d="M10 12h5v5h-5zM17 12h5v5h-5z" fill="#fff"/></svg>

        """#

    private static let file5: String =
        #"""
        /* Vitrine: a query's results under two runs. Each result says what the first run does to the second run's list: gained,
           lost, moved or at the same rank. The state is the hash, so that a view is a link: runs=FIRST,SECOND, and all=1 where
           the other runs stay in view. Needs nothing but the page itself. */
        (function () {
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
          var original = sentence && sentence.firstChild ? sentence.firstChild.textContent.replace(/\d+ gained, .*$/, "") : "";

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

          host.parentNode.insertBefore(form, host);
          host.parentNode.insertBefore(told, host);
          apply();
        })();

        """#

    private static let file6: String =
        #"""
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

        """#

    private static let file7: String =
        #"""
        /* Vitrine: search by a new image. The one page that talks to a server, and only to the one it came from: the
           image is sent as the raw body of POST api/v1/search. Opened from disk it explains how to serve the site. */
        (function () {
          "use strict";
          var host = document.getElementById("search");
          if (!host || !/^https?:$/.test(location.protocol)) return;
          var make = vitrine.make;
          var file = make("input", { type: "file", accept: "image/*", "data-filter": "" });
          var count = make("input", { type: "number", min: "1", max: "100", value: "20" });
          var preview = make("img", { alt: "The image you chose", hidden: "" });
          var drop = make("div", { "class": "drop" }, [
            make("p", {}, ["Drop an image here, paste one, or choose a file."]),
            make("label", {}, ["Image file ", file]), make("label", {}, ["Neighbours ", count]), preview
          ]);
          var status = make("p", { role: "status" });
          var results = make("div", {});
          host.textContent = "";
          [drop, status, results].forEach(function (node) { host.appendChild(node); });

          var shown = null, latest = 0;
          function show(answer) {
            results.textContent = "";
            var facts = answer.bits ? answer.bits + " bits" : "latent vectors";
            results.appendChild(make("h2", {}, ["Nearest images ", make("small", {}, [answer.run + ", " + facts])]));
            if (answer.code) {
              results.appendChild(make("p", {}, ["Code of your image: ", make("code", {}, [answer.code])]));
            }
            var list = make("ol", { "class": "grid" });
            (answer.neighbours || []).forEach(function (hit) {
              var distance = answer.bits ? String(hit.distance) : Number(hit.distance).toFixed(4);
              var label = "Result " + hit.rank + ": " + hit.label + ", distance " + distance;
              var inside = [make("b", {}, [String(hit.rank)]), make("span", {}, [hit.label]),
                make("span", {}, ["distance " + distance]), make("span", {}, [hit.identifier || "row " + hit.row])];
              if (hit.image) {
                var cell = { href: hit.image.url.replace(/^\/+/, ""), x: hit.image.x, y: hit.image.y, w: hit.image.w, h: hit.image.h };
                inside.unshift(vitrine.picture(cell, label));
              }
              list.appendChild(make("li", {}, hit.page ? [make("a", { href: hit.page }, inside)] : [make("div", {}, inside)]));
            });
            results.appendChild(list);
          }

          function send(image) {
            if (!image) return;
            var ticket = ++latest;
            if (shown) URL.revokeObjectURL(shown);
            shown = URL.createObjectURL(image);
            preview.src = shown;
            preview.hidden = false;
            status.textContent = "Searching…";
            var request = new XMLHttpRequest();
            request.open("POST", "api/v1/search?k=" + (parseInt(count.value, 10) || 20));
            request.setRequestHeader("Content-Type", image.type || "application/octet-stream");
            request.onload = function () {
              if (ticket !== latest) return;
              var answer = null;
              try { answer = JSON.parse(request.responseText); } catch (e) { /* told below */ }
              if (request.status === 200 && answer && answer.neighbours) {
                status.textContent = answer.neighbours.length + " neighbours found.";
                show(answer);
                return;
              }
              results.textContent = "";
              var reason = answer && (answer.error && answer.error.message || answer.error || answer.message);
              status.textContent = typeof reason === "string" ? reason : request.status === 404 || request.status === 405
                ? "This server shows the pages but does not answer searches. Serve the site with “vitrine serve”."
                : "The server answered with status " + request.status + ".";
            };
            request.onerror = function () {
              if (ticket === latest) status.textContent = "The server cannot be reached. Is “vitrine serve” still running?";
            };
            request.send(image);
          }

          var current = null;
          function choose(files) {
            if (!files || !files.length) return;
            current = files[0];
            send(current);
          }
          file.addEventListener("change", function () { choose(file.files); });
          count.addEventListener("change", function () { send(current); });
          drop.addEventListener("dragover", function (event) { event.preventDefault(); drop.classList.add("over"); });
          drop.addEventListener("dragleave", function () { drop.classList.remove("over"); });
          drop.addEventListener("drop", function (event) {
            event.preventDefault();
            drop.classList.remove("over");
            choose(event.dataTransfer.files);
          });
          document.addEventListener("paste", function (event) { choose(event.clipboardData && event.clipboardData.files); });
        })();

        """#

    private static let file8: String =
        #"""
        /* Vitrine. Calm surroundings for other people's images: paper, ink, one accent.
           Every colour is a variable, so that a theme needs to override nothing else. */

        :root {
          color-scheme: light;
          --paper: #ffffff;
          --paper-2: #f6f6f9;
          --ink: #1b1b1f;
          --ink-soft: #55565f;
          --rule: #d9d9e0;
          --control: #85868f;
          --accent: #1d5fa8;
          --good: #14693b;
          --bad: #a8201a;
          --series-1: #1d5fa8;
          --series-2: #b4480f;
          --series-3: #0f6b62;
          --series-4: #7440b8;
          --series-5: #7d5a00;
          --series-6: #b01e68;
          --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", P052, Georgia, serif;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root:not([data-theme="light"]) {
            color-scheme: dark;
            --paper: #131317;
            --paper-2: #1c1c22;
            --ink: #ececf1;
            --ink-soft: #a9aab5;
            --rule: #33343d;
            --control: #7c7d88;
            --accent: #7ab4f5;
            --good: #6fd39b;
            --bad: #ff9a90;
            --series-1: #7ab4f5;
            --series-2: #f5a96b;
            --series-3: #5fd4c4;
            --series-4: #c4a7fa;
            --series-5: #e0c158;
            --series-6: #f59ac0;
          }
        }
        :root[data-theme="dark"] {
          color-scheme: dark;
          --paper: #131317;
          --paper-2: #1c1c22;
          --ink: #ececf1;
          --ink-soft: #a9aab5;
          --rule: #33343d;
          --control: #7c7d88;
          --accent: #7ab4f5;
          --good: #6fd39b;
          --bad: #ff9a90;
          --series-1: #7ab4f5;
          --series-2: #f5a96b;
          --series-3: #5fd4c4;
          --series-4: #c4a7fa;
          --series-5: #e0c158;
          --series-6: #f59ac0;
        }

        /* Ground */

        *, *::before, *::after { box-sizing: border-box; }
        html { font-size: clamp(100%, .75rem + .3vw, 150%); scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
        main { max-width: 78rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; }
        main:focus { outline: none; }
        h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
        h1 { font-size: clamp(1.75rem, 1.3rem + 2vw, 2.6rem); margin: .6em 0 .4em; letter-spacing: -.01em; }
        h2 { font-size: 1.5rem; margin: 2.4em 0 .6em; }
        h3 { font-size: 1.1rem; margin: 1.8em 0 .5em; }
        h1 small, h2 small, h3 small { font: 400 1rem var(--sans); color: var(--ink-soft); letter-spacing: 0; margin-inline-start: .5em; }
        p { margin: 0 0 1em; max-width: 68ch; }
        a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
        ul, ol { padding-inline-start: 1.3em; }
        small { font-size: .85rem; color: var(--ink-soft); }
        code, pre, kbd { font-family: var(--mono); font-size: .9em; }
        code { overflow-wrap: anywhere; }
        pre { background: var(--paper-2); border: 1px solid var(--rule); border-radius: 4px; padding: 1rem; overflow: auto; line-height: 1.45; }
        kbd { border: 1px solid var(--control); border-radius: 4px; padding: .05em .4em; background: var(--paper-2); }
        figure { margin: 0; }
        figcaption { color: var(--ink-soft); font-size: .9rem; margin-top: .4rem; }
        .chart-title { color: var(--ink); }
        h2 a { color: inherit; text-decoration-color: var(--control); }
        h2 a:hover { color: var(--accent); }
        .lede { font-size: 1.2rem; line-height: 1.5; max-width: 60ch; color: var(--ink-soft); }
        .note { color: var(--ink-soft); font-size: .92rem; }
        .notice { border-inline-start: 4px solid var(--accent); background: var(--paper-2); padding: .8rem 1.1rem; max-width: 70ch; border-radius: 0 4px 4px 0; }
        .plain { list-style: none; padding: 0; margin: 0; }
        .hide { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

        /* Top and foot */

        .skip { position: absolute; inset-inline-start: 1rem; top: -6rem; background: var(--paper); padding: .6rem 1rem; z-index: 9; }
        .skip:focus { top: .5rem; }
        .top { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1.6rem; padding: .9rem clamp(1rem, 4vw, 3rem); border-bottom: 1px solid var(--rule); }
        .top > a { font: 600 1.15rem var(--serif); color: var(--ink); text-decoration: none; padding: .2rem 0; }
        .top > a:hover { text-decoration: underline; }
        .top ul { display: flex; flex-wrap: wrap; gap: 0 1.1rem; list-style: none; margin: 0; padding: 0; }
        .top li a { display: block; padding: .3rem 0; color: var(--ink-soft); text-decoration: none; border-bottom: 2px solid transparent; }
        .top li a:hover { color: var(--ink); border-color: var(--rule); }
        .top li a[aria-current] { color: var(--ink); border-color: var(--accent); }
        .tools { margin-inline-start: auto; display: flex; gap: .4rem; }
        .foot { border-top: 1px solid var(--rule); color: var(--ink-soft); font-size: .9rem; padding: 1.2rem clamp(1rem, 4vw, 3rem) 2.5rem; }
        .foot p { margin: 0; }

        /* Controls */

        button, select, input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--control); border-radius: 4px; padding: .35rem .7rem; min-height: 2.1rem; max-width: 100%; }
        button { cursor: pointer; }
        button:hover, select:hover { border-color: var(--ink); }
        .tools button { font-size: .85rem; padding: .2rem .6rem; min-height: 1.8rem; }
        .filters { display: flex; flex-wrap: wrap; gap: .8rem 1.2rem; align-items: end; margin: 0 0 1rem; }
        .filters label { display: grid; gap: .2rem; font-size: .88rem; color: var(--ink-soft); }
        dialog { max-width: min(34rem, calc(100vw - 2rem)); border: 1px solid var(--rule); border-radius: 8px; padding: 1.4rem 1.8rem; background: var(--paper); color: var(--ink); }
        dialog::backdrop { background: rgb(0 0 0 / .5); }
        dialog h2 { margin: 0 0 .8rem; }
        .keys { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.2rem; margin: 0 0 1.2rem; }
        .keys dd { margin: 0; }

        /* Images: a cell of an atlas, never cut by its frame */

        .im { display: block; width: 100%; height: auto; background: var(--paper-2); }
        .px .im, .im.px, .px .bd ol p::before { image-rendering: pixelated; }
        .diff { background: #000; isolation: isolate; }
        .diff image + image, .diff use + use { mix-blend-mode: difference; }
        .sheet { position: absolute; }

        /* Cards and grids of queries */

        .grid { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 1.1rem .9rem; grid-template-columns: repeat(auto-fill, minmax(min(6.6rem, 28vw), 1fr)); }
        .grid a { display: block; color: inherit; text-decoration: none; font-size: .85rem; line-height: 1.35; }
        .grid a:hover .im { outline: 2px solid var(--accent); outline-offset: 2px; }
        .grid a:hover b { text-decoration: underline; }
        .grid .im { border: 1px solid var(--rule); border-radius: 2px; margin-bottom: .35rem; }
        .grid b { color: var(--accent); font-weight: 600; }
        .grid span { display: block; color: var(--ink-soft); }
        .grid.long > li { content-visibility: auto; contain-intrinsic-size: auto 7rem auto 11rem; }
        .samples { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(3.6rem, 1fr)); list-style: none; padding: 0; margin: 0; }
        .samples .im { border-radius: 2px; border: 1px solid var(--rule); }
        .byclass { display: grid; gap: .4rem 1.2rem; grid-template-columns: minmax(6rem, auto) 1fr; align-items: center; margin: 1rem 0; }
        .byclass dd { margin: 0; min-width: 0; }
        .byclass dd .samples { grid-template-columns: repeat(auto-fill, minmax(2.6rem, 3.4rem)); }
        .pager { display: flex; flex-wrap: wrap; gap: .3rem; list-style: none; padding: 0; margin: 1.4rem 0; }
        .pager a, .pager span { display: block; min-width: 2.2rem; text-align: center; padding: .25rem .5rem; border: 1px solid var(--rule); border-radius: 4px; text-decoration: none; }
        .pager a:hover { border-color: var(--accent); }
        .pager [aria-current] { background: var(--ink); color: var(--paper); border-color: var(--ink); }

        /* The windowed grid that browse.js draws */

        .window { position: relative; margin: 1rem 0; }
        .window li { position: absolute; width: var(--w); list-style: none; }
        .window li a { height: var(--h); overflow: hidden; }
        .window .im { width: 100%; aspect-ratio: var(--ratio); }

        /* Facts and tables */

        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .9rem 1.4rem; margin: 1rem 0 1.4rem; }
        .facts div { border-top: 1px solid var(--rule); padding-top: .4rem; }
        .facts dt { color: var(--ink-soft); font-size: .85rem; line-height: 1.3; }
        .facts dd { margin: .1rem 0 0; font-size: 1.12rem; }
        .card { display: grid; grid-template-columns: max-content 1fr; gap: .45rem 1.4rem; margin: 1rem 0; }
        .card dt { color: var(--ink-soft); }
        .card dd { margin: 0; max-width: 68ch; min-width: 0; }
        .scroll { overflow-x: auto; margin: 1rem 0 1.6rem; }
        table { border-collapse: collapse; font-size: .94rem; }
        caption { text-align: start; color: var(--ink-soft); font-size: .9rem; padding-bottom: .5rem; }
        th, td { text-align: start; vertical-align: top; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--rule); }
        thead th { border-bottom: 2px solid var(--ink-soft); font-weight: 600; vertical-align: bottom; }
        tbody th { font-weight: 500; }
        .num { text-align: end; white-space: nowrap; }
        .metrics th[scope="row"] { min-width: 15rem; max-width: 44rem; }
        .metrics details { display: inline-block; margin: 0 0 0 .6rem; vertical-align: top; }
        .metrics details[open] { display: block; margin: .2rem 0 0; }
        .metrics summary { color: var(--accent); font-weight: 400; font-size: .85rem; }
        .metrics details p { font-weight: 400; font-size: .9rem; color: var(--ink-soft); margin: .3rem 0 .4rem; }
        .metrics td small { font-weight: 400; font-size: .78rem; margin-inline-end: .5rem; }
        .best { font-weight: 700; }
        details { margin: .4rem 0; }
        summary { cursor: pointer; width: fit-content; }
        .matrix td, .matrix th { padding: .3rem .5rem; text-align: end; border: 1px solid var(--rule); font-size: .85rem; }
        .matrix tbody th { text-align: start; white-space: nowrap; }
        .matrix thead th { vertical-align: bottom; font-weight: 500; }
        .matrix td { background: color-mix(in srgb, var(--accent) var(--a, 0%), var(--paper)); }
        .matrix .d { outline: 2px solid var(--ink-soft); outline-offset: -2px; }
        .bar { display: block; height: .6rem; margin-top: .45em; background: var(--accent); min-width: 1px; border-radius: 1px; }

        /* Reconstructions */

        .triples { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 1.6rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
        .triple { display: grid; grid-template-columns: repeat(3, 1fr); gap: .5rem; }
        .triple figcaption { font-size: clamp(.65rem, 3.4vw, .8rem); margin-top: .2rem; overflow-wrap: normal; }
        .triple .im { border: 1px solid var(--rule); border-radius: 2px; }
        .triples p { margin: .3rem 0 0; font-size: .88rem; color: var(--ink-soft); }

        /* Query pages. Class names are short because there are very many of these pages:
           pn previous and next · qy the query · rs runs · cs code strip · bd tie bands. A page's own style names its
           sheets of pictures a, b, … and gives the usual size of a picture (--w, --h) and of a sheet (--W, --H) and the step
           (--s) that each result counts its place on the sheet in (--x, --y). Right ones have their word in a <b>, wrong ones in an <i>. */

        .pn { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font-size: .94rem; }
        .pn a { padding: .2rem 0; }
        .pn a:last-child { margin-inline-start: auto; }
        .qy { display: flex; flex-wrap: wrap; gap: 1.2rem 1.6rem; align-items: flex-start; }
        .qy figure { width: clamp(7rem, 24vw, 11rem); }
        .qy .im { border: 1px solid var(--ink-soft); border-radius: 2px; }
        .rs { display: grid; gap: 0 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)); }
        .rs section { min-width: 0; }
        .rs .facts { grid-template-columns: repeat(auto-fill, minmax(6.8rem, 1fr)); gap: .5rem 1rem; margin: 0 0 1rem; }
        .rs .facts dt { font-size: .8rem; }
        .rs .facts dd { font-size: 1rem; }
        .rs h2 { margin-top: 1.6em; }
        .rs h3 { margin-top: 1.2em; }
        .rc { display: flex; gap: .8rem; margin: .8rem 0; }
        .rc figure { width: 8rem; }
        .rc figcaption { font-size: .8rem; white-space: nowrap; }
        .rc .im { border: 1px solid var(--rule); border-radius: 2px; }
        .cs { margin: 0 0 1.2rem; font-size: .9rem; color: var(--ink-soft); max-width: none; }
        .cs svg { display: block; width: 100%; max-width: 30rem; margin: .3rem 0; background: var(--paper-2); border: 1px solid var(--rule); }
        .cs path { stroke: var(--ink); stroke-width: 1; }
        .cs code { color: var(--ink); }
        .bd, .bd ol { display: flex; flex-wrap: wrap; list-style: none; padding: 0; margin: 0; }
        .bd { gap: 1.2rem 1.3rem; }
        .bd > li { border-top: 3px solid var(--ink-soft); padding-top: .3rem; max-width: 100%; }
        .bd > li > p { margin: 0 0 .5rem; font-size: .85rem; line-height: 1.35; color: var(--ink-soft); max-width: none; }
        .bd > li > p b { color: var(--ink); }
        .bd ol { gap: .8rem .6rem; }
        .bd ol li { display: flex; flex-direction: column; width: 5.8rem; font-size: .82rem; line-height: 1.3; }
        .bd ol p { display: contents; font-size: .78rem; color: var(--ink-soft); }
        .bd ol p::before {
          content: ""; order: -1; box-sizing: content-box; aspect-ratio: var(--w) / var(--h);
          padding: 3px; border: 2px solid var(--good); border-radius: 3px; margin-bottom: .25rem;
          background-origin: content-box; background-clip: content-box; background-repeat: no-repeat;
          background-size: calc(100% * var(--W) / var(--w)) calc(100% * var(--H) / var(--h));
          --a: calc(1 * var(--W) + -1 * var(--w)); --b: calc(1 * var(--H) + -1 * var(--h));
          background-position: calc(100% * var(--x) * var(--s) / var(--a)) calc(100% * var(--y) * var(--s) / var(--b));
          print-color-adjust: exact; -webkit-print-color-adjust: exact;
        }
        .bd ol i + p::before { border: 2px dashed var(--bad); }
        .bd ol b, .bd ol i { font-style: normal; font-weight: 600; color: var(--good); }
        .bd ol i { color: var(--bad); }
        .bd ol b::before { content: "\2713\a0" / ""; }
        .bd ol i::before { content: "\2717\a0" / ""; }

        /* Comparing and failures: mv marks of a result: in gained, out lost, up and dn moved, eq same rank. Single letters name a page's sheets */

        .filters [hidden] { display: none; }
        .filters .tick { display: flex; align-items: center; gap: .4rem; min-height: 2.1rem; }
        .filters .tick input { min-height: 0; width: 1.1rem; height: 1.1rem; }
        .filters select { max-width: min(22rem, 100%); }
        .filters .more { flex-basis: 100%; margin: 0; }
        .filters .more > div { margin: .8rem 0 0; }
        .filters summary { color: var(--accent); font-size: .88rem; }
        .filters fieldset { border: 0; padding: 0; margin: 0; font-size: .88rem; color: var(--ink-soft); min-width: 0; }
        .filters legend { padding: 0; }
        .filters fieldset input { width: 6.5rem; }
        .vs { margin: 0 0 .6rem; }
        .vs + .note { max-width: none; margin: 0; }
        #vs { max-width: 78ch; margin: 1.4rem 0 1rem; }
        .bd ol .mv { align-self: flex-start; font-size: .75rem; font-weight: 600; line-height: 1.3; border: 1px solid var(--rule); border-radius: 3px; padding: 0 .3em; margin-top: .15rem; max-width: 100%; }
        .bd ol .in { border-color: var(--ink); }
        .bd ol .out { border-style: dashed; border-color: var(--ink-soft); }
        .bd ol .eq { color: var(--ink-soft); border-color: transparent; padding: 0; }
        .mv.in::before { content: "+\a0" / ""; }
        .mv.out::before { content: "\2212\a0" / ""; }
        .mv.up::before { content: "\2191\a0" / ""; }
        .mv.dn::before { content: "\2193\a0" / ""; }
        .mv.eq::before { content: "=\a0" / ""; }
        .than { font-weight: 400; color: var(--ink-soft); }
        .toc { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; list-style: none; padding: 0; margin: 0 0 1rem; }
        .matrix td a { color: var(--ink); }
        .grid > li > div { font-size: .85rem; line-height: 1.35; }
        .grid > li > div b { font-weight: 600; }
        .charts.wide { grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
        .charts.wide > .scatter { max-width: 38rem; }
        .pn a:only-child { margin-inline-start: 0; }
        .grid span b { color: var(--ink); }
        .scatter canvas { display: block; width: 100%; touch-action: manipulation; }
        .scatter .filters { margin: 0 0 .4rem; }
        .told { min-height: 5rem; padding-top: .5rem; font-size: .9rem; }
        .told a { display: grid; grid-template-columns: 4rem 1fr; gap: 0 .8rem; color: inherit; text-decoration: none; width: fit-content; }
        .told .im { grid-row: 1 / span 4; width: 4rem; border: 1px solid var(--rule); }
        .told b { color: var(--accent); text-decoration: underline; font-weight: 600; }
        .told span { color: var(--ink-soft); line-height: 1.35; }

        /* Search */

        .drop { display: grid; place-items: center; gap: .6rem; text-align: center; border: 2px dashed var(--control); border-radius: 8px; padding: 2.4rem 1rem; max-width: 44rem; }
        .drop.over { border-color: var(--accent); background: var(--paper-2); }
        .drop img { max-width: 12rem; max-height: 12rem; image-rendering: auto; }

        /* Narrow, print, forced colours, still */

        @media (max-width: 40rem) {
          .card { grid-template-columns: 1fr; gap: 0; }
          .card dd { margin-bottom: .7rem; }
          .qy .card { grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; }
          .facts { grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: .6rem 1rem; }
          .rs .facts { grid-template-columns: repeat(auto-fill, minmax(5rem, 1fr)); }
          .byclass { grid-template-columns: 1fr; }
          .byclass dd { margin-bottom: .6rem; }
          .bd ol li { width: 5.1rem; }
          .top { padding-block: .5rem; gap: 0 1rem; }
          .top ul { gap: 0 .9rem; }
          .top li a { padding: .15rem 0; font-size: .95rem; }
          .tools { padding: .3rem 0; }
          .tools { margin-inline-start: 0; }
        }
        @media print {
          :root, :root[data-theme="dark"] { color-scheme: light; --paper: #fff; --paper-2: #fff; --ink: #000; --ink-soft: #333; --rule: #999; --accent: #000; --good: #000; --bad: #000; }
          .top nav, .tools, .skip, .pn, .filters, .pager { display: none; }
          main { max-width: none; padding: 0; }
          .scroll { overflow: visible; }
          li, figure, tr { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          .grid.long > li { content-visibility: visible; }
          details::details-content { content-visibility: visible; block-size: auto; }
        }
        @media (forced-colors: active) {
          .cs path { stroke: CanvasText; }
          .bar { background: Highlight; forced-color-adjust: none; }
        }
        @media (prefers-reduced-motion: no-preference) {
          .grid .im, button { transition: outline-color .12s, border-color .12s; }
        }

        """#

    private static let file9: String =
        #"""
        /* Vitrine: what every page shares. Classic script, loaded in the head so that a saved theme is there before
           the first paint. Everything works without it; it adds the theme switch, keys and the help dialog. */
        var vitrine = window.vitrine || {};
        (function () {
          "use strict";
          var root = document.documentElement;

          // Storage may be refused for pages opened from disk: then a choice lasts for the page only.
          function load(key) { try { return localStorage.getItem("vitrine." + key); } catch (e) { return null; } }
          function save(key, value) { try { localStorage.setItem("vitrine." + key, value); } catch (e) { /* not kept */ } }

          var themes = ["auto", "light", "dark"];
          var theme = load("theme");
          if (themes.indexOf(theme) < 0) theme = "auto";
          function showTheme() {
            if (theme === "auto") root.removeAttribute("data-theme");
            else root.setAttribute("data-theme", theme);
          }
          showTheme();

          function make(tag, attributes, children) {
            var node = document.createElement(tag);
            Object.keys(attributes || {}).forEach(function (key) { node.setAttribute(key, attributes[key]); });
            (children || []).forEach(function (child) {
              node.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
            });
            return node;
          }
          vitrine.make = make;

          var svg = "http://www.w3.org/2000/svg";
          /* One cell of an atlas: {href, x, y, w, h, W, H}, the last two the size of the whole sheet, where known. */
          vitrine.picture = function (cell, label) {
            var frame = document.createElementNS(svg, "svg");
            frame.setAttribute("viewBox", [cell.x, cell.y, cell.w, cell.h].join(" "));
            frame.setAttribute("class", "im" + (Math.max(cell.w, cell.h) < 64 ? " px" : ""));
            if (label) { frame.setAttribute("role", "img"); frame.setAttribute("aria-label", label); }
            else frame.setAttribute("aria-hidden", "true");
            var image = document.createElementNS(svg, "image");
            image.setAttribute("href", cell.href);
            if (cell.W) { image.setAttribute("width", cell.W); image.setAttribute("height", cell.H); }
            frame.appendChild(image);
            return frame;
          };

          var shortcuts = load("keys") !== "off";
          var dialog;

          function help() {
            if (!dialog) {
              var toggle = make("input", { type: "checkbox" });
              toggle.checked = shortcuts;
              toggle.addEventListener("change", function () {
                shortcuts = toggle.checked;
                save("keys", shortcuts ? "on" : "off");
              });
              var list = make("dl", { "class": "keys" });
              [["j or →", "next query (on a query page)"], ["k or ←", "previous query"],
                ["/", "go to the filter of the queries"], ["t", "theme: automatic, light, dark"],
                ["?", "this help"]].forEach(function (row) {
                list.appendChild(make("dt", {}, [make("kbd", {}, [row[0]])]));
                list.appendChild(make("dd", {}, [row[1]]));
              });
              dialog = make("dialog", { "aria-labelledby": "help-title" }, [
                make("h2", { id: "help-title" }, ["Keys"]), list,
                make("p", {}, [make("label", {}, [toggle, " Single-key shortcuts are on"])]),
                make("form", { method: "dialog" }, [make("button", {}, ["Close"])])
              ]);
              document.body.appendChild(dialog);
            }
            if (dialog.showModal) dialog.showModal();
          }

          function follow(relation) {
            var link = document.querySelector("a[rel=" + relation + "]");
            if (link) location.href = link.href;
          }

          var themeButton;
          function nextTheme() {
            theme = themes[(themes.indexOf(theme) + 1) % themes.length];
            save("theme", theme);
            showTheme();
            if (themeButton) themeButton.textContent = "Theme: " + theme;
          }

          document.addEventListener("keydown", function (event) {
            if (!shortcuts || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
            var target = event.target;
            if (target.closest && target.closest("input, select, textarea, [contenteditable], dialog, .scroll")) return;
            switch (event.key) {
            case "j": case "ArrowRight": follow("next"); break;
            case "k": case "ArrowLeft": follow("prev"); break;
            case "t": nextTheme(); break;
            case "?": help(); break;
            case "/":
              var field = document.querySelector("[data-filter]");
              if (field) { field.focus(); event.preventDefault(); break; }
              var browse = document.querySelector("a[data-browse]");
              if (browse) location.href = browse.href + "#focus=filter";
              break;
            }
          });

          document.addEventListener("DOMContentLoaded", function () {
            var top = document.querySelector(".top");
            if (!top) return;
            themeButton = make("button", { type: "button" }, ["Theme: " + theme]);
            themeButton.addEventListener("click", nextTheme);
            var keys = make("button", { type: "button", "aria-haspopup": "dialog" }, ["Keys"]);
            keys.addEventListener("click", help);
            top.appendChild(make("div", { "class": "tools" }, [themeButton, keys]));
          });
        })();

        """#

    private static let file10: String =
        #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} – {{site}}</title>
        <link rel="icon" href="../assets/icon.svg">
        <link rel="stylesheet" href="../assets/site.css">
        <script src="../assets/site.js"></script>
        </head>
        <body{{#pixelated}} class="px"{{/pixelated}}>
        {{header}}
        <main id="main" tabindex="-1">
        <h1>Queries</h1>
        <p class="lede">Every query has a page with its nearest images. {{counts}}</p>
        <div id="browse">
        <p class="note">Page {{number}} of {{pages}}: {{range}}, by row number.{{#isFirst}} With JavaScript, this page filters and sorts.{{/isFirst}}</p>
        <nav aria-label="Pages"><ul class="pager">{{#pager}}<li>{{#current}}<span aria-current="page">{{number}}</span>{{/current}}{{^current}}<a href="{{href}}"><span class="hide">Page </span>{{number}}</a>{{/current}}</li>{{/pager}}</ul></nav>
        {{> items}}
        </div>
        </main>
        {{footer}}
        {{#isFirst}}
        <script src="../data/queries.js"></script>
        <script src="../assets/browse.js"></script>
        {{/isFirst}}
        </body>
        </html>

        """#

    private static let file11: String =
        #"""
        <ul class="grid">
        {% for item in list.items %}
        <li><a href="{{ page.root }}queries/{{ item.page }}.html">{{ item.picture }}<b>Query {{ item.row }}</b><span>{{ item.label }}</span><span>{{ item.detail }}</span></a></li>
        {% endfor %}
        </ul>

        """#

    private static let file12: String =
        #"""
        <g class="axes">
        {{#yTicks}}
        <path class="grid" d="M{{area.left}} {{at}}H{{area.right}}"/><text class="tick" x="{{textX}}" y="{{textY}}" text-anchor="end">{{label}}</text>
        {{/yTicks}}
        {{#xTicks}}
        <path class="tick-mark" d="M{{at}} {{area.bottom}}V{{end}}"/><text class="tick" x="{{at}}" y="{{textY}}" text-anchor="middle">{{label}}</text>
        {{/xTicks}}
        <path class="axis" d="M{{area.left}} {{area.bottom}}H{{area.right}}"/>
        <text class="axis-title" x="0" y="12">{{yTitle}}</text>
        <text class="axis-title" x="{{xTitleX}}" y="{{xTitleY}}" text-anchor="middle">{{xTitle}}</text>
        </g>

        """#

    private static let file13: String =
        #"""
        {{>charts/open}}
        {{#hasData}}
        <svg class="chart-plot" role="img" viewBox="0 0 380 {{height}}" aria-labelledby="{{id}}-title {{id}}-desc">
        <title id="{{id}}-title">{{title}}</title>
        <desc id="{{id}}-desc">{{inWords}}</desc>
        <g class="axes">
        {{#xTicks}}
        <path class="grid" d="M{{at}} {{area.top}}V{{area.bottom}}"/><text class="tick" x="{{at}}" y="{{textY}}" text-anchor="middle">{{label}}</text>
        {{/xTicks}}
        <text class="axis-title" x="{{xTitleX}}" y="{{xTitleY}}" text-anchor="middle">{{xTitle}}</text>
        </g>
        {{#rows}}
        <g class="series-1">{{#hasGuide}}<path class="guide" d="M{{area.left}} {{middle}}H{{area.right}}"/>{{/hasGuide}}<text class="category" x="{{nameX}}" y="{{textY}}" text-anchor="end">{{name}}</text>{{#hasBar}}<rect class="bars" x="{{barX}}" y="{{barY}}" width="{{barWidth}}" height="{{barHeight}}"/>{{/hasBar}}<text class="value" x="{{valueX}}" y="{{textY}}">{{value}}</text></g>
        {{/rows}}
        {{#marks}}
        <g class="{{style}}"><path class="marker" d="{{path}}"/></g>
        {{/marks}}
        <path class="axis" d="M{{zero}} {{area.top}}V{{area.bottom}}"/>
        </svg>
        {{/hasData}}
        {{>charts/close}}

        """#

    private static let file14: String =
        #"""
        {{#hasData}}
        <details class="chart-data">
        <summary>The same as a table<span class="chart-hidden">: {{title}}</span></summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Table: {{title}}">
        <table>
        {{#table}}
        <caption>{{caption}}</caption>
        <thead><tr>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{head}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        {{/table}}
        </table>
        </div>
        </details>
        {{/hasData}}
        </figure>

        """#

    private static let file15: String =
        #"""
        {{>charts/open}}
        {{#hasData}}
        <svg class="chart-plot" role="img" viewBox="0 0 380 {{height}}" aria-labelledby="{{id}}-title {{id}}-desc">
        <title id="{{id}}-title">{{title}}</title>
        <desc id="{{id}}-desc">{{inWords}}</desc>
        <text class="axis-title" x="{{columnTitleX}}" y="12">{{columnTitle}}</text>
        <text class="axis-title" transform="translate({{rowTitleX}} {{rowTitleY}}) rotate(-90)" text-anchor="middle">{{rowTitle}}</text>
        {{#showsNames}}
        {{#columns}}
        <text class="category" transform="translate({{x}} {{y}}) rotate(-45)">{{name}}</text>
        {{/columns}}
        {{#rows}}
        <text class="category" x="{{x}}" y="{{y}}" text-anchor="end">{{name}}</text>
        {{/rows}}
        {{/showsNames}}
        {{#cells}}
        <rect class="cell{{#isDiagonal}} diagonal{{/isDiagonal}}" style="--shade:{{shade}}" x="{{x}}" y="{{y}}" width="{{size}}" height="{{cellHeight}}"/>{{#showsNumbers}}<text class="cell-value" x="{{textX}}" y="{{textY}}" text-anchor="middle">{{text}}</text>{{/showsNumbers}}
        {{/cells}}
        </svg>
        {{/hasData}}
        {{>charts/close}}

        """#

    private static let file16: String =
        #"""
        {{>charts/open}}
        {{#hasData}}
        <svg class="chart-plot" role="img" viewBox="0 0 380 {{height}}" aria-labelledby="{{id}}-title {{id}}-desc">
        <title id="{{id}}-title">{{title}}</title>
        <desc id="{{id}}-desc">{{inWords}}</desc>
        {{#axes}}
        {{>charts/axes}}
        {{/axes}}
        {{#isColumns}}
        <path class="bars series-1" d="{{columns}}"/>
        {{/isColumns}}
        {{#outlines}}
        <g class="{{style}}"><path class="area" d="{{fill}}"/><path class="line" d="{{line}}"/></g>
        {{/outlines}}
        {{#axes}}
        {{#references}}
        <g class="reference"><path d="M{{area.left}} {{at}}H{{area.right}}"/><text x="{{labelX}}" y="{{labelY}}">{{label}}</text></g>
        {{/references}}
        {{/axes}}
        {{#outlines}}
        {{#hasLabel}}
        <text class="series-label {{style}}" x="{{labelX}}" y="{{labelY}}" text-anchor="middle">{{label}}</text>
        {{/hasLabel}}
        {{/outlines}}
        </svg>
        {{/hasData}}
        {{>charts/close}}

        """#

    private static let file17: String =
        #"""
        {{>charts/open}}
        {{#hasData}}
        <svg class="chart-plot" role="img" viewBox="0 0 380 {{height}}" aria-labelledby="{{id}}-title {{id}}-desc">
        <title id="{{id}}-title">{{title}}</title>
        <desc id="{{id}}-desc">{{inWords}}</desc>
        {{#axes}}
        {{>charts/axes}}
        {{#references}}
        <g class="reference"><path d="M{{area.left}} {{at}}H{{area.right}}"/><text x="{{labelX}}" y="{{labelY}}">{{label}}</text></g>
        {{/references}}
        {{/axes}}
        {{#series}}
        <g class="{{style}}"><path class="line" d="{{line}}"/><path class="marker" d="{{markers}}"/>{{#hasLabel}}<text class="series-label" x="{{labelX}}" y="{{labelY}}">{{label}}</text>{{/hasLabel}}</g>
        {{/series}}
        </svg>
        {{/hasData}}
        {{>charts/close}}

        """#

    private static let file18: String =
        #"""
        <figure class="chart chart-{{kind}}" id="{{id}}">
        <figcaption><span class="chart-title">{{title}}</span>{{#note}} <span class="chart-note">{{note}}</span>{{/note}}</figcaption>
        {{#hasKey}}
        <ul class="chart-key">
        {{#key}}
        <li><svg class="chart-swatch {{style}}" viewBox="0 0 28 14" aria-hidden="true" focusable="false">{{#hasLine}}<path class="line" d="M1 7H27"/>{{/hasLine}}<path class="marker" d="{{marker}}"/></svg> {{#hasLetter}}<b>{{letter}}</b> {{/hasLetter}}{{name}}</li>
        {{/key}}
        </ul>
        {{/hasKey}}
        {{^hasData}}
        <p class="chart-empty">No data to draw.</p>
        {{/hasData}}

        """#

    private static let file19: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <nav class="pn" aria-label="Class pages">{% if previous %}<a rel="prev" href="{{ previous.slug }}.html">← {{ previous.name }}</a>{% endif %}<a href="index.html">All classes</a>{% if next %}<a rel="next" href="{{ next.slug }}.html">{{ next.name }} →</a>{% endif %}</nav>
        <h1>{{ name }}</h1>
        {% include "facts.stencil" %}
        {% for run in runs %}
        <h2><a href="../runs/{{ run.slug }}.html">{{ run.title }}</a></h2>
        {% if run.confusions %}
        <h3>Retrieved instead</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Retrieved classes, {{ run.title }}">
        <table>
        <caption>{{ run.caption }}</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="num">Images</th><th scope="col" class="num">Share</th><th scope="col"><span class="hide">Bar</span></th></tr></thead>
        <tbody>
        {% for row in run.confusions %}
        <tr><th scope="row">{% if row.own %}{{ row.name }} <small>this class</small>{% else %}<a href="{{ row.slug }}.html">{{ row.name }}</a>{% endif %}</th><td class="num">{{ row.count }}</td><td class="num">{{ row.share }}</td><td style="width:10rem"><span class="bar" style="width:{{ row.width }}%"></span></td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endif %}
        {% for list in run.lists %}
        <h3>{{ list.title }}</h3>
        {% include "cards.stencil" %}
        {% endfor %}
        <p class="note">{{ run.note }}</p>
        {% endfor %}
        <h2 id="all">All queries</h2>
        <p class="note">{{ counts }} With JavaScript you can <a href="../browse/index.html#class={{ index }}">sort and filter them</a>.</p>
        {{ items }}
        {% endblock %}

        """#

    private static let file20: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Classes</h1>
        <p class="lede">{{ lede }}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Classes">
        <table>
        <caption>Images a class, and mean average precision of its queries (whole ranking, index order).</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="num">Queries</th><th scope="col" class="num">Database</th>{% for run in runs %}<th scope="col" class="num">mAP@all, {{ run.title }}</th>{% endfor %}</tr></thead>
        <tbody>
        {% for row in classes %}
        <tr><th scope="row"><a href="{{ row.slug }}.html">{{ row.name }}</a></th><td class="num">{{ row.queries|thousands }}</td><td class="num">{{ row.database|thousands }}</td>{% for value in row.values %}<td class="num">{{ value }}</td>{% endfor %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% for matrix in matrices %}
        <h2>What is retrieved <small>{{ matrix.title }}</small></h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Retrieved classes, {{ matrix.title }}">
        <table class="matrix">
        <caption>{{ matrix.caption }}</caption>
        <thead><tr><th scope="col">Query class</th>{% for name in matrix.names %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
        <tbody>
        {% for row in matrix.rows %}
        <tr><th scope="row"><a href="{{ row.slug }}.html">{{ row.name }}</a></th>{% for cell in row.cells %}<td style="--a:{{ cell.shade }}%"{% if cell.diagonal %} class="d"{% endif %}>{{ cell.text }}</td>{% endfor %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endfor %}
        {% endblock %}

        """#

    private static let file21: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Compare</h1>
        <p class="lede">{{ lede }}</p>
        <h2 id="pairs">Pairs</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Pairs of runs">
        <table>
        <caption>{{ caption }}</caption>
        <thead><tr><th scope="col">Pair</th><th scope="col">Score</th><th scope="col" class="num">Difference</th><th scope="col">95 % interval</th><th scope="col" class="num">First better</th><th scope="col" class="num">Second better</th><th scope="col" class="num">Equal</th><th scope="col" class="num">Sign test</th><th scope="col" class="num">Wilcoxon</th></tr></thead>
        <tbody>
        {% for pair in pairs %}<tr><th scope="row"><a href="{{ pair.slug }}.html">{{ pair.first }} <span class="than">against</span> {{ pair.second }}</a></th><td>{{ pair.score }}</td><td class="num">{{ pair.difference }}</td><td>{{ pair.interval }}</td><td class="num">{{ pair.wins }}</td><td class="num">{{ pair.losses }}</td><td class="num">{{ pair.ties }}</td><td class="num">{{ pair.sign }}</td><td class="num">{{ pair.wilcoxon }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% for note in notes %}<p class="note">{{ note }}</p>
        {% endfor %}
        {% if chart %}
        <h2 id="lengths">Code lengths</h2>
        <div class="charts">{{ chart }}</div>
        {% endif %}
        {% endblock %}

        """#

    private static let file22: String =
        #"""
        {% if compared %}
        <h2 id="compared">Compared</h2>
        <p>Each pair has a page: by class, and query by query. <a href="compare/index.html">Compare runs</a></p>
        <div class="scroll" tabindex="0" role="region" aria-label="Runs compared">
        <table>
        <caption>{{ compared.caption }}</caption>
        <thead><tr><th scope="col">First run</th><th scope="col">Second run</th><th scope="col">Score</th><th scope="col" class="num">Difference</th><th scope="col">95 % interval</th><th scope="col" class="num">First better</th><th scope="col" class="num">Second better</th><th scope="col" class="num">Equal</th><th scope="col" class="num">Sign test</th><th scope="col" class="num">Wilcoxon</th></tr></thead>
        <tbody>
        {% for pair in compared.pairs %}<tr><th scope="row"><a href="compare/{{ pair.slug }}.html">{{ pair.first }}<span class="hide"> against {{ pair.second }}</span></a></th><td>{{ pair.second }}</td><td>{{ pair.score }}</td><td class="num">{{ pair.difference }}</td><td>{{ pair.interval }}</td><td class="num">{{ pair.wins }}</td><td class="num">{{ pair.losses }}</td><td class="num">{{ pair.ties }}</td><td class="num">{{ pair.sign }}</td><td class="num">{{ pair.wilcoxon }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% for note in compared.notes %}<p class="note">{{ note }}</p>
        {% endfor %}
        {% endif %}

        """#

    private static let file23: String =
        #"""
        <dl class="facts">{% for fact in facts %}<div><dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd></div>{% endfor %}</dl>

        """#

    private static let file24: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Failures</h1>
        <p class="lede">Where each run goes wrong: its worst queries, the classes it takes for others, what it encodes badly, and the database images that it returns too often or never.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Runs">
        <table>
        <caption>{{ caption }}</caption>
        <thead><tr><th scope="col">Failures of</th><th scope="col" class="num">mAP@all, index order</th><th scope="col" class="num">Nearest image wrong</th><th scope="col" class="num">Answered with another class</th><th scope="col" class="num">Nothing right shown</th><th scope="col" class="num">Skewness</th><th scope="col" class="num">Images never returned</th></tr></thead>
        <tbody>
        {% for run in runs %}<tr><th scope="row"><a href="{{ run.slug }}.html">{{ run.title }}</a></th><td class="num">{{ run.score }}</td><td class="num">{{ run.wrongFirst }}</td><td class="num">{{ run.another }}</td><td class="num">{{ run.nothing }}</td><td class="num">{{ run.skewness }}</td><td class="num">{{ run.orphans }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% if hard %}
        <h2 id="hard">Hard for every run</h2>
        <p class="note">{{ hardNote }}</p>
        <ul class="grid">
        {% for item in hard %}
        <li><a href="{{ item.href }}">{{ item.picture }}<b>Query {{ item.row }}</b><span>{{ item.label }}</span><span>{{ item.detail }}</span></a></li>
        {% endfor %}
        </ul>
        {% endif %}
        {% endblock %}

        """#

    private static let file25: String =
        #"""
        <footer class=foot><p>{{#note}}{{note}}. {{/note}}<a href={{root}}about.html>How to read these pages</a> · <a href={{root}}provenance.html>How they came about</a></p></footer>

        """#

    private static let file26: String =
        #"""
        <a class=skip href=#main>Skip to content</a>
        <header class=top><a href={{root}}index.html>{{title}}</a><nav aria-label=Site><ul>{{#sections}}<li><a href={{root}}{{href}}{{#current}} aria-current=page{{/current}}{{#browse}} data-browse{{/browse}}>{{name}}</a>{{/sections}}</ul></nav></header>

        """#

    private static let file27: String =
        #"""
        <li>{{rank}} {{label}}<{{mark}}>{{word}}</{{mark}}><p class={{sheet}} style=--x:{{x}};--y:{{y}}{{size}}>row {{row}}

        """#

    private static let file28: String =
        #"""
        <ul class="grid long">
        {{#items}}
        <li><a href="../queries/{{page}}.html">{{picture}}<b>Query {{row}}</b><span>{{label}}</span>{{#ap}}<span>AP {{ap}}</span>{{/ap}}</a></li>
        {{/items}}
        </ul>

        """#

    private static let file29: String =
        #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{ page.title }}{% if page.site %} – {{ page.site }}{% endif %}</title>
        <link rel="icon" href="{{ page.root }}assets/icon.svg">
        <link rel="stylesheet" href="{{ page.root }}assets/site.css">
        <link rel="stylesheet" href="{{ page.root }}assets/charts.css">
        <script src="{{ page.root }}assets/site.js"></script>
        </head>
        <body{% if page.pixelated %} class="px"{% endif %}>
        {{ page.header }}
        <main id="main" tabindex="-1">
        {% block main %}{% endblock %}
        </main>
        {{ page.footer }}
        {% block scripts %}{% endblock %}
        </body>
        </html>

        """#

    private static let file30: String =
        #"""
        <div class="scroll" tabindex="0" role="region" aria-label="{{ metrics.label }}">
        <table class="metrics">
        <caption>{{ metrics.caption }}</caption>
        <thead><tr><th scope="col">Name</th>{% for run in metrics.runs %}<th scope="col" class="num"><a href="{{ page.root }}runs/{{ run.slug }}.html">{{ run.title }}</a></th>{% endfor %}</tr></thead>
        <tbody>
        {% for row in metrics.rows %}
        <tr><th scope="row">{{ row.name }} <small>{{ row.qualifiers }}</small>{% if row.explanation %}<details><summary>How it is computed</summary><p>{{ row.explanation }}</p></details>{% endif %}</th>{% for cell in row.cells %}<td class="num{% if cell.best %} best{% endif %}">{% if cell.interval %}<small>{{ cell.interval }}</small> {% endif %}{{ cell.text }}</td>{% endfor %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>

        """#

    private static let file31: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>{{ page.title }}</h1>
        {% if summary %}<p class="lede">{{ summary }}</p>{% endif %}
        {% if note %}<p class="notice">Shown here: {{ note }}.</p>{% endif %}
        {% include "facts.stencil" %}
        <p><a href="browse/index.html" data-browse>Browse the queries</a>, or start with <a href="queries/{{ first.page }}.html">query {{ first.row }}</a>. <a href="about.html">How to read these pages</a>.</p>

        <h2 id="samples">Sample queries by class</h2>
        <dl class="byclass">
        {% for sample in samples %}
        <dt><a href="classes/{{ sample.slug }}.html">{{ sample.name }}</a></dt>
        <dd><ul class="samples">{% for item in sample.items %}<li><a href="queries/{{ item.page }}.html">{{ item.picture }}</a></li>{% endfor %}</ul></dd>
        {% endfor %}
        </dl>
        {% if samplesNote %}<p class="note">{{ samplesNote }}</p>{% endif %}

        <h2 id="metrics">Metrics</h2>
        <p>Each metric is named in full: what is averaged, up to which rank, what counts as relevant, and how images at equal distance are ordered.</p>
        {% include "metrics.stencil" %}
        {% for metrics in moreMetrics %}<details><summary>All {{ metrics.count }} metrics</summary>
        {% include "metrics.stencil" %}
        </details>{% endfor %}
        <p class="note">The same numbers as data: <a href="data/metrics.json">metrics.json</a>.</p>

        {% include "compared.stencil" %}
        {% if charts %}
        <h2 id="charts">Charts</h2>
        <div class="charts">{% for chart in charts %}
        {{ chart }}
        {% endfor %}</div>
        {% endif %}

        {% if codes %}
        <h2 id="codes">Code statistics</h2>
        {% for metrics in codes %}{% include "metrics.stencil" %}{% endfor %}
        {% endif %}

        <h2 id="dataset">The dataset</h2>
        <dl class="card">
        {% for row in card %}<dt>{{ row.name }}</dt><dd>{{ row.value }}</dd>
        {% endfor %}
        </dl>
        {% endblock %}

        """#

    private static let file32: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <nav class="pn" aria-label="Pairs of runs"><a href="index.html">All pairs</a></nav>
        <h1>{{ page.title }}</h1>
        <p class="lede">Two runs on the same queries: <a href="../runs/{{ first.slug }}.html">{{ first.title }}</a> and <a href="../runs/{{ second.slug }}.html">{{ second.title }}</a>. Differences are the first minus the second.</p>
        {% include "facts.stencil" %}
        <h2 id="queries">Query by query</h2>
        <p class="note">{{ note }}</p>
        <div class="charts wide">
        {% if isOfPages %}<figure class="chart scatter" id="points" hidden data-kind="pair" data-x="ap:{{ first.slug }}" data-y="ap:{{ second.slug }}" data-x-title="AP, {{ first.title }}" data-y-title="AP, {{ second.title }}" data-hash="#runs={{ first.slug }},{{ second.slug }}"><figcaption><span class="chart-title">A point for each query</span> <span class="chart-note">Each opens its query, with the two runs side by side</span></figcaption></figure>{% endif %}
        {{ chart }}
        </div>
        <h2 id="classes">By class</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Classes">
        <table>
        <caption>{{ caption }}</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="num">Queries</th><th scope="col" class="num">{{ first.title }} better</th><th scope="col" class="num">{{ second.title }} better</th><th scope="col" class="num">Equal</th><th scope="col" class="num">Mean, {{ first.title }}</th><th scope="col" class="num">Mean, {{ second.title }}</th><th scope="col" class="num">Difference</th></tr></thead>
        <tbody>
        {% for row in classes %}<tr><th scope="row">{% if isOfPages %}<a href="../browse/index.html#class={{ row.label }}&amp;sort=lead&amp;dir=down&amp;run={{ first.slug }}&amp;vs={{ second.slug }}">{{ row.name }}</a>{% else %}{{ row.name }}{% endif %}</th><td class="num">{{ row.queries }}</td><td class="num">{{ row.wins }}</td><td class="num">{{ row.losses }}</td><td class="num">{{ row.ties }}</td><td class="num">{{ row.first }}</td><td class="num">{{ row.second }}</td><td class="num">{{ row.difference }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% for list in lists %}
        <h2>{{ list.title }}</h2>
        <p class="note">{{ list.note }}{% if isOfPages %} With JavaScript you can <a href="{{ list.href }}">see and filter all of them</a>.{% endif %}</p>
        {% include "picks.stencil" %}
        {% endfor %}
        {% endblock %}
        {% block scripts %}{% if isOfPages %}<script src="../assets/data.js"></script>
        <script src="../data/queries.js"></script>
        <script src="../assets/scatter.js"></script>{% endif %}{% endblock %}

        """#

    private static let file33: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Papers</h1>
        <p class="lede">What each paper prints, and what its methods give here, on {{ dataset }}. Where a paper used other data, a network of another size or another way to count, the two numbers answer different questions: read them beside each other, not against each other.</p>
        {% for paper in papers %}
        <h2 id="{{ paper.name }}">{{ paper.title }}</h2>
        {% for metrics in paper.ours %}
        <h3>Here, on {{ dataset }}</h3>
        {% include "metrics.stencil" %}
        {% endfor %}
        {% if paper.notes %}<dl class="card">{% for note in paper.notes %}<dt><a href="runs/{{ note.slug }}.html">{{ note.title }}</a></dt><dd>{{ note.text }}</dd>{% endfor %}</dl>{% endif %}
        <h3>As printed</h3>
        {% if not paper.tables %}<p>No numbers of its retrieval are at hand.</p>{% endif %}
        {% for table in paper.tables %}
        <div class="scroll" tabindex="0" role="region" aria-label="{{ paper.name }}, {{ table.place }}, {{ table.dataset }}, {{ table.metric }}">
        <table>
        <caption>{{ table.place }}, on {{ table.dataset }}: {{ table.metric }}</caption>
        <thead><tr><th scope="col">Method</th>{% for column in table.columns %}<th scope="col" class="num">{{ column }}</th>{% endfor %}</tr></thead>
        <tbody>
        {% for row in table.rows %}
        <tr><th scope="row">{{ row.method }}{% if row.own %} <small>(followed here)</small>{% endif %}</th>{% for cell in row.cells %}<td class="num">{{ cell }}</td>{% endfor %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endfor %}
        {% endfor %}
        {% endblock %}

        """#

    private static let file34: String =
        #"""
        <ul class="grid">
        {% for item in list.items %}
        <li><a href="{{ item.href }}">{{ item.picture }}<b>Query {{ item.row }}</b><span>{{ item.label }}</span><span>{{ item.detail }}</span></a></li>
        {% endfor %}
        </ul>

        """#

    private static let file35: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Provenance</h1>
        <p class="lede">What went into these pages: inputs by digest, versions, seeds and parameters of each run.</p>
        {% for run in runs %}
        <h2><a href="runs/{{ run.slug }}.html">{{ run.title }}</a></h2>
        {% for section in run.sections %}
        <h3>{{ section.title }}</h3>
        <dl class="card">{% for row in section.rows %}<dt>{{ row.name }}</dt><dd><code>{{ row.value }}</code></dd>{% endfor %}</dl>
        {% endfor %}
        {% endfor %}
        <h2 id="files">Files of this site</h2>
        <ul>
        <li><a href="data/site.json">data/site.json</a>: the dataset, the runs, their metrics and counts</li>
        <li><a href="data/metrics.json">data/metrics.json</a>: every metric by its full name with its parameters</li>
        <li><a href="data/manifest.json">data/manifest.json</a>: path, bytes and SHA-256 of every other file of this site</li>
        </ul>
        <p>Codes, neighbours and values for each query are listed under each run.</p>
        {% endblock %}

        """#

    private static let file36: String =
        #"""
        <!doctype html>
        <html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Query {{row}}: {{label}} – {{site}}</title>
        <link rel=icon href=../assets/icon.svg><link rel=stylesheet href=../assets/site.css><script src=../assets/site.js></script>{{#compared}}<script defer src=../assets/query.js></script>{{/compared}}
        <style>.bd{--s:{{step}};--w:{{width}};--h:{{height}};--W:{{sheetWidth}};--H:{{sheetHeight}}}{{#sheets}}
        .{{id}}:before{background-image:url(../images/{{file}})}{{#size}}.{{id}}{ {{.}} }{{/size}}{{/sheets}}</style>
        <body{{#pixelated}} class=px{{/pixelated}}>{{header}}<main id=main tabindex=-1>
        <nav class=pn aria-label=Queries>{{#previous}}<a rel=prev href={{page}}.html>← Query {{row}}</a>{{/previous}}<a href=../browse/{{browse}}>All queries</a>{{#next}}<a rel=next href={{page}}.html>Query {{row}} →</a>{{/next}}</nav>
        <h1>Query {{row}} <small>{{label}}</small></h1>
        <svg class=sheet width=0 height=0 aria-hidden=true>{{#own}}<image id={{id}} href=../images/{{file}} width={{width}} height={{height}} />{{/own}}</svg>
        <div class=qy><figure><svg class=im viewBox="{{box}}" role=img aria-label="Query {{row}}: {{label}}"><use href=#{{sheet}} /></svg></figure>
        <dl class=card><dt>Class<dd>{{#classes}}<a href=../classes/{{slug}}.html>{{name}}</a>{{^last()}}, {{/last()}}{{/classes}}{{^classes}}none{{/classes}}<dt>Name<dd>{{identifier}}<dt>Row<dd>{{row}}, counted from 0</dl></div>
        {{#compared}}<p id=vs>{{sentence}} <a href=../compare/{{page}}.html>Compare them on all queries</a>
        {{/compared}}<div class=rs>
        {{#runs}}
        <section><h2><a href=../runs/{{slug}}.html>{{title}}</a></h2>
        <dl class=facts>{{#facts}}<div><dt>{{name}}<dd>{{value}}</div>{{/facts}}</dl>
        <h3>{{count}} nearest database images <small>{{right}} right, ties by row number</small></h3>
        <ol class=bd>{{#bands}}
        <li><p><b>Distance {{distance}}</b>{{note}}<ol start={{start}}>
        {{hits}}</ol>{{/bands}}</ol>
        {{#code}}
        <h3>Code <small>{{bits}} bits, {{ones}} set</small></h3>
        <p class=cs><svg viewBox="0 0 {{width}} {{height}}" aria-hidden=true>{{#lines}}<path d="M0 {{y}}h{{length}}" stroke-dasharray="{{dashes}}"/>{{/lines}}</svg><code>{{hex}}</code>
        {{/code}}
        {{#reconstruction}}
        <h3>Reconstruction <small>mean squared error {{error}}</small></h3>
        <div class=rc><figure><svg class=im viewBox="{{box}}" role=img aria-label="Reconstruction"><use href=#{{sheet}} /></svg><figcaption>Reconstruction</figcaption></figure><figure><svg class="im diff" viewBox="{{box}}" role=img aria-label="Absolute difference"><use href=#{{sheet}} /><use href=#{{querySheet}} x={{dx}} y={{dy}} /></svg><figcaption>Difference</figcaption></figure></div>
        {{/reconstruction}}
        </section>
        {{/runs}}
        </div></main>{{footer}}

        """#

    private static let file37: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Reconstructions</h1>
        {% if runs %}
        <p class="lede">What the decoder makes of each query: the original, its reconstruction and their absolute difference.</p>
        {% for run in runs %}
        <h2><a href="../runs/{{ run.slug }}.html">{{ run.title }}</a></h2>
        <dl class="facts">{% for fact in run.facts %}<div><dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd></div>{% endfor %}</dl>
        {% for group in run.groups %}
        <h3>{{ group.title }}</h3>
        <ul class="triples">
        {% for item in group.items %}
        <li><div class="triple"><figure>{{ item.original }}<figcaption>Original</figcaption></figure><figure>{{ item.reconstruction }}<figcaption>Reconstruction</figcaption></figure><figure>{{ item.difference }}<figcaption>Difference</figcaption></figure></div>
        <p><a href="../queries/{{ item.page }}.html">Query {{ item.row }}</a>, {{ item.label }}: error {{ item.error }}</p></li>
        {% endfor %}
        </ul>
        {% endfor %}
        <p class="note">{{ run.note }}</p>
        {% endfor %}
        {% else %}
        <p class="lede">No run of this site reconstructs its input.</p>
        {% endif %}
        {% endblock %}

        """#

    private static let file38: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>{{ page.title }}</h1>
        {% if summary %}<p class="lede">{{ summary }}</p>{% endif %}
        {% include "facts.stencil" %}
        <h2 id="metrics">Metrics</h2>
        {% include "metrics.stencil" %}
        {% if charts %}
        <h2 id="charts">Charts</h2>
        <div class="charts">{% for chart in charts %}
        {{ chart }}
        {% endfor %}</div>
        {% endif %}
        {% if codes %}
        <h2 id="codes">Code statistics</h2>
        {% for metrics in codes %}{% include "metrics.stencil" %}{% endfor %}
        {% endif %}

        {% if training %}
        <h2 id="training">Training</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Training">
        <table>
        <caption>Mean losses of each epoch, by name.</caption>
        <thead><tr><th scope="col" class="num">Epoch</th>{% for name in training.names %}<th scope="col" class="num">{{ name }}</th>{% endfor %}{% if training.timed %}<th scope="col" class="num">Seconds</th>{% endif %}</tr></thead>
        <tbody>
        {% for row in training.rows %}<tr><th scope="row" class="num">{{ row.epoch }}</th>{% for value in row.values %}<td class="num">{{ value }}</td>{% endfor %}{% if training.timed %}<td class="num">{{ row.seconds }}</td>{% endif %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endif %}
        <h2 id="recipe">Recipe</h2>
        <p>As resolved, every default written out.</p>
        <pre tabindex="0" role="region" aria-label="Recipe">{{ recipe }}</pre>
        <h2 id="downloads">Downloads</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Downloads">
        <table>
        <caption>Files that NumPy, PyTorch or a spreadsheet can open.</caption>
        <thead><tr><th scope="col">File</th><th scope="col">Content</th><th scope="col" class="num">Bytes</th></tr></thead>
        <tbody>
        {% for file in downloads %}<tr><th scope="row"><a href="../{{ file.path }}" download>{{ file.name }}</a></th><td>{{ file.content }}</td><td class="num">{{ file.bytes|thousands }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endblock %}

        """#

    private static let file39: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <nav class="pn" aria-label="Failures"><a href="index.html">Failures of all runs</a><a href="../runs/{{ slug }}.html">About this run</a></nav>
        <h1>{{ page.title }}</h1>
        {% include "facts.stencil" %}
        <nav aria-label="On this page"><ul class="toc"><li><a href="#worst">Worst queries</a></li><li><a href="#confusion">Classes taken for others</a></li>{% if encoding %}<li><a href="#encoding">Encoded badly?</a></li>{% endif %}<li><a href="#hubs">Hubs</a></li><li><a href="#orphans">Orphans</a></li></ul></nav>

        <h2 id="worst">Worst queries</h2>
        <p class="note">{{ worstNote }} With JavaScript you can <a href="../browse/index.html#sort=ap{{ browse }}">sort and filter all of them</a>.</p>
        <ul class="grid">
        {% for item in worst %}
        <li><a href="{{ item.href }}">{{ item.picture }}<b>Query {{ item.row }}</b><span>{{ item.label }}</span>{% if item.got %}<span>got <b>{{ item.got }}</b></span>{% endif %}<span>{{ item.detail }}</span></a></li>
        {% endfor %}
        </ul>

        <h2 id="confusion">Classes taken for others</h2>
        <p>A query counts as answered with the class that most of its first {{ depth }} results have; of several, the one that comes first. Each number opens its queries.</p>
        {% if matrix %}
        <div class="scroll" tabindex="0" role="region" aria-label="Queries by class asked for and class got">
        <table class="matrix">
        <caption>Queries by the class asked for (row) and the class got (column). Framed: the class itself. Shaded by the share of the row.</caption>
        <thead><tr><th scope="col">Asked for</th>{% for name in matrix.names %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
        <tbody>
        {% for row in matrix.rows %}
        <tr><th scope="row">{{ row.name }}</th>{% for cell in row.cells %}<td style="--a:{{ cell.shade }}%"{% if cell.diagonal %} class="d"{% endif %}>{% if cell.count %}<a href="{{ cell.href }}" aria-label="{{ cell.count }}: {{ cell.name }}">{{ cell.count }}</a>{% else %}0{% endif %}</td>{% endfor %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endif %}
        {% if confusions %}
        <div class="scroll" tabindex="0" role="region" aria-label="Most frequent confusions">
        <table>
        <caption>The most frequent confusions.</caption>
        <thead><tr><th scope="col">Asked for</th><th scope="col">Got</th><th scope="col" class="num">Queries</th></tr></thead>
        <tbody>
        {% for row in confusions %}<tr><th scope="row">{{ row.asked }}</th><td>{{ row.got }}</td><td class="num"><a href="{{ row.href }}">{{ row.count }}<span class="hide"> queries: {{ row.asked }}, got {{ row.got }}</span></a></td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% else %}<p>Every query is answered with its own class.</p>{% endif %}

        {% if encoding %}
        <h2 id="encoding">Is it retrieved wrongly because it is encoded badly?</h2>
        <p>{{ encoding.words }} Spearman’s rank correlation of average precision with reconstruction error is {{ encoding.correlation }}, over {{ encoding.count }} queries.</p>
        <div class="charts wide">
        <figure class="chart scatter" id="points" hidden data-x="error:{{ slug }}" data-y="ap:{{ slug }}" data-x-title="Reconstruction error" data-y-title="Average precision"><figcaption><span class="chart-title">Average precision by reconstruction error</span> <span class="chart-note">A point for each query; each opens its query</span></figcaption></figure>
        <div class="scroll" tabindex="0" role="region" aria-label="Queries by reconstruction error">
        <table>
        <caption>Queries in groups of about equal size, by reconstruction error.</caption>
        <thead><tr><th scope="col">Error</th><th scope="col" class="num">Queries</th><th scope="col" class="num">Mean AP</th><th scope="col" class="num">Nearest right</th></tr></thead>
        <tbody>
        {% for row in encoding.bins %}<tr><th scope="row"><a href="{{ row.href }}">{{ row.range }}</a></th><td class="num">{{ row.queries }}</td><td class="num">{{ row.mean }}</td><td class="num">{{ row.right }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        </div>
        {% endif %}

        <h2 id="hubs">Hubs</h2>
        <p>Database images that are among the first {{ hubs.k }} results of too many queries. {{ hubs.queries }} queries have room for {{ hubs.k }} each out of {{ hubs.database }} images, so that an image is returned {{ hubs.mean }} times on average.</p>
        <dl class="facts">{% for fact in hubs.facts %}<div><dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd></div>{% endfor %}</dl>
        <div class="charts">{{ hubs.chart }}</div>
        <h3>Returned most often</h3>
        <ul class="grid">
        {% for item in hubs.items %}
        <li>{% if item.page %}<a href="../queries/{{ item.page }}.html">{{ item.picture }}<b>Row {{ item.row }}</b><span>{{ item.label }}</span><span>{{ item.times }}, {{ item.right }} right</span><span>rank {{ item.rank }} of query {{ item.query }}</span></a>{% else %}<div>{{ item.picture }}<b>Row {{ item.row }}</b><span>{{ item.label }}</span><span>{{ item.times }}, {{ item.right }} right</span></div>{% endif %}</li>
        {% endfor %}
        </ul>

        <h2 id="orphans">Orphans</h2>
        {% if hubs.orphans %}
        <p>Database images that no query has among its first {{ hubs.k }} results. {{ hubs.orphansNote }}</p>
        <ul class="grid">
        {% for item in hubs.orphans %}
        <li><div>{{ item.picture }}<b>Row {{ item.row }}</b><span>{{ item.label }}</span></div></li>
        {% endfor %}
        </ul>
        {% else %}<p>Every database image is among the first {{ hubs.k }} results of some query.</p>{% endif %}
        {% endblock %}
        {% block scripts %}{% if encoding %}<script src="../assets/data.js"></script>
        <script src="../data/queries.js"></script>
        <script src="../assets/scatter.js"></script>{% endif %}{% endblock %}

        """#

    private static let file40: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Search by an image</h1>
        <p class="lede">Hash a new image as the queries were hashed, and see its nearest images in the database.</p>
        <div id="search">
        <p class="notice">This page needs the model beside it. Serve the site with <code>vitrine serve</code> in the folder it was built from, then open the address that it prints, with JavaScript on. The image stays on the machine that serves the site. All other pages work as they are, opened from disk.</p>
        </div>
        {% endblock %}
        {% block scripts %}<script src="assets/search.js"></script>{% endblock %}

        """#
}
