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
