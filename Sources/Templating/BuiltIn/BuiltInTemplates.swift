// swift-format-ignore-file
// Made from Templates/ by Tests/Tools/embed.py; edit the files there.

enum BuiltInTemplates {
    static let files: [(name: String, text: String)] = [
        ("about.stencil", file0),
        ("assets/browse.js", file1),
        ("assets/charts.css", file2),
        ("assets/codes.css", file3),
        ("assets/data.js", file4),
        ("assets/encode.js", file5),
        ("assets/export-chart.js", file6),
        ("assets/export-strip.js", file7),
        ("assets/export-text.js", file8),
        ("assets/export.js", file9),
        ("assets/hamming.js", file10),
        ("assets/hits.js", file11),
        ("assets/icon.svg", file12),
        ("assets/inspect.js", file13),
        ("assets/labels.js", file14),
        ("assets/live.js", file15),
        ("assets/lookup.js", file16),
        ("assets/map-canvas.js", file17),
        ("assets/map.css", file18),
        ("assets/map.js", file19),
        ("assets/pad.js", file20),
        ("assets/query.js", file21),
        ("assets/ranking.js", file22),
        ("assets/report.css", file23),
        ("assets/scatter.js", file24),
        ("assets/search.js", file25),
        ("assets/site.css", file26),
        ("assets/site.js", file27),
        ("assets/slides/areas.js", file28),
        ("assets/slides/browse.js", file29),
        ("assets/slides/keys.js", file30),
        ("assets/slides/pyramid.js", file31),
        ("assets/slides/search.js", file32),
        ("assets/slides/slides.css", file33),
        ("assets/slides/viewer.js", file34),
        ("band.mustache", file35),
        ("browse.mustache", file36),
        ("cards.stencil", file37),
        ("charts/axes.mustache", file38),
        ("charts/bar.mustache", file39),
        ("charts/close.mustache", file40),
        ("charts/heatmap.mustache", file41),
        ("charts/histogram.mustache", file42),
        ("charts/line.mustache", file43),
        ("charts/open.mustache", file44),
        ("class.stencil", file45),
        ("classes.stencil", file46),
        ("code.stencil", file47),
        ("codes.stencil", file48),
        ("compare.stencil", file49),
        ("compared.stencil", file50),
        ("fact.mustache", file51),
        ("facts.stencil", file52),
        ("failures.stencil", file53),
        ("footer.mustache", file54),
        ("header.mustache", file55),
        ("hit.mustache", file56),
        ("inspect.stencil", file57),
        ("items.mustache", file58),
        ("layout.stencil", file59),
        ("map.stencil", file60),
        ("mapdrawing.stencil", file61),
        ("metrics.stencil", file62),
        ("overview.stencil", file63),
        ("pair.stencil", file64),
        ("papers.stencil", file65),
        ("picks.stencil", file66),
        ("provenance.stencil", file67),
        ("query.mustache", file68),
        ("reconstructions.stencil", file69),
        ("report.stencil", file70),
        ("reportbody.stencil", file71),
        ("reportfile.stencil", file72),
        ("reportmap.stencil", file73),
        ("reports.stencil", file74),
        ("rows.mustache", file75),
        ("run.stencil", file76),
        ("runfailures.stencil", file77),
        ("search.stencil", file78),
        ("slides/about.stencil", file79),
        ("slides/failures.stencil", file80),
        ("slides/head.stencil", file81),
        ("slides/hits.stencil", file82),
        ("slides/maps.stencil", file83),
        ("slides/metrics.stencil", file84),
        ("slides/overview.stencil", file85),
        ("slides/provenance.stencil", file86),
        ("slides/region.stencil", file87),
        ("slides/regions.stencil", file88),
        ("slides/slide.stencil", file89),
        ("slides/slides.stencil", file90),
        ("slides/wall.stencil", file91),
        ("themes/folio/about.mustache", file92),
        ("themes/folio/assets/report.css", file93),
        ("themes/folio/assets/site.css", file94),
        ("themes/folio/class.mustache", file95),
        ("themes/folio/classes.mustache", file96),
        ("themes/folio/code.mustache", file97),
        ("themes/folio/codes.mustache", file98),
        ("themes/folio/compare.mustache", file99),
        ("themes/folio/failures.mustache", file100),
        ("themes/folio/folio.mustache", file101),
        ("themes/folio/header.mustache", file102),
        ("themes/folio/inspect.mustache", file103),
        ("themes/folio/map.mustache", file104),
        ("themes/folio/overview.mustache", file105),
        ("themes/folio/pair.mustache", file106),
        ("themes/folio/papers.mustache", file107),
        ("themes/folio/parts/cards.mustache", file108),
        ("themes/folio/parts/compared.mustache", file109),
        ("themes/folio/parts/facts.mustache", file110),
        ("themes/folio/parts/mapdrawing.mustache", file111),
        ("themes/folio/parts/metrics.mustache", file112),
        ("themes/folio/parts/picks.mustache", file113),
        ("themes/folio/parts/reportbody.mustache", file114),
        ("themes/folio/provenance.mustache", file115),
        ("themes/folio/reconstructions.mustache", file116),
        ("themes/folio/report.mustache", file117),
        ("themes/folio/reportfile.mustache", file118),
        ("themes/folio/reportmap.mustache", file119),
        ("themes/folio/reports.mustache", file120),
        ("themes/folio/run.mustache", file121),
        ("themes/folio/runfailures.mustache", file122),
        ("themes/folio/search.mustache", file123),
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
        <p>The strip shows a code’s bits, bit 0 at the left, 64 to a line, set bits dark. Below it the same code in hexadecimal, byte 0 first; bit b of a code is bit b mod 8 of byte b div 8, the least significant first, as NumPy’s <code>packbits</code> does with <code>bitorder="little"</code>. “Bit by bit” beside it puts the query under the microscope: which bits differ from each result’s, what a look-up returns at each radius, and average precision term by term.</p>
        <h3 id="reconstructions">Reconstructions</h3>
        <p>Where a run has a decoder, its output for the query is shown with the absolute difference of the two, black where they agree. The error is the mean squared difference of pixel values scaled to 0 to 1, unless the run’s page says otherwise.</p>
        <h3 id="marks">Two runs side by side</h3>
        <p>With JavaScript each result of the two runs compared has a mark, which says what the first run does to the results of the second: “gained” is shown by the first alone, “lost” by the second alone, “moved” by both at different ranks. Ranks within one distance are by row number, so that a small move may mean nothing.</p>
        <h2 id="failures">Failures</h2>
        <p>N<sub>k</sub> of a database image is the number of queries that have it among their first k results. Images with a large N<sub>k</sub> are hubs, those with none orphans; the skewness of N<sub>k</sub> tells how uneven it is (Radovanović, Nanopoulos and Ivanović 2010). A query counts as answered with the class that most of its results have.</p>
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
        <p>With JavaScript: <kbd>j</kbd> or <kbd>→</kbd> opens the next query, <kbd>k</kbd> or <kbd>←</kbd> the one before, <kbd>/</kbd> goes to the filter of the queries, <kbd>c</kbd> opens what copies and exports the page’s figures, charts and rows, <kbd>m</kbd> puts the query under the microscope, <kbd>t</kbd> changes the theme, <kbd>?</kbd> lists the keys and can turn them off.</p>
        <h2 id="copy">Copying and citing</h2>
        <p>With JavaScript, <b>Copy or export</b> gives a query’s results as a LaTeX figure with its picture, any chart as SVG or PNG, and any table, or the queries as filtered, as CSV or LaTeX. Each heading and chart has a link of its own, and so has each state of a page. To cite this gallery:</p>
        <pre tabindex="0" role="region" aria-label="BibTeX">{{ bibtex }}</pre>
        <h2 id="disk">From disk or served</h2>
        <p>Every page opens from disk and works without JavaScript; nothing is loaded from elsewhere. <a href="search.html">Search</a> compares codes in the page, from disk too; only a new image for a run whose encoder is not in the site needs <code>vitrine serve</code>.</p>
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

        """#

    private static let file2: String =
        #"""
        /* What no query page and no list of queries has, so that those load less: charts, reconstructions, the search page.
           Colours of charts are the site's variables, so that light, dark and print need nothing here; series also differ by
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

        /* Not laid out while they are far from view. Clipped where they are shown: the padding is for the link beside a title
           and for outlines. */
        .far .chart {
          content-visibility: auto;
          contain-intrinsic-size: auto 28rem auto 26rem;
          margin: -0.3rem -1rem;
          padding: 0.3rem 1rem;
          max-width: 34rem;
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

        /* Reconstructions */

        .triples { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 1.6rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
        .triple { display: grid; grid-template-columns: repeat(3, 1fr); gap: .5rem; }
        .triple figcaption { font-size: clamp(.65rem, 3.4vw, .8rem); margin-top: .2rem; overflow-wrap: normal; }
        .triple .im { border: 1px solid var(--rule); border-radius: 2px; }
        .same td, .same tbody th { min-width: 11rem; font-size: .88rem; }
        .same tbody th { min-width: 6rem; max-width: 9rem; }
        .same .im { border: 1px solid var(--rule); border-radius: 2px; }
        .same th .im { max-width: 6rem; margin-bottom: .3rem; }
        .same small { display: block; }
        .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 6rem)); gap: .4rem; margin-bottom: .3rem; }
        .ends { margin: 1.1rem 0 .4rem; }
        .strip { list-style: none; padding: 0; margin: 0 0 1rem; display: grid; gap: .5rem .35rem; grid-template-columns: repeat(auto-fill, minmax(min(4.4rem, 22vw), 1fr)); max-width: 62rem; }
        .strip span { display: block; text-align: center; font-size: .75rem; color: var(--ink-soft); }
        .strip .im { border: 1px solid var(--rule); border-radius: 2px; }
        .triples p { margin: .3rem 0 0; font-size: .88rem; color: var(--ink-soft); }

        /* Search: the query and its form, the pad for a new image, results in the bands of the query pages */

