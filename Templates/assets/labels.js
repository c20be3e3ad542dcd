/* Vitrine: labels of any image and whether a result is right, from data/images.js. Kinds of images: "q" a query,
   "d" a database image. */
(function () {
  "use strict";
  var images = vitrine.images;
  if (!images) return;
  var isSingle = images.queryClass !== undefined;
  var unpack = isSingle ? vitrine.shorts : vitrine.bytes;
  var none = 65535;
  var kept = {};
  // Unpacked when first asked for: of the database that takes some milliseconds.
  function labels(kind) {
    if (!kept[kind]) {
      kept[kind] = unpack(isSingle ? kind === "d" ? images.databaseClass : images.queryClass
        : kind === "d" ? images.databaseLabels : images.queryLabels);
    }
    return kept[kind];
  }

  /* Whether an image has a label, by the label's number. */
  vitrine.hasLabel = function (kind, row, label) {
    if (isSingle) return labels(kind)[row] === label;
    return (labels(kind)[row * images.labelBytes + (label >> 3)] >> (label & 7) & 1) === 1;
  };

  vitrine.labelsOf = function (kind, row) {
    if (isSingle) {
      var only = labels(kind)[row];
      return only === none || only === undefined ? [] : [only];
    }
    var found = [];
    for (var label = 0; label < images.classes.length; label++) if (vitrine.hasLabel(kind, row, label)) found.push(label);
    return found;
  };

  /* "Shirt", "dog, frisbee", "no label". */
  vitrine.labelText = function (kind, row) {
    var names = vitrine.labelsOf(kind, row).map(function (label) { return images.classes[label]; });
    return names.length ? names.join(", ") : "no label";
  };

  /* Of the database, 1 for each image that has a label: Uint8Array. */
  var masks = {};
  vitrine.imagesWith = function (label) {
    if (!masks[label]) {
      masks[label] = new Uint8Array(images.databaseCount);
      for (var row = 0; row < images.databaseCount; row++) masks[label][row] = vitrine.hasLabel("d", row, label) ? 1 : 0;
    }
    return masks[label];
  };

  /* Whether a database image is right for an image, by a run's rule of relevance. */
  vitrine.isRight = function (rule, kind, row, found) {
    var wanted = vitrine.labelsOf(kind, row), got = vitrine.labelsOf("d", found);
    var shared = wanted.filter(function (label) { return got.indexOf(label) >= 0; }).length;
    var same = shared === wanted.length && shared === got.length;
    switch (rule) {
    case "identical": return same;
    case "any-shared-label": return shared > 0;
    case "all-query-labels": return shared > 0 && shared === wanted.length;
    default: return shared > 0 && same;
    }
  };
})();
