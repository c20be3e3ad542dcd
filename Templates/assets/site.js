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
