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
