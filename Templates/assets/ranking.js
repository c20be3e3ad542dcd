/* Vitrine: one query's ranking of the whole database, worked out in the page from the packed codes, and average
   precision over it term by term. Needs hamming.js, labels.js and the data/<run>/codes.js of each run asked for.
   Nothing here draws. */
(function () {
  "use strict";
  var decoded = {}, sizes = null;

  function codes(run) {
    if (!decoded[run]) {
      var given = vitrine.codes[run], database = vitrine.bytes(given.database);
      decoded[run] = { width: given.bytes, d: database, q: vitrine.bytes(given.query), index: vitrine.hamming(database, given.bytes) };
    }
    return decoded[run];
  }

  /* kind "q" a query, "d" a database image → Uint8Array. */
  function code(run, kind, row) {
    var all = codes(run);
    return all[kind].subarray(row * all.width, (row + 1) * all.width);
  }

  /* Labels of the images that have one of some labels, counted: Uint16Array, by row of the database. */
  function counted(labels, count) {
    var sum = new Uint16Array(count);
    labels.forEach(function (label) {
      var has = vitrine.imagesWith(label);
      for (var row = 0; row < count; row++) sum[row] += has[row];
    });
    return sum;
  }

  /* Which database images are right for a query, 1 or 0 a row: `vitrine.isRight` for all of them at once. */
  function judge(query, rule, count) {
    var wanted = vitrine.labelsOf("q", query), common = counted(wanted, count), right = new Uint8Array(count);
    if (!sizes) sizes = counted(vitrine.images.classes.map(function (_, label) { return label; }), count);
    for (var row = 0; row < count; row++) {
      var all = common[row] === wanted.length, some = common[row] > 0, same = all && sizes[row] === wanted.length;
      right[row] = rule === "identical" ? same : rule === "any-shared-label" ? some
        : rule === "all-query-labels" ? all && some : same && some;
    }
    return right;
  }

  /* {bits, count, order, distances, starts, right, relevant}: `order` has the rows nearest first, equal distances by
     row, and `distances` theirs; those at distance d have the places starts[d] to starts[d + 1] - 1. `right` goes by row. */
  function rank(run, query, rule) {
    var index = codes(run).index, found = index.search(code(run, "q", query), {});
    var starts = new Uint32Array(index.bits + 2), right = judge(query, rule, index.count), relevant = 0;
    for (var distance = 0; distance <= index.bits; distance++) starts[distance + 1] = starts[distance] + found.counts[distance];
    for (var row = 0; row < index.count; row++) relevant += right[row];
    return { bits: index.bits, count: index.count, order: found.rows, distances: found.distances, starts: starts,
      right: right, relevant: relevant };
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
      steps.push({ rank: place + 1, row: row, distance: ranking.distances[place], right: ranking.right[row] === 1,
        soFar: found.found[place + 1], term: share(found.total[place + 1] - found.total[place]), sum: share(found.total[place + 1]) });
    }
    var stretches = ends(start, ranking.count).map(function (end) {
      var stretch = { from: start + 1, to: end, near: ranking.distances[start],
        far: ranking.distances[end - 1], right: found.found[end] - found.found[start],
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

  vitrine.ranking = { code: code, rank: rank, explain: explain, explainTies: explainTies, differing: differing };
})();