        .ask { flex: 1 1 24rem; min-width: 0; }
        .ask h2 { margin: 0 0 .3em; }
        .ask h2:focus { outline: none; }
        .ask .note { margin: 0 0 .8rem; max-width: none; }
        .ask .filters button { align-self: end; }
        .ask input[type="number"] { width: 7rem; }
        .filters .wide { flex: 1 1 14rem; max-width: 24rem; grid-template-columns: 1fr; }
        .none { display: grid; place-items: center; aspect-ratio: 1; padding: .3rem; text-align: center; font-size: .78rem; line-height: 1.25; color: var(--ink-soft); background: var(--paper-2); border: 1px solid var(--rule); }
        .live { margin: 1.2rem 0; }
        #search > [role="status"], #search > .note { margin-top: 1rem; }
        .live ol a { display: flex; flex-direction: column; color: inherit; text-decoration: none; }
        .live ol .im, .live ol .none { padding: 3px; border: 2px solid var(--control); border-radius: 3px; margin-bottom: .25rem; background: none; }
        .live ol .yes .im, .live ol .yes .none { border-color: var(--good); }
        .live ol .no .im, .live ol .no .none { border: 2px dashed var(--bad); }
        .live ol a:hover .im, .live ol a:hover .none { outline: 2px solid var(--accent); outline-offset: 2px; }
        .live ol small { font-size: .78rem; }
        .drop { border: 2px dashed var(--control); border-radius: 8px; padding: 1.2rem; max-width: 52rem; margin: .8rem 0 1.6rem; }
        .drop.over { border-color: var(--accent); background: var(--paper-2); }
        .pad { display: grid; gap: 1.2rem 1.8rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); }
        .pad p { margin: 0 0 .7rem; }
        .pad .row { display: flex; flex-wrap: wrap; gap: .5rem .9rem; align-items: center; margin: .7rem 0 0; }
        .pad label { font-size: .9rem; color: var(--ink-soft); }
        .pad input[type="range"] { vertical-align: middle; width: 5.5rem; }
        .draw { display: block; width: min(100%, 17.5rem); aspect-ratio: 1; background: #000; border: 1px solid var(--control); border-radius: 4px; touch-action: none; cursor: crosshair; }
        .seen { display: block; width: 7rem; image-rendering: pixelated; border: 1px solid var(--rule); }

        """#

    private static let file3: String =
        #"""
        /* Pages on codes: bits as boxes, exemplars, buckets, and the slider over radii. Loaded after site.css. */

        .jump { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; margin: 0 0 1rem; }
        .jump a { display: inline-block; padding: .2rem 0; }
        .tall { max-height: 34rem; overflow-y: auto; }
        .tall thead th { position: sticky; top: 0; background: var(--paper); }
        tr:target th, tr:target td, tr.here th, tr.here td { background: var(--paper-2); }
        tr:target th:first-child, tr.here th:first-child { box-shadow: inset 4px 0 var(--accent); }
        .half { display: block; position: relative; width: 8rem; }
        .half::after { content: ""; position: absolute; left: 50%; top: -.1rem; bottom: -.1rem; border-left: 1px solid var(--control); }
        td .bar { min-width: 0; }
        tfoot th, tfoot td { font-weight: 700; border-top: 2px solid var(--ink-soft); border-bottom: 0; }

        .beside { display: grid; gap: 0 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; }
        .beside > * { min-width: 0; }

        /* A code as boxes; a bit that differs has a frame and a triangle */

        .strip { display: block; width: calc(.75rem * var(--bits)); max-width: 100%; height: auto; margin: .2rem 0; overflow: visible; }
        .strip .off { fill: var(--paper-2); stroke: var(--rule); stroke-width: .8; }
        .strip .on { fill: var(--ink-soft); stroke: var(--ink-soft); stroke-width: .8; }
        .strip .frames { fill: none; stroke: var(--accent); stroke-width: 1.8; }
        .strip .arrows { fill: var(--accent); }
        .about { flex: 1 1 16rem; min-width: 0; }
        .about .facts { margin-top: 0; }

        /* Right and wrong, as on the query pages: a word, a sign and a frame */

        .hit { display: block; padding: 3px; border: 2px solid var(--good); border-radius: 3px; width: 5rem; }
        .hit.no { border: 2px dashed var(--bad); }
        b.ok, i.no { font-style: normal; font-weight: 600; color: var(--good); white-space: nowrap; }
        i.no { color: var(--bad); }
        b.ok::before { content: "\2713\a0" / ""; }
        i.no::before { content: "\2717\a0" / ""; }
        .nopic { display: block; font-size: .75rem; color: var(--ink-soft); text-align: center; padding: .8rem .2rem; }
        .bits { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 1rem 2.4rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
        .bits li { display: grid; grid-template-columns: auto 1fr; gap: .9rem; align-items: start; border-top: 1px solid var(--rule); padding-top: .6rem; }
        .bits li > div { min-width: 0; }
        .bits p { margin: 0; font-size: .92rem; }
        .bits .note { font-size: .85rem; }
        .found { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(3.4rem, 1fr)); max-width: 60rem; }
        .found .hit { width: auto; }

        /* Exemplars and buckets */

        .exemplars { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 1.2rem 1.8rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); }
        .exemplars h3 { margin: 0 0 .4rem; font-size: 1rem; }
        .exemplars dl { display: grid; grid-template-columns: 3.2rem 1fr; gap: .35rem .6rem; margin: 0; align-items: center; }
        .exemplars dt { font-size: .82rem; color: var(--ink-soft); }
        .exemplars dd { margin: 0; display: grid; grid-template-columns: repeat(4, minmax(0, 3rem)); gap: .3rem; font-size: .82rem; }
        .exemplars .im, .buckets .im { border: 1px solid var(--rule); border-radius: 2px; }
        .exemplars a:hover .im { outline: 2px solid var(--accent); }
        .buckets { padding: 0; margin: 1rem 0; list-style: none; display: grid; gap: 1.4rem 2.4rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
        .buckets li { min-width: 0; border-top: 1px solid var(--rule); padding-top: .6rem; }
        .buckets p { margin: 0 0 .3rem; }
        .buckets .row { display: grid; grid-template-columns: repeat(10, minmax(0, 3rem)); gap: .3rem; }

        /* The slider */

        .radius label { display: grid; gap: .2rem; max-width: 34rem; font-size: .88rem; color: var(--ink-soft); }
        .radius input { width: 100%; padding: 0; border: 0; accent-color: var(--accent); }
        .meters { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; max-width: 34rem; margin: 0 0 1.4rem; align-items: center; }
        .meters dt { font-size: .88rem; color: var(--ink-soft); }
        .meters dd { margin: 0; display: grid; grid-template-columns: 1fr 4rem; gap: .8rem; align-items: center; }
        .track { display: block; background: var(--paper-2); border: 1px solid var(--rule); border-radius: 2px; }
        .track .bar { margin: 0; min-width: 0; }

        @media print {
          .tall { max-height: none; overflow: visible; }
          .radius, .meters { display: none; }
        }
        @media (forced-colors: active) {
          .strip .on { fill: CanvasText; stroke: CanvasText; }
          .strip .off { fill: none; stroke: CanvasText; }
          .strip .frames { stroke: Highlight; }
          .strip .arrows { fill: Highlight; }
        }

        """#

    private static let file4: String =
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

    private static let file5: String =
        #"""
        /* Vitrine: a run's encoder in the page. vitrine.encode(run, pixels) takes height × width × channels numbers from 0
           to 1, row by row, and gives what the program's encoder and hash function give: {latent, code}, the code packed
           as in the .npy files. The page loads the weights first, as a script: data/<run>/encoder.js. A run that cannot be
           encoded here says why in vitrine.encoders[run].unavailable. */
        (function () {
          "use strict";

          function bytes(text) {
            if (vitrine.bytes) return vitrine.bytes(text);
            var letters = atob(text), result = new Uint8Array(letters.length);
            for (var i = 0; i < letters.length; i++) result[i] = letters.charCodeAt(i);
            return result;
          }

          var kinds = { int8: Int8Array, int16: Int16Array, float32: Float32Array, float64: Float64Array };

          /* Numbers as scripts hold them: {type, rows, columns, values, scales}; the scale of a row multiplies its whole
             numbers. */
          function numbers(packed) {
            function array(text, Kind) {
              var raw = bytes(text);
              return new Kind(raw.buffer, raw.byteOffset, raw.length / Kind.BYTES_PER_ELEMENT);
            }
            var found = array(packed.values, kinds[packed.type]);
            if (!packed.scales) return found;
            var scales = array(packed.scales, Float32Array), result = new Float32Array(found.length);
            for (var row = 0, at = 0; row < packed.rows; row++) {
              for (var column = 0; column < packed.columns; column++, at++) result[at] = found[at] * scales[row];
            }
            return result;
          }

          function count(shape) { return shape.reduce(function (product, size) { return product * size; }, 1); }

          var activations = {
            relu: function (x) { return x > 0 ? x : 0; },
            relu6: function (x) { return x > 0 ? x < 6 ? x : 6 : 0; },
            "leaky-relu": function (x) { return x > 0 ? x : 0.01 * x; },
            tanh: Math.tanh,
            sigmoid: function (x) { return 1 / (1 + Math.exp(-x)); },
            sign: function (x) { return x >= 0 ? 1 : -1; }
          };

          /* Each layer by its kind: from its description to a function of the numbers that come in, channel by channel. */
          var layers = {
            conv: function (layer) {
              var weights = numbers(layer.weights), bias = numbers(layer.bias);
              var height = layer.from[1], width = layer.from[2], rows = layer.to[1], columns = layer.to[2];
              var stride = layer.stride, inside = layer.from[0] / layer.groups, each = layer.to[0] / layer.groups;
              // Of the windows along an edge, the first and the last whose pixel number `shift` lies in the image.
              function reach(length, windows, shift) {
                return [Math.max(0, Math.ceil(-shift / stride)), Math.min(windows - 1, Math.floor((length - 1 - shift) / stride))];
              }
              return function (input) {
                var output = new Float32Array(count(layer.to)), plane = new Float64Array(rows * columns), next = 0;
                for (var channel = 0; channel < layer.to[0]; channel++) {
                  plane.fill(bias[channel]);
                  for (var i = 0; i < inside; i++) {
                    var start = (Math.floor(channel / each) * inside + i) * height * width;
                    for (var y = -layer.padding; y < layer.kernel - layer.padding; y++) {
                      var down = reach(height, rows, y);
                      for (var x = -layer.padding; x < layer.kernel - layer.padding; x++) {
                        var weight = weights[next++], across = reach(width, columns, x);
                        if (weight === 0) continue;
                        for (var row = down[0]; row <= down[1]; row++) {
                          var at = row * columns + across[0], last = row * columns + across[1];
                          var source = start + (row * stride + y) * width + across[0] * stride + x;
                          for (; at <= last; at++, source += stride) plane[at] += weight * input[source];
                        }
                      }
                    }
                  }
                  output.set(plane, channel * plane.length);
                }
                return output;
              };
            },

            dense: function (layer) {
              var weights = numbers(layer.weights), bias = numbers(layer.bias);
              return function (input) {
                var output = new Float32Array(bias.length);
                for (var unit = 0, next = 0; unit < output.length; unit++) {
                  var sum = bias[unit];
                  for (var i = 0; i < input.length; i++) sum += weights[next++] * input[i];
                  output[unit] = sum;
                }
                return output;
              };
            },

            pool: function (layer) {
              var height = layer.from[1], width = layer.from[2];
              return function (input) {
                var output = new Float32Array(count(layer.to)), at = 0;
                for (var channel = 0; channel < layer.to[0]; channel++) {
                  for (var row = 0; row < layer.to[1]; row++) {
                    var top = row * layer.stride - layer.padding;
                    for (var column = 0; column < layer.to[2]; column++, at++) {
                      var left = column * layer.stride - layer.padding, sum = 0, largest = -Infinity, seen = 0;
                      for (var y = Math.max(0, top); y < Math.min(height, top + layer.size); y++) {
                        for (var x = Math.max(0, left); x < Math.min(width, left + layer.size); x++, seen++) {
                          var value = input[(channel * height + y) * width + x];
                          sum += value;
                          if (value > largest) largest = value;
                        }
                      }
                      // Windows over the lower and right edge are averaged over what lies inside, zeros at the edges count.
                      output[at] = layer.largest ? largest : sum / (layer.partial ? seen : layer.size * layer.size);
                    }
                  }
                }
                return output;
              };
            },

            scale: function (layer) {
              var weights = numbers(layer.weights), bias = numbers(layer.bias), area = count(layer.from) / bias.length;
              return function (input) {
                return input.map(function (x, i) {
                  var channel = Math.floor(i / area);
                  return x * weights[channel] + bias[channel];
                });
              };
            },

            average: function (layer) {
              var area = layer.from[1] * layer.from[2];
              return function (input) {
                var output = new Float32Array(layer.to[0]);
                for (var channel = 0, at = 0; channel < output.length; channel++) {
                  var sum = 0;
                  for (var i = 0; i < area; i++) sum += input[at++];
                  output[channel] = sum / area;
                }
                return output;
              };
            },

            resize: function (layer) {
              // For each place: the two pixels that it lies between, and how far it is from the first to the second.
              function places(from, to) {
                return Array.from({ length: to }, function (_, i) {
                  if (!layer.smooth) return [Math.min(from - 1, Math.floor(i * from / to)), 0, 0];
                  var place = Math.max(0, (i + 0.5) * from / to - 0.5), first = Math.min(from - 1, Math.floor(place));
                  return [first, Math.min(from - 1, first + 1), place - first];
                });
              }
              var width = layer.from[2], area = layer.from[1] * width;
              var rows = places(layer.from[1], layer.to[1]), columns = places(width, layer.to[2]);
              return function (input) {
                var output = new Float32Array(count(layer.to)), at = 0;
                for (var start = 0; start < layer.from[0] * area; start += area) {
                  rows.forEach(function (y) {
                    columns.forEach(function (x) {
                      var above = start + y[0] * width, below = start + y[1] * width;
                      output[at++] = (1 - y[2]) * ((1 - x[2]) * input[above + x[0]] + x[2] * input[above + x[1]])
                        + y[2] * ((1 - x[2]) * input[below + x[0]] + x[2] * input[below + x[1]]);
                    });
                  });
                }
                return output;
              };
            },

            normalise: function () { return unit; },
            identity: function () { return function (input) { return input; }; }
          };

          /* Divided by its Euclidean length. */
          function unit(vector) {
            var sum = 0;
            vector.forEach(function (x) { sum += x * x; });
            var length = Math.max(1e-12, Math.sqrt(sum));
            return vector.map(function (x) { return x / length; });
          }

          /* For each row of a matrix, its product with a vector. */
          function products(matrix, vector) {
            var result = new Float64Array(matrix.length / vector.length);
            for (var row = 0, at = 0; row < result.length; row++) {
              var sum = 0;
              for (var i = 0; i < vector.length; i++) sum += matrix[at++] * vector[i];
              result[row] = sum;
            }
            return result;
          }

          /* For each row of a matrix, its squared Euclidean distance to a vector. */
          function distances(matrix, vector) {
            var result = new Float64Array(matrix.length / vector.length);
            for (var row = 0, at = 0; row < result.length; row++) {
              var sum = 0;
              for (var i = 0; i < vector.length; i++) {
                var difference = matrix[at++] - vector[i];
                sum += difference * difference;
              }
              result[row] = sum;
            }
            return result;
          }

          /* Each hash function by its kind: from its description to a function of the latent vector, in double precision.
             A bit is set where what comes out is not negative. */
          var hashes = {
            sign: function () { return function (latent) { return latent; }; },

            linear: function (hash) {
              var matrix = numbers(hash.matrix), offsets = numbers(hash.offsets);
              return function (latent) {
                return products(matrix, latent).map(function (x, bit) { return x - offsets[bit]; });
              };
            },

            threshold: function (hash) {
              var offsets = numbers(hash.offsets);
              return function (latent) { return latent.map(function (x, bit) { return x - offsets[bit]; }); };
            },

            waves: function (hash) {
              var matrix = numbers(hash.matrix), offsets = numbers(hash.offsets), speeds = numbers(hash.frequencies);
              return function (latent) {
                return products(matrix, latent).map(function (x, bit) { return Math.cos((x - offsets[bit]) * speeds[bit]); });
              };
            },

            balls: function (hash) {
              var centres = numbers(hash.anchors), limits = numbers(hash.offsets);
              return function (latent) {
                return distances(centres, latent).map(function (x, bit) { return limits[bit] - x; });
              };
            },

            kernels: function (hash) {
              var anchors = numbers(hash.anchors), matrix = numbers(hash.matrix);
              var rate = -0.5 / (hash.width * hash.width);
              return function (latent) {
                var near = distances(anchors, latent), features = new Float64Array(near.length + 1).fill(1);
                near.forEach(function (x, i) { features[i] = Math.exp(x * rate); });
                return products(matrix, features);
              };
            },

            graph: function (hash) {
              var anchors = numbers(hash.anchors), matrix = numbers(hash.matrix);
              return function (latent) {
                var far = distances(anchors, latent), joined = Array.from(far.keys());
                joined.sort(function (a, b) { return far[a] - far[b] || a - b; });
                joined = joined.slice(0, hash.neighbours);
                var weights = new Float64Array(far.length), sum = 0;
                joined.forEach(function (i) { sum += weights[i] = Math.exp((far[joined[0]] - far[i]) / hash.width); });
                return products(matrix, weights.map(function (x) { return x / sum; }));
              };
            }
          };

          function pack(values) {
            var code = new Uint8Array(values.length / 8);
            values.forEach(function (x, bit) { if (x >= 0) code[bit >> 3] |= 1 << (bit & 7); });
            return code;
          }

          /* From rows of pixels to one channel after the other. */
          function planes(pixels, channels) {
            var area = pixels.length / channels, result = new Float32Array(pixels.length);
            for (var i = 0, at = 0; i < area; i++) {
              for (var channel = 0; channel < channels; channel++) result[channel * area + i] = pixels[at++];
            }
            return result;
          }

          function mirrored(image, width) {
            return image.map(function (_, i) { return image[i - i % width + width - 1 - i % width]; });
          }

          function prepare(encoder) {
            var steps = encoder.layers.map(function (layer) {
              var run = layers[layer.kind](layer), activation = activations[layer.activation];
              return function (input) {
                var output = run(input);
                return activation ? output.map(activation) : output;
              };
            });
            function network(image) { return steps.reduce(function (values, step) { return step(values); }, image); }
            var hash = hashes[encoder.hash.kind](encoder.hash);
            return function (pixels) {
              var image = encoder.planes ? planes(pixels, encoder.input[2]) : pixels, latent = network(image);
              if (encoder.mirror) {
                var other = network(mirrored(image, encoder.input[1]));
                latent = latent.map(function (x, i) { return (x + other[i]) / 2; });
              }
              return { latent: latent, code: pack(hash(encoder.hash.normalise ? unit(Float64Array.from(latent)) : latent)) };
            };
          }

          var prepared = {};
          vitrine.encode = function (run, pixels) {
            var encoder = (vitrine.encoders || {})[run];
            if (!encoder) throw new Error("the encoder of “" + run + "” is not loaded");
            if (encoder.unavailable) throw new Error(encoder.unavailable);
            if (pixels.length !== count(encoder.input)) throw new Error("an image of " + pixels.length + " numbers, not " + count(encoder.input));
            if (!prepared[run]) prepared[run] = prepare(encoder);
            return prepared[run](pixels);
          };
        })();

        """#

    private static let file6: String =
        #"""
        /* Vitrine: a chart as an SVG file of its own. Loaded with export.js. Charts take their colours from the style
           sheet's variables: here what the browser made of them is written into the elements, as on white paper. */
        (function () {
          "use strict";
          var space = "http://www.w3.org/2000/svg";
          // What each property is when nobody says otherwise: those are left out.
          var usual = {
            fill: "rgb(0, 0, 0)", "fill-opacity": "1", stroke: "none", "stroke-width": "1px", "stroke-dasharray": "none",
            "stroke-linejoin": "miter", "stroke-linecap": "butt", "stroke-opacity": "1", "paint-order": "normal", opacity: "1",
            "text-anchor": "start", "font-style": "normal", "font-weight": "400", "font-size": "", "dominant-baseline": "auto",
            display: "inline", visibility: "visible"
          };
          function dress(from, to) {
            var style = getComputedStyle(from);
            Object.keys(usual).forEach(function (name) {
              var value = style.getPropertyValue(name);
              var isText = /^(font|text|dominant)/.test(name);
              if (isText && !/^(text|tspan)$/.test(from.localName)) return;
              if (name === "display" && value !== "none") return;
              if (value && value !== usual[name]) to.setAttribute(name, value);
            });
            to.removeAttribute("class");
            to.removeAttribute("style");
            for (var index = 0; index < from.children.length; index++) dress(from.children[index], to.children[index]);
          }
          function dressed(from) {
            var copy = from.cloneNode(true);
            dress(from, copy);
            return copy;
          }
          function text(words, attributes) {
            var node = document.createElementNS(space, "text");
            Object.keys(attributes).forEach(function (key) { node.setAttribute(key, attributes[key]); });
            node.textContent = words;
            return node;
          }

          /* Every chart of the page: {title, figure}. */
          function all() {
            return Array.prototype.filter.call(document.querySelectorAll("figure.chart"), function (figure) {
              return figure.querySelector("svg.chart-plot");
            }).map(function (figure) {
              return { title: vitrine.text.words(figure.querySelector(".chart-title")), id: figure.id, figure: figure };
            });
          }

          /* The key stands above the plot, as on the page, in the plot's units. */
          function key(figure, scale, colours, width) {
            var group = document.createElementNS(space, "g"), list = figure.querySelector(".chart-key"), x = 0, y = 0;
            if (!list) return { group: group, height: 0 };
            Array.prototype.forEach.call(list.children, function (item) {
              var words = vitrine.text.words(item), size = 12.5;
              var taken = 36 + item.getBoundingClientRect().width * scale - 28 * scale + 14;
              if (x > 0 && x + taken > width) { x = 0; y += 20; }
              var swatch = item.querySelector("svg");
              if (swatch) {
                var copy = dressed(swatch);
                copy.setAttribute("x", x);
                copy.setAttribute("y", y);
                copy.setAttribute("width", 28);
                copy.setAttribute("height", 14);
                group.append(copy);
              }
              group.append(text(words, { x: x + 34, y: y + 11, "font-size": size, fill: colours.ink }));
              x += taken;
            });
            return { group: group, height: y + 26 };
          }

          /* An SVG element that needs nothing else. */
          function svg(figure) {
            var root = document.documentElement, theme = root.getAttribute("data-theme");
            // Nothing is painted before the theme is put back.
            root.setAttribute("data-theme", "light");
            try {
              var plot = figure.querySelector("svg.chart-plot"), style = getComputedStyle(figure), box = plot.getBBox();
              var view = plot.viewBox.baseVal, shown = plot.getBoundingClientRect().width || view.width;
              var left = Math.min(view.x, box.x) - 4, right = Math.max(view.x + view.width, box.x + box.width) + 4;
              var top = Math.min(view.y, box.y) - 4, bottom = Math.max(view.y + view.height, box.y + box.height) + 4;
              var legend = key(figure, view.width / shown, { ink: style.color }, right - left);
              var copy = dressed(plot);
              ["role", "aria-labelledby", "class", "id"].forEach(function (name) { copy.removeAttribute(name); });
              var width = right - left, height = bottom - top + legend.height;
              copy.setAttribute("xmlns", space);
              copy.setAttribute("viewBox", [left, top - legend.height, width, height].map(function (n) { return +n.toFixed(2); }).join(" "));
              copy.setAttribute("width", width.toFixed(2));
              copy.setAttribute("height", height.toFixed(2));
              copy.setAttribute("font-family", style.fontFamily);
              copy.querySelectorAll("title, desc").forEach(function (node) { node.removeAttribute("id"); });
              legend.group.setAttribute("transform", "translate(" + (left + 4) + " " + (top - legend.height + 5) + ")");
              var ground = document.createElementNS(space, "rect");
              [["x", left], ["y", top - legend.height], ["width", width], ["height", height], ["fill", "#ffffff"]].forEach(function (pair) {
                ground.setAttribute(pair[0], pair[1]);
              });
              var first = copy.querySelector("desc") || copy.querySelector("title");
              if (first) first.after(ground, legend.group);
              else copy.prepend(ground, legend.group);
              return copy;
            } finally {
              if (theme === null) root.removeAttribute("data-theme");
              else root.setAttribute("data-theme", theme);
            }
          }
          function markup(node) { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new XMLSerializer().serializeToString(node) + "\n"; }

          vitrine.charts = { all: all, svg: svg, markup: markup };
        })();

        """#

    private static let file7: String =
        #"""
        /* Vitrine: a query and its nearest images as one strip, for papers. Loaded with export.js. The strip is SVG; for a
           PNG its pictures are cut from the sheets first. A page opened from disk may show its sheets but not read their
           pixels: there the strip is printed to PDF, or the reader hands the sheets over by choosing the files. */
        (function () {
          "use strict";
          var space = "http://www.w3.org/2000/svg";
          function node(tag, attributes, children) {
            var made = document.createElementNS(space, tag);
            Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
            (children || []).forEach(function (child) { made.append(child); });
            return made;
          }

          // What a query page shows

          function cellOf(result) {
            var style = getComputedStyle(result.querySelector("p"));
            var image = getComputedStyle(result.querySelector("p"), "::before").backgroundImage;
            function value(name) { return parseFloat(style.getPropertyValue(name)) || 0; }
            return { href: image.replace(/^url\(["']?|["']?\)$/g, ""), x: value("--x") * value("--s"), y: value("--y") * value("--s"),
              w: value("--w"), h: value("--h"), W: value("--W"), H: value("--H") };
          }
          function hitOf(result, distance) {
            var said = result.firstChild.textContent.trim(), gap = said.indexOf(" ");
            var row = /row (\d+)/.exec(result.querySelector("p").textContent);
            return { rank: +said.slice(0, gap), label: said.slice(gap + 1), distance: distance, row: row ? +row[1] : "",
              right: !!result.querySelector(":scope > b"), shared: (result.querySelector(":scope > small") || { textContent: null }).textContent, cell: cellOf(result) };
          }
          /* {row, label, name, query: cell, runs: [{slug, title, hits: [{rank, label, distance, row, right, cell}]}]};
             null on other pages. */
          function read() {
            var frame = document.querySelector(".qy svg.im"), page = /(\d+)\.html$/.exec(location.pathname);
            if (!frame || !page || !document.querySelector(".rs .bd")) return null;
            var image = document.getElementById(frame.querySelector("use").getAttribute("href").slice(1));
            var box = frame.getAttribute("viewBox").split(" ").map(Number);
            var heading = document.querySelector("h1");
            return {
              row: +page[1], page: page[1], label: vitrine.text.words(heading.querySelector("small")), name: "query-" + page[1],
              query: { href: image.href.baseVal, x: box[0], y: box[1], w: box[2], h: box[3],
                W: +image.getAttribute("width"), H: +image.getAttribute("height") },
              runs: Array.prototype.map.call(document.querySelectorAll(".rs > section"), function (section) {
                var link = section.querySelector("h2 a"), hits = [];
                section.querySelectorAll(".bd > li").forEach(function (band) {
                  var distance = band.querySelector("p b").textContent.replace(/^Distance /, "");
                  band.querySelectorAll("ol > li").forEach(function (result) { hits.push(hitOf(result, distance)); });
                });
                return { slug: /([^/]+)\.html$/.exec(link.getAttribute("href"))[1], title: link.textContent, hits: hits };
              })
            };
          }
          /* Some runs and the first results of what `read` gave. */
          function choose(strip, slug, count) {
            var runs = strip.runs.filter(function (run) { return !slug || run.slug === slug; });
            return { row: strip.row, label: strip.label, query: strip.query, name: strip.name + (slug ? "-" + slug : ""),
              runs: runs.map(function (run) { return { slug: run.slug, title: run.title, hits: run.hits.slice(0, count) }; }) };
          }

          // Drawing

          var edge = 64, gap = 8, line = 18;
          var ink = "#1b1b1f", good = "#14693b", bad = "#a8201a";

          function picture(cell, x, y) {
            var scale = Math.min(edge / cell.w, edge / cell.h), w = cell.w * scale, h = cell.h * scale;
            var sharp = Math.max(cell.w, cell.h) < 64 ? "image-rendering:pixelated" : "";
            var place = { x: x + (edge - w) / 2, y: y + (edge - h) / 2, width: w, height: h };
            var box = cell.cut ? [0, 0, cell.w, cell.h] : [cell.x, cell.y, cell.w, cell.h];
            return node("svg", Object.assign({ viewBox: box.join(" "), preserveAspectRatio: "none" }, place), [
              node("image", { href: cell.cut || cell.href, style: sharp, width: cell.cut ? cell.w : cell.W, height: cell.cut ? cell.h : cell.H })
            ]);
          }
          function words(text, x, y, attributes) {
            return node("text", Object.assign({ x: x, y: y, "font-size": 12, fill: ink }, attributes), [text]);
          }
          /* The strip as an SVG element: the query at the left, a line of results for each run. */
          function draw(strip) {
            var titled = strip.runs.length > 1, step = edge + line + 8 + (titled ? line : 0);
            var columns = Math.max.apply(null, strip.runs.map(function (run) { return run.hits.length; }));
            var left = 2 + edge + 3 * gap, width = left + columns * (edge + gap) - gap + 2;
            var height = strip.runs.length * step - 4;
            var svg = node("svg", { xmlns: space, viewBox: "0 0 " + width + " " + height, width: width, height: height,
              "font-family": "Helvetica, Arial, 'Liberation Sans', sans-serif" }, [
              node("title", {}, ["Query " + strip.row + ": " + strip.label]),
              node("rect", { width: width, height: height, fill: "#ffffff" }), picture(strip.query, 2, 2 + (titled ? line : 0)),
              words("query", 2 + edge / 2, edge + line + (titled ? line : 0), { "text-anchor": "middle" })
            ]);
            strip.runs.forEach(function (run, index) {
              var top = 2 + index * step + (titled ? line : 0);
              var room = Math.floor((width - left) / 6.2);
              if (titled) svg.append(words(run.title.length > room ? run.title.slice(0, room - 1) + "\u2026" : run.title, left, top - 6));
              run.hits.forEach(function (hit, place) {
                var x = left + place * (edge + gap);
                svg.append(picture(hit.cell, x, top), node("rect", { x: x - 1, y: top - 1, width: edge + 2, height: edge + 2,
                  fill: "none", stroke: hit.right ? good : bad, "stroke-width": 2, "stroke-dasharray": hit.right ? "none" : "4 3" }),
                mark(hit.right, x + 2, top + edge + 6),
                words(hit.distance.length > 8 ? hit.distance.replace(/,.*/, "") : hit.distance, x + 15, top + edge + line - 3));
              });
            });
            return svg;
          }
          // Drawn and not written, because not every font has a tick.
          function mark(right, x, y) {
            var path = right ? "M0 4.5L3 8L9 0" : "M0 0L8 8M8 0L0 8";
            return node("path", { d: path, transform: "translate(" + x + " " + y + ")", fill: "none", stroke: right ? good : bad, "stroke-width": 2 });
          }

          // Pixels

          function load(source) {
            return new Promise(function (done, failed) {
              var image = new Image();
              image.onload = function () { done(image); };
              image.onerror = function () { failed(new Error("cannot be loaded: " + source.slice(0, 80))); };
              image.src = source;
            });
          }
          function cells(strip) {
            return [strip.query].concat([].concat.apply([], strip.runs.map(function (run) {
              return run.hits.map(function (hit) { return hit.cell; });
            })));
          }
          function fileName(href) { return href.indexOf("data:") === 0 ? "" : decodeURIComponent(href.replace(/.*\//, "")); }
          /* Names of the sheets that a strip needs. */
          function sheets(strip) {
            var names = cells(strip).map(function (cell) { return fileName(cell.href); });
            return names.filter(function (name, index) { return name && names.indexOf(name) === index; }).sort();
          }
          /* The strip with every picture cut out as a PNG of its own.
             files: by name, sheets that the reader chose. Fails with a SecurityError where the browser refuses the pixels. */
          async function cut(strip, files) {
            var loaded = {};
            async function one(cell) {
              var name = fileName(cell.href);
              if (!loaded[cell.href]) loaded[cell.href] = await load(files[name] ? URL.createObjectURL(files[name]) : cell.href);
              var canvas = document.createElement("canvas");
              canvas.width = cell.w;
              canvas.height = cell.h;
              canvas.getContext("2d").drawImage(loaded[cell.href], cell.x, cell.y, cell.w, cell.h, 0, 0, cell.w, cell.h);
              return Object.assign({}, cell, { cut: canvas.toDataURL("image/png") });
            }
            var made = Object.assign({}, strip, { query: await one(strip.query), runs: [] });
            for (var run of strip.runs) {
              var hits = [];
              for (var hit of run.hits) hits.push(Object.assign({}, hit, { cell: await one(hit.cell) }));
              made.runs.push(Object.assign({}, run, { hits: hits }));
            }
            return made;
          }
          /* An SVG element without outside pictures as a PNG. */
          async function png(svg, scale) {
            var image = await load("data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg)));
            var canvas = document.createElement("canvas");
            canvas.width = Math.round(+svg.getAttribute("width") * scale);
            canvas.height = Math.round(+svg.getAttribute("height") * scale);
            canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
            return new Promise(function (done) { canvas.toBlob(done, "image/png"); });
          }

          /* Prints the strip alone, on paper of its size: "Save as PDF" makes the figure's file. */
          function print(strip) {
            var svg = draw(strip), title = document.title, ratio = 0.75;
            var width = +svg.getAttribute("width") * ratio, height = +svg.getAttribute("height") * ratio;
            var sheet = vitrine.make("div", { id: "strip" }, [vitrine.make("style", {}, [
              "@page{size:" + width + "pt " + height + "pt;margin:0}#strip{display:none}@media print{" +
              "html,body{margin:0;padding:0;background:#fff}body>*{display:none!important}" +
              "body>#strip{display:block!important}#strip svg{display:block;width:" + width + "pt;height:" + (height - 0.5) + "pt}}"])]);
            sheet.append(svg);
            document.body.append(sheet);
            document.title = strip.name;
            addEventListener("afterprint", function () { sheet.remove(); document.title = title; }, { once: true });
            window.print();
          }

          vitrine.strip = { read: read, choose: choose, draw: draw, cut: cut, png: png, print: print, sheets: sheets };
        })();

        """#

    private static let file8: String =
        ##"""
        /* Vitrine: what the page shows, as text to take away: CSV by RFC 4180, LaTeX tables and figures. Loaded with
           export.js. Labels and names are whatever the dataset says, so each format escapes them by its own rules. */
        (function () {
          "use strict";
          var thin = /\u202f/g;

          // CSV

          /* Numbers as programs read them: without the thin spaces between thousands, with a plain minus. */
          function plain(text) {
            return /^[-\u2212]?\d{1,3}(\u202f\d{3})*(\.\d+)?$/.test(text) ? text.replace(thin, "").replace("\u2212", "-") : text;
          }
          function field(value) {
            var text = plain(value === null || value === undefined ? "" : String(value));
            return /[",\r\n]|^\s|\s$/.test(text) ? "\"" + text.replace(/"/g, "\"\"") + "\"" : text;
          }
          /* {columns: [name], rows: [[value]]}, as everywhere below. */
          function csv(table) {
            return [table.columns].concat(table.rows).map(function (row) { return row.map(field).join(","); }).join("\r\n") + "\r\n";
          }

          // LaTeX

          var marks = {
            "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "_": "\\_", "%": "\\%",
            "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "<": "\\textless{}", ">": "\\textgreater{}",
            "|": "\\textbar{}", "\"": "''", "\u00a0": "~", "\u202f": "\\,", "\u2212": "$-$", "\u00d7": "$\\times$",
            "\u2026": "\\ldots{}", "\u2013": "--", "\u2014": "---", "\u2019": "'", "\u201c": "``", "\u201d": "''"
          };
          function latex(text) {
            return String(text).replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").replace(
              /[\\{}$&#_%^~<>|"\u00a0\u202f\u2212\u00d7\u2026\u2013\u2014\u2019\u201c\u201d]/g,
              function (mark) { return marks[mark]; });
          }
          function isNumber(text) { return text === "" || /^[-\u2212+]?[\d\u202f]+(\.\d+)?%?$/.test(text); }
          /* For the package booktabs. Columns of numbers are set to the right. */
          function booktabs(table) {
            var kinds = table.columns.map(function (_, column) {
              return table.rows.length && table.rows.every(function (row) { return isNumber(String(row[column])); }) ? "r" : "l";
            });
            function line(cells) { return "    " + cells.map(latex).join(" & ") + " \\\\"; }
            return ["\\begin{table}[t]", "  \\centering", "  \\caption{" + latex(table.title) + "}",
              "  \\label{tab:" + slug(table.title) + "}", "  \\begin{tabular}{" + kinds.join("") + "}", "    \\toprule",
              line(table.columns), "    \\midrule"].concat(table.rows.map(line), ["    \\bottomrule", "  \\end{tabular}",
              "\\end{table}", ""]).join("\n");
          }
          /* strip: as export-strip.js reads it from a query page. */
          function figure(strip) {
            var runs = strip.runs.map(function (run) { return run.title; });
            var counts = strip.runs.map(function (run) {
              var right = run.hits.filter(function (hit) { return hit.right; }).length;
              return right + " of " + run.hits.length + (strip.runs.length > 1 ? " under " + run.title : "");
            });
            var most = Math.max.apply(null, strip.runs.map(function (run) { return run.hits.length; }));
            var caption = "Query " + strip.row + " (" + strip.label + ") and its " + most + " nearest database images under " +
              list(runs) + ", nearest first, with their distances. Ticks and solid frames mark right results (" +
              list(counts) + "), crosses and dashed frames wrong ones.";
            return ["\\begin{figure}[t]", "  \\centering", "  \\includegraphics[width=\\linewidth]{" + strip.name + "}",
              "  \\caption{" + latex(caption) + "}", "  \\label{fig:" + strip.name + "}", "\\end{figure}", ""].join("\n");
          }
          function list(words) {
            return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " and " + words[words.length - 1];
          }
          function slug(text) {
            return String(text).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "page";
          }

          // Tables of the page

          function words(node) {
            var copy = node.cloneNode(true);
            copy.querySelectorAll("details, .hide, .chart-hidden, .an").forEach(function (extra) { extra.remove(); });
            return copy.textContent.replace(/[\t\r\n ]+/g, " ").trim();
          }
          /* An HTML table with every cell that spans columns repeated, so that rows are of one length. */
          function read(table) {
            function cells(row) {
              var found = [];
              Array.prototype.forEach.call(row.cells, function (cell) {
                for (var span = 0; span < (cell.colSpan || 1); span++) found.push(words(cell));
              });
              return found;
            }
            var all = Array.prototype.filter.call(table.rows, function (row) { return !row.hidden; }).map(cells);
            var rows = table.tHead ? all.slice(table.tHead.rows.length) : all.slice(1);
            var head = (table.tHead ? all[table.tHead.rows.length - 1] : all[0]) || [];
            // Columns without a name hold bars and the like.
            var kept = head.map(function (name, column) {
              return name !== "" || rows.some(function (row) { return row[column]; });
            });
            function keep(row) { return row.filter(function (_, column) { return kept[column]; }); }
            return { title: titleOf(table), columns: keep(head), rows: rows.map(keep) };
          }
          function titleOf(table) {
            if (table.caption) return words(table.caption);
            var region = table.closest("[aria-label]");
            return region ? region.getAttribute("aria-label") : document.title;
          }

          vitrine.text = { csv: csv, latex: latex, booktabs: booktabs, figure: figure, slug: slug, read: read, words: words };
        })();

        """##

    private static let file9: String =
        #"""
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

        """#

    private static let file10: String =
        #"""
        /* Vitrine: nearest binary codes by an exact scan, in the order of the program: by Hamming distance, equal ones by
           row number. Codes are packed as in the .npy files: bit b is bit b % 8 of byte b / 8. */
        (function () {
          "use strict";

          /* Codes, `bytes` a row, as 32-bit words column by column: a scan of the first bits reads the first columns only. */
          function columns(codes, count, bytes) {
            var made = [];
            for (var first = 0; first < bytes; first += 4) {
              var column = new Int32Array(count);
              for (var row = 0; row < count; row++) column[row] = word(codes, row * bytes, first, bytes);
              made.push(column);
            }
            return made;
          }
          function word(codes, start, first, bytes) {
            var value = 0;
            for (var byte = first; byte < Math.min(first + 4, bytes); byte++) value |= codes[start + byte] << 8 * (byte - first);
            return value;
          }

          /* Number of differing bits in one word, added to or set in `distances`. */
          function add(column, query, mask, distances) {
            for (var row = 0; row < column.length; row++) distances[row] += ones((column[row] ^ query) & mask);
          }
          function set(column, query, mask, distances) {
            for (var row = 0; row < column.length; row++) distances[row] = ones((column[row] ^ query) & mask);
          }
          function ones(x) {
            x = x - (x >>> 1 & 0x55555555);
            x = (x & 0x33333333) + (x >>> 2 & 0x33333333);
            return Math.imul(x + (x >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
          }

          /* codes: Uint8Array of whole rows; bytes: of a row. */
          vitrine.hamming = function (codes, bytes) {
            var count = bytes ? Math.floor(codes.length / bytes) : 0;
            var words = columns(codes, count, bytes);
            var distances = new Uint16Array(count);

            /* query: Uint8Array, one code. options, all of them free:
                 bits    only the first bits of the codes count
                 k       most results (all)
                 radius  largest distance (any)
                 keep    Uint8Array, 1 for each row that may be found
                 skip    a row that may not: the query itself
               → { rows, distances, within, counts }: row numbers nearest first, their distances, how many rows are within the
               radius, and how many at each distance (0 … bits) whatever the radius. */
            function search(query, options) {
              var bits = Math.max(1, Math.min(options.bits || 8 * bytes, 8 * bytes));
              for (var at = 0; 32 * at < bits; at++) {
                var left = bits - 32 * at;
                (at ? add : set)(words[at], word(query, 0, 4 * at, bytes), left < 32 ? (1 << left) - 1 : -1, distances);
              }
              var counts = new Uint32Array(bits + 1);
              var keep = options.keep, row;
              if (keep) for (row = 0; row < count; row++) counts[distances[row]] += keep[row];
              else for (row = 0; row < count; row++) counts[distances[row]]++;
              var skip = options.skip >= 0 && options.skip < count && (!keep || keep[options.skip]) ? options.skip : -1;
              if (skip >= 0) counts[distances[skip]]--;

              var radius = Math.min(bits, options.radius === undefined ? bits : options.radius);
              var within = 0, start = new Uint32Array(bits + 2);
              for (var d = 0; d <= bits; d++) {
                if (d <= radius) within += counts[d];
                start[d + 1] = start[d] + counts[d];
              }
              var total = Math.min(within, options.k === undefined ? within : options.k);
              // A counting sort of the results alone: rows come in order, so equal distances keep it.
              var last = 0;
              while (last < radius && start[last + 1] < total) last++;
              var rows = new Int32Array(total), found = new Uint16Array(total);
              for (row = 0; total && row < count; row++) {
                var distance = distances[row];
                if (distance > last || row === skip || keep && !keep[row]) continue;
                var place = start[distance]++;
                if (place < total) { rows[place] = row; found[place] = distance; }
              }
              return { rows: rows, distances: found, within: within, counts: counts };
            }
            return { count: count, bits: 8 * bytes, search: search };
          };
        })();

        """#

    private static let file11: String =
        #"""
        /* Vitrine: results as the pages of the queries show them, equal distances together, drawn in the page. */
        (function () {
          "use strict";
          var make = vitrine.make;

          /* list: [{row, distance, right}], nearest first; `right` is true, false, or undefined where nobody knows.
             options: { counts: how many images there are at each distance, where that is known;
                        href: function of a row, the link of its picture }
             → an <ol> to put into the page. */
          vitrine.hits = function (list, options) {
            var bands = [];
            list.forEach(function (hit, place) {
              var band = bands[bands.length - 1];
              if (!band || band.distance !== hit.distance) {
                band = { distance: hit.distance, first: place, hits: [] };
                bands.push(band);
              }
              band.hits.push(hit);
            });
            return make("ol", { "class": "bd live" }, bands.map(function (band) {
              return make("li", {}, [
                make("p", {}, [make("b", {}, ["Distance " + printed(band.distance)]), note(band, options.counts)]),
                make("ol", { start: band.first + 1 }, band.hits.map(function (hit, place) {
                  return item(hit, band.first + place + 1, options.href(hit.row));
                }))
              ]);
            }));
          };

          function printed(distance) { return distance % 1 ? distance.toFixed(4) : String(distance); }

          function note(band, counts) {
            var shown = band.hits.length, all = counts ? counts[band.distance] : shown;
            if (all > shown) return ": " + shown + " of " + vitrine.grouped(all) + " images at this distance";
            return shown > 1 ? ": " + shown + " images tied" : "";
          }

          function item(hit, rank, href) {
            var cell = vitrine.cellOf("d", hit.row);
            var known = hit.right !== undefined;
            var picture = cell ? vitrine.picture(cell) : make("span", { "class": "none" }, ["no picture in the site"]);
            var parts = [picture, make("span", {}, [rank + " " + vitrine.labelText("d", hit.row)])];
            if (known) parts.push(hit.right ? make("b", {}, ["right"]) : make("i", {}, ["wrong"]));
            parts.push(make("small", {}, ["row " + hit.row]));
            var kind = !known ? "" : hit.right ? "yes" : "no";
            var link = make("a", { href: href, "class": kind });
            // Spaces between, for those who hear it as one text.
            parts.forEach(function (part) { link.append(part, " "); });
            return make("li", {}, [link]);
          }
        })();

        """#

    private static let file12: String =
        #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d5fa8"/><path d="M6 8h20v16H6zM6 24v3h20v-3" fill="none" stroke="#fff" stroke-width="2"/><path d="M10 12h5v5h-5zM17 12h5v5h-5z" fill="#fff"/></svg>

        """#

    private static let file13: String =
        #"""
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

        """#

    private static let file14: String =
        #"""
        /* Vitrine: labels of any image and whether a result is right, from data/images.js. Kinds of images: "q" a query,
           "d" a database image. */
        (function () {
          "use strict";
          var images = vitrine.images;
          if (!images) return;
          var isSingle = images.queryClass !== undefined;
          var unpack = isSingle ? vitrine.shorts : vitrine.bytes;
          var none = 65535;
          var kept = {};
          // Unpacked when first asked for: of the database that takes some milliseconds.
          function labels(kind) {
            if (!kept[kind]) {
              kept[kind] = unpack(isSingle ? kind === "d" ? images.databaseClass : images.queryClass
                : kind === "d" ? images.databaseLabels : images.queryLabels);
            }
            return kept[kind];
          }

          /* Whether an image has a label, by the label's number. */
          vitrine.hasLabel = function (kind, row, label) {
            if (isSingle) return labels(kind)[row] === label;
            return (labels(kind)[row * images.labelBytes + (label >> 3)] >> (label & 7) & 1) === 1;
          };

          vitrine.labelsOf = function (kind, row) {
            if (isSingle) {
              var only = labels(kind)[row];
              return only === none || only === undefined ? [] : [only];
            }
            var found = [];
            for (var label = 0; label < images.classes.length; label++) if (vitrine.hasLabel(kind, row, label)) found.push(label);
            return found;
          };

          /* "Shirt", "dog, frisbee", "no label". */
          vitrine.labelText = function (kind, row) {
            var names = vitrine.labelsOf(kind, row).map(function (label) { return images.classes[label]; });
            return names.length ? names.join(", ") : "no label";
          };

          /* Of the database, 1 for each image that has a label: Uint8Array. */
          var masks = {};
          vitrine.imagesWith = function (label) {
            if (!masks[label]) {
              masks[label] = new Uint8Array(images.databaseCount);
              for (var row = 0; row < images.databaseCount; row++) masks[label][row] = vitrine.hasLabel("d", row, label) ? 1 : 0;
            }
            return masks[label];
          };

          /* Whether a database image is right for an image, by a run's rule of relevance. */
          vitrine.isRight = function (rule, kind, row, found) {
            var wanted = vitrine.labelsOf(kind, row), got = vitrine.labelsOf("d", found);
            var shared = wanted.filter(function (label) { return got.indexOf(label) >= 0; }).length;
            var same = shared === wanted.length && shared === got.length;
            switch (rule) {
            case "identical": return same;
            case "any-shared-label": return shared > 0;
            case "all-query-labels": return shared > 0 && shared === wanted.length;
            default: return shared > 0 && same;
            }
          };
        })();

        """#

    private static let file15: String =
        #"""
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

        """#

    private static let file16: String =
        #"""
        /* Vitrine: a slider over the radii of a look-up. It reads the table below it, which is there without JavaScript too:
           codes/itq.html#r=3 */
        (function () {
          "use strict";
          var table = document.querySelector("table[data-radii]");
          if (!table) return;
          var make = vitrine.make, rows = [].slice.call(table.tBodies[0].rows);
          var slider = make("input", { type: "range", min: "0", max: String(rows.length - 1), step: "1", name: "r" });
          var bars = make("dl", { "class": "meters" });
          var output = make("p", { role: "status" });

          function cell(row, column) { return row.cells[column].textContent.trim(); }
          function bar(name, text, share) {
            var filled = make("span", { "class": "bar" });
            filled.style.width = 100 * (share || 0) + "%";
            bars.appendChild(make("dt", {}, [name]));
            bars.appendChild(make("dd", {}, [make("span", { "class": "track" }, [filled]), " " + text]));
          }

          function show(place) {
            var row = rows[place];
            rows.forEach(function (other) { other.classList.toggle("here", other === row); });
            var radius = cell(row, 0), empty = cell(row, 5);
            var sentence = "Radius " + radius + ": " + cell(row, 1) + " images on average; " + empty + " of the queries find nothing.";
            output.textContent = sentence;
            slider.value = place;
            slider.setAttribute("aria-valuetext", sentence);
            bars.replaceChildren();
            bar("Precision", cell(row, 2), parseFloat(cell(row, 2)));
            bar("Recall", cell(row, 4), parseFloat(cell(row, 4)));
            bar("Empty look-ups", empty, parseFloat(empty) / 100);
          }

          function fromAddress() {
            var wanted = vitrine.state.get().r || "2", place = -1;
            rows.forEach(function (row, index) { if (cell(row, 0) === wanted) place = index; });
            show(place >= 0 ? place : Math.min(2, rows.length - 1));
          }

          slider.addEventListener("input", function () { show(Number(slider.value)); });
          slider.addEventListener("change", function () { vitrine.state.set({ r: cell(rows[Number(slider.value)], 0) }); });
          window.addEventListener("hashchange", function () { if (vitrine.state.get().r) fromAddress(); });
          var region = table.closest(".scroll");
          [make("div", { "class": "radius" }, [make("label", {}, ["Radius in bits", slider])]), output, bars].forEach(function (node) {
            region.parentNode.insertBefore(node, region);
          });
          fromAddress();
        })();

        """#

    private static let file17: String =
        #"""
        /* Vitrine: a canvas of very many small pictures. The view is put together from square tiles that are drawn ahead, a
           few milliseconds a frame, so that panning only ever copies a dozen bitmaps, however many pictures there are. */
        (function () {
          "use strict";
          var TILE = 512;          // device pixels
          var CELLS = 64;          // of the grid that finds the pictures of a tile, along each side
          var MOST_TILES = 60;     // kept, besides those of the whole map
          var MOST_PIXELS = 32e6;  // of full-size sheets kept decoded
          var BUDGET = 5;          // milliseconds of drawing ahead in a frame
          var QUOTA = [160, 1200]; // pictures drawn ahead in a frame while the view moves, and while it rests: browsers draw
                                   // later than they are told to, so that the time spent here is not all

          // Twelve shapes that are told apart at five pixels: filled ones first, then open ones, then strokes.
          var SHAPES = [
            "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z", "M-.9 -.9H.9V.9H-.9Z", "M0 -1.1L1.1 .9H-1.1Z", "M0 -1.25L1.25 0L0 1.25L-1.25 0Z",
            "M0 1.1L1.1 -.9H-1.1Z", "M-1.2 -.35H-.35V-1.2H.35V-.35H1.2V.35H.35V1.2H-.35V.35H-1.2Z",
            "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z", "M-.9 -.9H.9V.9H-.9Z", "M0 -1.1L1.1 .9H-1.1Z", "M0 -1.25L1.25 0L0 1.25L-1.25 0Z",
            "M-1 -1L1 1M-1 1L1 -1", "M-1.2 0H1.2M-.6 -1.05L.6 1.05M.6 -1.05L-.6 1.05"
          ];
          var FILLED = 6;
          vitrine.mapShape = function (category) {
            var number = category % SHAPES.length;
            return { path: SHAPES[number], filled: number < FILLED, colour: (category + Math.floor(category / SHAPES.length)) % 6 + 1 };
          };

          /* canvas: the element. pictures: {count, edge, rank(i) → {sheet, x, y, w, h}, sheets [[file, width, height]],
             small: {src, cell, columns} or null}. changed(): called when a frame was drawn after the view had moved. */
          vitrine.mapCanvas = function (canvas, pictures, changed) {
            var context = canvas.getContext("2d", { alpha: false });
            var count = pictures.count;
            var x = null, y = null, grid = null, order = null;
            var look = { category: null, shown: null, images: true, colours: [], names: [] };
            var colours = {};
            var view = { x: 0.5, y: 0.5, zoom: 1 };
            var width = 1, height = 1, ratio = 1, base = 1, start = 8, largest = 56;
            var version = 1, layers = [], mark = -1, labels = [], waiting = false, moved = false, settle = 0, lastMove = 0;
            var self = {};

            // Sizes, in pixels of the page

            function scale() { return base * view.zoom; }
            function pictureSize(zoom) { return Math.min(largest, start * zoom); }
            function markerSize(zoom) { return Math.min(6, 2.4 * Math.pow(zoom, 0.4)); }
            function reach(zoom) { return look.images ? pictureSize(zoom) / 2 + 2 : markerSize(zoom) * 1.4 + 1; }
            self.mostZoom = 80;

            self.resize = function () {
              var box = canvas.getBoundingClientRect();
              ratio = Math.min(2, window.devicePixelRatio || 1);
              width = Math.max(1, box.width);
              height = Math.max(1, box.height);
              canvas.width = Math.round(width * ratio);
              canvas.height = Math.round(height * ratio);
              base = 0.9 * Math.min(width, height);
              // The wider the frame, the less of it the square of the map fills.
              start = Math.max(5, Math.min(40, 1.2 * base / Math.sqrt(Math.max(1, count))));
              largest = Math.max(start, pictures.edge < 64 ? 2 * pictures.edge : pictures.edge);
              layers = [];
              refresh();
            };

            // Points

            self.points = function (xs, ys) {
              x = xs;
              y = ys;
              var cells = new Int32Array(CELLS * CELLS + 1);
              for (var i = 0; i < count; i++) if (x[i] === x[i]) cells[cellAt(x[i], y[i]) + 1]++;
              for (var cell = 0; cell < CELLS * CELLS; cell++) cells[cell + 1] += cells[cell];
              var next = cells.slice();
              order = new Int32Array(cells[CELLS * CELLS]);
              for (i = 0; i < count; i++) if (x[i] === x[i]) order[next[cellAt(x[i], y[i])]++] = i;
              grid = cells;
              refresh();
            };
            function clamp(value) { return Math.max(0, Math.min(CELLS - 1, Math.floor(value * CELLS))); }
            function cellAt(px, py) { return clamp(py) * CELLS + clamp(px); }

            /* Indices of the points in a rectangle of the map, in the order of the queries. */
            function inside(left, top, right, bottom) {
              var found = [];
              for (var row = clamp(top); row <= clamp(bottom); row++) {
                var from = grid[row * CELLS + clamp(left)], to = grid[row * CELLS + clamp(right) + 1];
                for (var at = from; at < to; at++) {
                  var i = order[at];
                  if (x[i] >= left && x[i] <= right && y[i] >= top && y[i] <= bottom) found.push(i);
                }
              }
              return found.sort(function (a, b) { return a - b; });
            }
            self.inView = function () {
              if (!grid) return [];
              var halfX = width / scale() / 2, halfY = height / scale() / 2;
              return inside(view.x - halfX, view.y - halfY, view.x + halfX, view.y + halfY).filter(function (i) {
                return look.shown[i];
              });
            };

            /* The picture under a place of the page, from the canvas's corner; -1 where there is none. */
            self.at = function (px, py) {
              if (!grid) return -1;
              var wx = view.x + (px - width / 2) / scale(), wy = view.y + (py - height / 2) / scale();
              var half = pictureSize(view.zoom) / 2 / scale(), far = Math.max(half, 12 / scale());
              var best = -1, least = Infinity, top = -1;
              inside(wx - far, wy - far, wx + far, wy + far).forEach(function (i) {
                if (!look.shown[i]) return;
                var dx = Math.abs(x[i] - wx), dy = Math.abs(y[i] - wy);
                // Later pictures are drawn over earlier ones.
                if (look.images && dx <= half && dy <= half) top = i;
                if (dx * dx + dy * dy < least) { least = dx * dx + dy * dy; best = i; }
              });
              return top >= 0 ? top : best >= 0 && least <= far * far ? best : -1;
            };
            self.nearest = function () {
              var found = -1, least = Infinity;
              for (var i = 0; i < count; i++) {
                if (!look.shown[i] || x[i] !== x[i]) continue;
                var distance = (x[i] - view.x) * (x[i] - view.x) + (y[i] - view.y) * (y[i] - view.y);
                if (distance < least) { least = distance; found = i; }
              }
              return found;
            };
            self.place = function (i) {
              return { x: (x[i] - view.x) * scale() + width / 2, y: (y[i] - view.y) * scale() + height / 2,
                size: look.images ? pictureSize(view.zoom) : 2 * markerSize(view.zoom) };
            };

            // Look

            /* {category: per picture, shown: per picture, images: pictures or markers, colours: per category}. */
            self.look = function (changes) {
              Object.keys(changes).forEach(function (key) { look[key] = changes[key]; });
              sprites = {};
              refresh();
            };
            self.names = function (list) { labels = list; request(); };
            self.mark = function (i) { if (i !== mark) { mark = i; request(); } };
            self.refreshColours = function () {
              ["--paper", "--ink", "--ink-soft", "--rule", "--accent"].forEach(function (name) {
                colours[name] = getComputedStyle(canvas).getPropertyValue(name).trim() || "#888";
              });
              sprites = {};
              refresh();
            };
            function refresh() { version++; request(); }

            var sprites = {};
            function sprite(category, radius) {
              var key = category + ":" + radius;
              if (sprites[key]) return sprites[key];
              var side = Math.ceil(radius * 2.8) + 2, node = document.createElement("canvas");
              node.width = node.height = side;
              var pen = node.getContext("2d"), shape = vitrine.mapShape(category);
              pen.translate(side / 2, side / 2);
              pen.scale(radius, radius);
              var path = new Path2D(shape.path);
              // A rim in the ground's colour keeps overlapping shapes apart.
              pen.strokeStyle = colours["--paper"];
              pen.lineWidth = shape.filled ? 0.5 : 1.1;
              pen.stroke(path);
              pen.fillStyle = pen.strokeStyle = look.colours[category] || colours["--ink-soft"];
              pen.lineWidth = 0.55;
              if (shape.filled) pen.fill(path); else pen.stroke(path);
              return sprites[key] = node;
            }

            // Pictures: all of them small on one sheet, and full-size ones on many

            var small = null;
            if (pictures.small) {
              var overview = new Image();
              overview.onload = function () { small = overview; refresh(); };
              overview.src = pictures.small.src;
            }
            /* That sheet with its cells at the size they are shown in, so that drawing a picture copies pixels and scales none;
               null where it would be too large. */
            var scaled = [];
            function smallAt(edge) {
              var found = scaled.find(function (entry) { return entry.edge === edge; });
              if (!found) {
                var columns = pictures.small.columns, rows = Math.ceil(count / columns), node = null;
                if (Math.max(columns, rows) * edge <= 4096) {
                  node = document.createElement("canvas");
                  node.width = columns * edge;
                  node.height = rows * edge;
                  var pen = node.getContext("2d", { alpha: false });
                  pen.imageSmoothingQuality = "medium";
                  pen.drawImage(small, 0, 0, node.width, node.height);
                }
                found = { edge: edge, node: node };
                scaled.unshift(found);
                scaled.length = Math.min(2, scaled.length);
              }
              return found.node;
            }
            var sheets = {}, wanted = [], loading = 0, kept = 0, lately = 0;
            function sheet(number) {
              var found = sheets[number];
              if (found && found.ready) { found.used = ++lately; return found.image; }
              return null;
            }
            function want(number) {
              if (sheets[number] || wanted.indexOf(number) >= 0) return;
              wanted.push(number);
              loadMore();
            }
            function loadMore() {
              // The page itself comes first: pictures asked for before it has loaded would hold its loading up.
              if (document.readyState !== "complete") { addEventListener("load", loadMore, { once: true }); return; }
              while (loading < 6 && wanted.length) load(wanted.shift());
            }
            var redrawing = 0;
            function load(number) {
              var size = pictures.sheets[number], entry = sheets[number] = { ready: false, used: ++lately, image: new Image() };
              var pixels = size[1] * size[2];
              loading++;
              kept += pixels;
              entry.image.onload = entry.image.onerror = function (event) {
                loading--;
                entry.ready = event.type === "load";
                loadMore();
                // Many come at once: the tiles are drawn again for all of them together.
                if (!redrawing) redrawing = setTimeout(function () { redrawing = 0; request(); }, 120);
                evict();
              };
              entry.image.src = vitrine.root + "images/" + size[0];
            }
            function evict() {
              if (kept <= MOST_PIXELS) return;
              var numbers = Object.keys(sheets).filter(function (key) { return sheets[key].ready; });
              numbers.sort(function (a, b) { return sheets[a].used - sheets[b].used; });
              while (kept > MOST_PIXELS && numbers.length > 1) {
                var number = numbers.shift();
                kept -= pictures.sheets[number][1] * pictures.sheets[number][2];
                delete sheets[number];
              }
            }

            // Layers of tiles: one for the whole map, which stays, and one for each scale that is shown

            function layer(at) {
              var made = { scale: at * ratio, zoom: at / base, tiles: new Map() };
              layers.push(made);
              // The first is the whole map.
              while (layers.length > 4) layers.splice(1, 1);
              return made;
            }
            function range(of, margin) {
              var left = view.x * of.scale - width * ratio / 2 * of.scale / (scale() * ratio);
              var top = view.y * of.scale - height * ratio / 2 * of.scale / (scale() * ratio);
              var w = width * of.scale / scale(), h = height * of.scale / scale();
              var edge = reach(of.zoom) * ratio;
              function low(value) { return Math.max(Math.floor(-edge / TILE), Math.floor(value / TILE) - margin); }
              function high(value) { return Math.min(Math.floor((of.scale + edge) / TILE), Math.floor(value / TILE) + margin); }
              return { left: low(left), right: high(left + w), top: low(top), bottom: high(top + h) };
            }
            function each(of, margin, call) {
              var r = range(of, margin);
              for (var ty = r.top; ty <= r.bottom; ty++) for (var tx = r.left; tx <= r.right; tx++) call(tx, ty);
            }

            /* What remains to be drawn of a tile; drawing stops when the time is up and goes on in the next frame. */
            var job = null, quota = 0;
            function begin(of, tx, ty) {
              var edge = reach(of.zoom) * ratio;
              var list = inside((tx * TILE - edge) / of.scale, (ty * TILE - edge) / of.scale,
                ((tx + 1) * TILE + edge) / of.scale, ((ty + 1) * TILE + edge) / of.scale);
              var node = document.createElement("canvas");
              node.width = node.height = TILE;
              var pen = node.getContext("2d", { alpha: false });
              pen.fillStyle = colours["--paper"];
              pen.fillRect(0, 0, TILE, TILE);
              return { layer: of, key: tx + "," + ty, x: tx * TILE, y: ty * TILE, list: list, at: 0, step: 0, node: node, pen: pen,
                version: version, lacks: [] };
            }
            function proceed(until) {
              var pen = job.pen, s = job.layer.scale, zoom = job.layer.zoom;
              var size = pictureSize(zoom) * ratio, radius = Math.round(markerSize(zoom) * ratio * 2) / 2;
              var cell = pictures.small ? pictures.small.cell : 0;
              var full = look.images && (!small || size > cell * 1.4);
              // Those that the filter leaves out are faint dots beneath the others.
              for (; job.step < 2; job.step++, job.at = 0) {
                pen.fillStyle = colours["--rule"];
                for (; job.at < job.list.length; job.at++) {
                  if (quota <= 0 || (job.at & 31) === 31 && performance.now() > until) return false;
                  var i = job.list[job.at], px = x[i] * s - job.x, py = y[i] * s - job.y;
                  if (job.step === 0) {
                    if (!look.shown[i]) pen.fillRect(Math.round(px - ratio), Math.round(py - ratio), 2 * ratio, 2 * ratio);
                  } else if (look.shown[i]) {
                    quota--;
                    if (look.images && (small || full)) picture(pen, i, px, py, size, full, radius);
                    else stamp(pen, look.category[i], px, py, radius);
                  }
                }
              }
              return true;
            }
            function stamp(pen, category, px, py, radius) {
              var node = sprite(category, radius);
              pen.drawImage(node, Math.round(px - node.width / 2), Math.round(py - node.height / 2));
            }
            function picture(pen, i, px, py, size, full, radius) {
              var cell = pictures.rank(i), edge = pictures.edge;
              var w = Math.max(1, Math.round(size * cell.w / edge)), h = Math.max(1, Math.round(size * cell.h / edge));
              var left = Math.round(px - w / 2), top = Math.round(py - h / 2);
              var image = full ? sheet(cell.sheet) : null;
              if (size >= 16 * ratio && (image || small)) {
                pen.fillStyle = look.colours[look.category[i]] || colours["--rule"];
                pen.fillRect(left - ratio, top - ratio, w + 2 * ratio, h + 2 * ratio);
              }
              if (image) {
                pen.imageSmoothingEnabled = pictures.edge >= 64 || size < edge;
                pen.drawImage(image, cell.x, cell.y, cell.w, cell.h, left, top, w, h);
              } else {
                if (full) job.lacks.push(cell.sheet);
                if (!small) return stamp(pen, look.category[i], px, py, radius);
                var step = pictures.small.cell, columns = pictures.small.columns, near = Math.max(1, Math.round(size));
                var ready = full ? null : smallAt(near);
                if (ready) {
                  w = Math.max(1, Math.round(near * cell.w / edge));
                  h = Math.max(1, Math.round(near * cell.h / edge));
                  pen.drawImage(ready, i % columns * near, Math.floor(i / columns) * near, w, h, left, top, w, h);
                } else {
                  pen.imageSmoothingEnabled = true;
                  pen.drawImage(small, i % columns * step, Math.floor(i / columns) * step,
                    Math.max(1, Math.round(cell.w * step / edge)), Math.max(1, Math.round(cell.h * step / edge)), left, top, w, h);
                }
              }
              if (size >= 24 * ratio) stamp(pen, look.category[i], left + 2 * ratio, top + 2 * ratio, 4 * ratio);
            }
            function isStale(tile) {
              if (!tile || tile.version !== version) return true;
              if (!tile.lacks.length || loading && performance.now() - tile.since < 700) return false;
              return tile.lacks.some(function (number) { return sheet(number); });
            }
            function next() {
              var current = layers[layers.length - 1];
              var best = null, least = Infinity;
              function look1(of, margin) {
                each(of, margin, function (tx, ty) {
                  var tile = of.tiles.get(tx + "," + ty);
                  if (!isStale(tile)) return;
                  var dx = (tx + 0.5) * TILE / of.scale - view.x, dy = (ty + 0.5) * TILE / of.scale - view.y;
                  var distance = dx * dx + dy * dy;
                  if (distance < least) { least = distance; best = [of, tx, ty]; }
                });
              }
              look1(current, 0);
              if (!best && layers[0] !== current) look1(layers[0], 99);
              if (!best) look1(current, 1);
              return best;
            }
            function work(until) {
              if (!grid) return false;
              while (performance.now() < until) {
                if (job && (job.version !== version || layers.indexOf(job.layer) < 0)) job = null;
                if (!job) {
                  var found = next();
                  if (!found) return false;
                  job = begin(found[0], found[1], found[2]);
                }
                if (!proceed(until)) return true;
                job.layer.tiles.set(job.key, { node: job.node, version: job.version, lacks: unique(job.lacks), used: ++lately,
                  since: performance.now() });
                unique(job.lacks).forEach(want);
                job = null;
                forget();
                request();
              }
              return true;
            }
            function unique(list) { return Array.from(new Set(list)); }
            function forget() {
              var all = [];
              layers.forEach(function (of, number) {
                // Tiles of the whole map stay: they are what shows where nothing finer is drawn yet.
                if (number) of.tiles.forEach(function (tile, key) { all.push([tile.used, of, key]); });
              });
              if (all.length <= MOST_TILES) return;
              all.sort(function (a, b) { return a[0] - b[0]; });
              all.slice(0, all.length - MOST_TILES).forEach(function (entry) { entry[1].tiles.delete(entry[2]); });
            }

            // Frames

            function draw() {
              var device = scale() * ratio;
              context.setTransform(1, 0, 0, 1, 0, 0);
              context.fillStyle = colours["--paper"];
              context.fillRect(0, 0, canvas.width, canvas.height);
              var current = layers[layers.length - 1];
              var isWhole = true;
              each(current, 0, function (tx, ty) { if (!current.tiles.has(tx + "," + ty)) isWhole = false; });
              (isWhole ? [current] : layers).forEach(function (of) {
                var factor = device / of.scale;
                var left = canvas.width / 2 - view.x * device, top = canvas.height / 2 - view.y * device;
                var exact = Math.abs(factor - 1) < 1e-9;
                context.imageSmoothingEnabled = !exact;
                each(of, 0, function (tx, ty) {
                  var tile = of.tiles.get(tx + "," + ty);
                  if (!tile) return;
                  tile.used = ++lately;
                  // Whole pixels, so that nothing is blurred and no seam shows.
                  var x0 = Math.round(left + tx * TILE * factor), y0 = Math.round(top + ty * TILE * factor);
                  var x1 = Math.round(left + (tx + 1) * TILE * factor), y1 = Math.round(top + (ty + 1) * TILE * factor);
                  if (exact) context.drawImage(tile.node, x0, y0);
                  else context.drawImage(tile.node, x0, y0, x1 - x0, y1 - y0);
                });
              });
              if (view.zoom < 5) drawNames();
              context.setTransform(ratio, 0, 0, ratio, 0, 0);
              if (mark >= 0) drawMark();
            }
            /* Names are drawn once each: strokes around letters are dear. One that would cover another moves down. */
            var written = {};
            function nameOf(text) {
              var key = text + ratio + colours["--ink"];
              if (written[key]) return written[key];
              var node = document.createElement("canvas"), pen = node.getContext("2d");
              var font = "600 " + 15 * ratio + "px " + (getComputedStyle(canvas).fontFamily || "sans-serif");
              pen.font = font;
              node.width = Math.ceil(pen.measureText(text).width + 8 * ratio);
              node.height = Math.ceil(22 * ratio);
              pen.font = font;
              pen.textAlign = "center";
              pen.textBaseline = "middle";
              pen.lineJoin = "round";
              pen.lineWidth = 5 * ratio;
              pen.strokeStyle = colours["--paper"];
              pen.strokeText(text, node.width / 2, node.height / 2);
              pen.fillStyle = colours["--ink"];
              pen.fillText(text, node.width / 2, node.height / 2);
              return written[key] = node;
            }
            function drawNames() {
              var placed = [];
              labels.slice().sort(function (a, b) { return a.y - b.y; }).forEach(function (label) {
                var node = nameOf(label.text), w = node.width / ratio, h = node.height / ratio;
                var left = (label.x - view.x) * scale() + width / 2 - w / 2, top = (label.y - view.y) * scale() + height / 2 - h / 2;
                placed.forEach(function (other) {
                  if (left < other.right && left + w > other.left && top < other.bottom && top + h > other.top) top = other.bottom;
                });
                placed.push({ left: left, right: left + w, top: top, bottom: top + h - 3 });
                if (left > width || top > height || left + w < 0 || top + h < 0) return;
                context.drawImage(node, Math.round(left * ratio), Math.round(top * ratio));
              });
            }
            function drawMark() {
              if (x[mark] !== x[mark]) return;
              var place = self.place(mark), half = Math.max(7, place.size / 2) + 3;
              context.lineWidth = 5;
              context.strokeStyle = colours["--paper"];
              context.strokeRect(place.x - half, place.y - half, 2 * half, 2 * half);
              context.lineWidth = 2.5;
              context.strokeStyle = colours["--accent"];
              context.strokeRect(place.x - half, place.y - half, 2 * half, 2 * half);
            }
            function request() {
              if (waiting) return;
              waiting = true;
              requestAnimationFrame(frame);
            }
            function frame() {
              waiting = false;
              var from = performance.now();
              if (!layers.length) layer(base);
              var current = layers[layers.length - 1], factor = scale() * ratio / current.scale;
              // While zooming, tiles are scaled; when the view rests, or is too far off, they are drawn anew.
              if (Math.abs(factor - 1) > 1e-9 && (factor > 1.5 || factor < 0.67 || from - settle > 160)) {
                current = find(scale() * ratio) || layer(scale());
                factor = 1;
              }
              draw();
              if (moved) { moved = false; lastMove = from; changed(); }
              quota = QUOTA[from - lastMove < 120 ? 0 : 1];
              var more = work(from + BUDGET);
              if (more || Math.abs(factor - 1) > 1e-9) request();
            }
            function find(wanted) {
              var at = layers.findIndex(function (of) { return Math.abs(of.scale / wanted - 1) < 1e-9; });
              if (at < 0) return null;
              // The current layer is the last; the first must stay the whole map.
              var found = layers[at];
              if (at > 0) { layers.splice(at, 1); layers.push(found); } else layers.splice(1);
              return found;
            }

            // Moving

            self.view = function () { return { x: view.x, y: view.y, zoom: view.zoom }; };
            self.show = function (to) {
              var zoom = Math.max(1, Math.min(self.mostZoom, to.zoom));
              if (zoom !== view.zoom) settle = performance.now();
              view = { x: Math.max(0, Math.min(1, to.x)), y: Math.max(0, Math.min(1, to.y)), zoom: zoom };
              moved = true;
              request();
            };
            self.pan = function (dx, dy) {
              self.show({ x: view.x - dx / scale(), y: view.y - dy / scale(), zoom: view.zoom });
            };
            /* Zooms by a factor about a place of the canvas, its middle where none is given. */
            self.zoomBy = function (factor, px, py) {
              var zoom = Math.max(1, Math.min(self.mostZoom, view.zoom * factor));
              if (px === undefined) { px = width / 2; py = height / 2; }
              var dx = (px - width / 2) / scale(), dy = (py - height / 2) / scale(), by = view.zoom / zoom;
              self.show({ x: view.x + dx * (1 - by), y: view.y + dy * (1 - by), zoom: zoom });
            };
            self.size = function () { return { width: width, height: height }; };
            /* Whether everything in view is drawn as finely as it will be: for tests. */
            self.isDone = function () { return !waiting && !job && !loading && !redrawing; };
            self.refreshColours();
            return self;
          };
        })();

        """#

    private static let file18: String =
        #"""
        /* The map of all queries: a frame to move in, and drawings for those without scripts. */

        .map-frame {
          position: relative;
          margin: 0 0 0.8rem;
          border: 1px solid var(--rule);
          border-radius: 4px;
          overflow: hidden;
        }

        .map-frame canvas {
          display: block;
          width: 100%;
          height: clamp(18rem, min(74vh, 92vw), 60rem);
          cursor: grab;
          touch-action: none;
        }

        .map-frame canvas.drag {
          cursor: grabbing;
        }

        .map-frame canvas:focus-visible {
          outline-offset: -3px;
        }

        .map-tools {
          position: absolute;
          inset-block-start: 0.5rem;
          inset-inline-end: 0.5rem;
          display: grid;
          gap: 0.25rem;
        }

        .map-tools button {
          width: 2rem;
          min-height: 2rem;
          padding: 0;
          line-height: 1;
        }

        .map-card {
          position: absolute;
          display: flex;
          gap: 0.6rem;
          align-items: flex-start;
          max-width: 16rem;
          padding: 0.5rem;
          border: 1px solid var(--control);
          border-radius: 4px;
          background: var(--paper);
          font-size: 0.85rem;
          line-height: 1.35;
          pointer-events: none;
        }

        .map-card[hidden] {
          display: none;
        }

        .map-card .im {
          flex: none;
          width: 5.5rem;
        }

        .map-card p {
          margin: 0;
        }

        .map-legend {
          display: flex;
          flex-wrap: wrap;
          gap: 0.1rem 1.2rem;
          margin: 0 0 0.8rem;
          font-size: 0.9rem;
        }

        .map-legend svg {
          width: 1.1em;
          height: 1.1em;
          vertical-align: -0.2em;
        }

        .map-list td .im {
          width: 2.6rem;
        }

        .map-list td,
        .map-list th {
          vertical-align: middle;
        }

        .map-pair {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
          gap: 1.5rem 2.5rem;
        }

        .map-drawn {
          display: block;
          width: 100%;
          height: auto;
          border: 1px solid var(--rule);
          font-size: 30px;
        }

        .map-drawn path,
        .map-swatch path {
          fill: none;
          stroke: var(--series);
          stroke-width: 2;
          stroke-linecap: round;
        }

        .map-drawn .solid,
        .map-swatch .solid {
          fill: var(--series);
        }

        .map-drawn .dot,
        .map-swatch .dot {
          stroke-width: 11;
        }

        .map-drawn .bold,
        .map-swatch .bold {
          stroke-width: 4;
        }

        .map-swatch {
          width: 1.1em;
          height: 1.1em;
          vertical-align: -0.15em;
        }

        .map-table thead th[colspan] {
          border-bottom: 1px solid var(--rule);
        }

        .map-drawn ellipse {
          fill: none;
          stroke: var(--ink-soft);
          stroke-width: 1.5;
          stroke-dasharray: 6 6;
        }

        .map-drawn text {
          fill: var(--ink);
          stroke: var(--paper);
          stroke-width: 8;
          stroke-linejoin: round;
          paint-order: stroke;
          font-weight: 600;
          text-anchor: middle;
        }

        @media screen {
          .has-map .map-drawn,
          .has-map .map-counts {
            display: none;
          }
        }

        @media print {
          .map-tools,
          .map-list {
            display: none;
          }
        }

        """#

    private static let file19: String =
        #"""
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

        """#

    private static let file20: String =
        #"""
        /* Vitrine: a new image for a query: drawn, dropped, pasted or chosen, and brought to the size that an encoder takes
           as the program does it: the centre of the image, alpha on white. */
        (function () {
          "use strict";
          var make = vitrine.make;
          var SIZE = 280, LARGEST = 2048;

          /* RGB of an area of the source, averaged for each of `width` × `height` pixels: 0 … 255, row by row. */
          function averaged(source, width, height) {
            var scale = Math.max(width / source.width, height / source.height);
            var data = source.getContext("2d").getImageData(0, 0, source.width, source.height).data;
            var columns = shares(source.width, width, width / scale), rows = shares(source.height, height, height / scale);
            // Across first, for each line of the source; then down.
            var lines = new Float32Array(source.height * width * 3);
            for (var y = rows[0].from; y < rows[height - 1].to; y++) {
              for (var x = 0; x < width; x++) {
                for (var at = columns[x].from; at < columns[x].to; at++) {
                  var pixel = 4 * (y * source.width + at), share = columns[x].parts[at - columns[x].from];
                  var alpha = data[pixel + 3] / 255;
                  for (var c = 0; c < 3; c++) lines[(y * width + x) * 3 + c] += share * (alpha * data[pixel + c] + 255 * (1 - alpha));
                }
              }
            }
            var result = new Float32Array(width * height * 3);
            for (var row = 0; row < height; row++) {
              for (var line = rows[row].from; line < rows[row].to; line++) {
                var part = rows[row].parts[line - rows[row].from];
                for (var i = 0; i < width * 3; i++) result[row * width * 3 + i] += part * lines[line * width * 3 + i];
              }
            }
            return result;
          }

          /* The pixels that each of `count` equal pieces of the middle `used` of `length` pixels covers, and how much of each. */
          function shares(length, count, used) {
            var first = (length - used) / 2, step = used / count;
            return Array.from({ length: count }, function (_, i) {
              var low = Math.max(0, first + i * step), high = Math.min(length, low + step);
              var from = Math.min(length - 1, Math.floor(low)), to = Math.max(from + 1, Math.ceil(high - 1e-9));
              var parts = [], sum = 0;
              for (var at = from; at < to; at++) {
                var part = Math.max(1e-9, Math.min(high, at + 1) - Math.max(low, at));
                parts.push(part);
                sum += part;
              }
              return { from: from, to: to, parts: parts.map(function (part) { return part / sum; }) };
            });
          }

          /* onImage(isFinal): there is a new image; isFinal is false while a line is being drawn. onError(text). */
          vitrine.pad = function (onImage, onError) {
            var sheet = make("canvas", { "class": "draw", width: SIZE, height: SIZE, role: "img", "aria-label": "Drawing area, for a pointer; with the keyboard, choose a file" });
            var context = sheet.getContext("2d", { willReadFrequently: true });
            var brush = make("input", { type: "range", min: 4, max: 48, value: 20 });
            var ink = make("input", { type: "color", value: "#ffffff" });
            var undo = make("button", { type: "button" }, ["Undo"]), clear = make("button", { type: "button" }, ["Clear"]);
            var file = make("input", { type: "file", accept: "image/*" });
            var invert = make("input", { type: "checkbox" });
            var preview = make("canvas", { "class": "seen", role: "img", "aria-label": "What the encoder sees", width: 1, height: 1 });
            var caption = make("figcaption", {}, [""]);
            var seen = make("figure", { hidden: "" }, [preview, caption]);
            var node = make("div", { "class": "pad drop" }, [
              make("div", {}, [sheet, make("p", { "class": "row" }, [
                make("label", {}, ["Brush ", brush]), make("label", {}, ["Ink ", ink]), undo, clear])]),
              make("div", {}, [
                make("p", {}, ["Draw on the dark square, or drop or paste an image, or choose a file."]),
                make("p", {}, [make("label", {}, ["Image file ", file])]),
                make("p", {}, [make("label", {}, [invert, " Invert, for dark lines on white"])]), seen
              ])
            ]);

            var strokes = [], stroke = null, source = null, blob = null, wait = null;
            function paint() {
              context.fillStyle = "#000";
              context.fillRect(0, 0, SIZE, SIZE);
              context.lineCap = context.lineJoin = "round";
              strokes.forEach(function (line) {
                context.strokeStyle = line.ink;
                context.lineWidth = line.width;
                context.beginPath();
                line.points.forEach(function (point, i) { context[i ? "lineTo" : "moveTo"](point[0], point[1]); });
                // A dot is a line to itself, nearly.
                if (line.points.length === 1) context.lineTo(line.points[0][0] + 0.01, line.points[0][1]);
                context.stroke();
              });
            }
            function place(event) {
              var box = sheet.getBoundingClientRect();
              return [(event.clientX - box.left) / box.width * SIZE, (event.clientY - box.top) / box.height * SIZE];
            }
            function drawn(isFinal) {
              clearTimeout(wait);
              wait = null;
              source = sheet;
              blob = null;
              onImage(isFinal);
            }
            sheet.addEventListener("pointerdown", function (event) {
              if (event.button) return;
              event.preventDefault();
              // A pointer that ended in the same moment cannot be kept.
              try { sheet.setPointerCapture(event.pointerId); } catch (e) { /* drawn as far as it came */ }
              stroke = { ink: ink.value, width: +brush.value, points: [place(event)] };
              strokes.push(stroke);
              paint();
            });
            sheet.addEventListener("pointermove", function (event) {
              if (!stroke) return;
              stroke.points.push(place(event));
              paint();
              if (wait === null) wait = setTimeout(function () { drawn(false); }, 120);
            });
            ["pointerup", "pointercancel"].forEach(function (name) {
              sheet.addEventListener(name, function () {
                if (!stroke) return;
                stroke = null;
                drawn(true);
              });
            });
            undo.addEventListener("click", function () {
              if (!strokes.pop()) return;
              paint();
              if (strokes.length) drawn(true);
              else forget();
            });
            clear.addEventListener("click", function () {
              strokes = [];
              paint();
              forget();
            });
            function forget() {
              if (source !== sheet) return;
              source = null;
              seen.hidden = true;
            }
            paint();

            function choose(files) {
              if (!files || !files.length) return;
              var chosen = files[0], address = URL.createObjectURL(chosen), image = new Image();
              image.onload = function () {
                var shrink = Math.min(1, LARGEST / Math.max(image.naturalWidth, image.naturalHeight));
                source = make("canvas", {
                  width: Math.max(1, Math.round(image.naturalWidth * shrink)), height: Math.max(1, Math.round(image.naturalHeight * shrink)) });
                var target = source.getContext("2d");
                target.imageSmoothingQuality = "high";
                target.drawImage(image, 0, 0, source.width, source.height);
                URL.revokeObjectURL(address);
                blob = chosen;
                onImage(true);
              };
              image.onerror = function () {
                URL.revokeObjectURL(address);
                // The server reads more formats than a browser.
                source = null;
                blob = chosen;
                seen.hidden = true;
                onError(chosen);
              };
              image.src = address;
            }
            file.addEventListener("change", function () { choose(file.files); });
            invert.addEventListener("change", function () { if (source) onImage(true); });
            node.addEventListener("dragover", function (event) { event.preventDefault(); node.classList.add("over"); });
            node.addEventListener("dragleave", function () { node.classList.remove("over"); });
            node.addEventListener("drop", function (event) {
              event.preventDefault();
              node.classList.remove("over");
              choose(event.dataTransfer.files);
            });
            document.addEventListener("paste", function (event) { choose(event.clipboardData && event.clipboardData.files); });

            /* The image as an encoder of `input` = [height, width, channels] takes it: 0 … 1 in steps of 1/255, as from a
               file of 8 bits; and shows it. */
            function floats(input) {
              var height = input[0], width = input[1], channels = input[2];
              var colours = averaged(source, width, height);
              var result = new Float32Array(width * height * channels);
              preview.width = width;
              preview.height = height;
              var shown = new ImageData(width, height);
              for (var i = 0; i < width * height; i++) {
                var rgb = [colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]];
                if (channels === 1) rgb = [0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]];
                rgb.forEach(function (value, c) {
                  value = Math.round(invert.checked ? 255 - value : value);
                  result[i * channels + c] = value / 255;
                  shown.data[4 * i + c] = value;
                  if (channels === 1) shown.data[4 * i + 1] = shown.data[4 * i + 2] = value;
                });
                shown.data[4 * i + 3] = 255;
              }
              preview.getContext("2d").putImageData(shown, 0, 0);
              caption.textContent = "What the encoder sees: " + width + " × " + height + " pixels, " +
                (channels === 1 ? "grey (0.299 red + 0.587 green + 0.114 blue)" : "colour") +
                (source.width * height === source.height * width ? "" : ", the middle of the image") +
                ", averaged over areas" + (invert.checked ? ", inverted" : "") + ".";
              seen.hidden = false;
              return result;
            }
            /* The picture last made by `floats`, as a canvas of its own. */
            function picture() {
              var copy = make("canvas", { width: preview.width, height: preview.height, "class": "im px", role: "img", "aria-label": "Your image as the encoder sees it" });
              copy.getContext("2d").drawImage(preview, 0, 0);
              return copy;
            }
            /* What to send to a server: the file as it is, or the drawing as PNG. */
            function toBlob(done) {
              if (blob && !(invert.checked && source)) return done(blob);
              var copy = make("canvas", { width: source.width, height: source.height }), target = copy.getContext("2d");
              target.fillStyle = "#fff";
              target.fillRect(0, 0, copy.width, copy.height);
              target.drawImage(source, 0, 0);
              if (invert.checked) {
                target.globalCompositeOperation = "difference";
                target.fillRect(0, 0, copy.width, copy.height);
              }
              copy.toBlob(done, "image/png");
            }
            return { node: node, floats: floats, picture: picture, toBlob: toBlob, readable: function () { return source !== null; } };
          };
        })();

        """#

    private static let file21: String =
        #"""
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

        """#

    private static let file22: String =
        #"""
        /* Vitrine: one query's ranking of the whole database, worked out in the page from the packed codes, and average
           precision over it term by term. Needs hamming.js, labels.js and the data/<run>/codes.js of each run asked for.
           Nothing here draws. */
        (function () {
          "use strict";
          var decoded = {}, sizes = null;

          function codes(run) {
            if (!decoded[run]) {
              var given = vitrine.codes[run], database = vitrine.bytes(given.database);
              decoded[run] = { width: given.bytes, d: database, q: vitrine.bytes(given.query), index: vitrine.hamming(database, given.bytes) };
            }
            return decoded[run];
          }

          /* kind "q" a query, "d" a database image → Uint8Array. */
          function code(run, kind, row) {
            var all = codes(run);
            return all[kind].subarray(row * all.width, (row + 1) * all.width);
          }

          /* Labels of the images that have one of some labels, counted: Uint16Array, by row of the database. */
          function counted(labels, count) {
            var sum = new Uint16Array(count);
            labels.forEach(function (label) {
              var has = vitrine.imagesWith(label);
              for (var row = 0; row < count; row++) sum[row] += has[row];
            });
            return sum;
          }

          /* Which database images are right for a query, 1 or 0 a row: `vitrine.isRight` for all of them at once. */
          function judge(query, rule, count) {
            var wanted = vitrine.labelsOf("q", query), common = counted(wanted, count), right = new Uint8Array(count);
            if (!sizes) sizes = counted(vitrine.images.classes.map(function (_, label) { return label; }), count);
            for (var row = 0; row < count; row++) {
              var all = common[row] === wanted.length, some = common[row] > 0, same = all && sizes[row] === wanted.length;
              right[row] = rule === "identical" ? same : rule === "any-shared-label" ? some
                : rule === "all-query-labels" ? all && some : same && some;
            }
            return right;
          }

          /* {bits, count, order, distances, starts, right, relevant}: `order` has the rows nearest first, equal distances by
             row, and `distances` theirs; those at distance d have the places starts[d] to starts[d + 1] - 1. `right` goes by row. */
          function rank(run, query, rule) {
            var index = codes(run).index, found = index.search(code(run, "q", query), {});
            var starts = new Uint32Array(index.bits + 2), right = judge(query, rule, index.count), relevant = 0;
            for (var distance = 0; distance <= index.bits; distance++) starts[distance + 1] = starts[distance] + found.counts[distance];
            for (var row = 0; row < index.count; row++) relevant += right[row];
            return { bits: index.bits, count: index.count, order: found.rows, distances: found.distances, starts: starts,
              right: right, relevant: relevant };
          }

          /* Relevant rows among the first 0, 1, 2, … of the ranking, and the sum of precisions at them. */
          function sums(ranking) {
            var found = new Uint32Array(ranking.count + 1), total = new Float64Array(ranking.count + 1);
            for (var place = 0; place < ranking.count; place++) {
              var right = ranking.right[ranking.order[place]];
              found[place + 1] = found[place] + right;
              total[place + 1] = total[place] + (right ? found[place + 1] / (place + 1) : 0);
            }
            return { found: found, total: total };
          }

          /* Ends of the stretches after the first ranks: 1, 2, 5, 10, 20, 50, … and the last. */
          function ends(first, count) {
            var all = [];
            for (var scale = 1; scale < count; scale *= 10) {
              [scale, 2 * scale, 5 * scale].forEach(function (end) { if (end > first && end < count) all.push(end); });
            }
            if (count > first) all.push(count);
            return all;
          }

          /* Average precision in index order: {steps, stretches, value}, each with its term and the running sum. */
          function explain(ranking, first) {
            var found = sums(ranking), m = ranking.relevant, start = Math.min(first, ranking.count), steps = [];
            function share(sum) { return m ? sum / m : 0; }
            for (var place = 0; place < start; place++) {
              var row = ranking.order[place];
              steps.push({ rank: place + 1, row: row, distance: ranking.distances[place], right: ranking.right[row] === 1,
                soFar: found.found[place + 1], term: share(found.total[place + 1] - found.total[place]), sum: share(found.total[place + 1]) });
            }
            var stretches = ends(start, ranking.count).map(function (end) {
              var stretch = { from: start + 1, to: end, near: ranking.distances[start],
                far: ranking.distances[end - 1], right: found.found[end] - found.found[start],
                soFar: found.found[end], term: share(found.total[end] - found.total[start]), sum: share(found.total[end]) };
              start = end;
              return stretch;
            });
            return { steps: steps, stretches: stretches, value: share(found.total[ranking.count]) };
          }

          /* The same expected over all orders of equal distances: (n⁺/n) Σ_{i=1..n} (N⁺ + 1 + (i − 1)(n⁺ − 1)/(n − 1)) / (N + i)
             for each distance, over M. */
          function explainTies(ranking) {
            var found = sums(ranking), m = ranking.relevant, ties = [], total = 0;
            for (var distance = 0; distance <= ranking.bits; distance++) {
              var start = ranking.starts[distance], end = ranking.starts[distance + 1], count = end - start;
              if (!count) continue;
              var before = found.found[start], right = found.found[end] - before, sum = 0;
              if (right) {
                var step = count > 1 ? (right - 1) / (count - 1) : 0;
                for (var place = 0; place < count; place++) sum += (before + 1 + place * step) / (start + place + 1);
              }
              sum *= right / count;
              total += sum;
              ties.push({ distance: distance, before: start, rightBefore: before, count: count, right: right,
                inOrder: m ? (found.total[end] - found.total[start]) / m : 0, expected: m ? sum / m : 0, sum: m ? total / m : 0 });
            }
            return { ties: ties, value: m ? total / m : 0 };
          }

          /* Bits in which two codes differ, ascending. */
          function differing(one, other) {
            var bits = [];
            for (var at = 0; at < one.length; at++) {
              for (var left = one[at] ^ other[at]; left; left &= left - 1) bits.push(8 * at + 31 - Math.clz32(left & -left));
            }
            return bits;
          }

          vitrine.ranking = { code: code, rank: rank, explain: explain, explainTies: explainTies, differing: differing };
        })();

        """#

    private static let file23: String =
        #"""
        /* Reports: a column to read, figures that may be wider. */

        .report > p, .report > ul, .report > ol, .report > blockquote, .report > h2, .report > h3, .report > h4,
        .report > pre, .report-head, .contents, .footnotes { max-width: 46rem; margin-inline: auto; }
        .report > ul, .report > ol { padding-inline-start: max(1.3em, calc((100% - 46rem) / 2 + 1.3em)); max-width: none; }
        .report-head h1 { margin-bottom: .2em; }
        .report-head .authors, .report-head .date { margin: 0; color: var(--ink-soft); }
        .abstract { margin: 1.4rem 0 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); }
        .contents { margin-block: 2rem; padding: .6rem 1.2rem; border: 1px solid var(--rule); border-radius: 4px; }
        .contents ol { list-style: none; margin: .2rem 0; padding-inline-start: 1rem; }
        .contents > ol { padding-inline-start: 0; }
        .contents li { padding: .15rem 0; }
        .contents a { display: inline-block; padding: .1rem 0; }
        .report .number { font-variant-numeric: tabular-nums; color: var(--ink); }

        .report > .scroll { max-width: 46rem; margin: 1.4rem auto; }
        .report > .scroll table { width: auto; }

        .cell { margin: 2.4rem auto; max-width: 62rem; break-inside: avoid; }
        .cell .chart { max-width: 34rem; margin-inline: auto; }
        .cell .chart-map { max-width: 44rem; }
        .cell .caption { font-size: .95rem; line-height: 1.45; margin: .8rem auto; max-width: 46rem; }
        .cell table { width: auto; margin-inline: auto; }
        .cell th[scope="row"] { min-width: 6.5rem; }
        .cell td small, .cell th small { display: block; font-weight: 400; }
        .cell .note { max-width: 46rem; margin: .4rem auto; color: var(--ink-soft); font-size: .88rem; }
        .cell pre { max-width: 46rem; margin-inline: auto; }
        .cell .own { display: block; max-width: 100%; height: auto; margin-inline: auto; }
        .source { max-width: 46rem; margin: .5rem auto 0; font-size: .85rem; color: var(--ink-soft); }
        .source summary { cursor: pointer; padding: .25rem 0; width: fit-content; }
        .source pre { font-size: .95em; margin: .4rem 0; }

        .row-title { margin: 1rem 0 .3rem; font-weight: 600; font-size: .9rem; max-width: none; }
        .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(4.6rem, 1fr)); gap: .5rem .6rem; list-style: none; padding: 0; margin: 0; max-width: none; }
        .pictures li { display: flex; flex-direction: column; font-size: .75rem; line-height: 1.25; min-width: 0; }
        .pictures .im { border: 2px solid var(--rule); border-radius: 2px; }
        .pictures .im img { image-rendering: inherit; }
        .pictures .query .im { border-color: var(--ink); border-width: 3px; }
        .pictures .right .im { border-color: var(--good); }
        .pictures .wrong .im { border: 2px dashed var(--bad); }
        .pictures .word { font-weight: 600; margin-top: .2rem; }
        .pictures .right .word { color: var(--good); }
        .pictures .wrong .word { color: var(--bad); }
        .pictures .what { color: var(--ink-soft); overflow-wrap: anywhere; }

        .codes { margin: 0; max-width: 46rem; margin-inline: auto; }
        .codes dt { font-size: .9rem; margin-top: .7rem; }
        .codes dd { margin: .2rem 0 0; }
        .codes svg { display: block; width: 100%; max-height: 4rem; shape-rendering: crispEdges; }
        .codes .rest { fill: var(--paper-2); stroke: var(--rule); stroke-width: .05; }
        .codes .ones { fill: var(--ink); }
        .codes .differs { fill: var(--bad); }
        .codes code { color: var(--ink-soft); font-size: .78rem; }

        .mistake { border: 2px dashed var(--bad); border-radius: 4px; padding: .8rem 1rem; max-width: 46rem; margin-inline: auto; }
        .mistake p { margin: 0 0 .3rem; }
        code.mistake { border-width: 1px; padding: 0 .3em; }
        .missing { color: var(--ink-soft); font-style: italic; }
        .tasks { list-style: none; }
        .footnotes { margin-top: 3rem; border-top: 1px solid var(--rule); font-size: .9rem; }
        .report blockquote { margin-inline: auto; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); color: var(--ink-soft); }
        .report .formula { display: block; margin: 1.2rem 0; padding: .2rem 0; overflow-x: auto; overflow-y: hidden; max-width: 100%; }
        .report .mid { text-align: center; }
        .report-list { list-style: none; padding: 0; }
        .report-list li { padding: .6rem 0; border-bottom: 1px solid var(--rule); }
        .report-list a { font-family: var(--serif); font-size: 1.2rem; }
        .report-list .authors, .report-list .date { color: var(--ink-soft); display: block; font-size: .9rem; }
        @media print { .source, .contents { display: none; } .cell { margin: 1.2rem auto; } }

        """#

    private static let file24: String =
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

    private static let file25: String =
        #"""
        /* Vitrine: search by a new image through `vitrine serve`. The one file that talks to a server, and only to the one
           that the page came from: the image is sent as the raw body of POST api/v1/search. */
        (function () {
          "use strict";
          vitrine.served = /^https?:$/.test(location.protocol);

          /* image: a Blob. Calls done(error text, null) or done(null, answer); only the latest question is answered. */
          var latest = 0;
          vitrine.ask = function (image, k, done) {
            var ticket = ++latest;
            var request = new XMLHttpRequest();
            request.open("POST", "api/v1/search?k=" + k);
            request.setRequestHeader("Content-Type", image.type || "application/octet-stream");
            request.onload = function () {
              if (ticket !== latest) return;
              var answer = null;
              try { answer = JSON.parse(request.responseText); } catch (e) { /* told below */ }
              if (request.status === 200 && answer && answer.neighbours) return done(null, answer);
              var reason = answer && (answer.error && answer.error.message || answer.error || answer.message);
              done(typeof reason === "string" ? reason : request.status === 404 || request.status === 405
                ? "This server shows the pages but does not answer searches. Serve the site with “vitrine serve”."
                : "The server answered with status " + request.status + ".", null);
            };
            request.onerror = function () {
              if (ticket === latest) done("The server cannot be reached. Is “vitrine serve” still running?", null);
            };
            request.send(image);
          };
          /* What is still under way is no longer wanted. */
          vitrine.ask.cancel = function () { latest++; };
        })();

        """#

    private static let file26: String =
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

        * { box-sizing: border-box; }
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
        .tools { margin-inline-start: auto; align-self: center; display: flex; justify-content: flex-end; gap: .4rem; }
        .foot { border-top: 1px solid var(--rule); color: var(--ink-soft); font-size: .9rem; padding: 1.2rem clamp(1rem, 4vw, 3rem) 2.5rem; }
        .foot p { margin: 0; }

        /* A script fills it: its room is kept meanwhile. */
        @media (scripting: enabled) {
          .tools { box-sizing: content-box; min-width: min(20rem, 100%); min-height: 1.9rem; }
        }

        /* Controls */

        button, select, input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--control); border-radius: 4px; padding: .35rem .7rem; min-height: 2.1rem; max-width: 100%; }
        button { cursor: pointer; }
        button:hover, select:hover { border-color: var(--ink); }
        .tools button { font-size: .85rem; padding: .2rem .6rem; min-height: 1.8rem; white-space: nowrap; }
        .filters { display: flex; flex-wrap: wrap; gap: .8rem 1.2rem; align-items: end; margin: 0 0 1rem; }
        .filters label { display: grid; grid-template-columns: minmax(0, max-content); gap: .2rem; max-width: 100%; font-size: .88rem; color: var(--ink-soft); }
        input[type="checkbox"] { min-height: 0; vertical-align: middle; accent-color: var(--accent); }
        input[type="range"] { padding: 0; accent-color: var(--accent); }
        input[type="color"] { padding: .1rem .2rem; width: 3rem; vertical-align: middle; }
        [hidden] { display: none !important; }
        dialog { max-width: min(34rem, calc(100vw - 2rem)); border: 1px solid var(--rule); border-radius: 8px; padding: 1.4rem 1.8rem; background: var(--paper); color: var(--ink); }
        dialog::backdrop { background: rgb(0 0 0 / .5); }
        dialog h2 { margin: 0 0 .8rem; }
        .keys { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.2rem; margin: 0 0 1.2rem; }
        .keys dd { margin: 0; }
        .export { width: min(58rem, calc(100vw - 2rem)); max-width: none; }
        .export h3 { margin: 1.2em 0 .5em; }
        .export svg { max-width: none; background: #fff; display: block; }
        .export label { min-width: 0; max-width: 100%; }
        .export textarea { width: 100%; font-family: var(--mono); }
        .export .filters { max-width: none; margin-bottom: .6rem; }
        h2, h3, .chart-title { position: relative; }
        .an { position: absolute; inset-inline-start: -.95rem; top: .1em; font: 400 .9rem var(--sans); text-decoration: none; opacity: 0; }
        :hover > .an, .an:focus { opacity: 1; }

        /* Images: a cell of an atlas, never cut by its frame */

        .im { display: block; width: 100%; height: auto; background: var(--paper-2); }
        span.im, a.im { position: relative; overflow: hidden; aspect-ratio: 1; }
        .im img { position: absolute; left: 0; top: 0; max-width: none; }
        .px .im, .im.px, .px .bd ol p::before { image-rendering: pixelated; }
        .diff { background: #000; isolation: isolate; }
        .diff img + img, .diff use + use { mix-blend-mode: difference; }
        .sheet { position: absolute; }

        /* Cards and grids of queries */

        .grid { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 1.1rem .9rem; grid-template-columns: repeat(auto-fill, minmax(min(6.6rem, 28vw), 1fr)); }
        .grid a { display: block; color: inherit; text-decoration: none; font-size: .85rem; line-height: 1.35; }
        .grid a:hover .im { outline: 2px solid var(--accent); outline-offset: 2px; }
        .grid a:hover b { text-decoration: underline; }
        .grid .im { border: 1px solid var(--rule); border-radius: 2px; margin-bottom: .35rem; }
        .grid b { color: var(--accent); font-weight: 600; }
        .grid span { display: block; color: var(--ink-soft); }
        .rows { columns: 9rem; list-style: none; padding: 0; }
        .rows a { padding: .15rem 0; }
        /* What is far from view is not laid out. It is then clipped where it is shown: the padding is for outlines. */
        .grid.long > li { content-visibility: auto; contain-intrinsic-size: auto 7rem auto 11rem; padding: .4rem; margin: -.4rem; }
        .js [data-live] > .long { content-visibility: hidden; contain-intrinsic-size: auto 20rem auto 100vh; }
        .samples { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(3.6rem, 1fr)); list-style: none; padding: 0; margin: 0; }
        .samples .im { border-radius: 2px; border: 1px solid var(--rule); }
        .byclass { display: grid; gap: .4rem 1.2rem; grid-template-columns: minmax(6rem, auto) 1fr; align-items: center; margin: 1rem 0; }
        .byclass dt a { display: inline-block; min-height: 24px; }
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
        caption { text-align: start; color: var(--ink-soft); font-size: .9rem; padding-bottom: .5rem; max-width: min(78ch, 100vw - 2 * clamp(1rem, 4vw, 3rem)); }
        th, td { text-align: start; vertical-align: top; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--rule); }
        thead th { border-bottom: 2px solid var(--ink-soft); font-weight: 600; vertical-align: bottom; }
        tbody th { font-weight: 500; }
        .num { text-align: end; white-space: nowrap; }
        thead .num { white-space: normal; }
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
        .words .bd ol p::before { background-image: none; }
        .bd ol i + p::before { border: 2px dashed var(--bad); }
        .bd ol b, .bd ol i { font-style: normal; font-weight: 600; color: var(--good); }
        .bd ol small { font-size: .78rem; line-height: 1.25; }
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
        /* Room for what query.js puts there, by how many lines it takes. */
        .js #vr { min-height: 4.6rem; }
        .js #vr.m { min-height: 7.2rem; }
        @media (max-width: 44rem) { .js #vr { min-height: 8.2rem; } .js #vr.m { min-height: 11.6rem; } }
        @media (max-width: 28rem) { .js #vr { min-height: 10.2rem; } .js #vr.m { min-height: 17.6rem; } }
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

        /* What a script draws in place of the words that stand there without one is shown when it is whole: nothing jumps. Should
           the script fail, the words come after all. */
        .js #search, .js #inspect, .js #map { min-height: 100vh; }
        .js #search:not([data-ready]), .js #inspect:not([data-ready]), .js #map:not([data-ready]) { visibility: hidden; animation: late 0s 2s forwards; }
        .js figure.scatter[hidden] { display: block !important; visibility: hidden; }
        .js figure.scatter { min-height: min(42rem, 130vw); }
        @keyframes late { to { visibility: visible; } }

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
          .tools { padding: .3rem 0; margin-inline-start: 0; justify-content: flex-start; }
          .tools button { font-size: .8rem; padding: .2rem .4rem; }
        }
        @media print {
          :root, :root[data-theme="dark"] { color-scheme: light; --paper: #fff; --paper-2: #fff; --ink: #000; --ink-soft: #333; --rule: #999; --accent: #000; --good: #000; --bad: #000; }
          .top nav, .tools, .an, .skip, .pn, .filters, .pager { display: none; }
          main { max-width: none; padding: 0; }
          .scroll { overflow: visible; }
          li, figure, tr { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          .grid.long > li, .far .chart { content-visibility: visible; }
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

    private static let file27: String =
        #"""
        /* Vitrine: what every page shares. A line in the head of most pages sets a saved theme before the first paint; this
           classic script comes when the page is there. Everything works without it; it adds the theme switch, keys, the help
           dialog, links to headings and the way to copy and export. */
        var vitrine = window.vitrine || {};
        (function () {
          "use strict";
          var root = document.documentElement;
          // What scripts are about to fill keeps its room meanwhile.
          root.classList.add("js");
          var home = document.currentScript.src.replace(/assets\/\w+\.js.*$/, "");

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

          // After the next paint; at once where nobody looks.
          function afterPaint(act) {
            var isDone = false;
            function once() { if (!isDone) { isDone = true; act(); } }
            if (document.hidden) return once();
            requestAnimationFrame(function () { setTimeout(once); });
            setTimeout(once, 500);
          }

          // A query's page is painted when it is whole (others say so in a line of their own), and its words first: asking for
          // its sheets of pictures takes as long as laying it out.
          if (document.readyState === "loading") {
            document.head.insertAdjacentHTML("beforeend", '<link rel="expect" href="#_end" blocking="render">');
            root.classList.add("words");
            afterPaint(function () { root.classList.remove("words"); });
          }

          // What a page names here only adds to what is there already: it comes after the words, one script after the other.
          var own = document.currentScript, folder = own.getAttribute("src").replace(/assets\/\w+\.js.*$/, "");
          var more = (own.getAttribute("data-then") || "").split(" ").filter(Boolean);
          if (more.length) afterPaint(function () {
            more.forEach(function (name, place) {
              var script = make("script", { src: folder + name });
              script.async = false;
              if (place === more.length - 1) script.onload = function () { own.setAttribute("data-then", ""); };
              // Without it the page is as it is without scripts.
              script.onerror = function () { root.classList.remove("js"); };
              document.head.appendChild(script);
            });
          });

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
              (vitrine.keyList || [["j or →", "next query (on a query page)"], ["k or ←", "previous query"],
                ["/", "go to the filter of the queries"], ["c", "copy or export what the page shows"],
                ["m", "put the query under the microscope"], ["t", "theme: automatic, light, dark"],
                ["?", "this help"]]).concat(vitrine.keys || []).forEach(function (row) {
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

          function follow(selector) {
            var link = document.querySelector(selector);
            if (link) location.href = link.href;
          }

          // What copies and exports is loaded when it is first asked for.
          var loading = false;
          function copyOrExport() {
            var from = document.activeElement;
            if (vitrine.exportDialog) return vitrine.exportDialog(from);
            if (loading) return;
            loading = true;
            var files = ["data/site.js", "assets/export-text.js", "assets/export-strip.js", "assets/export-chart.js", "assets/export.js"];
            (function next() {
              if (!files.length) return vitrine.exportDialog(from);
              var script = make("script", { src: home + files.shift() });
              script.onload = next;
              document.head.appendChild(script);
            })();
          }

          // Headings and charts can be linked to. A hash with = is the state of a page.
          function linkHeadings() {
            var taken = {};
            document.querySelectorAll("main h2, main h3, main figure.chart").forEach(function (node) {
              var place = node.matches("figure") ? node.querySelector(".chart-title") : node;
              if (!place || node.closest("dialog")) return;
              var words = place.textContent.trim();
              if (!node.id) {
                var id = words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "part";
                while (taken[id] || document.getElementById(id)) id += "-";
                node.id = id;
              }
              taken[node.id] = true;
              place.appendChild(make("a", { "class": "an", href: "#" + node.id, "aria-label": "Link to: " + words }, ["#"]));
            });
            var asked = location.hash.slice(1);
            // Only what this page has just named: the browser has gone to all others itself.
            if (asked && taken[asked]) document.getElementById(asked).scrollIntoView();
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
            case "j": case "ArrowRight": follow("a[rel=next]"); break;
            case "k": case "ArrowLeft": follow("a[rel=prev]"); break;
            case "t": nextTheme(); break;
            case "c": copyOrExport(); break;
            case "m": follow("main a[href*='inspect.html']"); break;
            case "?": help(); break;
            case "/":
              var field = document.querySelector("[data-filter]");
              if (field) { field.focus(); event.preventDefault(); break; }
              var browse = document.querySelector("a[data-browse]");
              if (browse) location.href = browse.href + "#focus=filter";
              break;
            }
          });

          // Where the script comes before the page is read, the buttons do before it is painted.
          function addTools() {
            var top = document.getElementById("main") && document.querySelector(".top");
            if (!top || themeButton) return !!themeButton;
            themeButton = make("button", { type: "button" }, ["Theme: " + theme]);
            themeButton.addEventListener("click", nextTheme);
            var keys = make("button", { type: "button", "aria-haspopup": "dialog" }, ["Keys"]);
            keys.addEventListener("click", help);
            var out = make("button", { type: "button", "aria-haspopup": "dialog" }, ["Copy or export"]);
            out.addEventListener("click", copyOrExport);
            var place = top.querySelector(".tools") || top.appendChild(make("div", { "class": "tools" }));
            [out, themeButton, keys].forEach(function (button) { place.appendChild(button); });
            return true;
          }
          var watch = new MutationObserver(function () { if (addTools()) watch.disconnect(); });
          if (!addTools()) watch.observe(document, { childList: true, subtree: true });
          document.addEventListener("DOMContentLoaded", function () {
            watch.disconnect();
            addTools();
            linkHeadings();
          });
        })();

        """#

    private static let file28: String =
        #"""
        /* Vitrine: the annotated areas of a slide, outlined over its picture. A class has a pattern of dashes of its own beside its
           colour; its name stands in areas that are large enough, and in the key. */
        (function () {
          "use strict";
          var make = vitrine.make;
          // White slides and purple tissue lie below, whatever the page's theme.
          var LOOKS = [["#00602b", []], ["#8f3d00", [10, 5]], ["#6a1b9a", [3, 4]], ["#005f6b", [14, 4, 3, 4]], ["#b00020", [6, 3]],
            ["#5a5a00", [18, 7]], ["#ad1a72", [3, 4, 3, 4, 12, 4]], ["#333333", [5, 10]]];

          /* slide: of data/slides/<slug>.js. changed: called when the areas are shown or hidden.
             → null without areas, else { toggle, key: nodes; isOn(); show(on); draw(context, view): view as in pyramid.js, and dpr } */
          vitrine.areas = function (slide, changed) {
            var classes = (slide.areas || []).map(function (found) {
              var look = LOOKS[found.place % LOOKS.length];
              return { name: found.name, colour: look[0], dash: look[1], areas: found.outlines.map(area) };
            });
            if (!classes.length) return null;
            var count = classes.reduce(function (sum, found) { return sum + found.areas.length; }, 0);
            var box = make("input", { type: "checkbox", "aria-controls": "areas-key" });
            var toggle = make("label", {}, [box, "Annotated areas (" + count + ")"]);
            var key = make("ul", { "class": "areas-key", id: "areas-key", "aria-label": "Annotated areas", hidden: "" }, classes.map(function (found) {
              return make("li", {}, [swatch(found), found.name + " (" + found.areas.length + ")"]);
            }));
            box.addEventListener("change", function () { show(box.checked); changed(); });
            function show(on) {
              box.checked = on;
              key.hidden = !on;
            }

            function draw(context, view) {
              if (!box.checked) return;
              var unit = view.dpr / view.scale;
              context.save();
              context.lineJoin = "round";
              context.setTransform(view.scale, 0, 0, view.scale, -view.x * view.scale, -view.y * view.scale);
              classes.forEach(function (found) {
                found.areas.forEach(function (area) {
                  if (!isSeen(area, view)) return;
                  stroke(context, area.path, "rgba(255,255,255,.9)", 6 * unit, []);
                  stroke(context, area.path, found.colour, 3 * unit, found.dash.map(function (length) { return length * unit; }));
                });
              });
              context.setTransform(1, 0, 0, 1, 0, 0);
              context.font = "600 " + 13 * view.dpr + "px system-ui, sans-serif";
              context.textAlign = "center";
              context.textBaseline = "middle";
              classes.forEach(function (found) {
                var wide = context.measureText(found.name).width + 10 * view.dpr, high = 20 * view.dpr;
                found.areas.forEach(function (area) {
                  if (!isSeen(area, view) || (area.right - area.left) * view.scale < wide || (area.bottom - area.top) * view.scale < 1.5 * high) return;
                  name(context, found, (area.x - view.x) * view.scale, (area.y - view.y) * view.scale, wide, high, view.dpr);
                });
              });
              context.restore();
            }
            return { toggle: toggle, key: key, isOn: function () { return box.checked; }, show: show, draw: draw };
          };

          /* From outlines as data has them: x, y, then the way from each point to the next. */
          function area(outlines) {
            var path = new Path2D(), found = { path: path, left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
            var rings = outlines.map(function (steps) {
              var x = 0, y = 0, points = [];
              for (var at = 0; at + 1 < steps.length; at += 2) {
                x += steps[at];
                y += steps[at + 1];
                points.push([x, y]);
                if (at) path.lineTo(x, y); else path.moveTo(x, y);
                found.left = Math.min(found.left, x);
                found.right = Math.max(found.right, x);
                found.top = Math.min(found.top, y);
                found.bottom = Math.max(found.bottom, y);
              }
              path.closePath();
              return points;
            });
            // The name stands half way down, in the middle of the longest stretch that is inside.
            found.y = (found.top + found.bottom) / 2 + 0.25;
            found.x = middle(rings, found.y);
            return found;
          }
          function middle(rings, y) {
            var crossings = [];
            rings.forEach(function (points) {
              points.forEach(function (from, place) {
                var to = points[(place + 1) % points.length];
                if (from[1] <= y !== to[1] <= y) crossings.push(from[0] + (y - from[1]) / (to[1] - from[1]) * (to[0] - from[0]));
              });
            });
            crossings.sort(function (a, b) { return a - b; });
            var best = 0;
            for (var at = 2; at + 1 < crossings.length; at += 2) {
              if (crossings[at + 1] - crossings[at] > crossings[best + 1] - crossings[best]) best = at;
            }
            return (crossings[best] + crossings[best + 1]) / 2;
          }
          function isSeen(area, view) {
            return area.right >= view.x && area.bottom >= view.y && area.left <= view.x + view.width / view.scale && area.top <= view.y + view.height / view.scale;
          }
          function stroke(context, path, colour, width, dash) {
            context.strokeStyle = colour;
            context.lineWidth = width;
            context.setLineDash(dash);
            context.stroke(path);
          }
          function name(context, found, x, y, wide, high, dpr) {
            context.setLineDash([]);
            context.lineWidth = dpr;
            context.strokeStyle = found.colour;
            context.fillStyle = "rgba(255,255,255,.92)";
            context.fillRect(x - wide / 2, y - high / 2, wide, high);
            context.strokeRect(x - wide / 2, y - high / 2, wide, high);
            context.fillStyle = found.colour;
            context.fillText(found.name, x, y);
          }
          function swatch(found) {
            var space = "http://www.w3.org/2000/svg", svg = document.createElementNS(space, "svg");
            svg.setAttribute("viewBox", "0 0 44 12");
            svg.setAttribute("aria-hidden", "true");
            var line = document.createElementNS(space, "path");
            line.setAttribute("d", "M3 6H41");
            line.setAttribute("stroke", found.colour);
            line.setAttribute("stroke-width", "3");
            line.setAttribute("stroke-dasharray", found.dash.join(" ") || "none");
            svg.appendChild(line);
            return svg;
          }
        })();

        """#

    private static let file29: String =
        #"""
        /* Vitrine: filters and sorts the list of all query regions, which the page holds whole. The state is the hash:
           q, class, slide, scale, sort (a method's place), dir. */
        (function () {
          "use strict";
          var form = document.getElementById("filters"), list = document.getElementById("items");
          var status = document.getElementById("shown");
          if (!form || !list) return;
          var names = ["q", "class", "slide", "scale", "sort", "dir"];
          var items = [].map.call(list.children, function (node, number) {
            var data = node.dataset;
            return { node: node, number: number, text: node.textContent.toLowerCase(), "class": data["class"], slide: data.slide,
              scale: data.scale, values: data.values.split(" ").map(function (text) { return text === "" ? null : +text; }) };
          });
          var scored = status.textContent.replace(/^[^;]*;|\.$/g, "");
          var about = scored === status.textContent.replace(/\.$/, "") ? "" : ";" + scored;

          function field(name) { return form.elements.namedItem(name); }
          function apply() {
            var state = vitrine.state.get();
            names.forEach(function (name) {
              field(name).value = state[name] || "";
              if (field(name).selectedIndex < 0) field(name).selectedIndex = 0;
            });
            show();
            if (state.focus === "filter") field("q").focus();
          }
          function show() {
            var words = field("q").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
            var sort = field("sort").value, sign = field("dir").value === "down" ? -1 : 1, shown = 0;
            items.forEach(function (item) {
              var kept = ["class", "slide", "scale"].every(function (name) {
                return field(name).value === "" || field(name).value === item[name];
              }) && words.every(function (word) { return item.text.indexOf(word) >= 0; });
              item.node.hidden = !kept;
              if (kept) shown++;
            });
            // Regions without a score come last in either direction; equal ones keep the order of numbers.
            items.slice().sort(function (a, b) {
              if (sort === "") return sign * (a.number - b.number);
              var x = a.values[+sort], y = b.values[+sort];
              if (x === null || y === null) return (x === null) - (y === null) || a.number - b.number;
              return sign * (x - y) || a.number - b.number;
            }).forEach(function (item) { list.appendChild(item.node); });
            status.textContent = (shown === items.length ? "All " + vitrine.grouped(items.length) :
              vitrine.grouped(shown) + " of " + vitrine.grouped(items.length)) + " regions" + about + ".";
          }
          function changed() {
            var state = { focus: null };
            names.forEach(function (name) { state[name] = field(name).value.trim(); });
            vitrine.state.set(state);
            show();
          }
          form.addEventListener("input", changed);
          form.addEventListener("submit", function (event) { event.preventDefault(); });
          addEventListener("hashchange", apply);
          // What copies and exports asks for the rows as they are filtered and sorted.
          vitrine.tables = (vitrine.tables || []).concat(function () {
            var methods = [].slice.call(field("sort").options, 1).map(function (option) { return option.textContent; });
            return { title: "Regions as shown", columns: ["region", "page", "class", "slide", "scale"].concat(methods),
              rows: [].filter.call(list.children, function (node) { return !node.hidden; }).map(function (node) {
                var item = items.filter(function (item) { return item.node === node; })[0];
                function chosen(name, value) { var found = field(name).querySelector("option[value='" + value + "']"); return found ? found.textContent : ""; }
                return [node.querySelector("b").textContent, node.querySelector("a").getAttribute("href"), chosen("class", item["class"]),
                  chosen("slide", item.slide), item.scale].concat(item.values);
              }) };
          });
          apply();
        })();

        """#

    private static let file30: String =
        #"""
        /* Vitrine: the keys that pages of whole slides have, for the help that site.js shows. */
        var vitrine = window.vitrine || {};
        vitrine.keyList = [
          ["j or →", "next slide or region"], ["k or ←", "previous slide or region"],
          ["← ↑ → ↓", "move the slide (in the viewer)"], ["+ and −", "zoom (in the viewer)"], ["0 or Home", "the whole slide (in the viewer)"],
          ["/", "go to the filter of the regions"], ["c", "copy or export what the page shows"],
          ["t", "theme: automatic, light, dark"], ["?", "this help"]
        ];

        """#

    private static let file31: String =
        #"""
        /* Vitrine: the pictures of a slide at any zoom, from its Deep Zoom pyramid on disk. Places are in level-0 pixels of the
           slide. Tiles are <img> elements, which pages opened from disk may load; a tile that is not there is background and
           never asked for. */
        (function () {
          "use strict";
          var MOST_LOADING = 8, MOST_KEPT = 600, BACKGROUND = "#ffffff";

          /* description: of data/slides/<slug>.js. changed: called when a picture has come.
             → { draw(context, view): view = {x, y (level-0 pixel at the upper left corner), scale (device pixels a level-0 pixel),
                 width, height (device pixels)}; finest: device pixels a level-0 pixel at which the finest pictures are as they are } */
          vitrine.pyramid = function (description, changed) {
            var levels = description.pyramid ? levelsOf(description.pyramid) : [];
            var kept = new Map(), loading = 0, waiting = [], tick = 0;
            var still = new Image(), stillReady = false;
            still.onload = function () { stillReady = true; changed(); };
            still.src = vitrine.root + description.thumbnail.path;

            function levelsOf(pyramid) {
              var found = [];
              for (var level = pyramid.minLevel; level <= pyramid.maxLevel; level++) {
                var shrink = Math.pow(2, pyramid.maxLevel - level);
                var width = Math.ceil(pyramid.width / shrink), height = Math.ceil(pyramid.height / shrink);
                found.push({
                  level: level, width: width, height: height, factor: pyramid.factor * shrink,
                  columns: Math.ceil(width / pyramid.tileSize), rows: Math.ceil(height / pyramid.tileSize),
                  present: vitrine.bytes(pyramid.tiles[level - pyramid.minLevel])
                });
              }
              return found;
            }
            function has(level, column, row) {
              var index = row * level.columns + column;
              return (level.present[index >> 3] >> (index & 7) & 1) === 1;
            }

            // Loading: the nearest to the middle first; what is no longer wanted is not begun.
            function want(level, column, row, far) {
              var key = level.level + "/" + column + "_" + row;
              var tile = kept.get(key);
              if (!tile) {
                tile = { key: key, image: null, ready: false, failed: false, far: far, used: tick };
                kept.set(key, tile);
                waiting.push(tile);
              }
              tile.far = far;
              tile.used = tick;
              return tile;
            }
            function pump() {
              waiting = waiting.filter(function (tile) {
                if (tile.used === tick) return true;
                kept.delete(tile.key);
                return false;
              }).sort(function (a, b) { return a.far - b.far; });
              while (waiting.length && loading < MOST_LOADING) begin(waiting.shift());
              if (kept.size <= MOST_KEPT) return;
              var old = Array.from(kept.values()).filter(function (tile) { return tile.used !== tick && (tile.ready || tile.failed); });
              old.sort(function (a, b) { return a.used - b.used; });
              old.slice(0, kept.size - MOST_KEPT).forEach(function (tile) { kept.delete(tile.key); });
            }
            function begin(tile) {
              var image = tile.image = new Image();
              loading++;
              image.onload = function () { loading--; tile.ready = true; changed(); };
              image.onerror = function () { loading--; tile.failed = true; changed(); };
              image.decoding = "async";
              image.src = vitrine.root + description.pyramid.path + tile.key + "." + description.pyramid.format;
            }

            function draw(context, view) {
              tick++;
              context.imageSmoothingEnabled = true;
              context.imageSmoothingQuality = "high";
              var left = -view.x * view.scale, top = -view.y * view.scale;
              var width = description.width * view.scale, height = description.height * view.scale;
              context.fillStyle = BACKGROUND;
              context.fillRect(left, top, width, height);
              if (stillReady) {
                var shown = description.thumbnail.shown;
                context.drawImage(still, 0, 0, shown[0], shown[1], left, top, width, height);
              }
              if (!levels.length) return;
              // The coarsest level whose pixels are not drawn larger than one and a half of the screen's.
              var chosen = levels.length - 1;
              while (chosen > 0 && levels[chosen - 1].factor * view.scale <= 1.5) chosen--;
              // Coarser ones below it fill in while it loads; of those only what has come is drawn.
              for (var at = Math.max(0, chosen - 4); at < chosen; at++) tiles(context, view, levels[at], false);
              tiles(context, view, levels[chosen], true);
              pump();
            }
            function tiles(context, view, level, wanted) {
              var pyramid = description.pyramid, size = pyramid.tileSize, overlap = pyramid.overlap;
              var step = level.factor * view.scale, edge = size * level.factor;
              var firstColumn = Math.max(0, Math.floor(view.x / edge)), firstRow = Math.max(0, Math.floor(view.y / edge));
              var lastColumn = Math.min(level.columns - 1, Math.floor((view.x + view.width / view.scale) / edge));
              var lastRow = Math.min(level.rows - 1, Math.floor((view.y + view.height / view.scale) / edge));
              for (var row = firstRow; row <= lastRow; row++) {
                for (var column = firstColumn; column <= lastColumn; column++) {
                  if (!has(level, column, row)) continue;
                  var key = level.level + "/" + column + "_" + row, tile;
                  if (wanted) {
                    var dx = (column + 0.5) * edge - view.x - view.width / view.scale / 2;
                    var dy = (row + 0.5) * edge - view.y - view.height / view.scale / 2;
                    tile = want(level, column, row, dx * dx + dy * dy);
                  } else {
                    tile = kept.get(key);
                    if (tile) tile.used = tick;
                  }
                  if (!tile || !tile.ready) continue;
                  // With their overlap, tiles lap over each other, so that no seam shows between them.
                  var x = column * size - (column ? overlap : 0), y = row * size - (row ? overlap : 0);
                  context.drawImage(tile.image, (x * level.factor - view.x) * view.scale, (y * level.factor - view.y) * view.scale,
                    tile.image.naturalWidth * step, tile.image.naturalHeight * step);
                }
              }
            }

            return {
              draw: draw,
              finest: levels.length ? 1 / levels[levels.length - 1].factor : description.thumbnail.shown[0] / description.width,
              /* Whether all that the last drawing wanted has come. */
              settled: function () { return stillReady && !loading && !waiting.length; }
            };
          };
        })();

        """#

    private static let file32: String =
        #"""
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

        """#

    private static let file33: String =
        #"""
        /* Vitrine: pages of whole slides. Colours that lie on a slide are the same in light and dark: slides are white. */

        .wall { grid-template-columns: repeat(auto-fill, minmax(min(10rem, 42vw), 1fr)); }
        .wall .im { aspect-ratio: 4 / 3; background: #fff; }
        /* Few, and of heights that nobody can guess: laid out from the start, so that nothing moves. */
        .grid.wall.long > li { content-visibility: visible; }
        .wall .score { font-variant-numeric: tabular-nums; color: var(--ink); }
        .unread { padding-inline-start: 1.2em; }
        .random { color: var(--ink-soft); }
        .slides th .im { width: 6.5rem; max-height: 6.5rem; background: #fff; border: 1px solid var(--rule); border-radius: 2px; margin-bottom: .3rem; }
        .slides th[scope="row"] { min-width: 7.5rem; }
        .wide { width: 10rem; }
        .below { display: block; }
        /* Recipes have lines. */
        .card code { white-space: pre-wrap; }
        .sides { display: grid; gap: 0 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; }
        .sides > * { min-width: 0; margin: .6rem 0 1.2rem; }
        .sides thead .num { white-space: normal; }
        .jump { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; margin: 1.2rem 0 0; }
        .jump a { display: inline-block; padding: .2rem 0; }
        .tall { max-height: 30rem; overflow-y: auto; }
        .tall thead th { position: sticky; top: 0; background: var(--paper); }
        .regions th[scope="row"] { min-width: 16rem; max-width: 34rem; }

        /* A region and what was found for it */

        .region figure { width: clamp(12rem, 40vw, 26rem); }
        .region figure a { display: block; }
        .region .place { width: clamp(9rem, 30vw, 16rem); }
        .region .place .im { border-color: var(--rule); margin-bottom: 0; }
        .region .im { background: #fff; }
        .hits { list-style: none; padding: 0; margin: .8rem 0 1.2rem; display: grid; gap: 1.1rem .9rem; grid-template-columns: repeat(auto-fill, minmax(min(9.6rem, 42vw), 1fr)); }
        .hits a { display: block; color: inherit; text-decoration: none; font-size: .86rem; line-height: 1.35; }
        .hits .im, .hits canvas { display: block; width: 100%; aspect-ratio: var(--ratio, 1); background: var(--paper-2); border: 2px solid var(--rule); border-radius: 3px; padding: 3px; margin-bottom: .35rem; }
        .hits .yes .im { border-color: var(--good); }
        .hits .no .im { border: 2px dashed var(--bad); }
        .hits a:hover .im { outline: 2px solid var(--accent); outline-offset: 2px; }
        .hits a:hover .what { text-decoration: underline; }
        .hits span, .hits small { display: block; }
        .hits .rank { display: inline-block; min-width: 1.5em; color: var(--paper); background: var(--ink); border-radius: 2px; text-align: center; padding: 0 .25em; }
        .hits .word { display: inline; font-weight: 600; color: var(--ink-soft); }
        .hits .yes .word { color: var(--good); }
        .hits .no .word { color: var(--bad); }
        .hits .yes .word::before { content: "\2713\a0" / ""; }
        .hits .no .word::before { content: "\2717\a0" / ""; }
        .method + .method { border-top: 1px solid var(--rule); margin-top: 3rem; }

        /* Similarity: the slide in grey, colours multiplied over it */

        .maps { list-style: none; padding: 0; margin: .8rem 0; display: grid; gap: 1.1rem 1rem; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); }
        .maps a { display: block; color: inherit; text-decoration: none; font-size: .86rem; line-height: 1.35; }
        .maps b { color: var(--accent); font-weight: 600; }
        .maps a:hover b { text-decoration: underline; }
        .maps span, .maps small { display: block; }
        .map { background: #fff; border: 1px solid var(--rule); border-radius: 2px; margin-bottom: .35rem; isolation: isolate; }
        .map .slide { filter: grayscale(1) contrast(.45) brightness(1.55); }
        .map .heat { mix-blend-mode: multiply; image-rendering: pixelated; }
        .map rect { fill: none; }
        .map .hit { stroke: #0b3fb3; stroke-width: 1.4; }
        .map .query { stroke: #000; stroke-width: 3; }
        .map .halo { stroke: #fff; stroke-width: 3.4; }
        .map .query.halo { stroke-width: 6; }
        .legend { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .6rem; font-size: .88rem; color: var(--ink-soft); max-width: none; }
        .legend small { flex-basis: 100%; }
        .ramp { width: 9rem; height: .9rem; border: 1px solid var(--rule); background: linear-gradient(to right, #fffade, #fee096, #fcb358, #f07032, #cc2c26, #800826); print-color-adjust: exact; -webkit-print-color-adjust: exact; }

        /* The slide as a still picture, and as a viewer */

        #viewer { margin: 1rem 0 .6rem; }
        .still svg { max-height: 75vh; background: #fff; border: 1px solid var(--rule); border-radius: 3px; }
        .still rect { fill: transparent; stroke: #0b3fb3; stroke-width: 2.5px; vector-effect: non-scaling-stroke; }
        .still .hit rect { stroke: #111; stroke-dasharray: 5 3; }
        .still a:focus-visible { outline: none; }
        .still a:focus-visible rect { stroke-width: 5px; }
        .stage { position: relative; max-height: 76vh; min-height: 18rem; width: 100%; overflow: hidden; background: var(--paper-2); border: 1px solid var(--rule); border-radius: 3px; touch-action: none; cursor: grab; user-select: none; -webkit-user-select: none; }
        .stage.moving { cursor: grabbing; }
        .stage.drawing { cursor: crosshair; }
        .stage .view { position: absolute; left: 0; top: 0; display: block; width: 100%; height: 100%; }
        .stage .view:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
        .stage .frames { position: absolute; left: 0; top: 0; width: 100%; height: 100%; overflow: hidden; pointer-events: none; z-index: 0; }
        .frames a { position: absolute; pointer-events: auto; display: grid; place-items: center; color: #fff; text-decoration: none; }
        .frames i { display: block; border: 3px solid #0b3fb3; box-shadow: 0 0 0 1.5px #fff, inset 0 0 0 1.5px #fff; border-radius: 1px; }
        .frames .hit i { border: 2px dashed #111; }
        .frames a:focus-visible, .frames a.chosen { outline: 4px solid #d10000; outline-offset: 3px; }
        .frames a:hover { background: rgb(255 255 255 / .2); }
        .frames.one a:not(.chosen) { opacity: .6; }
        .frames a:not(.marked):not(:hover):not(:focus-visible) span { display: none; }
        .frames a span { position: absolute; inset-inline-start: 0; bottom: 100%; background: #0b3fb3; font-size: .78rem; line-height: 1.3; padding: 0 .4em; white-space: nowrap; max-width: 18rem; overflow: hidden; text-overflow: ellipsis; border: 1px solid #fff; }
        .frames .hit span { background: #111; }
        .frames .chosen span { background: #a80000; }
        .frames .drawn { border: 3px solid #d10000; position: absolute; box-shadow: 0 0 0 1.5px #fff; }
        .stage .past { position: absolute; z-index: 2; inset-inline-start: .7rem; top: -6rem; background: var(--paper); padding: .4rem .8rem; }
        .stage .past:focus { top: .7rem; }
        .stage .bar-scale { position: absolute; z-index: 1; inset-inline-start: .7rem; bottom: .7rem; background: #fff; color: #111; font-size: .82rem; padding: .15rem .5rem .3rem; border-radius: 3px; pointer-events: none; border: 1px solid #999; }
        .bar-scale i { display: block; height: 5px; border: 2px solid #111; border-top: 0; }
        .under .buttons { display: flex; gap: .35rem; }
        .under .buttons button { min-width: 2.4rem; min-height: 2.4rem; padding: .2rem .6rem; font-size: 1.05rem; background: var(--paper); }
        .over { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; align-items: center; margin: 0 0 .5rem; font-size: .9rem; }
        .over label { display: inline-flex; gap: .4rem; align-items: center; min-height: 1.8rem; }
        .over select { padding: .1rem .4rem; min-height: 1.8rem; max-width: 16rem; }
        .areas-key { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: .3rem .7rem; margin: 0 0 .5rem; font-size: .9rem; background: #fff; color: #111; border: 1px solid var(--rule); border-radius: 3px; }
        .areas-key[hidden] { display: none; }
        .areas-key li { display: inline-flex; gap: .4rem; align-items: center; }
        .areas-key svg { width: 2.75rem; height: .75rem; fill: none; }
        .under { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; align-items: center; margin: .5rem 0; font-size: .9rem; }
        .under .where { margin-inline-start: auto; color: var(--ink-soft); font-variant-numeric: tabular-nums; margin-bottom: 0; }
        .told-region { margin: .2rem 0; max-width: none; }
        .told-region:empty { display: none; }
        .swatch { display: inline-block; box-shadow: 0 0 0 1px #fff; width: 1.3rem; height: .9rem; border: 3px solid #0b3fb3; background: #fff; }
        .swatch.hit { border: 2px dashed #111; }
        .rect-search { border: 1px solid var(--rule); border-radius: 4px; padding: .5rem 1rem; margin: .8rem 0; }
        .rect-search summary { padding: .2rem 0; }
        .rect-search input { width: 7rem; }
        .rect-search .filters { margin-top: .8rem; }
        /* Filters need scripts; with them their room is kept from the first paint on. */
        html:not(.js) #filters { display: none; }
        .js #viewer:not([data-ready]) .still, .js #viewer:not([data-ready]) ~ * { visibility: hidden; animation: late 0s 2s forwards; }
        @media (forced-colors: active) { .frames a, .ramp, .areas-key { forced-color-adjust: none; } }
        @media (max-width: 40rem) {
          .under .where { margin-inline-start: 0; flex-basis: 100%; }
          /* A number is seen before its interval. */
          .metrics td { white-space: nowrap; }
          .metrics td small { display: block; }
          .metrics th[scope="row"] { min-width: 8rem; max-width: 9.5rem; }
        }
        @media print {
          .under .buttons, .over, .rect-search { display: none; }
          .tall { max-height: none; overflow: visible; }
          .hits li, .maps li { break-inside: avoid; }
          .map, .map .heat { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """#

    private static let file34: String =
        #"""
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

        """#

    private static let file35: String =
        #"""
        <li><p><b>Distance {{distance}}</b>{{note}}<ol start={{start}}>
        {{hits}}</ol>

        """#

    private static let file36: String =
        #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} – {{site}}</title>
        <script>document.documentElement.className="js";document.head.insertAdjacentHTML("beforeend",'<link rel=expect href="#_end" blocking=render>');try{document.documentElement.dataset.theme=localStorage["vitrine.theme"]}catch(e){}</script>
        <link rel="icon" href="../assets/icon.svg">
        <link rel="stylesheet" href="../assets/site.css">
        <script defer src="../assets/site.js"{{#isFirst}} data-then="data/queries.js assets/browse.js"{{/isFirst}}></script>
        </head>
        <body{{#pixelated}} class="px"{{/pixelated}}>
        {{header}}
        <main id="main" tabindex="-1">
        <h1>Queries</h1>
        <p class="lede">Every query has a page with its nearest images. {{counts}}</p>
        <div id="browse"{{#isFirst}} data-live{{/isFirst}}>
        <p class="note">Page {{number}} of {{pages}}: {{range}}, by row number.{{#isFirst}} With JavaScript, this page filters and sorts.{{/isFirst}}</p>
        <nav aria-label="Pages"><ul class="pager">{{#pager}}<li>{{#current}}<span aria-current="page">{{number}}</span>{{/current}}{{^current}}<a href="{{href}}"><span class="hide">Page </span>{{number}}</a>{{/current}}</li>{{/pager}}</ul></nav>
        {{> items}}
        </div>
        </main>
        {{footer}}
        </body>
        </html>

        """#

    private static let file37: String =
        #"""
        <ul class="grid">
        {% for item in list.items %}
        <li><a href="{{ page.root }}queries/{{ item.page }}.html">{{ item.picture }}<b>Query {{ item.row }}</b><span>{{ item.label }}</span><span>{{ item.detail }}</span></a></li>
        {% endfor %}
        </ul>

        """#

    private static let file38: String =
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

    private static let file39: String =
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

    private static let file40: String =
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

    private static let file41: String =
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

    private static let file42: String =
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

    private static let file43: String =
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

    private static let file44: String =
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

    private static let file45: String =
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
        <p class="note">{{ counts }}{% if scored %} Beside each row: {{ scored }}.{% endif %} With JavaScript you can <a href="../browse/index.html#class={{ index }}">sort and filter them</a>.</p>
        {{ items }}
        {% endblock %}

        """#

    private static let file46: String =
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

    private static let file47: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}<link rel="stylesheet" href="{{ page.root }}assets/codes.css">{% endblock %}
        {% block main %}
        <nav class="pn" aria-label="Codes"><a href="index.html">All runs’ codes</a><a href="../runs/{{ slug }}.html">The run</a></nav>
        <h1>Codes <small>{{ title }}</small></h1>
        {% include "facts.stencil" %}
        <ul class="jump"><li><a href="#bits">Each bit</a></li><li><a href="#together">Bits together</a></li><li><a href="#exemplars">Exemplars</a></li><li><a href="#collisions">Shared codes</a></li>{% if distances %}<li><a href="#distances">Distances</a></li>{% endif %}{% if lookUp %}<li><a href="#look-up">Look-up</a></li>{% endif %}<li><a href="../inspect.html#run={{ slug }}">One query under the microscope</a></li></ul>

        <h2 id="bits">Each bit</h2>
        <div class="charts">{{ balance }}</div>
        <div class="scroll tall" tabindex="0" role="region" aria-label="Each bit">
        <table>
        <caption>{{ bitsCaption }}</caption>
        <thead><tr><th scope="col" class="num">Bit</th><th scope="col" class="num">Ones</th><th scope="col"><span class="hide">Bar</span></th><th scope="col" class="num">Entropy</th><th scope="col" class="num">Strongest correlation</th><th scope="col" class="num">{{ informationTitle }}</th><th scope="col">Set most by</th><th scope="col">Set least by</th></tr></thead>
        <tbody>
        {% for row in bits %}<tr id="bit-{{ row.bit }}"><th scope="row" class="num">{{ row.bit }}</th><td class="num">{{ row.share }}</td><td><span class="half"><span class="bar" style="width:{{ row.width }}%"></span></span></td><td class="num">{{ row.entropy }}</td><td class="num">{{ row.correlation }}{% if row.hasPartner %} with <a href="#bit-{{ row.partner }}">{{ row.partner }}</a>{% endif %}</td><td class="num">{{ row.information }}{% if row.label %} {{ row.label }}{% endif %}</td><td>{{ row.most }}</td><td>{{ row.least }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>

        <h2 id="together">Bits together</h2>
        <div class="beside"><div>{{ matrix }}</div>
        {% if pairs %}
        <div class="scroll" tabindex="0" role="region" aria-label="Strongest pairs of bits">
        <table>
        <caption>{{ pairsCaption }}</caption>
        <thead><tr><th scope="col">Pair of bits</th><th scope="col" class="num">Correlation</th><th scope="col">In words</th></tr></thead>
        <tbody>
        {% for pair in pairs %}<tr><th scope="row">{{ pair.first }} and {{ pair.second }}</th><td class="num">{{ pair.value }}</td><td>{{ pair.word }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% else %}<p class="note">No two bits change, so none go together.</p>{% endif %}</div>

        <h2 id="exemplars">Exemplars of each bit</h2>
        <p class="note">{{ exemplars.note }}</p>
        <ul class="exemplars">
        {% for bit in exemplars.bits %}
        <li><h3><a href="#bit-{{ bit.bit }}">Bit {{ bit.bit }}</a> <small>{{ bit.share }} ones</small></h3>
        {% if bit.constant %}<p class="note">The same in every image of the database.</p>{% else %}<dl><dt>set</dt><dd>{% for item in bit.set %}<a href="../queries/{{ item.page }}.html">{{ item.picture }}</a>{% endfor %}{% if not bit.set %}by no query{% endif %}</dd><dt>not set</dt><dd>{% for item in bit.unset %}<a href="../queries/{{ item.page }}.html">{{ item.picture }}</a>{% endfor %}{% if not bit.unset %}in no query{% endif %}</dd></dl>{% endif %}</li>
        {% endfor %}
        </ul>

        <h2 id="collisions">Shared codes</h2>
        <p>{{ collisions.summary }} {{ collisions.pureNote }}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Sizes of buckets">
        <table>
        <caption>Buckets, the groups of database images with one code, by size.</caption>
        <thead><tr><th scope="col">Images in the bucket</th><th scope="col" class="num">Buckets</th><th scope="col" class="num">Images in them</th><th scope="col" class="num">Of all images</th></tr></thead>
        <tbody>
        {% for size in collisions.sizes %}<tr><th scope="row">{{ size.size }}</th><td class="num">{{ size.buckets }}</td><td class="num">{{ size.rows }}</td><td class="num">{{ size.share }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% if collisions.buckets %}
        <h3>The largest buckets</h3>
        <ol class="buckets">
        {% for bucket in collisions.buckets %}
        <li><p><b>{{ bucket.count }} images</b>, purity {{ bucket.purity }}: {{ bucket.mix }}</p>{{ bucket.strip }}<p class="note"><code>{{ bucket.hex }}</code></p>{% if bucket.pictures %}<p class="row">{% for picture in bucket.pictures %}<span>{{ picture }}</span>{% endfor %}</p>{% endif %}{% if bucket.shown %}<p class="note">{{ bucket.shown }}</p>{% endif %}</li>
        {% endfor %}
        </ol>
        <p class="note">Purity is the share of the most frequent label. {{ collisions.note }}</p>
        {% endif %}

        {% if distances %}
        <h2 id="distances">Distances</h2>
        <div class="charts">{{ distances }}</div>
        {% endif %}
        {% if lookUp %}
        <h2 id="look-up">What a look-up returns</h2>
        <p>A hash table finds every image whose code differs from the query’s in at most as many bits as the radius.</p>
        <div class="scroll tall" tabindex="0" role="region" aria-label="Look-up by radius">
        <table data-radii>
        <caption>{{ lookUp.caption }}</caption>
        <thead><tr><th scope="col" class="num">Radius</th><th scope="col" class="num">Images returned, mean</th><th scope="col" class="num">Precision</th><th scope="col" class="num">Mean precision</th><th scope="col" class="num">Recall</th><th scope="col" class="num">Empty look-ups</th></tr></thead>
        <tbody>
        {% for row in lookUp.rows %}<tr><th scope="row" class="num">{{ row.radius }}</th><td class="num">{{ row.returned }}</td><td class="num">{{ row.precision }}</td><td class="num">{{ row.meanPrecision }}</td><td class="num">{{ row.recall }}</td><td class="num">{{ row.empty }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endif %}
        {% endblock %}
        {% block scripts %}<script defer src="{{ page.root }}assets/data.js"></script>
        <script defer src="{{ page.root }}assets/lookup.js"></script>{% endblock %}

        """#

    private static let file48: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}<link rel="stylesheet" href="{{ page.root }}assets/codes.css">{% endblock %}
        {% block main %}
        <h1>Codes</h1>
        <p class="lede">How well each run uses its bits, over the codes of the whole database. Each run has a page on every single bit; <a href="../inspect.html">one query under the microscope</a> shows the bits of a query and its results.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Codes of all runs">
        <table>
        <caption>All runs with codes. Good bits are set in half of the images (entropy 1), do not repeat each other (correlation 0) and tell something of the label; good codes are shared by few images.</caption>
        <thead><tr><th scope="col">Run</th><th scope="col" class="num">Bits</th><th scope="col" class="num">Mean share of ones</th><th scope="col" class="num">Mean distance from 50%</th><th scope="col" class="num">Mean entropy of a bit</th><th scope="col" class="num">Mean |correlation|</th><th scope="col" class="num">{{ informationTitle }}</th><th scope="col" class="num">Entropy of codes, bits</th><th scope="col" class="num">Different codes</th><th scope="col" class="num">Images sharing a code</th><th scope="col" class="num">Largest bucket</th></tr></thead>
        <tbody>
        {% for row in rows %}<tr><th scope="row"><a href="{{ row.slug }}.html">{{ row.title }}</a></th><td class="num">{{ row.bits }}</td><td class="num">{{ row.share }}</td><td class="num">{{ row.imbalance }}</td><td class="num">{{ row.bitEntropy }}</td><td class="num">{{ row.correlation }}</td><td class="num">{{ row.information }}</td><td class="num">{{ row.entropy }}</td><td class="num">{{ row.distinct }}</td><td class="num">{{ row.colliding }} of {{ row.count }}</td><td class="num">{{ row.largest }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% if without %}<p class="note">Not here, because they have no codes: {{ without }}.</p>{% endif %}
        <h2 id="balance">Balance</h2>
        <div class="charts">{% for chart in charts %}
        {{ chart }}
        {% endfor %}</div>
        {% endblock %}

        """#

    private static let file49: String =
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

    private static let file50: String =
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

    private static let file51: String =
        #"""
        <div><dt>{{name}}<dd>{{value}}</div>

        """#

    private static let file52: String =
        #"""
        <dl class="facts">{% for fact in facts %}<div><dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd></div>{% endfor %}</dl>

        """#

    private static let file53: String =
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

    private static let file54: String =
        #"""
        <footer class=foot id=_end><p>{{#note}}{{note}}. {{/note}}<a href={{root}}about.html>How to read these pages</a> · <a href={{root}}provenance.html>How they came about</a></p></footer>

        """#

    private static let file55: String =
        #"""
        <a class=skip href=#main>Skip to content</a>
        <header class=top><a href={{root}}index.html>{{title}}</a><nav aria-label=Site><ul>{{#sections}}<li><a href={{root}}{{href}}{{#current}} aria-current=page{{/current}}{{#browse}} data-browse{{/browse}}>{{name}}</a>{{/sections}}</ul></nav><div class=tools></div></header>

        """#

    private static let file56: String =
        #"""
        <li>{{rank}} {{label}}<{{mark}}>{{word}}</{{mark}}>{{shared}}<p class={{sheet}} style=--x:{{x}};--y:{{y}}{{size}}>row {{row}}

        """#

    private static let file57: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}<link rel="stylesheet" href="{{ page.root }}assets/codes.css">{% endblock %}
        {% block main %}
        <h1>One query under the microscope</h1>
        <p class="lede">Which bits differ between a query’s code and its results’, what a look-up returns at each radius, and how every rank adds to average precision.</p>
        {% if example %}
        <div id="inspect" data-query="{{ example.row }}">
        <p class="notice">One worked example, the query with the lowest average precision of {{ example.run }}. With JavaScript this page shows any query of any run with codes; “bit by bit” on a query’s page leads here.</p>
        <h2>Query {{ example.row }} <small>{{ example.label }}, {{ example.run }}</small></h2>
        <div class="qy"><figure>{{ example.picture }}</figure>
        <div class="about"><dl class="facts">{% for fact in example.facts %}<div><dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd></div>{% endfor %}</dl>
        {{ example.strip }}
        <p class="note">Code of {{ example.bits }} bits, bit 0 at the left, {{ example.ones }} set. <a href="queries/{{ example.page }}.html">The query’s page</a></p></div></div>
        {% if example.difference %}<p class="notice">{{ example.difference }} So average precision is not that of the query’s page either.</p>{% endif %}
        <h2 id="hits">Which bits differ <small>the nearest images, ties by row number</small></h2>
        <ol class="bits">
        {% for hit in example.hits %}
        <li><span class="hit {% if hit.right %}ok{% else %}no{% endif %}">{% if hit.picture %}{{ hit.picture }}{% else %}<span class="nopic">no picture</span>{% endif %}</span><div><p><b>{{ hit.rank }}</b> {{ hit.label }} {% if hit.right %}<b class="ok">right</b>{% else %}<i class="no">wrong</i>{% endif %} <small>distance {{ hit.distance }}, row {{ hit.row }}</small></p>{{ hit.strip }}<p class="note">{% if hit.bits %}Differs in bit {% for bit in hit.bits %}<a href="codes/{{ example.slug }}.html#bit-{{ bit }}">{{ bit }}</a>{% if not forloop.last %}, {% endif %}{% endfor %}.{% else %}The same code as the query’s.{% endif %}</p></div></li>
        {% endfor %}
        </ol>
        <h2 id="look-up">What a look-up returns</h2>
        <p>A hash table finds every image whose code differs from the query’s in at most as many bits as the radius.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Look-up by radius">
        <table>
        <caption>The first radii at which something is found.</caption>
        <thead><tr><th scope="col" class="num">Radius</th><th scope="col" class="num">Images</th><th scope="col" class="num">Right</th><th scope="col" class="num">Precision</th><th scope="col" class="num">Recall</th></tr></thead>
        <tbody>
        {% for row in example.radii %}<tr><th scope="row" class="num">{{ row.radius }}</th><td class="num">{{ row.returned }}</td><td class="num">{{ row.right }}</td><td class="num">{{ row.precision }}</td><td class="num">{{ row.recall }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        <h2 id="terms">Average precision, term by term</h2>
        {% if example.defined %}
        <p>At every right image the share of right ones so far is noted. Their sum over the {{ example.relevant }} right images of the database, divided by {{ example.relevant }}, is AP: each term below is a precision divided by {{ example.relevant }}.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Terms of average precision">
        <table>
        <caption>Equal distances in order of their rows; the first ranks one by one, then the others together.</caption>
        <thead><tr><th scope="col" class="num">Rank</th><th scope="col" class="num">Distance</th><th scope="col">Label</th><th scope="col">Right?</th><th scope="col" class="num">Precision so far</th><th scope="col" class="num">Term</th><th scope="col" class="num">Sum so far</th></tr></thead>
        <tbody>
        {% for row in example.terms %}<tr><th scope="row" class="num">{{ row.ranks }}</th><td class="num">{{ row.distance }}</td><td>{{ row.label }}</td><td>{% if row.single %}{% if row.right %}<b class="ok">right</b>{% else %}<i class="no">wrong</i>{% endif %}{% else %}{{ row.found }}{% endif %}</td><td class="num">{{ row.precision }}</td><td class="num">{{ row.term }}</td><td class="num">{{ row.sum }}</td></tr>
        {% endfor %}
        </tbody>
        <tfoot><tr><th scope="row" colspan="6">AP, index order</th><td class="num">{{ example.value }}</td></tr></tfoot>
        </table>
        </div>
        <h2 id="ties">The same over ties</h2>
        <p>Images at one distance could stand in any order. With n of them at a distance, n⁺ right, after N nearer ones of which N⁺ are right, they add (n⁺/n) Σ (N⁺ + 1 + (i − 1)(n⁺ − 1)/(n − 1)) / (N + i), i = 1 … n, on average over all orders, again divided by {{ example.relevant }}.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Terms over ties">
        <table>
        <caption>Every distance that occurs, with what its images add in order of their rows and on average.</caption>
        <thead><tr><th scope="col" class="num">Distance</th><th scope="col" class="num">n</th><th scope="col" class="num">n⁺</th><th scope="col" class="num">N</th><th scope="col" class="num">N⁺</th><th scope="col" class="num">In row order</th><th scope="col" class="num">Expected</th><th scope="col" class="num">Sum so far</th></tr></thead>
        <tbody>
        {% for row in example.ties %}<tr><th scope="row" class="num">{{ row.distance }}</th><td class="num">{{ row.count }}</td><td class="num">{{ row.right }}</td><td class="num">{{ row.before }}</td><td class="num">{{ row.rightBefore }}</td><td class="num">{{ row.inOrder }}</td><td class="num">{{ row.expected }}</td><td class="num">{{ row.sum }}</td></tr>
        {% endfor %}
        </tbody>
        <tfoot><tr><th scope="row" colspan="7">AP, tie-aware</th><td class="num">{{ example.tieAware }}</td></tr></tfoot>
        </table>
        </div>
        {% else %}<p>No image of the database is right for any query, so average precision is undefined.</p>{% endif %}
        </div>
        {% else %}<p>No run of this site has codes.</p>{% endif %}
        {% endblock %}
        {% block scripts %}{% if example %}<script defer src="{{ page.root }}assets/data.js"></script>
        <script defer src="{{ page.root }}data/images.js"></script>
        <script defer src="{{ page.root }}assets/labels.js"></script>
        <script defer src="{{ page.root }}assets/hamming.js"></script>
        <script defer src="{{ page.root }}assets/ranking.js"></script>
        <script defer src="{{ page.root }}assets/inspect.js"></script>{% endif %}{% endblock %}

        """#

    private static let file58: String =
        #"""
        <ul class="grid long">
        {{#items}}
        <li><a href="../queries/{{page}}.html">{{picture}}<b>Query {{row}}</b><span>{{label}}</span>{{#ap}}<span>AP {{ap}}</span>{{/ap}}</a></li>
        {{/items}}
        </ul>

        """#

    private static let file59: String =
        #"""
        {# The script in the head sets a saved theme, and has the page painted when it is whole: no table changes its columns
           while the page is read. #}<!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{ page.title }}{% if page.site %} – {{ page.site }}{% endif %}</title>
        <script>document.documentElement.className="js";document.head.insertAdjacentHTML("beforeend",'<link rel=expect href="#_end" blocking=render>');try{document.documentElement.dataset.theme=localStorage["vitrine.theme"]}catch(e){}</script>
        <link rel="icon" href="{{ page.root }}assets/icon.svg">
        <link rel="stylesheet" href="{{ page.root }}assets/site.css">
        <link rel="stylesheet" href="{{ page.root }}assets/charts.css">
        <script{% block defer %} defer{% endblock %} src="{{ page.root }}assets/site.js"{% block then %}{% endblock %}></script>
        {% block head %}{% endblock %}
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

    private static let file60: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}<link rel="stylesheet" href="assets/map.css">{% endblock %}
        {% block main %}
        <h1>Map</h1>
        <p class="lede">Every query where a run places it: near ones are alike to the run. Principal components show the directions in which the run’s vectors differ most; t-SNE keeps neighbours together, while its gaps and the sizes of its groups mean little.</p>
        <div id="map" data-runs="{{ slugs }}"{% if overview %} data-overview="{{ overview.file }}" data-cell="{{ overview.cell }}" data-columns="{{ overview.columns }}"{% endif %}></div>
        {% if without %}<p class="note">Not here, because the site has no map of them: {{ without }}.</p>{% endif %}
        {% for run in runs %}
        <h2><a href="runs/{{ run.slug }}.html">{{ run.title }}</a></h2>
        <div class="map-pair">
        {% for drawing in run.drawings %}
        <figure>{% include "mapdrawing.stencil" drawing %}
        <figcaption><b class="chart-title">{{ drawing.title }}</b>. {{ drawing.note }} <span class="map-counts">Drawn: {{ drawing.counts }}; names at the mean of each class, dashed lines one deviation around it.</span></figcaption></figure>
        {% endfor %}
        </div>
        <div class="scroll" tabindex="0" role="region" aria-label="Classes on the map, {{ run.title }}">
        <table class="map-table">
        <caption>Mean place of each class in per cent of the map from the left and from below; how many of its queries have a query of the same class nearest to them on the map; and the class that is nearest most often where that is another.{% if isMultiLabel %} Queries count for each of their labels, and are drawn with the marker of the first.{% endif %}</caption>
        <thead><tr><td></td><td></td>{% for kind in run.kinds %}<th scope="colgroup" colspan="3">{{ kind }}</th>{% endfor %}</tr>
        <tr><th scope="col">Class</th><th scope="col" class="num">Queries</th>{% for kind in run.kinds %}<th scope="col" class="num">Place</th><th scope="col" class="num">Same class nearest</th><th scope="col">Nearest other</th>{% endfor %}</tr></thead>
        <tbody>
        {% for row in run.rows %}<tr><th scope="row"><svg class="map-swatch" viewBox="0 0 20 20" aria-hidden="true"><path class="{{ row.style }}" d="{{ row.marker }}"/></svg> <a href="classes/{{ row.slug }}.html">{{ row.name }}</a></th><td class="num">{{ row.count }}</td>{% for cell in row.cells %}<td class="num">{{ cell.place }}</td><td class="num">{{ cell.share }}</td><td>{{ cell.other }}</td>{% endfor %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endfor %}
        {% endblock %}
        {% block scripts %}<script defer src="assets/data.js"></script>
        <script defer src="data/queries.js"></script>
        <script defer src="assets/map-canvas.js"></script>
        <script defer src="assets/map.js"></script>{% endblock %}

        """#

    private static let file61: String =
        #"""
        <svg class="map-drawn" viewBox="0 0 1000 1000" role="img" aria-label="{{ label }}">{% for path in paths %}<path class="{{ path.style }}" d="{{ path.d }}"/>{% endfor %}{% for name in names %}<ellipse cx="{{ name.x }}" cy="{{ name.y }}" rx="{{ name.rx }}" ry="{{ name.ry }}"/>{% endfor %}{% for name in names %}<text x="{{ name.x }}" y="{{ name.textY }}">{{ name.text }}</text>{% endfor %}</svg>

        """#

    private static let file62: String =
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

    private static let file63: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>{{ page.title }}</h1>
        {% if summary %}<p class="lede">{{ summary }}</p>{% endif %}
        {% if note %}<p class="notice">Shown here: {{ note }}.</p>{% endif %}
        {% include "facts.stencil" %}
        <p><a href="browse/index.html" data-browse>Browse the queries</a>, or start with <a href="queries/{{ first.page }}.html">query {{ first.row }}</a>; <a href="search.html">search</a> with any image or a drawing. <a href="about.html">How to read these pages</a>.</p>

        <h2 id="samples">Sample queries by class</h2>
        <dl class="byclass">
        {% for sample in samples %}
        <dt><a href="classes/{{ sample.slug }}.html">{{ sample.name }}</a></dt>
        <dd><ul class="samples">{% for item in sample.items %}<li><a class="im" href="queries/{{ item.page }}.html"{% if item.shape %} style="aspect-ratio:{{ item.shape }}"{% endif %}>{{ item.picture }}</a></li>{% endfor %}</ul></dd>
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
        <div class="charts far">{% for chart in charts %}
        {{ chart }}
        {% endfor %}</div>
        {% endif %}

        {% if codes %}
        <h2 id="codes">Code statistics</h2>
        {% if hasBits %}<p>See <a href="codes/index.html">the codes bit by bit</a>, or <a href="inspect.html">one query under the microscope</a>.</p>{% endif %}
        {% for metrics in codes %}{% include "metrics.stencil" %}{% endfor %}
        {% endif %}

        <h2 id="dataset">The dataset</h2>
        <dl class="card">
        {% for row in card %}<dt>{{ row.name }}</dt><dd>{{ row.value }}</dd>
        {% endfor %}
        </dl>
        {% endblock %}

        """#

    private static let file64: String =
        #"""
        {% extends "layout.stencil" %}
        {% block then %}{% if isOfPages %} data-then="assets/data.js data/queries.js assets/scatter.js"{% endif %}{% endblock %}
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

        """#

    private static let file65: String =
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

    private static let file66: String =
        #"""
        <ul class="grid long">
        {% for item in list.items %}
        <li><a href="{{ item.href }}">{{ item.picture }}<b>Query {{ item.row }}</b><span>{{ item.label }}</span><span>{{ item.detail }}</span></a></li>
        {% endfor %}
        </ul>

        """#

    private static let file67: String =
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

    private static let file68: String =
        #"""
        <!doctype html>
        <html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Query {{row}}: {{label}} – {{site}}</title>
        <link rel=icon href=../assets/icon.svg><link rel=stylesheet href=../assets/site.css><script src=../assets/{{#compared}}query{{/compared}}{{^compared}}site{{/compared}}.js></script>
        <style>{{sheets}}</style>
        <body{{#pixelated}} class=px{{/pixelated}}>{{header}}<main id=main tabindex=-1>
        <nav class=pn aria-label=Queries>{{#previous}}<a rel=prev href={{page}}.html>← Query {{row}}</a>{{/previous}}<a href=../browse/{{browse}}>All queries</a>{{#next}}<a rel=next href={{page}}.html>Query {{row}} →</a>{{/next}}</nav>
        <h1>Query {{row}} <small>{{label}}</small></h1>
        <svg class=sheet width=0 height=0 aria-hidden=true>{{own}}</svg>
        <div class=qy><figure><svg class=im viewBox="{{box}}" role=img aria-label="Query {{row}}: {{label}}, {{identifier}}"><use href=#{{sheet}} /></svg></figure>
        <dl class=card><dt>Class<dd>{{#classes}}<a href=../classes/{{slug}}.html>{{name}}</a>{{^last()}}, {{/last()}}{{/classes}}{{^classes}}none{{/classes}}<dt>Name<dd>{{identifier}}{{#frames}} <small>first of {{.}} frames</small>{{/frames}}<dt>Row<dd>{{row}}, counted from 0</dl></div>
        {{#compared}}<p id=vs>{{sentence}} <a href=../compare/{{page}}.html>Compare them on all queries</a><div id=vr{{#several}} class=m{{/several}}></div>
        {{/compared}}<div class=rs>
        {{#runs}}
        <section><h2><a href=../runs/{{slug}}.html>{{title}}</a></h2>
        <dl class=facts>{{facts}}</dl>
        <h3>{{count}} nearest database images <small>{{right}} right{{#rule}} {{.}}{{/rule}}, ties by row number</small></h3>
        <ol class=bd>{{bands}}</ol>
        {{#code}}
        <h3>Code <small>{{bits}} bits, {{ones}} set{{#inspect}}, <a href="../inspect.html#q={{row}}&amp;run={{slug}}">bit by bit</a>{{/inspect}}</small></h3>
        <p class=cs><svg viewBox="0 0 {{width}} {{height}}" aria-hidden=true>{{lines}}</svg><code>{{hex}}</code>
        {{/code}}
        {{#reconstruction}}
        <h3>Reconstruction <small>mean squared error {{error}}</small></h3>
        <div class=rc><figure><svg class=im viewBox="{{box}}" role=img aria-label="Reconstruction"><use href=#{{sheet}} /></svg><figcaption>Reconstruction</figcaption></figure>{{#dx}}<figure><svg class="im diff" viewBox="{{box}}" role=img aria-label="Absolute difference"><use href=#{{sheet}} /><use href=#{{querySheet}} x={{.}} y={{dy}} /></svg><figcaption>Difference</figcaption></figure>{{/dx}}</div>
        {{/reconstruction}}
        </section>
        {{/runs}}
        </div></main>{{footer}}

        """#

    private static let file69: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Reconstructions</h1>
        {% if runs %}
        <p class="lede">What the decoder makes of each query: the original, its reconstruction and their absolute difference.</p>
        {% if same %}
        <nav aria-label="On this page"><ul class="pager"><li><a href="#same">The same queries under every model</a></li>{% for run in runs %}<li><a href="#{{ run.slug }}">{{ run.title }}</a></li>{% endfor %}</ul></nav>
        <h2 id="same">The same queries under every model</h2>
        <p class="note">{{ same.note }}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="The same queries under every model">
        <table class="same">
        <thead><tr><th scope="col">Query</th>{% for run in same.runs %}<th scope="col"><a href="#{{ run.slug }}">{{ run.title }}</a></th>{% endfor %}</tr></thead>
        <tbody>
        {% for row in same.rows %}<tr><th scope="row"><a href="../queries/{{ row.page }}.html">{{ row.original }}Query {{ row.row }}</a> <small>{{ row.label }}</small></th>{% for cell in row.cells %}<td><div class="pair">{{ cell.reconstruction }}{{ cell.difference }}</div>{{ cell.error }}{% if cell.best %} <b>lowest</b>{% endif %}</td>{% endfor %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endif %}
        {% for run in runs %}
        <h2 id="{{ run.slug }}"><a href="../runs/{{ run.slug }}.html">{{ run.title }}</a></h2>
        <dl class="facts">{% for fact in run.facts %}<div><dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd></div>{% endfor %}</dl>
        {% for group in run.groups %}
        <h3>{{ group.title }}</h3>
        <ul class="triples">
        {% for item in group.items %}
        <li><div class="triple"><figure>{{ item.original }}<figcaption>Original</figcaption></figure><figure>{{ item.reconstruction }}<figcaption>Reconstruction</figcaption></figure>{% if item.difference %}<figure>{{ item.difference }}<figcaption>Difference</figcaption></figure>{% endif %}</div>
        <p><a href="../queries/{{ item.page }}.html">Query {{ item.row }}</a>, {{ item.label }}: error {{ item.error }}</p></li>
        {% endfor %}
        </ul>
        {% endfor %}
        <p class="note">{{ run.note }}</p>
        {% if run.between %}
        <h3>Between two images</h3>
        <p class="note">{{ run.between.note }}</p>
        {% for pair in run.between.pairs %}
        <p class="ends">From {% if pair.first.page %}<a href="../queries/{{ pair.first.page }}.html">query {{ pair.first.row }}</a>{% else %}query {{ pair.first.row }}{% endif %}, {{ pair.first.label }}, to {% if pair.last.page %}<a href="../queries/{{ pair.last.page }}.html">query {{ pair.last.row }}</a>{% else %}query {{ pair.last.row }}{% endif %}, {{ pair.last.label }}:</p>
        <ol class="strip">
        {% if pair.first.picture %}<li>{{ pair.first.picture }}<span>original</span></li>
        {% endif %}{% for step in pair.steps %}<li>{{ step.picture }}<span aria-hidden="true">{{ step.share }}</span></li>
        {% endfor %}{% if pair.last.picture %}<li>{{ pair.last.picture }}<span>original</span></li>
        {% endif %}</ol>
        {% endfor %}
        {% endif %}
        {% endfor %}
        {% else %}
        <p class="lede">No run of this site reconstructs its input.</p>
        {% endif %}
        {% endblock %}

        """#

    private static let file70: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}<link rel="stylesheet" href="{{ page.root }}assets/map.css">
        <link rel="stylesheet" href="{{ page.root }}assets/report.css">{% endblock %}
        {% block main %}
        {% include "reportbody.stencil" %}
        {% endblock %}

        """#

    private static let file71: String =
        #"""
        <article class="report">
        <header class="report-head">
        <h1>{{ title }}</h1>
        {% if authors %}<p class="authors">{{ authors }}</p>{% endif %}
        {% if date %}<p class="date">{{ date }}</p>{% endif %}
        {% if abstract %}<div class="abstract" role="note" aria-label="Abstract">{{ abstract }}</div>{% endif %}
        </header>
        {% if contents %}<nav class="contents" aria-label="Contents">{{ contents }}</nav>{% endif %}
        {{ body }}
        </article>

        """#

    private static let file72: String =
        #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{ title }}</title>
        <style>
        {{ style }}
        </style>{% if script %}
        <script defer src="{{ script }}"></script>{% endif %}
        </head>
        <body{% if pixelated %} class="px"{% endif %}>
        <main id="main">
        {% include "reportbody.stencil" %}
        </main>
        </body>
        </html>

        """#

    private static let file73: String =
        #"""
        <figure class="chart chart-map" id="{{ id }}">
        <figcaption><span class="chart-title">{{ title }}</span> <span class="chart-note">{{ counts }}; names at the mean of each class, dashed lines one deviation around it. {{ note }}</span></figcaption>
        {% include "mapdrawing.stencil" %}
        </figure>

        """#

    private static let file74: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}<link rel="stylesheet" href="../assets/report.css">{% endblock %}
        {% block main %}
        <h1>Reports</h1>
        <p class="lede">Documents that tell of these results; their figures and numbers are made from the same data as the pages.</p>
        <ul class="report-list">
        {% for report in reports %}
        <li><a href="{{ report.name }}.html">{{ report.title }}</a>{% if report.authors %} <span class="authors">{{ report.authors }}</span>{% endif %}{% if report.date %} <span class="date">{{ report.date }}</span>{% endif %}</li>
        {% endfor %}
        </ul>
        {% endblock %}

        """#

    private static let file75: String =
        #"""
        <ul class="rows">
        {{#items}}
        <li><a href="../queries/{{page}}.html">{{row}}</a>{{#ap}} <small>{{ap}}</small>{{/ap}}</li>
        {{/items}}
        </ul>

        """#

    private static let file76: String =
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
        {% if hasBits %}<p><a href="../codes/{{ slug }}.html">Bit by bit</a>: balance, correlation, exemplars, images that share a code, and what a look-up returns.</p>{% endif %}
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

    private static let file77: String =
        #"""
        {% extends "layout.stencil" %}
        {% block then %}{% if encoding %} data-then="assets/data.js data/queries.js assets/scatter.js"{% endif %}{% endblock %}
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
        <p>Database images that are among the first {{ hubs.k }} results of too many queries. {{ hubs.queries }} queries have room for {{ hubs.k }} each out of {{ hubs.database }} images, so that an image is returned {{ hubs.mean }} times on average. Images at equal distance are returned in order of row number: among many with the same code the first become hubs and the others orphans, which is that order’s doing and not the method’s.</p>
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
        <p>Database images that no query has among its first {{ hubs.k }} results. {{ hubs.orphansNote }}{% if hubs.searchable %} Each opens the search with itself as the query: what it is near to.{% endif %}</p>
        <ul class="grid">
        {% for item in hubs.orphans %}
        <li>{% if item.search %}<a href="{{ item.search }}">{{ item.picture }}<b>Row {{ item.row }}</b><span>{{ item.label }}</span></a>{% else %}<div>{{ item.picture }}<b>Row {{ item.row }}</b><span>{{ item.label }}</span></div>{% endif %}</li>
        {% endfor %}
        </ul>
        {% else %}<p>Every database image is among the first {{ hubs.k }} results of some query.</p>{% endif %}
        {% endblock %}

        """#

    private static let file78: String =
        #"""
        {% extends "layout.stencil" %}
        {% block main %}
        <h1>Search</h1>
        <p class="lede">Take any image of this site as the query, or draw or choose a new one, and see the nearest of {{ database }} database images by any run’s codes.</p>
        {% if note %}<p class="note">{{ note }}</p>{% endif %}
        <div id="search">
        <p class="notice">This page compares codes by JavaScript, which is off or not there. What the program found for each query is on the query’s own page: see <a href="browse/index.html">all queries</a>. With JavaScript, this page works opened from disk; a new image is encoded by <code>vitrine serve</code> where the site does not hold the run’s encoder.</p>
        <dl class="card">{% for run in runs %}<dt><a href="runs/{{ run.slug }}.html">{{ run.title }}</a></dt><dd>{{ run.words }}</dd>{% endfor %}</dl>
        </div>
        {% endblock %}
        {% block scripts %}<script defer src="assets/data.js"></script>
        <script defer src="data/images.js"></script>
        <script defer src="assets/labels.js"></script>
        <script defer src="assets/hamming.js"></script>
        <script defer src="assets/hits.js"></script>
        <script defer src="assets/search.js"></script>
        <script defer src="assets/pad.js"></script>
        <script defer src="assets/live.js"></script>{% endblock %}

        """#

    private static let file79: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}{% include "slides/head.stencil" %}{% endblock %}
        {% block main %}
        <h1>How to read these pages</h1>
        <p class="lede">An experiment in searching whole slides: a region of one slide is the query, and regions of the others that look like it are the answer.</p>
        <h2 id="what-is-searched">What is searched</h2>
        <p>Each slide is cut into a grid of tiles of {{ tile }} × {{ tile }} pixels at each of the scales {{ scales }}; tiles without tissue are left out. A query region is a small grid of tiles. It is compared with every window of as many tiles, at every place of the other slides and at the scales searched. A window that overlaps a better one is left out of the list.</p>
        {% if hasCodes %}<p><b>Codes.</b> A tile’s features are hashed to a binary code. The distance of two windows is symmetric: the mean, over the tiles of each, of the Hamming distance to the nearest tile of the other, both ways together. A method’s “candidates” say whether all windows are compared with the query or only those that share a code with it.</p>{% endif %}
        {% if hasValues %}<p><b>Squared error.</b> The features of tiles at the same place in the window are compared value by value.</p>{% endif %}
        <h2 id="region-pages">A region’s page</h2>
        <p>The query comes first, then each method’s hits, nearest first. A solid frame and the word <b>right</b> mean that the hit has the query’s class, a dashed frame and <b>wrong</b> that it has another; “not labelled” means that nobody can tell. Following a hit opens its slide at that place.</p>
        <p>The maps below show how much each place of each slide is like the query: pale where it is little, dark red where it is much, without colour where nothing was compared. The table beside them gives the smallest distance in each slide.</p>
        <h2 id="the-viewer">The viewer</h2>
        <p>Drag to move, and use the wheel, two fingers, a double click or the buttons to zoom. With the keyboard: arrow keys move, <kbd>+</kbd> and <kbd>−</kbd> zoom, <kbd>0</kbd> or <kbd>Home</kbd> shows the whole slide. Positions are in microns from the slide’s upper left corner; a zoom of 10× shows what an objective of 10× does. The address holds the view, so that it can be sent as a link. A solid frame is a query region, a dashed one a hit; each leads to its query’s page. “Annotated areas” outlines what people have marked on the slide, each class with dashes of its own and its name.</p>
        <p>Searching for a rectangle of one’s own needs <code>vitrine serve</code>; everything else works from disk.</p>
        <h2 id="metrics">Metrics</h2>
        <dl class="card">{% for metric in metrics %}<dt>{{ metric.name }}</dt><dd>{{ metric.value }}</dd>{% endfor %}</dl>
        <p>“At random” is the value that hits drawn by chance from what each query is searched in get{% if not own %}: from the labelled tiles of the other slides, not from those of its own{% endif %}. The 95 % intervals are those of a bootstrap over the queries of each class; queries cut from one slide are more alike than it takes them for.</p>
        <h2 id="keys">Keys</h2>
        <p>With JavaScript: <kbd>j</kbd> and <kbd>k</kbd> open the next and the previous slide or region, <kbd>/</kbd> goes to the filter of the regions, <kbd>c</kbd> copies or exports charts and tables, <kbd>t</kbd> changes the theme, <kbd>?</kbd> lists the keys and can turn them off.</p>
        <h2 id="cite">Citing</h2>
        <pre tabindex="0" role="region" aria-label="BibTeX">{{ bibtex }}</pre>
        {% endblock %}

        """#

    private static let file80: String =
        #"""
        {% if failures %}
        <h2 id="unread">Slides that could not be read <small>{{ failures.count }}</small></h2>
        <p>They are left out of everything else on these pages.</p>
        <ul class="unread">
        {% for failure in failures %}<li>{{ failure }}</li>
        {% endfor %}
        </ul>
        {% endif %}

        """#

    private static let file81: String =
        #"""
        <link rel="stylesheet" href="{{ page.root }}assets/slides/slides.css">
        <script src="{{ page.root }}assets/slides/keys.js"></script>

        """#

    private static let file82: String =
        #"""
        <ol class="hits" style="--ratio:{{ method.ratio }}">
        {% for hit in method.hits %}
        <li><a class="{% if hit.known %}{% if hit.right %}yes{% else %}no{% endif %}{% endif %}" href="{{ hit.link }}">{{ hit.picture }}<span class="what"><b class="rank">{{ hit.rank }}</b> {{ hit.className }} <span class="word">{{ hit.word }}</span></span> <span>distance {{ hit.distance }}</span> <small>{{ hit.slide }}, {{ hit.scale }}</small> <small>at {{ hit.position }}</small></a></li>
        {% endfor %}
        </ol>

        """#

    private static let file83: String =
        #"""
        <ul class="maps">
        {% for map in maps %}
        <li><a href="../slides/{{ map.slug }}.html">{{ map.picture }}<b>{{ map.name }}</b> <span>{{ map.best }}</span>{% if map.own %} <small>the query’s own slide</small>{% endif %}{% if map.hits %} <small>{{ map.hits|plural:"hit","hits" }} {{ map.ranks }}</small>{% endif %}</a></li>
        {% endfor %}
        </ul>

        """#

    private static let file84: String =
        #"""
        <div class="scroll" tabindex="0" role="region" aria-label="Metrics">
        <table class="metrics">
        <caption>Means over the query regions. In small print: 95 % interval. “At random” is what hits drawn by chance get.</caption>
        <thead><tr><th scope="col">Metric</th>{% for method in metrics.methods %}<th scope="col" class="num"><a href="#method-{{ method.slug }}">{{ method.title }}</a></th>{% endfor %}<th scope="col" class="num">At random</th></tr></thead>
        <tbody>
        {% for row in metrics.rows %}
        <tr><th scope="row">{{ row.name }}{% if row.explanation %}<details><summary>How it is computed</summary><p>{{ row.explanation }}</p></details>{% endif %}</th>{% for cell in row.cells %}<td class="num{% if cell.best %} best{% endif %}">{% if cell.interval %}<small>{{ cell.interval }}</small> {% endif %}{{ cell.text }}</td>{% endfor %}<td class="num random">{{ row.random }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>

        """#

    private static let file85: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}{% include "slides/head.stencil" %}{% endblock %}
        {% block main %}
        <h1>{{ page.title }}</h1>
        {% if summary %}<p class="lede">{{ summary }}</p>{% endif %}
        {% if note %}<p class="notice">Shown here: {{ note }}.</p>{% endif %}
        {% include "facts.stencil" %}
        <p><a href="regions/index.html">Browse the {{ regions }} query regions</a>{% if first %}, or start with <a href="regions/{{ first.page }}.html">{{ first.name }}</a>{% endif %}; look at <a href="slides/index.html">the slides</a>. <a href="about.html">How to read these pages</a>.</p>

        <h2 id="slides">Slides</h2>
        {% include "slides/wall.stencil" %}
        {% if moreSlides %}<details><summary>{{ moreSlides.count }} more {{ moreSlides.count|plural:"slide","slides" }}</summary>
        {% for slides in moreWalls %}{% include "slides/wall.stencil" %}{% endfor %}
        </details>{% endif %}
        <p class="note">All pictures above are one file of {{ pictures }}.</p>

        {% include "slides/failures.stencil" %}

        <h2 id="metrics">Metrics</h2>
        <p>{% if own %}Hits may come from the slide that the query was cut from.{% else %}No region is searched for in the slide that it was cut from.{% endif %}</p>
        {% include "slides/metrics.stencil" %}
        <p class="note">The same numbers as data: <a href="data/slides.json">slides.json</a>.</p>

        {% if classes %}
        <h2 id="classes">By class</h2>
        {% for table in classes %}
        <div class="sides">{% if table.chart %}{{ table.chart }}{% endif %}
        <div class="scroll" tabindex="0" role="region" aria-label="{{ table.title }} by class">
        <table>
        <caption>{{ table.title }} by class of the query region.</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="num">Queries</th>{% for method in table.methods %}<th scope="col" class="num">{{ method.title }}</th>{% endfor %}{% if table.hasRandom %}<th scope="col" class="num">At random</th>{% endif %}</tr></thead>
        <tbody>
        {% for row in table.rows %}<tr><th scope="row">{{ row.name }}</th><td class="num">{{ row.queries }}</td>{% for value in row.cells %}<td class="num">{{ value }}</td>{% endfor %}{% if table.hasRandom %}<td class="num random">{{ row.random }}</td>{% endif %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div></div>
        {% endfor %}
        {% endif %}

        {% if scales %}
        <h2 id="scales">Scales</h2>
        {% for scale in scales %}
        <p><b>{{ scale.title }}:</b> {{ scale.words }}</p>
        <div class="charts">{{ scale.chart }}</div>
        {% endfor %}
        {% endif %}

        <h2 id="methods">Methods</h2>
        {% for method in methods %}
        <h3 id="method-{{ method.slug }}">{{ method.title }}</h3>
        {% if method.summary %}<p>{{ method.summary }}</p>{% endif %}
        <dl class="card">{% for fact in method.facts %}<dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd>{% endfor %}</dl>
        <ul>{% for file in method.files %}<li><a href="{{ file.path }}" download>{{ file.name }}</a>, {{ file.bytes|thousands }} bytes. {{ file.content }}.</li>{% endfor %}</ul>
        {% endfor %}
        {% endblock %}

        """#

    private static let file86: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}{% include "slides/head.stencil" %}{% endblock %}
        {% block main %}
        <h1>Provenance</h1>
        <p class="lede">What went into these pages: inputs by digest, versions, seeds and parameters.</p>
        {% for section in sections %}
        <h2>{{ section.title }}</h2>
        <dl class="card">{% for row in section.rows %}<dt>{{ row.name }}</dt><dd><code>{{ row.value }}</code></dd>{% endfor %}</dl>
        {% endfor %}
        <h2 id="files">Files of this site</h2>
        <ul>
        <li><a href="data/slides.json">data/slides.json</a>: slides, methods with their metrics, queries with their scores</li>
        <li><a href="data/manifest.json">data/manifest.json</a>: path, bytes and SHA-256 of every other file of this site</li>
        </ul>
        {% if pyramids %}<p>{{ pyramids }}</p>{% endif %}
        <p>Label and macro images of the slide files are not read and not published.</p>
        {% include "slides/failures.stencil" %}
        {% endblock %}

        """#

    private static let file87: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}{% include "slides/head.stencil" %}{% endblock %}
        {% block main %}
        <nav class="pn" aria-label="Regions">{% if previous %}<a rel="prev" href="{{ previous.page }}.html">← {{ previous.name }}</a>{% endif %}<a href="index.html">All regions</a>{% if next %}<a rel="next" href="{{ next.page }}.html">{{ next.name }} →</a>{% endif %}</nav>
        <h1>{{ name }} <small>{% if className %}{{ className }}{% else %}no class{% endif %}</small></h1>
        <div class="qy region"><figure><a href="{{ link }}">{{ picture }}</a><figcaption>The region</figcaption></figure>
        <figure class="place"><a href="{{ link }}">{{ place }}</a><figcaption>Where it is on {{ slide }}</figcaption></figure>
        <dl class="card"><dt>Slide</dt><dd><a href="{{ link }}">{{ slide }}</a></dd>{% for fact in card %}<dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd>{% endfor %}</dl></div>
        {% if methods.count > 1 %}<ul class="jump">{% for method in methods %}<li><a href="#{{ method.slug }}">{{ method.title }}</a></li>{% endfor %}</ul>{% endif %}
        {% for method in methods %}
        <section class="method" aria-labelledby="{{ method.slug }}">
        <h2 id="{{ method.slug }}"><a href="../index.html#method-{{ method.slug }}">{{ method.title }}</a></h2>
        {% if method.facts %}<dl class="facts">{% for fact in method.facts %}<div><dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd></div>{% endfor %}</dl>{% endif %}
        <h3 id="{{ method.slug }}-hits">{{ method.count }} nearest regions <small>{{ method.words }}</small></h3>
        {% if method.hits %}{% include "slides/hits.stencil" %}{% else %}<p>Nothing was found.</p>{% endif %}
        {% if method.scales %}
        <details><summary>How likely each scale is</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Scales, {{ method.title }}">
        <table>
        <caption>Probability of each scale by the scale network, for this region.</caption>
        <thead><tr><th scope="col">Scale</th><th scope="col" class="num">Probability</th><th scope="col"><span class="hide">Bar</span></th></tr></thead>
        <tbody>
        {% for scale in method.scales %}<tr><th scope="row">{{ scale.name }}{% if scale.isTrue %} <small>true</small>{% endif %}{% if scale.isNamed %} <small>named</small>{% endif %}</th><td class="num">{{ scale.text }}</td><td class="wide"><span class="bar" style="width:{{ scale.width }}%"></span></td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        </details>
        {% endif %}
        {% if method.maps %}
        <h3 id="{{ method.slug }}-maps">Similarity over the slides</h3>
        <p class="legend"><span>less like the region</span> <span class="ramp" aria-hidden="true"></span> <span>more like it</span> <small>Nearest slide first. Thin frames: hits, whose ranks stand below; thick frame: the query.</small></p>
        {% for maps in method.mapLists %}{% include "slides/maps.stencil" %}{% endfor %}
        {% if method.moreMaps %}<details><summary>{{ method.moreCount }} more {{ method.moreCount|plural:"slide","slides" }}</summary>
        {% for maps in method.moreMaps %}{% include "slides/maps.stencil" %}{% endfor %}
        </details>{% endif %}
        <details><summary>The same as a table</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Nearest by slide, {{ method.title }}">
        <table>
        <caption>The smallest distance in each slide, and the hits shown above that are in it.</caption>
        <thead><tr><th scope="col">Slide</th><th scope="col" class="num">Best distance</th><th scope="col" class="num">Hits</th><th scope="col">Their ranks</th></tr></thead>
        <tbody>
        {% for row in method.maps %}<tr><th scope="row"><a href="../slides/{{ row.slug }}.html">{{ row.name }}</a></th><td class="num">{{ row.distance }}</td><td class="num">{{ row.hits }}</td><td>{{ row.ranks }}</td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        </details>
        {% endif %}
        </section>
        {% endfor %}
        <p class="note">{{ files }}</p>
        {% endblock %}

        """#

    private static let file88: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}{% include "slides/head.stencil" %}{% endblock %}
        {% block main %}
        <h1>Regions <small>{{ count }}</small></h1>
        <p class="lede">Every query region has a page with what each method finds for it in the other slides.</p>
        {% if note %}<p class="notice">Shown here: {{ note }}.</p>{% endif %}
        <form id="filters" class="filters" role="search" aria-label="Regions">
        <label>Name<input type="search" name="q" data-filter autocomplete="off" spellcheck="false"></label>
        <label>Class<select name="class"><option value="">all classes</option>{% for name in classes %}<option value="{{ forloop.counter0 }}">{{ name }}</option>{% endfor %}{% if hasUnlabelled %}<option value="-1">no class</option>{% endif %}</select></label>
        <label>Slide<select name="slide"><option value="">all slides</option>{% for name in slides %}<option value="{{ forloop.counter0 }}">{{ name }}</option>{% endfor %}</select></label>
        <label>Scale<select name="scale"><option value="">all scales</option>{% for name in scales %}<option>{{ name }}</option>{% endfor %}</select></label>
        <label>Sort by<select name="sort"><option value="">number</option>{% for method in methods %}<option value="{{ forloop.counter0 }}">score, {{ method.title }}</option>{% endfor %}</select></label>
        <label>Order<select name="dir"><option value="">lowest first</option><option value="down">highest first</option></select></label>
        </form>
        <p id="shown" class="note" role="status">{{ count }} regions{% if scored %}; beside each: {{ scored }}{% endif %}.</p>
        <ul class="grid wall long" id="items">
        {% for item in items %}
        <li data-class="{{ item.classNumber }}" data-slide="{{ item.slideNumber }}" data-scale="{{ item.scale }}" data-values="{{ item.values }}"><a href="{{ item.page }}.html">{{ item.picture }}<b>{{ item.name }}</b><span>{{ item.className }} · {{ item.scale }}</span><span>{{ item.slide }}</span>{% for score in item.scores %}<span class="score">{{ score.text }} <small>{{ score.title }}</small></span>{% endfor %}</a></li>
        {% endfor %}
        </ul>
        {% endblock %}
        {% block scripts %}<script defer src="../assets/data.js"></script>
        <script defer src="../assets/slides/browse.js"></script>{% endblock %}

        """#

    private static let file89: String =
        #"""
        {% extends "layout.stencil" %}
        {% block defer %}{# The viewer is there before the first paint, so that nothing moves. #}{% endblock %}
        {% block head %}{% include "slides/head.stencil" %}{% endblock %}
        {% block main %}
        <nav class="pn" aria-label="Slides">{% if previous %}<a rel="prev" href="{{ previous.slug }}.html">← {{ previous.name }}</a>{% endif %}<a href="index.html">All slides</a>{% if next %}<a rel="next" href="{{ next.slug }}.html">{{ next.name }} →</a>{% endif %}</nav>
        <h1>{{ page.title }}{% if patient %} <small>{{ patient }}</small>{% endif %}</h1>
        {% include "facts.stencil" %}
        <div id="viewer" data-slide="{{ slug }}">
        <figure class="still">
        <div role="group" aria-label="The whole slide with {{ regions.count }} regions marked"><svg class="im" viewBox="0 0 {{ width }} {{ height }}">
        <image href="{{ thumbnail }}" width="{{ sheetWidth }}" height="{{ sheetHeight }}" preserveAspectRatio="none"/>
        {% for region in regions %}<a class="{% if region.isQuery %}query{% else %}hit{% endif %}" href="../regions/{{ region.page }}.html" aria-label="{{ region.words }}" data-keys="{{ region.keys }}" data-mark="{{ region.mark }}"><rect x="{{ region.x }}" y="{{ region.y }}" width="{{ region.width }}" height="{{ region.height }}"/></a>
        {% endfor %}</svg></div>
        <figcaption>The whole slide. {% if regions %}Solid frames: {{ queries }} {{ queries|plural:"query region","query regions" }} cut from it; dashed frames: {{ hits }} {{ hits|plural:"region","regions" }} found in it. {% endif %}With JavaScript, this is a viewer that zooms into the slide.</figcaption>
        </figure>
        </div>
        {% if finest %}<p class="note">{{ finest }}</p>{% else %}<p class="note">The site holds no finer pictures of this slide than the one above.</p>{% endif %}

        <h2 id="regions">Regions</h2>
        {% if regions %}
        <div class="scroll tall" tabindex="0" role="region" aria-label="Regions of this slide">
        <table class="regions">
        <caption>Query regions cut from this slide, and regions that searches found in it. Positions are those of the upper left corner, from the slide’s.</caption>
        <thead><tr><th scope="col">Region</th><th scope="col">Class</th><th scope="col" class="num">Scale</th><th scope="col" class="num">Position</th><th scope="col" class="num">Size</th><th scope="col">Query</th></tr></thead>
        <tbody>
        {% for region in regions %}
        <tr id="{{ region.key }}"><th scope="row"><a href="#region={{ region.key }}" data-show>{{ region.words }}</a></th><td>{{ region.className }}</td><td class="num">{{ region.scale }}</td><td class="num">{{ region.position }}</td><td class="num">{{ region.size }}</td><td><a href="../regions/{{ region.page }}.html">{{ region.query }}</a></td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% else %}
        <p>No query region is from this slide, and none was found in it.</p>
        {% endif %}

        <h2 id="about">The slide</h2>
        <dl class="card">{% for fact in card %}<dt>{{ fact.name }}</dt><dd>{{ fact.value }}</dd>{% endfor %}</dl>
        {% if annotated %}
        <h3 id="annotated">Annotated areas</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Annotated areas">
        <table>
        <caption>Share of the slide’s area that is annotated as each class.</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="num">Share</th><th scope="col"><span class="hide">Bar</span></th></tr></thead>
        <tbody>
        {% for row in annotated %}<tr><th scope="row">{{ row.name }}</th><td class="num">{{ row.share }}</td><td class="wide"><span class="bar" style="width:{{ row.width }}%"></span></td></tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% endif %}
        <template id="queries">{% for query in queryNames %}<option value="{{ query.key }}">{{ query.name }}</option>{% endfor %}</template>
        <template id="scales">{% for scale in scales %}<option value="{{ scale.value }}">{{ scale.name }}</option>{% endfor %}</template>
        {% endblock %}
        {% block scripts %}<script src="../assets/data.js"></script>
        <script src="../data/slides/{{ slug }}.js"></script>
        <script src="../assets/slides/pyramid.js"></script>
        <script src="../assets/slides/areas.js"></script>
        <script src="../assets/slides/viewer.js"></script>
        <script src="../assets/slides/search.js"></script>{% endblock %}

        """#

    private static let file90: String =
        #"""
        {% extends "layout.stencil" %}
        {% block head %}{% include "slides/head.stencil" %}{% endblock %}
        {% block main %}
        <h1>Slides <small>{{ count }}</small></h1>
        <div class="scroll" tabindex="0" role="region" aria-label="Slides">
        <table class="slides">
        <caption>Size and resolution are those of the finest level; tiles are those of the index at each scale.</caption>
        <thead><tr><th scope="col">Slide</th><th scope="col">Patient</th><th scope="col" class="num">Size</th><th scope="col" class="num">µm a pixel</th><th scope="col" class="num">Scanned at</th><th scope="col" class="num">Tissue</th>{% for scale in scales %}<th scope="col" class="num">Tiles at {{ scale }}</th>{% endfor %}{% if timed %}<th scope="col" class="num">Seconds to index</th>{% endif %}</tr></thead>
        <tbody>
        {% for slide in slides %}
        <tr><th scope="row"><a href="{{ slide.slug }}.html">{{ slide.picture }}{{ slide.name }}</a></th><td>{% if slide.patient %}{{ slide.patient }}{% else %}–{% endif %}</td><td class="num">{{ slide.size }}<small class="below">{{ slide.pixels }} px</small></td><td class="num">{{ slide.resolution }}</td><td class="num">{{ slide.magnification }}</td><td class="num">{{ slide.tissue }}</td>{% for count in slide.tileCounts %}<td class="num">{{ count }}</td>{% endfor %}{% if timed %}<td class="num">{{ slide.seconds }}</td>{% endif %}</tr>
        {% endfor %}
        </tbody>
        </table>
        </div>
        {% include "slides/failures.stencil" %}
        {% endblock %}

        """#

    private static let file91: String =
        #"""
        <ul class="grid wall long">
        {% for slide in slides %}
        <li><a href="slides/{{ slide.slug }}.html">{{ slide.picture }}<b>{{ slide.name }}</b><span>{% if slide.patient %}{{ slide.patient }} · {% endif %}{{ slide.size }}</span><span>{{ slide.tiles }} tiles</span></a></li>
        {% endfor %}
        </ul>

        """#

    private static let file92: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>How to read these pages</h1>
        <p class="lede">An experiment in image retrieval, laid out to be looked through: each query image with the database images that a method ranks nearest to it.</p>
        <h2 id="query-pages">A query’s page</h2>
        <p>The query comes first, then one section for each run. A run’s results are in order of distance, nearest first. Each result has its rank, its label, the word <b>right</b> or <b>wrong</b> and its row in the database. A solid frame means right, a dashed one wrong; no fact is told by colour alone.</p>
        <p>{{relevance}}</p>
        <h3 id="ties">Ties</h3>
        <p>Binary codes of a few dozen bits give many images the same distance. Such images stand together under one line that tells how many share the distance. Their order within it is by row number and means nothing. Where the last such group goes on beyond the results shown, the page says how many images it holds in all. Every average precision is therefore given twice: in index order, which follows row numbers, and tie-aware, the expected value over all orders of images at equal distance (McSherry and Najork 2008).</p>
        <h3 id="codes">Codes</h3>
        <p>The strip shows a code’s bits, bit 0 at the left, 64 to a line, set bits dark. Below it the same code in hexadecimal, byte 0 first; bit b of a code is bit b mod 8 of byte b div 8, the least significant first, as NumPy’s <code>packbits</code> does with <code>bitorder="little"</code>. “Bit by bit” beside it puts the query under the microscope: which bits differ from each result’s, what a look-up returns at each radius, and average precision term by term.</p>
        <h3 id="reconstructions">Reconstructions</h3>
        <p>Where a run has a decoder, its output for the query is shown with the absolute difference of the two, black where they agree. The error is the mean squared difference of pixel values scaled to 0 to 1, unless the run’s page says otherwise.</p>
        <h3 id="marks">Two runs side by side</h3>
        <p>With JavaScript each result of the two runs compared has a mark, which says what the first run does to the results of the second: “gained” is shown by the first alone, “lost” by the second alone, “moved” by both at different ranks. Ranks within one distance are by row number, so that a small move may mean nothing.</p>
        <h2 id="failures">Failures</h2>
        <p>N<sub>k</sub> of a database image is the number of queries that have it among their first k results. Images with a large N<sub>k</sub> are hubs, those with none orphans; the skewness of N<sub>k</sub> tells how uneven it is (Radovanović, Nanopoulos and Ivanović 2010). A query counts as answered with the class that most of its results have.</p>
        <h2 id="metrics">Metrics</h2>
        <p>A metric’s full name has three parts: what is averaged and up to which rank or radius, what counts as relevant, and how images at equal distance are ordered. All are means over the queries. M is the number of relevant images in the database, rel(r) is 1 where the result at rank r is right and else 0, and P(r) is the precision of the first r results.</p>
        {{#metrics}}
        <h3>{{title}}</h3>
        <p>{{explanation}}</p>
        <dl class="card"><dt>Here as</dt><dd>{{names}}</dd><dt>Formula</dt><dd>{{formula}}</dd><dt>Range</dt><dd>{{range}}</dd><dt>Source</dt><dd>{{source}}</dd></dl>
        {{/metrics}}
        <h3 id="relevance">What counts as relevant</h3>
        <dl class="card">{{#rules}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/rules}}</dl>
        <h3 id="orders">How equal distances are ordered</h3>
        <dl class="card">{{#orders}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/orders}}</dl>
        <h2 id="keys">Keys</h2>
        <p>With JavaScript: <kbd>j</kbd> or <kbd>→</kbd> opens the next query, <kbd>k</kbd> or <kbd>←</kbd> the one before, <kbd>/</kbd> goes to the filter of the queries, <kbd>c</kbd> opens what copies and exports the page’s figures, charts and rows, <kbd>m</kbd> puts the query under the microscope, <kbd>t</kbd> changes the theme, <kbd>?</kbd> lists the keys and can turn them off.</p>
        <h2 id="copy">Copying and citing</h2>
        <p>With JavaScript, <b>Copy or export</b> gives a query’s results as a LaTeX figure with its picture, any chart as SVG or PNG, and any table, or the queries as filtered, as CSV or LaTeX. Each heading and chart has a link of its own, and so has each state of a page. To cite this gallery:</p>
        <pre tabindex="0" role="region" aria-label="BibTeX">{{bibtex}}</pre>
        <h2 id="disk">From disk or served</h2>
        <p>Every page opens from disk and works without JavaScript; nothing is loaded from elsewhere. <a href="search.html">Search</a> compares codes in the page, from disk too; only a new image for a run whose encoder is not in the site needs <code>vitrine serve</code>.</p>
        {{/main}}
        {{/folio}}

        """#

    private static let file93: String =
        #"""
        /* Reports: a column to read, figures that may be wider. */

        .report > p, .report > ul, .report > ol, .report > blockquote, .report > h2, .report > h3, .report > h4,
        .report > pre, .report-head, .contents, .footnotes { max-width: 38rem; margin-inline: auto; }
        .report > ul, .report > ol { padding-inline-start: max(1.3em, calc((100% - 38rem) / 2 + 1.3em)); max-width: none; }
        .report-head h1 { margin-bottom: .2em; }
        .report-head .authors, .report-head .date { margin: 0; color: var(--ink-soft); }
        .abstract { margin: 1.4rem 0 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); }
        .contents { margin-block: 2rem; padding: .6rem 1.2rem; border: 1px solid var(--rule); }
        .contents ol { list-style: none; margin: .2rem 0; padding-inline-start: 1rem; }
        .contents > ol { padding-inline-start: 0; }
        .contents li { padding: .15rem 0; }
        .contents a { display: inline-block; padding: .1rem 0; }
        .report .number { font-variant-numeric: tabular-nums; color: var(--ink); }

        .report > .scroll { max-width: 38rem; margin: 1.4rem auto; }
        .report > .scroll table { width: auto; }

        .cell { margin: 2.4rem auto; max-width: 54rem; break-inside: avoid; }
        .cell .chart { max-width: 34rem; margin-inline: auto; }
        .cell .chart-map { max-width: 44rem; }
        .cell .caption { font-size: .95rem; line-height: 1.45; margin: .8rem auto; max-width: 38rem; }
        .cell table { width: auto; margin-inline: auto; }
        .cell th[scope="row"] { min-width: 6.5rem; }
        .cell td small, .cell th small { display: block; font-weight: 400; }
        .cell .note { max-width: 38rem; margin: .4rem auto; color: var(--ink-soft); font-size: .88rem; }
        .cell pre { max-width: 38rem; margin-inline: auto; }
        .cell .own { display: block; max-width: 100%; height: auto; margin-inline: auto; }
        .source { max-width: 38rem; margin: .5rem auto 0; font-size: .85rem; color: var(--ink-soft); }
        .source summary { cursor: pointer; padding: .25rem 0; width: fit-content; }
        .source pre { font-size: .95em; margin: .4rem 0; }

        .row-title { margin: 1rem 0 .3rem; font-weight: 600; font-size: .9rem; max-width: none; }
        .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(4.6rem, 1fr)); gap: .5rem .6rem; list-style: none; padding: 0; margin: 0; max-width: none; }
        .pictures li { display: flex; flex-direction: column; font-size: .75rem; line-height: 1.25; min-width: 0; }
        .pictures .im { border: 2px solid var(--rule); border-radius: 2px; }
        .pictures .im img { image-rendering: inherit; }
        .pictures .query .im { border-color: var(--ink); border-width: 3px; }
        .pictures .right .im { border-color: var(--good); }
        .pictures .wrong .im { border: 2px dashed var(--bad); }
        .pictures .word { font-weight: 600; margin-top: .2rem; }
        .pictures .right .word { color: var(--good); }
        .pictures .wrong .word { color: var(--bad); }
        .pictures .what { color: var(--ink-soft); overflow-wrap: anywhere; }

        .codes { margin: 0; max-width: 38rem; margin-inline: auto; }
        .codes dt { font-size: .9rem; margin-top: .7rem; }
        .codes dd { margin: .2rem 0 0; }
        .codes svg { display: block; width: 100%; max-height: 4rem; shape-rendering: crispEdges; }
        .codes .rest { fill: var(--paper-2); stroke: var(--rule); stroke-width: .05; }
        .codes .ones { fill: var(--ink); }
        .codes .differs { fill: var(--bad); }
        .codes code { color: var(--ink-soft); font-size: .78rem; }

        .mistake { border: 2px dashed var(--bad); padding: .8rem 1rem; max-width: 38rem; margin-inline: auto; }
        .mistake p { margin: 0 0 .3rem; }
        code.mistake { border-width: 1px; padding: 0 .3em; }
        .missing { color: var(--ink-soft); font-style: italic; }
        .tasks { list-style: none; }
        .footnotes { margin-top: 3rem; border-top: 1px solid var(--rule); font-size: .9rem; }
        .report blockquote { margin-inline: auto; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); color: var(--ink-soft); }
        .report .formula { display: block; margin: 1.2rem 0; padding: .2rem 0; overflow-x: auto; overflow-y: hidden; max-width: 100%; }
        .report .mid { text-align: center; }
        .report-list { list-style: none; padding: 0; }
        .report-list li { padding: .6rem 0; border-bottom: 1px solid var(--rule); }
        .report-list a { font-family: var(--serif); font-size: 1.2rem; }
        .report-list .authors, .report-list .date { color: var(--ink-soft); display: block; font-size: .9rem; }
        @media print { .source, .contents { display: none; } .cell { margin: 1.2rem auto; } }

        """#

    private static let file94: String =
        #"""
        /* Vitrine, the theme "folio": a printed catalogue. Serif text in a narrow measure, hairlines, small capitals, numbered
           parts and plates, one dark red. Colours are variables, as in the plain theme; the classes are its classes. */

        :root {
          color-scheme: light;
          --paper: #fdfaf3;
          --paper-2: #f5efe2;
          --ink: #211c17;
          --ink-soft: #5f564b;
          --rule: #d9cfbc;
          --control: #8b8070;
          --accent: #8a1f17;
          --good: #2b5b3a;
          --bad: #8a1f17;
          --series-1: #8a1f17;
          --series-2: #2f5d62;
          --series-3: #7a5c12;
          --series-4: #4b3b7c;
          --series-5: #3f6b2f;
          --series-6: #8a3f6b;
          --serif: "Hoefler Text", Baskerville, "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Georgia, "Noto Serif", "Liberation Serif", serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
          --side: clamp(1rem, 5vw, 4rem);
        }
        @media (prefers-color-scheme: dark) {
          :root:not([data-theme="light"]) {
            color-scheme: dark;
            --paper: #181512;
            --paper-2: #231e19;
            --ink: #ebe4d8;
            --ink-soft: #b6ab98;
            --rule: #40382e;
            --control: #857a69;
            --accent: #e79a8d;
            --good: #8fc79a;
            --bad: #e79a8d;
            --series-1: #e79a8d;
            --series-2: #86c5c9;
            --series-3: #dcb95f;
            --series-4: #b9a7ee;
            --series-5: #a5cf86;
            --series-6: #e9a3c6;
          }
        }
        :root[data-theme="dark"] {
          color-scheme: dark;
          --paper: #181512;
          --paper-2: #231e19;
          --ink: #ebe4d8;
          --ink-soft: #b6ab98;
          --rule: #40382e;
          --control: #857a69;
          --accent: #e79a8d;
          --good: #8fc79a;
          --bad: #e79a8d;
          --series-1: #e79a8d;
          --series-2: #86c5c9;
          --series-3: #dcb95f;
          --series-4: #b9a7ee;
          --series-5: #a5cf86;
          --series-6: #e9a3c6;
        }

        /* Ground */

        * { box-sizing: border-box; }
        html { font-size: clamp(100%, .75rem + .3vw, 150%); scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--serif); font-variant-numeric: oldstyle-nums; overflow-wrap: break-word; }
        main { max-width: 74rem; margin: 0 auto; padding: 2.2rem var(--side) 5rem; counter-reset: part plate; }
        main:focus { outline: none; }
        h1, h2, h3 { font-weight: 400; line-height: 1.25; text-wrap: balance; }
        h1 { font-size: clamp(1.8rem, 1.3rem + 2.2vw, 2.8rem); margin: .6em 0 .5em; line-height: 1.15; }
        h2 { font-size: 1.4rem; font-variant-caps: small-caps; letter-spacing: .05em; margin: 2.8em 0 .8em; padding-top: .7em; border-top: 1px solid var(--ink-soft); }
        h3 { font-size: 1.12rem; font-style: italic; margin: 1.9em 0 .5em; }
        h1 small, h2 small, h3 small { font: italic 400 1rem var(--serif); font-variant-caps: normal; color: var(--ink-soft); letter-spacing: 0; margin-inline-start: .5em; }
        main > h2 { counter-increment: part; }
        main > h2::before { content: counter(part) "\2002" / ""; color: var(--accent); font-variant-numeric: oldstyle-nums; letter-spacing: 0; }
        p { margin: 0 0 1em; max-width: 64ch; }
        a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
        ul, ol { padding-inline-start: 1.3em; }
        small { font-size: .85rem; color: var(--ink-soft); }
        code, pre, kbd { font-family: var(--mono); font-size: .9em; }
        code { overflow-wrap: anywhere; }
        pre { background: var(--paper-2); border: solid var(--rule); border-width: 1px 0; padding: 1rem; overflow: auto; line-height: 1.45; }
        kbd { border: 1px solid var(--control); border-radius: 4px; padding: .05em .4em; background: var(--paper-2); }
        figure { margin: 0; }
        figcaption { color: var(--ink-soft); font-size: .9rem; margin-top: .4rem; }
        .chart-title { color: var(--ink); }
        /* The room that charts keep for their text is measured in a sans. */
        .chart .chart-plot { font-size: 11.8px; }
        @media (max-width: 26rem) { .chart .chart-plot { font-size: 12.5px; } }
        .charts .chart { counter-increment: plate; }
        .charts .chart-title { font-weight: 400; font-style: italic; }
        .charts .chart-title::before { content: "Plate " counter(plate) ".\2002" / ""; font-style: normal; font-variant-caps: small-caps; letter-spacing: .05em; color: var(--accent); }
        h2 a { color: inherit; text-decoration-color: var(--control); }
        h2 a:hover { color: var(--accent); }
        .lede { font-size: 1.2rem; line-height: 1.55; font-style: italic; max-width: 54ch; color: var(--ink-soft); }
        .note { color: var(--ink-soft); font-size: .92rem; }
        .notice { border-block: 1px solid var(--accent); padding: .7rem 0; max-width: 64ch; }
        .plain { list-style: none; padding: 0; margin: 0; }
        .hide { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

        /* Top and foot */

        .skip { position: absolute; inset-inline-start: 1rem; top: -6rem; background: var(--paper); padding: .6rem 1rem; z-index: 9; }
        .skip:focus { top: .5rem; }
        .top { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: .6rem 1.6rem; max-width: 74rem; margin: 0 auto; padding: 1.3rem var(--side) 0; }
        .top > a { font-size: 1.25rem; font-variant-caps: small-caps; letter-spacing: .1em; line-height: 1.3; color: var(--ink); text-decoration: none; padding: .2rem 0; }
        .top > a:hover { text-decoration: underline; }
        .top nav { grid-column: 1 / -1; border-top: 1px solid var(--ink); border-bottom: 3px double var(--ink); }
        .top ul { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 1.5rem; list-style: none; margin: 0; padding: .25rem 0; }
        .top li a { display: block; padding: .25rem 0; color: var(--ink-soft); text-decoration: none; font-variant-caps: small-caps; letter-spacing: .04em; border-bottom: 1px solid transparent; }
        .top li a:hover { color: var(--ink); border-color: var(--control); }
        .top li a[aria-current] { color: var(--accent); border-color: var(--accent); }
        .tools { display: flex; justify-content: flex-end; gap: .4rem; }
        .foot { max-width: 74rem; margin: 0 auto; color: var(--ink-soft); font-size: .9rem; font-style: italic; text-align: center; padding: 0 var(--side); }
        .foot p { max-width: none; margin: 0; border-top: 3px double var(--ink); padding: 1.2rem 0 2.8rem; }

        /* A script fills it: its room is kept meanwhile. */
        @media (scripting: enabled) {
          .tools { box-sizing: content-box; min-width: min(19rem, 100%); min-height: 1.9rem; }
        }

        /* Controls */

        button, select, input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--control); border-radius: 0; padding: .35rem .7rem; min-height: 2.1rem; max-width: 100%; }
        button { cursor: pointer; }
        button:hover, select:hover { border-color: var(--ink); }
        .tools button { font-size: .85rem; font-style: italic; padding: .15rem .6rem; min-height: 1.8rem; }
        .filters { display: flex; flex-wrap: wrap; gap: .8rem 1.2rem; align-items: end; margin: 0 0 1rem; }
        .filters label { display: grid; grid-template-columns: minmax(0, max-content); gap: .2rem; max-width: 100%; font-size: .88rem; color: var(--ink-soft); }
        input[type="checkbox"] { min-height: 0; vertical-align: middle; accent-color: var(--accent); }
        input[type="range"] { padding: 0; accent-color: var(--accent); }
        input[type="color"] { padding: .1rem .2rem; width: 3rem; vertical-align: middle; }
        [hidden] { display: none !important; }
        dialog { max-width: min(34rem, calc(100vw - 2rem)); border: 1px solid var(--rule); padding: 1.4rem 1.8rem; background: var(--paper); color: var(--ink); }
        dialog::backdrop { background: rgb(0 0 0 / .5); }
        dialog h2 { margin: 0 0 .8rem; }
        dialog h2, .ask h2 { padding: 0; border: 0; }
        .keys { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.2rem; margin: 0 0 1.2rem; }
        .keys dd { margin: 0; }
        .export { width: min(58rem, calc(100vw - 2rem)); max-width: none; }
        .export h3 { margin: 1.2em 0 .5em; }
        .export svg { max-width: none; background: #fff; display: block; }
        .export label { min-width: 0; max-width: 100%; }
        .export textarea { width: 100%; font-family: var(--mono); }
        .export .filters { max-width: none; margin-bottom: .6rem; }
        h2, h3, .chart-title { position: relative; }
        .an { position: absolute; inset-inline-start: -.95rem; top: .1em; font: 400 .9rem var(--serif); text-decoration: none; opacity: 0; }
        :hover > .an, .an:focus { opacity: 1; }

        /* Images: a cell of an atlas, never cut by its frame */

        .im { display: block; width: 100%; height: auto; background: var(--paper-2); }
        span.im, a.im { position: relative; overflow: hidden; aspect-ratio: 1; }
        .im img { position: absolute; left: 0; top: 0; max-width: none; }
        .px .im, .im.px, .px .bd ol p::before { image-rendering: pixelated; }
        .diff { background: #000; isolation: isolate; }
        .diff img + img, .diff use + use { mix-blend-mode: difference; }
        .sheet { position: absolute; }

        /* Cards and grids of queries */

        .grid { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 1.1rem .9rem; grid-template-columns: repeat(auto-fill, minmax(min(6.6rem, 28vw), 1fr)); }
        .grid a { display: block; color: inherit; text-decoration: none; font-size: .85rem; line-height: 1.35; }
        .grid a:hover .im { outline: 2px solid var(--accent); outline-offset: 2px; }
        .grid a:hover b { text-decoration: underline; }
        .grid .im { border: 1px solid var(--control); margin-bottom: .35rem; }
        .grid b { color: var(--accent); font-weight: 400; font-variant-caps: small-caps; letter-spacing: .04em; }
        .grid span { display: block; color: var(--ink-soft); }
        .grid a > span + span { font-style: italic; }
        .rows { columns: 9rem; list-style: none; padding: 0; }
        .rows a { padding: .15rem 0; }
        /* What is far from view is not laid out. It is then clipped where it is shown: the padding is for outlines. */
        .grid.long > li { content-visibility: auto; contain-intrinsic-size: auto 7rem auto 11rem; padding: .4rem; margin: -.4rem; }
        .js [data-live] > .long { content-visibility: hidden; contain-intrinsic-size: auto 20rem auto 100vh; }
        .samples { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(3.6rem, 1fr)); list-style: none; padding: 0; margin: 0; }
        .samples .im { border: 1px solid var(--control); }
        .byclass { counter-reset: class; display: grid; gap: .4rem 1.2rem; grid-template-columns: minmax(6rem, auto) 1fr; align-items: center; margin: 1rem 0; }
        .byclass dt { font-style: italic; }
        .byclass dt::before { counter-increment: class; content: counter(class, upper-roman) ".\2002" / ""; font-style: normal; color: var(--accent); }
        .byclass dt a { display: inline-block; min-height: 24px; }
        .byclass dd { margin: 0; min-width: 0; }
        .byclass dd .samples { grid-template-columns: repeat(auto-fill, minmax(2.6rem, 3.4rem)); }
        .pager { display: flex; flex-wrap: wrap; gap: .3rem; list-style: none; padding: 0; margin: 1.4rem 0; }
        .pager a, .pager span { display: block; min-width: 2.2rem; text-align: center; padding: .25rem .5rem; border: 1px solid var(--rule); text-decoration: none; }
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
        .facts dt { color: var(--ink-soft); font-style: italic; font-size: .88rem; line-height: 1.3; }
        .facts dd { margin: .1rem 0 0; font-size: 1.15rem; font-variant-numeric: lining-nums; }
        .card { display: grid; grid-template-columns: max-content 1fr; gap: .45rem 1.4rem; margin: 1rem 0; }
        .card dt { color: var(--ink-soft); font-style: italic; }
        .card dd { margin: 0; max-width: 68ch; min-width: 0; }
        .scroll { overflow-x: auto; margin: 1rem 0 1.6rem; }
        table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: lining-nums tabular-nums; border-bottom: 1px solid var(--ink); }
        caption { text-align: start; color: var(--ink-soft); font-size: .9rem; font-style: italic; padding-bottom: .6rem; max-width: min(70ch, 100vw - 2 * clamp(1rem, 5vw, 4rem)); }
        th, td { text-align: start; vertical-align: top; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--rule); }
        thead tr:first-child > * { border-top: 2px solid var(--ink); }
        thead th { border-bottom: 1px solid var(--ink); font-weight: 400; font-style: italic; vertical-align: bottom; }
        tbody th { font-weight: 400; }
        .num { text-align: end; white-space: nowrap; }
        thead .num { white-space: normal; }
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
        .matrix thead th { vertical-align: bottom; }
        .matrix td { background: color-mix(in srgb, var(--accent) var(--a, 0%), var(--paper)); }
        .matrix .d { outline: 2px solid var(--ink-soft); outline-offset: -2px; }
        .bar { display: block; height: .6rem; margin-top: .45em; background: var(--accent); min-width: 1px; }

        /* Query pages; the plain theme's file tells what their short class names mean. */

        .pn { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font-size: .94rem; font-style: italic; }
        .pn a { padding: .2rem 0; }
        .pn a:last-child { margin-inline-start: auto; }
        .qy { display: flex; flex-wrap: wrap; gap: 1.2rem 1.6rem; align-items: flex-start; }
        .qy figure { width: clamp(7rem, 24vw, 11rem); }
        .qy .im { border: 1px solid var(--ink-soft); padding: .5rem; background: none; }
        .rs { display: grid; gap: 0 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); }
        .rs section { min-width: 0; }
        .rs .facts { grid-template-columns: repeat(auto-fill, minmax(6.8rem, 1fr)); gap: .5rem 1rem; margin: 0 0 1rem; }
        .rs .facts dt { font-size: .8rem; }
        .rs .facts dd { font-size: 1rem; }
        .rs h2 { margin-top: 1.6em; }
        .rs h3 { margin-top: 1.2em; }
        .rc { display: flex; gap: .8rem; margin: .8rem 0; }
        .rc figure { width: 8rem; }
        .rc figcaption { font-size: .8rem; white-space: nowrap; }
        .rc .im { border: 1px solid var(--control); }
        .cs { margin: 0 0 1.2rem; font-size: .9rem; color: var(--ink-soft); max-width: none; }
        .cs svg { display: block; width: 100%; max-width: 30rem; margin: .3rem 0; background: var(--paper-2); border: 1px solid var(--rule); }
        .cs path { stroke: var(--ink); stroke-width: 1; }
        .cs code { color: var(--ink); }
        .bd, .bd ol { display: flex; flex-wrap: wrap; list-style: none; padding: 0; margin: 0; }
        .bd { gap: 1.2rem 1.3rem; }
        .bd > li { border-top: 1px solid var(--ink); padding-top: .3rem; max-width: 100%; }
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
        .words .bd ol p::before { background-image: none; }
        .bd ol i + p::before { border: 2px dashed var(--bad); }
        .bd ol b, .bd ol i { font-style: normal; font-weight: 600; color: var(--good); }
        .bd ol small { font-size: .78rem; line-height: 1.25; }
        .bd ol i { color: var(--bad); }
        .bd ol b::before { content: "\2713\a0" / ""; }
        .bd ol i::before { content: "\2717\a0" / ""; }

        /* Comparing and failures */

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
        /* Room for what query.js puts there, by how many lines it takes. */
        .js #vr { min-height: 4.6rem; }
        .js #vr.m { min-height: 7.2rem; }
        @media (max-width: 44rem) { .js #vr { min-height: 8.2rem; } .js #vr.m { min-height: 11.6rem; } }
        @media (max-width: 28rem) { .js #vr { min-height: 10.2rem; } .js #vr.m { min-height: 17.6rem; } }
        .bd ol .mv { align-self: flex-start; font-size: .75rem; font-weight: 600; line-height: 1.3; border: 1px solid var(--rule); padding: 0 .3em; margin-top: .15rem; max-width: 100%; }
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
        .charts.wide { grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
        .charts.wide > .scatter { max-width: 38rem; }
        .pn a:only-child { margin-inline-start: 0; }
        .grid span b { color: var(--ink); font-variant-caps: normal; letter-spacing: 0; }
        .scatter canvas { display: block; width: 100%; touch-action: manipulation; }
        .scatter .filters { margin: 0 0 .4rem; }
        .told { min-height: 5rem; padding-top: .5rem; font-size: .9rem; }
        .told a { display: grid; grid-template-columns: 4rem 1fr; gap: 0 .8rem; color: inherit; text-decoration: none; width: fit-content; }
        .told .im { grid-row: 1 / span 4; width: 4rem; border: 1px solid var(--rule); }
        .told b { color: var(--accent); text-decoration: underline; font-weight: 600; }
        .told span { color: var(--ink-soft); line-height: 1.35; }

        /* Room for what scripts draw: nothing jumps. */
        .js #search, .js #inspect, .js #map { min-height: 100vh; }
        .js #search:not([data-ready]), .js #inspect:not([data-ready]), .js #map:not([data-ready]) { visibility: hidden; animation: late 0s 2s forwards; }
        .js figure.scatter[hidden] { display: block !important; visibility: hidden; }
        .js figure.scatter { min-height: min(42rem, 130vw); }
        @keyframes late { to { visibility: visible; } }

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
          .top { grid-template-columns: minmax(0, 1fr); padding-top: .7rem; gap: .3rem; }
          .top ul { justify-content: flex-start; gap: 0 1rem; }
          .top li a { padding: .15rem 0; }
          .tools { padding: .2rem 0; justify-content: flex-start; gap: .3rem; }
          .tools button { font-size: .78rem; padding: .15rem .4rem; white-space: nowrap; }
        }
        @page { size: A4; margin: 22mm 20mm 24mm; @bottom-center { content: counter(page); font: italic 9pt serif; } }
        @media print {
          :root, :root[data-theme="dark"] { color-scheme: light; --paper: #fff; --paper-2: #fff; --ink: #000; --ink-soft: #333; --rule: #bbb; --control: #777; --accent: #6d1812; --good: #000; --bad: #6d1812; --side: 0; }
          html { font-size: 10.5pt; }
          .top nav, .tools, .an, .skip, .pn, .filters, .pager { display: none; }
          .top { display: block; padding: 0 0 2mm; border-bottom: 3px double #000; }
          .top > a { font-size: 1rem; }
          .foot p { padding: 3mm 0 0; }
          main { max-width: none; padding: 4mm 0 8mm; }
          a { color: inherit; text-decoration: none; }
          p { orphans: 3; widows: 3; }
          table { font-size: 8.5pt; }
          th, td { padding: .25rem .7rem .25rem 0; }
          .metrics th[scope="row"] { width: 60%; max-width: none; }
          .metrics td small, .metrics details, .metrics details[open] { display: block; margin: 0; }
          .metrics summary { display: none; }
          .metrics details p { font-size: 7.5pt; line-height: 1.3; margin: 0; max-width: none; }
          .chart-data { break-before: avoid; }
          .scroll { overflow: visible; }
          li, figure, tr { break-inside: avoid; }
          h2, h3, caption { break-after: avoid; }
          .grid { grid-template-columns: repeat(auto-fill, minmax(24mm, 1fr)); }
          .grid.long > li, .far .chart { content-visibility: visible; }
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

    private static let file95: String =
        #"""
        {{<folio}}
        {{$main}}
        <nav class="pn" aria-label="Class pages">{{#previous}}<a rel="prev" href="{{previous.slug}}.html">← {{previous.name}}</a>{{/previous}}<a href="index.html">All classes</a>{{#next}}<a rel="next" href="{{next.slug}}.html">{{next.name}} →</a>{{/next}}</nav>
        <h1>{{name}}</h1>
        {{> parts/facts}}
        {{#runs}}
        <h2><a href="../runs/{{slug}}.html">{{title}}</a></h2>
        {{^empty(confusions)}}
        <h3>Retrieved instead</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Retrieved classes, {{title}}">
        <table>
        <caption>{{caption}}</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="num">Images</th><th scope="col" class="num">Share</th><th scope="col"><span class="hide">Bar</span></th></tr></thead>
        <tbody>
        {{#confusions}}
        <tr><th scope="row">{{#own}}{{name}} <small>this class</small>{{/own}}{{^own}}<a href="{{slug}}.html">{{name}}</a>{{/own}}</th><td class="num">{{count}}</td><td class="num">{{share}}</td><td style="width:10rem"><span class="bar" style="width:{{width}}%"></span></td></tr>
        {{/confusions}}
        </tbody>
        </table>
        </div>
        {{/empty(confusions)}}
        {{#lists}}
        <h3>{{title}}</h3>
        {{> parts/cards}}
        {{/lists}}
        <p class="note">{{note}}</p>
        {{/runs}}
        <h2 id="all">All queries</h2>
        <p class="note">{{counts}}{{#scored}} Beside each row: {{scored}}.{{/scored}} With JavaScript you can <a href="../browse/index.html#class={{index}}">sort and filter them</a>.</p>
        {{items}}
        {{/main}}
        {{/folio}}

        """#

    private static let file96: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>Classes</h1>
        <p class="lede">{{lede}}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Classes">
        <table>
        <caption>Images a class, and mean average precision of its queries (whole ranking, index order).</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="num">Queries</th><th scope="col" class="num">Database</th>{{#runs}}<th scope="col" class="num">mAP@all, {{title}}</th>{{/runs}}</tr></thead>
        <tbody>
        {{#classes}}
        <tr><th scope="row"><a href="{{slug}}.html">{{name}}</a></th><td class="num">{{thousands(queries)}}</td><td class="num">{{thousands(database)}}</td>{{#values}}<td class="num">{{.}}</td>{{/values}}</tr>
        {{/classes}}
        </tbody>
        </table>
        </div>
        {{#matrices}}
        <h2>What is retrieved <small>{{title}}</small></h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Retrieved classes, {{title}}">
        <table class="matrix">
        <caption>{{caption}}</caption>
        <thead><tr><th scope="col">Query class</th>{{#names}}<th scope="col">{{.}}</th>{{/names}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{slug}}.html">{{name}}</a></th>{{#cells}}<td style="--a:{{shade}}%"{{#diagonal}} class="d"{{/diagonal}}>{{text}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/matrices}}
        {{/main}}
        {{/folio}}

        """#

    private static let file97: String =
        #"""
        {{<folio}}
        {{$head}}<link rel="stylesheet" href="{{page.root}}assets/codes.css">{{/head}}
        {{$main}}
        <nav class="pn" aria-label="Codes"><a href="index.html">All runs’ codes</a><a href="../runs/{{slug}}.html">The run</a></nav>
        <h1>Codes <small>{{title}}</small></h1>
        {{> parts/facts}}
        <ul class="jump"><li><a href="#bits">Each bit</a></li><li><a href="#together">Bits together</a></li><li><a href="#exemplars">Exemplars</a></li><li><a href="#collisions">Shared codes</a></li>{{#distances}}<li><a href="#distances">Distances</a></li>{{/distances}}{{#lookUp}}<li><a href="#look-up">Look-up</a></li>{{/lookUp}}<li><a href="../inspect.html#run={{slug}}">One query under the microscope</a></li></ul>

        <h2 id="bits">Each bit</h2>
        <div class="charts">{{balance}}</div>
        <div class="scroll tall" tabindex="0" role="region" aria-label="Each bit">
        <table>
        <caption>{{bitsCaption}}</caption>
        <thead><tr><th scope="col" class="num">Bit</th><th scope="col" class="num">Ones</th><th scope="col"><span class="hide">Bar</span></th><th scope="col" class="num">Entropy</th><th scope="col" class="num">Strongest correlation</th><th scope="col" class="num">{{informationTitle}}</th><th scope="col">Set most by</th><th scope="col">Set least by</th></tr></thead>
        <tbody>
        {{#bits}}<tr id="bit-{{bit}}"><th scope="row" class="num">{{bit}}</th><td class="num">{{share}}</td><td><span class="half"><span class="bar" style="width:{{width}}%"></span></span></td><td class="num">{{entropy}}</td><td class="num">{{correlation}}{{#hasPartner}} with <a href="#bit-{{partner}}">{{partner}}</a>{{/hasPartner}}</td><td class="num">{{information}}{{^empty(label)}} {{label}}{{/empty(label)}}</td><td>{{most}}</td><td>{{least}}</td></tr>
        {{/bits}}
        </tbody>
        </table>
        </div>

        <h2 id="together">Bits together</h2>
        <div class="beside"><div>{{matrix}}</div>
        {{^empty(pairs)}}
        <div class="scroll" tabindex="0" role="region" aria-label="Strongest pairs of bits">
        <table>
        <caption>{{pairsCaption}}</caption>
        <thead><tr><th scope="col">Pair of bits</th><th scope="col" class="num">Correlation</th><th scope="col">In words</th></tr></thead>
        <tbody>
        {{#pairs}}<tr><th scope="row">{{first}} and {{second}}</th><td class="num">{{value}}</td><td>{{word}}</td></tr>
        {{/pairs}}
        </tbody>
        </table>
        </div>
        {{/empty(pairs)}}{{#empty(pairs)}}<p class="note">No two bits change, so none go together.</p>{{/empty(pairs)}}</div>

        <h2 id="exemplars">Exemplars of each bit</h2>
        <p class="note">{{exemplars.note}}</p>
        <ul class="exemplars">
        {{#exemplars.bits}}
        <li><h3><a href="#bit-{{bit}}">Bit {{bit}}</a> <small>{{share}} ones</small></h3>
        {{#constant}}<p class="note">The same in every image of the database.</p>{{/constant}}{{^constant}}<dl><dt>set</dt><dd>{{#set}}<a href="../queries/{{page}}.html">{{picture}}</a>{{/set}}{{^set}}by no query{{/set}}</dd><dt>not set</dt><dd>{{#unset}}<a href="../queries/{{page}}.html">{{picture}}</a>{{/unset}}{{^unset}}in no query{{/unset}}</dd></dl>{{/constant}}</li>
        {{/exemplars.bits}}
        </ul>

        <h2 id="collisions">Shared codes</h2>
        <p>{{collisions.summary}} {{collisions.pureNote}}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Sizes of buckets">
        <table>
        <caption>Buckets, the groups of database images with one code, by size.</caption>
        <thead><tr><th scope="col">Images in the bucket</th><th scope="col" class="num">Buckets</th><th scope="col" class="num">Images in them</th><th scope="col" class="num">Of all images</th></tr></thead>
        <tbody>
        {{#collisions.sizes}}<tr><th scope="row">{{size}}</th><td class="num">{{buckets}}</td><td class="num">{{rows}}</td><td class="num">{{share}}</td></tr>
        {{/collisions.sizes}}
        </tbody>
        </table>
        </div>
        {{^empty(collisions.buckets)}}
        <h3>The largest buckets</h3>
        <ol class="buckets">
        {{#collisions.buckets}}
        <li><p><b>{{count}} images</b>, purity {{purity}}: {{mix}}</p>{{strip}}<p class="note"><code>{{hex}}</code></p>{{^empty(pictures)}}<p class="row">{{#pictures}}<span>{{.}}</span>{{/pictures}}</p>{{/empty(pictures)}}{{^empty(shown)}}<p class="note">{{shown}}</p>{{/empty(shown)}}</li>
        {{/collisions.buckets}}
        </ol>
        <p class="note">Purity is the share of the most frequent label. {{collisions.note}}</p>
        {{/empty(collisions.buckets)}}

        {{#distances}}
        <h2 id="distances">Distances</h2>
        <div class="charts">{{distances}}</div>
        {{/distances}}
        {{#lookUp}}
        <h2 id="look-up">What a look-up returns</h2>
        <p>A hash table finds every image whose code differs from the query’s in at most as many bits as the radius.</p>
        <div class="scroll tall" tabindex="0" role="region" aria-label="Look-up by radius">
        <table data-radii>
        <caption>{{caption}}</caption>
        <thead><tr><th scope="col" class="num">Radius</th><th scope="col" class="num">Images returned, mean</th><th scope="col" class="num">Precision</th><th scope="col" class="num">Mean precision</th><th scope="col" class="num">Recall</th><th scope="col" class="num">Empty look-ups</th></tr></thead>
        <tbody>
        {{#rows}}<tr><th scope="row" class="num">{{radius}}</th><td class="num">{{returned}}</td><td class="num">{{precision}}</td><td class="num">{{meanPrecision}}</td><td class="num">{{recall}}</td><td class="num">{{empty}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/lookUp}}
        {{/main}}
        {{$scripts}}<script defer src="{{page.root}}assets/data.js"></script>
        <script defer src="{{page.root}}assets/lookup.js"></script>{{/scripts}}
        {{/folio}}

        """#

    private static let file98: String =
        #"""
        {{<folio}}
        {{$head}}<link rel="stylesheet" href="{{page.root}}assets/codes.css">{{/head}}
        {{$main}}
        <h1>Codes</h1>
        <p class="lede">How well each run uses its bits, over the codes of the whole database. Each run has a page on every single bit; <a href="../inspect.html">one query under the microscope</a> shows the bits of a query and its results.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Codes of all runs">
        <table>
        <caption>All runs with codes. Good bits are set in half of the images (entropy 1), do not repeat each other (correlation 0) and tell something of the label; good codes are shared by few images.</caption>
        <thead><tr><th scope="col">Run</th><th scope="col" class="num">Bits</th><th scope="col" class="num">Mean share of ones</th><th scope="col" class="num">Mean distance from 50%</th><th scope="col" class="num">Mean entropy of a bit</th><th scope="col" class="num">Mean |correlation|</th><th scope="col" class="num">{{informationTitle}}</th><th scope="col" class="num">Entropy of codes, bits</th><th scope="col" class="num">Different codes</th><th scope="col" class="num">Images sharing a code</th><th scope="col" class="num">Largest bucket</th></tr></thead>
        <tbody>
        {{#rows}}<tr><th scope="row"><a href="{{slug}}.html">{{title}}</a></th><td class="num">{{bits}}</td><td class="num">{{share}}</td><td class="num">{{imbalance}}</td><td class="num">{{bitEntropy}}</td><td class="num">{{correlation}}</td><td class="num">{{information}}</td><td class="num">{{entropy}}</td><td class="num">{{distinct}}</td><td class="num">{{colliding}} of {{count}}</td><td class="num">{{largest}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{^empty(without)}}<p class="note">Not here, because they have no codes: {{without}}.</p>{{/empty(without)}}
        <h2 id="balance">Balance</h2>
        <div class="charts">{{#charts}}
        {{.}}
        {{/charts}}</div>
        {{/main}}
        {{/folio}}

        """#

    private static let file99: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>Compare</h1>
        <p class="lede">{{lede}}</p>
        <h2 id="pairs">Pairs</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Pairs of runs">
        <table>
        <caption>{{caption}}</caption>
        <thead><tr><th scope="col">Pair</th><th scope="col">Score</th><th scope="col" class="num">Difference</th><th scope="col">95 % interval</th><th scope="col" class="num">First better</th><th scope="col" class="num">Second better</th><th scope="col" class="num">Equal</th><th scope="col" class="num">Sign test</th><th scope="col" class="num">Wilcoxon</th></tr></thead>
        <tbody>
        {{#pairs}}<tr><th scope="row"><a href="{{slug}}.html">{{first}} <span class="than">against</span> {{second}}</a></th><td>{{score}}</td><td class="num">{{difference}}</td><td>{{interval}}</td><td class="num">{{wins}}</td><td class="num">{{losses}}</td><td class="num">{{ties}}</td><td class="num">{{sign}}</td><td class="num">{{wilcoxon}}</td></tr>
        {{/pairs}}
        </tbody>
        </table>
        </div>
        {{#notes}}<p class="note">{{.}}</p>
        {{/notes}}
        {{#chart}}
        <h2 id="lengths">Code lengths</h2>
        <div class="charts">{{chart}}</div>
        {{/chart}}
        {{/main}}
        {{/folio}}

        """#

    private static let file100: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>Failures</h1>
        <p class="lede">Where each run goes wrong: its worst queries, the classes it takes for others, what it encodes badly, and the database images that it returns too often or never.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Runs">
        <table>
        <caption>{{caption}}</caption>
        <thead><tr><th scope="col">Failures of</th><th scope="col" class="num">mAP@all, index order</th><th scope="col" class="num">Nearest image wrong</th><th scope="col" class="num">Answered with another class</th><th scope="col" class="num">Nothing right shown</th><th scope="col" class="num">Skewness</th><th scope="col" class="num">Images never returned</th></tr></thead>
        <tbody>
        {{#runs}}<tr><th scope="row"><a href="{{slug}}.html">{{title}}</a></th><td class="num">{{score}}</td><td class="num">{{wrongFirst}}</td><td class="num">{{another}}</td><td class="num">{{nothing}}</td><td class="num">{{skewness}}</td><td class="num">{{orphans}}</td></tr>
        {{/runs}}
        </tbody>
        </table>
        </div>
        {{^empty(hard)}}
        <h2 id="hard">Hard for every run</h2>
        <p class="note">{{hardNote}}</p>
        <ul class="grid">
        {{#hard}}
        <li><a href="{{href}}">{{picture}}<b>Query {{row}}</b><span>{{label}}</span><span>{{detail}}</span></a></li>
        {{/hard}}
        </ul>
        {{/empty(hard)}}
        {{/main}}
        {{/folio}}

        """#

    private static let file101: String =
        #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{page.title}}{{#page.site}} – {{page.site}}{{/page.site}}</title>
        <script>document.documentElement.className="js";document.head.insertAdjacentHTML("beforeend",'<link rel=expect href="#_end" blocking=render>');try{document.documentElement.dataset.theme=localStorage["vitrine.theme"]}catch(e){}</script>
        <link rel="icon" href="{{page.root}}assets/icon.svg">
        <link rel="stylesheet" href="{{page.root}}assets/site.css">
        <link rel="stylesheet" href="{{page.root}}assets/charts.css">
        <script{{$defer}} defer{{/defer}} src="{{page.root}}assets/site.js"{{$then}}{{/then}}></script>
        {{$head}}{{/head}}
        </head>
        <body{{#page.pixelated}} class="px"{{/page.pixelated}}>
        {{page.header}}
        <main id="main" tabindex="-1">
        {{$main}}{{/main}}
        </main>
        {{page.footer}}
        {{$scripts}}{{/scripts}}
        </body>
        </html>

        """#

    private static let file102: String =
        #"""
        <a class=skip href=#main>Skip to content</a>
        <header class=top><a href={{root}}index.html>{{title}}</a><div class=tools></div><nav aria-label=Site><ul>{{#sections}}<li><a href={{root}}{{href}}{{#current}} aria-current=page{{/current}}{{#browse}} data-browse{{/browse}}>{{name}}</a>{{/sections}}</ul></nav></header>

        """#

    private static let file103: String =
        #"""
        {{<folio}}
        {{$head}}<link rel="stylesheet" href="assets/codes.css">{{/head}}
        {{$main}}
        <h1>One query under the microscope</h1>
        <p class="lede">Which bits differ between a query’s code and its results’, what a look-up returns at each radius, and how every rank adds to average precision.</p>
        {{#example}}
        <div id="inspect" data-query="{{row}}">
        <p class="notice">One worked example, the query with the lowest average precision of {{run}}. With JavaScript this page shows any query of any run with codes; “bit by bit” on a query’s page leads here.</p>
        <h2>Query {{row}} <small>{{label}}, {{run}}</small></h2>
        <div class="qy"><figure>{{picture}}</figure>
        <div class="about"><dl class="facts">{{#facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/facts}}</dl>
        {{strip}}
        <p class="note">Code of {{bits}} bits, bit 0 at the left, {{ones}} set. <a href="queries/{{page}}.html">The query’s page</a></p></div></div>
        {{#difference}}<p class="notice">{{difference}} So average precision is not that of the query’s page either.</p>{{/difference}}
        <h2 id="hits">Which bits differ <small>the nearest images, ties by row number</small></h2>
        <ol class="bits">
        {{#hits}}
        <li><span class="hit {{#right}}ok{{/right}}{{^right}}no{{/right}}">{{#picture}}{{picture}}{{/picture}}{{^picture}}<span class="nopic">no picture</span>{{/picture}}</span><div><p><b>{{rank}}</b> {{label}} {{#right}}<b class="ok">right</b>{{/right}}{{^right}}<i class="no">wrong</i>{{/right}} <small>distance {{distance}}, row {{row}}</small></p>{{strip}}<p class="note">{{^empty(bits)}}Differs in bit {{#bits}}<a href="codes/{{slug}}.html#bit-{{.}}">{{.}}</a>{{^last()}}, {{/last()}}{{/bits}}.{{/empty(bits)}}{{#empty(bits)}}The same code as the query’s.{{/empty(bits)}}</p></div></li>
        {{/hits}}
        </ol>
        <h2 id="look-up">What a look-up returns</h2>
        <p>A hash table finds every image whose code differs from the query’s in at most as many bits as the radius.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Look-up by radius">
        <table>
        <caption>The first radii at which something is found.</caption>
        <thead><tr><th scope="col" class="num">Radius</th><th scope="col" class="num">Images</th><th scope="col" class="num">Right</th><th scope="col" class="num">Precision</th><th scope="col" class="num">Recall</th></tr></thead>
        <tbody>
        {{#radii}}<tr><th scope="row" class="num">{{radius}}</th><td class="num">{{returned}}</td><td class="num">{{right}}</td><td class="num">{{precision}}</td><td class="num">{{recall}}</td></tr>
        {{/radii}}
        </tbody>
        </table>
        </div>
        <h2 id="terms">Average precision, term by term</h2>
        {{#defined}}
        <p>At every right image the share of right ones so far is noted. Their sum over the {{relevant}} right images of the database, divided by {{relevant}}, is AP: each term below is a precision divided by {{relevant}}.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Terms of average precision">
        <table>
        <caption>Equal distances in order of their rows; the first ranks one by one, then the others together.</caption>
        <thead><tr><th scope="col" class="num">Rank</th><th scope="col" class="num">Distance</th><th scope="col">Label</th><th scope="col">Right?</th><th scope="col" class="num">Precision so far</th><th scope="col" class="num">Term</th><th scope="col" class="num">Sum so far</th></tr></thead>
        <tbody>
        {{#terms}}<tr><th scope="row" class="num">{{ranks}}</th><td class="num">{{distance}}</td><td>{{label}}</td><td>{{#single}}{{#right}}<b class="ok">right</b>{{/right}}{{^right}}<i class="no">wrong</i>{{/right}}{{/single}}{{^single}}{{found}}{{/single}}</td><td class="num">{{precision}}</td><td class="num">{{term}}</td><td class="num">{{sum}}</td></tr>
        {{/terms}}
        </tbody>
        <tfoot><tr><th scope="row" colspan="6">AP, index order</th><td class="num">{{value}}</td></tr></tfoot>
        </table>
        </div>
        <h2 id="ties">The same over ties</h2>
        <p>Images at one distance could stand in any order. With n of them at a distance, n⁺ right, after N nearer ones of which N⁺ are right, they add (n⁺/n) Σ (N⁺ + 1 + (i − 1)(n⁺ − 1)/(n − 1)) / (N + i), i = 1 … n, on average over all orders, again divided by {{relevant}}.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Terms over ties">
        <table>
        <caption>Every distance that occurs, with what its images add in order of their rows and on average.</caption>
        <thead><tr><th scope="col" class="num">Distance</th><th scope="col" class="num">n</th><th scope="col" class="num">n⁺</th><th scope="col" class="num">N</th><th scope="col" class="num">N⁺</th><th scope="col" class="num">In row order</th><th scope="col" class="num">Expected</th><th scope="col" class="num">Sum so far</th></tr></thead>
        <tbody>
        {{#ties}}<tr><th scope="row" class="num">{{distance}}</th><td class="num">{{count}}</td><td class="num">{{right}}</td><td class="num">{{before}}</td><td class="num">{{rightBefore}}</td><td class="num">{{inOrder}}</td><td class="num">{{expected}}</td><td class="num">{{sum}}</td></tr>
        {{/ties}}
        </tbody>
        <tfoot><tr><th scope="row" colspan="7">AP, tie-aware</th><td class="num">{{tieAware}}</td></tr></tfoot>
        </table>
        </div>
        {{/defined}}{{^defined}}<p>No image of the database is right for any query, so average precision is undefined.</p>{{/defined}}
        </div>
        {{/example}}{{^example}}<p>No run of this site has codes.</p>{{/example}}
        {{/main}}
        {{$scripts}}{{#example}}<script defer src="assets/data.js"></script>
        <script defer src="data/images.js"></script>
        <script defer src="assets/labels.js"></script>
        <script defer src="assets/hamming.js"></script>
        <script defer src="assets/ranking.js"></script>
        <script defer src="assets/inspect.js"></script>{{/example}}{{/scripts}}
        {{/folio}}

        """#

    private static let file104: String =
        #"""
        {{<folio}}
        {{$head}}<link rel="stylesheet" href="assets/map.css">{{/head}}
        {{$main}}
        <h1>Map</h1>
        <p class="lede">Every query where a run places it: near ones are alike to the run. Principal components show the directions in which the run’s vectors differ most; t-SNE keeps neighbours together, while its gaps and the sizes of its groups mean little.</p>
        <div id="map" data-runs="{{slugs}}"{{#overview}} data-overview="{{overview.file}}" data-cell="{{overview.cell}}" data-columns="{{overview.columns}}"{{/overview}}></div>
        {{^empty(without)}}<p class="note">Not here, because the site has no map of them: {{without}}.</p>{{/empty(without)}}
        {{#runs}}
        <h2><a href="runs/{{slug}}.html">{{title}}</a></h2>
        <div class="map-pair">
        {{#drawings}}
        <figure>{{> parts/mapdrawing}}
        <figcaption><b class="chart-title">{{title}}</b>. {{note}} <span class="map-counts">Drawn: {{counts}}; names at the mean of each class, dashed lines one deviation around it.</span></figcaption></figure>
        {{/drawings}}
        </div>
        <div class="scroll" tabindex="0" role="region" aria-label="Classes on the map, {{title}}">
        <table class="map-table">
        <caption>Mean place of each class in per cent of the map from the left and from below; how many of its queries have a query of the same class nearest to them on the map; and the class that is nearest most often where that is another.{{#isMultiLabel}} Queries count for each of their labels, and are drawn with the marker of the first.{{/isMultiLabel}}</caption>
        <thead><tr><td></td><td></td>{{#kinds}}<th scope="colgroup" colspan="3">{{.}}</th>{{/kinds}}</tr>
        <tr><th scope="col">Class</th><th scope="col" class="num">Queries</th>{{#kinds}}<th scope="col" class="num">Place</th><th scope="col" class="num">Same class nearest</th><th scope="col">Nearest other</th>{{/kinds}}</tr></thead>
        <tbody>
        {{#rows}}<tr><th scope="row"><svg class="map-swatch" viewBox="0 0 20 20" aria-hidden="true"><path class="{{style}}" d="{{marker}}"/></svg> <a href="classes/{{slug}}.html">{{name}}</a></th><td class="num">{{count}}</td>{{#cells}}<td class="num">{{place}}</td><td class="num">{{share}}</td><td>{{other}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/runs}}
        {{/main}}
        {{$scripts}}<script defer src="assets/data.js"></script>
        <script defer src="data/queries.js"></script>
        <script defer src="assets/map-canvas.js"></script>
        <script defer src="assets/map.js"></script>{{/scripts}}
        {{/folio}}

        """#

    private static let file105: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>{{page.title}}</h1>
        {{^empty(summary)}}<p class="lede">{{summary}}</p>{{/empty(summary)}}
        {{#note}}<p class="notice">Shown here: {{note}}.</p>{{/note}}
        {{> parts/facts}}
        <p><a href="browse/index.html" data-browse>Browse the queries</a>, or start with <a href="queries/{{first.page}}.html">query {{first.row}}</a>; <a href="search.html">search</a> with any image or a drawing. <a href="about.html">How to read these pages</a>.</p>

        <h2 id="samples">Sample queries by class</h2>
        <dl class="byclass">
        {{#samples}}
        <dt><a href="classes/{{slug}}.html">{{name}}</a></dt>
        <dd><ul class="samples">{{#items}}<li><a class="im" href="queries/{{page}}.html"{{#shape}} style="aspect-ratio:{{shape}}"{{/shape}}>{{picture}}</a></li>{{/items}}</ul></dd>
        {{/samples}}
        </dl>
        {{#samplesNote}}<p class="note">{{samplesNote}}</p>{{/samplesNote}}

        <h2 id="metrics">Metrics</h2>
        <p>Each metric is named in full: what is averaged, up to which rank, what counts as relevant, and how images at equal distance are ordered.</p>
        {{#metrics}}
        {{> parts/metrics}}
        {{/metrics}}
        {{#moreMetrics}}<details><summary>All {{count}} metrics</summary>
        {{> parts/metrics}}
        </details>{{/moreMetrics}}
        <p class="note">The same numbers as data: <a href="data/metrics.json">metrics.json</a>.</p>

        {{> parts/compared}}
        {{^empty(charts)}}
        <h2 id="charts">Charts</h2>
        <div class="charts far">{{#charts}}
        {{.}}
        {{/charts}}</div>
        {{/empty(charts)}}

        {{^empty(codes)}}
        <h2 id="codes">Code statistics</h2>
        {{#hasBits}}<p>See <a href="codes/index.html">the codes bit by bit</a>, or <a href="inspect.html">one query under the microscope</a>.</p>{{/hasBits}}
        {{#codes}}{{> parts/metrics}}{{/codes}}
        {{/empty(codes)}}

        <h2 id="dataset">The dataset</h2>
        <dl class="card">
        {{#card}}<dt>{{name}}</dt><dd>{{value}}</dd>
        {{/card}}
        </dl>
        {{/main}}
        {{/folio}}

        """#

    private static let file106: String =
        #"""
        {{<folio}}
        {{$then}}{{#isOfPages}} data-then="assets/data.js data/queries.js assets/scatter.js"{{/isOfPages}}{{/then}}
        {{$main}}
        <nav class="pn" aria-label="Pairs of runs"><a href="index.html">All pairs</a></nav>
        <h1>{{page.title}}</h1>
        <p class="lede">Two runs on the same queries: <a href="../runs/{{first.slug}}.html">{{first.title}}</a> and <a href="../runs/{{second.slug}}.html">{{second.title}}</a>. Differences are the first minus the second.</p>
        {{> parts/facts}}
        <h2 id="queries">Query by query</h2>
        <p class="note">{{note}}</p>
        <div class="charts wide">
        {{#isOfPages}}<figure class="chart scatter" id="points" hidden data-kind="pair" data-x="ap:{{first.slug}}" data-y="ap:{{second.slug}}" data-x-title="AP, {{first.title}}" data-y-title="AP, {{second.title}}" data-hash="#runs={{first.slug}},{{second.slug}}"><figcaption><span class="chart-title">A point for each query</span> <span class="chart-note">Each opens its query, with the two runs side by side</span></figcaption></figure>{{/isOfPages}}
        {{chart}}
        </div>
        <h2 id="classes">By class</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Classes">
        <table>
        <caption>{{caption}}</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="num">Queries</th><th scope="col" class="num">{{first.title}} better</th><th scope="col" class="num">{{second.title}} better</th><th scope="col" class="num">Equal</th><th scope="col" class="num">Mean, {{first.title}}</th><th scope="col" class="num">Mean, {{second.title}}</th><th scope="col" class="num">Difference</th></tr></thead>
        <tbody>
        {{#classes}}<tr><th scope="row">{{#isOfPages}}<a href="{{#first(lists)}}{{href}}{{/first(lists)}}&amp;class={{label}}">{{name}}</a>{{/isOfPages}}{{^isOfPages}}{{name}}{{/isOfPages}}</th><td class="num">{{queries}}</td><td class="num">{{wins}}</td><td class="num">{{losses}}</td><td class="num">{{ties}}</td><td class="num">{{first}}</td><td class="num">{{second}}</td><td class="num">{{difference}}</td></tr>
        {{/classes}}
        </tbody>
        </table>
        </div>
        {{#lists}}
        <h2>{{title}}</h2>
        <p class="note">{{note}}{{#isOfPages}} With JavaScript you can <a href="{{href}}">see and filter all of them</a>.{{/isOfPages}}</p>
        {{> parts/picks}}
        {{/lists}}
        {{/main}}
        {{/folio}}

        """#

    private static let file107: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>Papers</h1>
        <p class="lede">What each paper prints, and what its methods give here, on {{dataset}}. Where a paper used other data, a network of another size or another way to count, the two numbers answer different questions: read them beside each other, not against each other.</p>
        {{#papers}}
        <h2 id="{{name}}">{{title}}</h2>
        {{#ours}}
        <h3>Here, on {{dataset}}</h3>
        {{> parts/metrics}}
        {{/ours}}
        {{^empty(notes)}}<dl class="card">{{#notes}}<dt><a href="runs/{{slug}}.html">{{title}}</a></dt><dd>{{text}}</dd>{{/notes}}</dl>{{/empty(notes)}}
        <h3>As printed</h3>
        {{^tables}}<p>No numbers of its retrieval are at hand.</p>{{/tables}}
        {{#tables}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{name}}, {{place}}, {{dataset}}, {{metric}}">
        <table>
        <caption>{{place}}, on {{dataset}}: {{metric}}</caption>
        <thead><tr><th scope="col">Method</th>{{#columns}}<th scope="col" class="num">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{method}}{{#own}} <small>(followed here)</small>{{/own}}</th>{{#cells}}<td class="num">{{.}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/tables}}
        {{/papers}}
        {{/main}}
        {{/folio}}

        """#

    private static let file108: String =
        #"""
        <ul class="grid">
        {{#items}}
        <li><a href="../queries/{{page}}.html">{{picture}}<b>Query {{row}}</b><span>{{label}}</span><span>{{detail}}</span></a></li>
        {{/items}}
        </ul>

        """#

    private static let file109: String =
        #"""
        {{#compared}}
        <h2 id="compared">Compared</h2>
        <p>Each pair has a page: by class, and query by query. <a href="compare/index.html">Compare runs</a></p>
        <div class="scroll" tabindex="0" role="region" aria-label="Runs compared">
        <table>
        <caption>{{caption}}</caption>
        <thead><tr><th scope="col">First run</th><th scope="col">Second run</th><th scope="col">Score</th><th scope="col" class="num">Difference</th><th scope="col">95 % interval</th><th scope="col" class="num">First better</th><th scope="col" class="num">Second better</th><th scope="col" class="num">Equal</th><th scope="col" class="num">Sign test</th><th scope="col" class="num">Wilcoxon</th></tr></thead>
        <tbody>
        {{#pairs}}<tr><th scope="row"><a href="compare/{{slug}}.html">{{first}}<span class="hide"> against {{second}}</span></a></th><td>{{second}}</td><td>{{score}}</td><td class="num">{{difference}}</td><td>{{interval}}</td><td class="num">{{wins}}</td><td class="num">{{losses}}</td><td class="num">{{ties}}</td><td class="num">{{sign}}</td><td class="num">{{wilcoxon}}</td></tr>
        {{/pairs}}
        </tbody>
        </table>
        </div>
        {{#notes}}<p class="note">{{.}}</p>
        {{/notes}}
        {{/compared}}

        """#

    private static let file110: String =
        #"""
        <dl class="facts">{{#facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/facts}}</dl>

        """#

    private static let file111: String =
        #"""
        <svg class="map-drawn" viewBox="0 0 1000 1000" role="img" aria-label="{{label}}">{{#paths}}<path class="{{style}}" d="{{d}}"/>{{/paths}}{{#names}}<ellipse cx="{{x}}" cy="{{y}}" rx="{{rx}}" ry="{{ry}}"/>{{/names}}{{#names}}<text x="{{x}}" y="{{textY}}">{{text}}</text>{{/names}}</svg>

        """#

    private static let file112: String =
        #"""
        <div class="scroll" tabindex="0" role="region" aria-label="{{label}}">
        <table class="metrics">
        <caption>{{caption}}</caption>
        <thead><tr><th scope="col">Name</th>{{#runs}}<th scope="col" class="num"><a href="{{page.root}}runs/{{slug}}.html">{{title}}</a></th>{{/runs}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{name}} <small>{{qualifiers}}</small>{{^empty(explanation)}}<details><summary>How it is computed</summary><p>{{explanation}}</p></details>{{/empty(explanation)}}</th>{{#cells}}<td class="num{{#best}} best{{/best}}">{{#interval}}<small>{{interval}}</small> {{/interval}}{{text}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>

        """#

    private static let file113: String =
        #"""
        <ul class="grid long">
        {{#items}}
        <li><a href="{{href}}">{{picture}}<b>Query {{row}}</b><span>{{label}}</span><span>{{detail}}</span></a></li>
        {{/items}}
        </ul>

        """#

    private static let file114: String =
        #"""
        <article class="report">
        <header class="report-head">
        <h1>{{title}}</h1>
        {{^empty(authors)}}<p class="authors">{{authors}}</p>{{/empty(authors)}}
        {{^empty(date)}}<p class="date">{{date}}</p>{{/empty(date)}}
        {{#abstract}}<div class="abstract" role="note" aria-label="Abstract">{{abstract}}</div>{{/abstract}}
        </header>
        {{#contents}}<nav class="contents" aria-label="Contents">{{contents}}</nav>{{/contents}}
        {{body}}
        </article>

        """#

    private static let file115: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>Provenance</h1>
        <p class="lede">What went into these pages: inputs by digest, versions, seeds and parameters of each run.</p>
        {{#runs}}
        <h2><a href="runs/{{slug}}.html">{{title}}</a></h2>
        {{#sections}}
        <h3>{{title}}</h3>
        <dl class="card">{{#rows}}<dt>{{name}}</dt><dd><code>{{value}}</code></dd>{{/rows}}</dl>
        {{/sections}}
        {{/runs}}
        <h2 id="files">Files of this site</h2>
        <ul>
        <li><a href="data/site.json">data/site.json</a>: the dataset, the runs, their metrics and counts</li>
        <li><a href="data/metrics.json">data/metrics.json</a>: every metric by its full name with its parameters</li>
        <li><a href="data/manifest.json">data/manifest.json</a>: path, bytes and SHA-256 of every other file of this site</li>
        </ul>
        <p>Codes, neighbours and values for each query are listed under each run.</p>
        {{/main}}
        {{/folio}}

        """#

    private static let file116: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>Reconstructions</h1>
        {{^empty(runs)}}
        <p class="lede">What the decoder makes of each query: the original, its reconstruction and their absolute difference.</p>
        {{#same}}
        <nav aria-label="On this page"><ul class="pager"><li><a href="#same">The same queries under every model</a></li>{{#runs}}<li><a href="#{{slug}}">{{title}}</a></li>{{/runs}}</ul></nav>
        <h2 id="same">The same queries under every model</h2>
        <p class="note">{{note}}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="The same queries under every model">
        <table class="same">
        <thead><tr><th scope="col">Query</th>{{#runs}}<th scope="col"><a href="#{{slug}}">{{title}}</a></th>{{/runs}}</tr></thead>
        <tbody>
        {{#rows}}<tr><th scope="row"><a href="../queries/{{page}}.html">{{original}}Query {{row}}</a> <small>{{label}}</small></th>{{#cells}}<td><div class="pair">{{reconstruction}}{{difference}}</div>{{error}}{{#best}} <b>lowest</b>{{/best}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/same}}
        {{#runs}}
        <h2 id="{{slug}}"><a href="../runs/{{slug}}.html">{{title}}</a></h2>
        <dl class="facts">{{#facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/facts}}</dl>
        {{#groups}}
        <h3>{{title}}</h3>
        <ul class="triples">
        {{#items}}
        <li><div class="triple"><figure>{{original}}<figcaption>Original</figcaption></figure><figure>{{reconstruction}}<figcaption>Reconstruction</figcaption></figure>{{#difference}}<figure>{{difference}}<figcaption>Difference</figcaption></figure>{{/difference}}</div>
        <p><a href="../queries/{{page}}.html">Query {{row}}</a>, {{label}}: error {{error}}</p></li>
        {{/items}}
        </ul>
        {{/groups}}
        <p class="note">{{note}}</p>
        {{#between}}
        <h3>Between two images</h3>
        <p class="note">{{note}}</p>
        {{#pairs}}
        <p class="ends">From {{#first.page}}<a href="../queries/{{first.page}}.html">query {{first.row}}</a>{{/first.page}}{{^first.page}}query {{first.row}}{{/first.page}}, {{first.label}}, to {{#last.page}}<a href="../queries/{{last.page}}.html">query {{last.row}}</a>{{/last.page}}{{^last.page}}query {{last.row}}{{/last.page}}, {{last.label}}:</p>
        <ol class="strip">
        {{#first.picture}}<li>{{first.picture}}<span>original</span></li>
        {{/first.picture}}{{#steps}}<li>{{picture}}<span aria-hidden="true">{{share}}</span></li>
        {{/steps}}{{#last.picture}}<li>{{last.picture}}<span>original</span></li>
        {{/last.picture}}</ol>
        {{/pairs}}
        {{/between}}
        {{/runs}}
        {{/empty(runs)}}{{#empty(runs)}}
        <p class="lede">No run of this site reconstructs its input.</p>
        {{/empty(runs)}}
        {{/main}}
        {{/folio}}

        """#

    private static let file117: String =
        #"""
        {{<folio}}
        {{$head}}<link rel="stylesheet" href="{{page.root}}assets/map.css">
        <link rel="stylesheet" href="{{page.root}}assets/report.css">{{/head}}
        {{$main}}
        {{> parts/reportbody}}
        {{/main}}
        {{/folio}}

        """#

    private static let file118: String =
        #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}}</title>
        <style>
        {{style}}
        </style>{{#script}}
        <script defer src="{{script}}"></script>{{/script}}
        </head>
        <body{{#pixelated}} class="px"{{/pixelated}}>
        <main id="main">
        {{> parts/reportbody}}
        </main>
        </body>
        </html>

        """#

    private static let file119: String =
        #"""
        <figure class="chart chart-map" id="{{id}}">
        <figcaption><span class="chart-title">{{title}}</span> <span class="chart-note">{{counts}}; names at the mean of each class, dashed lines one deviation around it. {{note}}</span></figcaption>
        {{> parts/mapdrawing}}
        </figure>

        """#

    private static let file120: String =
        #"""
        {{<folio}}
        {{$head}}<link rel="stylesheet" href="../assets/report.css">{{/head}}
        {{$main}}
        <h1>Reports</h1>
        <p class="lede">Documents that tell of these results; their figures and numbers are made from the same data as the pages.</p>
        <ul class="report-list">
        {{#reports}}
        <li><a href="{{name}}.html">{{title}}</a>{{^empty(authors)}} <span class="authors">{{authors}}</span>{{/empty(authors)}}{{^empty(date)}} <span class="date">{{date}}</span>{{/empty(date)}}</li>
        {{/reports}}
        </ul>
        {{/main}}
        {{/folio}}

        """#

    private static let file121: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>{{page.title}}</h1>
        {{^empty(summary)}}<p class="lede">{{summary}}</p>{{/empty(summary)}}
        {{> parts/facts}}
        <h2 id="metrics">Metrics</h2>
        {{#metrics}}
        {{> parts/metrics}}
        {{/metrics}}
        {{^empty(charts)}}
        <h2 id="charts">Charts</h2>
        <div class="charts">{{#charts}}
        {{.}}
        {{/charts}}</div>
        {{/empty(charts)}}
        {{^empty(codes)}}
        <h2 id="codes">Code statistics</h2>
        {{#hasBits}}<p><a href="../codes/{{slug}}.html">Bit by bit</a>: balance, correlation, exemplars, images that share a code, and what a look-up returns.</p>{{/hasBits}}
        {{#codes}}{{> parts/metrics}}{{/codes}}
        {{/empty(codes)}}

        {{#training}}
        <h2 id="training">Training</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Training">
        <table>
        <caption>Mean losses of each epoch, by name.</caption>
        <thead><tr><th scope="col" class="num">Epoch</th>{{#names}}<th scope="col" class="num">{{.}}</th>{{/names}}{{#timed}}<th scope="col" class="num">Seconds</th>{{/timed}}</tr></thead>
        <tbody>
        {{#rows}}<tr><th scope="row" class="num">{{epoch}}</th>{{#values}}<td class="num">{{.}}</td>{{/values}}{{#timed}}<td class="num">{{seconds}}</td>{{/timed}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/training}}
        <h2 id="recipe">Recipe</h2>
        <p>As resolved, every default written out.</p>
        <pre tabindex="0" role="region" aria-label="Recipe">{{recipe}}</pre>
        <h2 id="downloads">Downloads</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Downloads">
        <table>
        <caption>Files that NumPy, PyTorch or a spreadsheet can open.</caption>
        <thead><tr><th scope="col">File</th><th scope="col">Content</th><th scope="col" class="num">Bytes</th></tr></thead>
        <tbody>
        {{#downloads}}<tr><th scope="row"><a href="../{{path}}" download>{{name}}</a></th><td>{{content}}</td><td class="num">{{thousands(bytes)}}</td></tr>
        {{/downloads}}
        </tbody>
        </table>
        </div>
        {{/main}}
        {{/folio}}

        """#

    private static let file122: String =
        #"""
        {{<folio}}
        {{$then}}{{#encoding}} data-then="assets/data.js data/queries.js assets/scatter.js"{{/encoding}}{{/then}}
        {{$main}}
        <nav class="pn" aria-label="Failures"><a href="index.html">Failures of all runs</a><a href="../runs/{{slug}}.html">About this run</a></nav>
        <h1>{{page.title}}</h1>
        {{> parts/facts}}
        <nav aria-label="On this page"><ul class="toc"><li><a href="#worst">Worst queries</a></li><li><a href="#confusion">Classes taken for others</a></li>{{#encoding}}<li><a href="#encoding">Encoded badly?</a></li>{{/encoding}}<li><a href="#hubs">Hubs</a></li><li><a href="#orphans">Orphans</a></li></ul></nav>

        <h2 id="worst">Worst queries</h2>
        <p class="note">{{worstNote}} With JavaScript you can <a href="../browse/index.html#sort=ap{{browse}}">sort and filter all of them</a>.</p>
        <ul class="grid">
        {{#worst}}
        <li><a href="{{href}}">{{picture}}<b>Query {{row}}</b><span>{{label}}</span>{{#got}}<span>got <b>{{got}}</b></span>{{/got}}<span>{{detail}}</span></a></li>
        {{/worst}}
        </ul>

        <h2 id="confusion">Classes taken for others</h2>
        <p>A query counts as answered with the class that most of its first {{depth}} results have; of several, the one that comes first. Each number opens its queries.</p>
        {{#matrix}}
        <div class="scroll" tabindex="0" role="region" aria-label="Queries by class asked for and class got">
        <table class="matrix">
        <caption>Queries by the class asked for (row) and the class got (column). Framed: the class itself. Shaded by the share of the row.</caption>
        <thead><tr><th scope="col">Asked for</th>{{#names}}<th scope="col">{{.}}</th>{{/names}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{name}}</th>{{#cells}}<td style="--a:{{shade}}%"{{#diagonal}} class="d"{{/diagonal}}>{{#count}}<a href="{{href}}" aria-label="{{count}}: {{name}}">{{count}}</a>{{/count}}{{^count}}0{{/count}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/matrix}}
        {{^empty(confusions)}}
        <div class="scroll" tabindex="0" role="region" aria-label="Most frequent confusions">
        <table>
        <caption>The most frequent confusions.</caption>
        <thead><tr><th scope="col">Asked for</th><th scope="col">Got</th><th scope="col" class="num">Queries</th></tr></thead>
        <tbody>
        {{#confusions}}<tr><th scope="row">{{asked}}</th><td>{{got}}</td><td class="num"><a href="{{href}}">{{count}}<span class="hide"> queries: {{asked}}, got {{got}}</span></a></td></tr>
        {{/confusions}}
        </tbody>
        </table>
        </div>
        {{/empty(confusions)}}{{#empty(confusions)}}<p>Every query is answered with its own class.</p>{{/empty(confusions)}}

        {{#encoding}}
        <h2 id="encoding">Is it retrieved wrongly because it is encoded badly?</h2>
        <p>{{words}} Spearman’s rank correlation of average precision with reconstruction error is {{correlation}}, over {{count}} queries.</p>
        <div class="charts wide">
        <figure class="chart scatter" id="points" hidden data-x="error:{{slug}}" data-y="ap:{{slug}}" data-x-title="Reconstruction error" data-y-title="Average precision"><figcaption><span class="chart-title">Average precision by reconstruction error</span> <span class="chart-note">A point for each query; each opens its query</span></figcaption></figure>
        <div class="scroll" tabindex="0" role="region" aria-label="Queries by reconstruction error">
        <table>
        <caption>Queries in groups of about equal size, by reconstruction error.</caption>
        <thead><tr><th scope="col">Error</th><th scope="col" class="num">Queries</th><th scope="col" class="num">Mean AP</th><th scope="col" class="num">Nearest right</th></tr></thead>
        <tbody>
        {{#bins}}<tr><th scope="row"><a href="{{href}}">{{range}}</a></th><td class="num">{{queries}}</td><td class="num">{{mean}}</td><td class="num">{{right}}</td></tr>
        {{/bins}}
        </tbody>
        </table>
        </div>
        </div>
        {{/encoding}}

        <h2 id="hubs">Hubs</h2>
        <p>Database images that are among the first {{hubs.k}} results of too many queries. {{hubs.queries}} queries have room for {{hubs.k}} each out of {{hubs.database}} images, so that an image is returned {{hubs.mean}} times on average. Images at equal distance are returned in order of row number: among many with the same code the first become hubs and the others orphans, which is that order’s doing and not the method’s.</p>
        <dl class="facts">{{#hubs.facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/hubs.facts}}</dl>
        <div class="charts">{{hubs.chart}}</div>
        <h3>Returned most often</h3>
        <ul class="grid">
        {{#hubs.items}}
        <li>{{#page}}<a href="../queries/{{page}}.html">{{picture}}<b>Row {{row}}</b><span>{{label}}</span><span>{{times}}, {{right}} right</span><span>rank {{rank}} of query {{query}}</span></a>{{/page}}{{^page}}<div>{{picture}}<b>Row {{row}}</b><span>{{label}}</span><span>{{times}}, {{right}} right</span></div>{{/page}}</li>
        {{/hubs.items}}
        </ul>

        <h2 id="orphans">Orphans</h2>
        {{^empty(hubs.orphans)}}
        <p>Database images that no query has among its first {{hubs.k}} results. {{hubs.orphansNote}}{{#hubs.searchable}} Each opens the search with itself as the query: what it is near to.{{/hubs.searchable}}</p>
        <ul class="grid">
        {{#hubs.orphans}}
        <li>{{#search}}<a href="{{search}}">{{picture}}<b>Row {{row}}</b><span>{{label}}</span></a>{{/search}}{{^search}}<div>{{picture}}<b>Row {{row}}</b><span>{{label}}</span></div>{{/search}}</li>
        {{/hubs.orphans}}
        </ul>
        {{/empty(hubs.orphans)}}{{#empty(hubs.orphans)}}<p>Every database image is among the first {{hubs.k}} results of some query.</p>{{/empty(hubs.orphans)}}
        {{/main}}
        {{/folio}}

        """#

    private static let file123: String =
        #"""
        {{<folio}}
        {{$main}}
        <h1>Search</h1>
        <p class="lede">Take any image of this site as the query, or draw or choose a new one, and see the nearest of {{database}} database images by any run’s codes.</p>
        {{#note}}<p class="note">{{note}}</p>{{/note}}
        <div id="search">
        <p class="notice">This page compares codes by JavaScript, which is off or not there. What the program found for each query is on the query’s own page: see <a href="browse/index.html">all queries</a>. With JavaScript, this page works opened from disk; a new image is encoded by <code>vitrine serve</code> where the site does not hold the run’s encoder.</p>
        <dl class="card">{{#runs}}<dt><a href="runs/{{slug}}.html">{{title}}</a></dt><dd>{{words}}</dd>{{/runs}}</dl>
        </div>
        {{/main}}
        {{$scripts}}<script defer src="assets/data.js"></script>
        <script defer src="data/images.js"></script>
        <script defer src="assets/labels.js"></script>
        <script defer src="assets/hamming.js"></script>
        <script defer src="assets/hits.js"></script>
        <script defer src="assets/search.js"></script>
        <script defer src="assets/pad.js"></script>
        <script defer src="assets/live.js"></script>{{/scripts}}
        {{/folio}}

        """#
}
