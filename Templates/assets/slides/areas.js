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
