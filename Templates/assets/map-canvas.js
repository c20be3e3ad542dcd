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
