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
