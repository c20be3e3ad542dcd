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
