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
