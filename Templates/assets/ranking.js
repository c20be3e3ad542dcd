/* Vitrine: one query's ranking of the whole database, worked out in the page from the packed codes, and average
   precision over it term by term. Needs data.js, data/images.js and the data/<run>/codes.js of each run asked for.
   Nothing here draws. */
(function () {
  "use strict";
  var decoded = {};

  function codes(run) {
    var key = "codes " + run;
    if (!decoded[key]) {
      var given = vitrine.codes[run];
      decoded[key] = { bits: given.bits, width: given.bytes, d: vitrine.bytes(given.database), q: vitrine.bytes(given.query) };
    }
    return decoded[key];
  }

  function rows(run, kind) { return codes(run)[kind].length / codes(run).width; }

  function code(run, kind, row) {
    var all = codes(run);
    return all[kind].subarray(row * all.width, (row + 1) * all.width);
  }

  // Labels: one class a row (65535: none), or packed bits.

  function labelTable(kind) {
    var key = "labels " + kind;
    if (!decoded[key]) {
      var images = vitrine.images, name = kind === "d" ? "database" : "query";
      decoded[key] = images[name + "Class"] ? { single: vitrine.shorts(images[name + "Class"]) }
        : { packed: vitrine.bytes(images[name + "Labels"]), width: images.labelBytes };
    }
    return decoded[key];
  }

  /* The labels of an image, as numbers. */
  function labels(kind, row) {
    var table = labelTable(kind);
    if (table.single) return table.single[row] === 65535 || table.single[row] === undefined ? [] : [table.single[row]];
    var found = [];
    for (var label = 0; label < 8 * table.width; label++) {
      if (table.packed[row * table.width + (label >> 3)] >> (label & 7) & 1) found.push(label);
    }
    return found;
  }

  var ones = new Uint8Array(256);
  for (var byte = 1; byte < 256; byte++) ones[byte] = ones[byte >> 1] + (byte & 1);

  /* Which database images are right for a query, 1 or 0 a row. As Evaluation/RelevanceTable.swift has it. */
  function judge(query, rule, count) {
    var right = new Uint8Array(count), mine = labelTable("q"), theirs = labelTable("d"), row, at;
    if (mine.single && theirs.single) {
      var own = mine.single[query];
      for (row = 0; row < count; row++) {
        right[row] = theirs.single[row] === own && (own !== 65535 || rule === "identical") ? 1 : 0;
      }
      return right;
    }
    var width = theirs.width, wanted = mine.packed.subarray(query * width, (query + 1) * width), size = 0;
    for (at = 0; at < width; at++) size += ones[wanted[at]];
    for (row = 0; row < count; row++) {
      var common = 0, whole = 0;
      for (at = 0; at < width; at++) {
        var bits = theirs.packed[row * width + at];
        common += ones[bits & wanted[at]];
        whole += ones[bits];
      }
      var all = common === size;
      right[row] = rule === "identical" ? all && whole === size
        : rule === "any-shared-label" ? common > 0
          : rule === "all-query-labels" ? all && common > 0 : all && whole === size && common > 0;
    }
    return right;
  }

  /* {distances, order, starts, right, relevant}: rows nearest first, equal distances by row; those at distance d are
     order[starts[d]] to order[starts[d + 1] - 1]. One pass to count, one to place. */
  function rank(run, query, rule) {
    var all = codes(run), count = rows(run, "d"), width = all.width, own = code(run, "q", query);
    var distances = new Uint16Array(count), starts = new Uint32Array(all.bits + 2), row, at = 0;
    for (row = 0; row < count; row++) {
      var sum = 0;
      for (var place = 0; place < width; place++) sum += ones[all.d[at++] ^ own[place]];
      distances[row] = sum;
      starts[sum + 1]++;
    }
    for (var distance = 1; distance < starts.length; distance++) starts[distance] += starts[distance - 1];
    var next = starts.slice(), order = new Uint32Array(count);
    for (row = 0; row < count; row++) order[next[distances[row]]++] = row;
    var right = judge(query, rule, count), relevant = 0;
    for (row = 0; row < count; row++) relevant += right[row];
    return { bits: all.bits, count: count, distances: distances, order: order, starts: starts, right: right, relevant: relevant };
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
      steps.push({ rank: place + 1, row: row, distance: ranking.distances[row], right: ranking.right[row] === 1,
        soFar: found.found[place + 1], term: share(found.total[place + 1] - found.total[place]), sum: share(found.total[place + 1]) });
    }
    var stretches = ends(start, ranking.count).map(function (end) {
      var stretch = { from: start + 1, to: end, near: ranking.distances[ranking.order[start]],
        far: ranking.distances[ranking.order[end - 1]], right: found.found[end] - found.found[start],
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

  vitrine.ranking = { rows: rows, code: code, labels: labels, rank: rank, explain: explain, explainTies: explainTies,
    differing: differing };
})();
