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
