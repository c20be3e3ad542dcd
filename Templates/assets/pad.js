/* Vitrine: a new image for a query: drawn, dropped, pasted or chosen, and brought to the size that an encoder takes
   as the program does it: the centre of the image, alpha on white. */
(function () {
  "use strict";
  var make = vitrine.make;
  var SIZE = 280, LARGEST = 2048;

  /* RGB of an area of the source, averaged for each of `width` × `height` pixels: 0 … 255, row by row. */
  function averaged(source, width, height) {
    var scale = Math.max(width / source.width, height / source.height);
    var data = source.getContext("2d").getImageData(0, 0, source.width, source.height).data;
    var columns = shares(source.width, width, width / scale), rows = shares(source.height, height, height / scale);
    // Across first, for each line of the source; then down.
    var lines = new Float32Array(source.height * width * 3);
    for (var y = rows[0].from; y < rows[height - 1].to; y++) {
      for (var x = 0; x < width; x++) {
        for (var at = columns[x].from; at < columns[x].to; at++) {
          var pixel = 4 * (y * source.width + at), share = columns[x].parts[at - columns[x].from];
          var alpha = data[pixel + 3] / 255;
          for (var c = 0; c < 3; c++) lines[(y * width + x) * 3 + c] += share * (alpha * data[pixel + c] + 255 * (1 - alpha));
        }
      }
    }
    var result = new Float32Array(width * height * 3);
    for (var row = 0; row < height; row++) {
      for (var line = rows[row].from; line < rows[row].to; line++) {
        var part = rows[row].parts[line - rows[row].from];
        for (var i = 0; i < width * 3; i++) result[row * width * 3 + i] += part * lines[line * width * 3 + i];
      }
    }
    return result;
  }

  /* The pixels that each of `count` equal pieces of the middle `used` of `length` pixels covers, and how much of each. */
  function shares(length, count, used) {
    var first = (length - used) / 2, step = used / count;
    return Array.from({ length: count }, function (_, i) {
      var low = Math.max(0, first + i * step), high = Math.min(length, low + step);
      var from = Math.min(length - 1, Math.floor(low)), to = Math.max(from + 1, Math.ceil(high - 1e-9));
      var parts = [], sum = 0;
      for (var at = from; at < to; at++) {
        var part = Math.max(1e-9, Math.min(high, at + 1) - Math.max(low, at));
        parts.push(part);
        sum += part;
      }
      return { from: from, to: to, parts: parts.map(function (part) { return part / sum; }) };
    });
  }

  /* onImage(isFinal): there is a new image; isFinal is false while a line is being drawn. onError(text). */
  vitrine.pad = function (onImage, onError) {
    var sheet = make("canvas", { "class": "draw", width: SIZE, height: SIZE, role: "img", "aria-label": "Drawing area, for a pointer; with the keyboard, choose a file" });
    var context = sheet.getContext("2d", { willReadFrequently: true });
    var brush = make("input", { type: "range", min: 4, max: 48, value: 20 });
    var ink = make("input", { type: "color", value: "#ffffff" });
    var undo = make("button", { type: "button" }, ["Undo"]), clear = make("button", { type: "button" }, ["Clear"]);
    var file = make("input", { type: "file", accept: "image/*" });
    var invert = make("input", { type: "checkbox" });
    var preview = make("canvas", { "class": "seen", role: "img", "aria-label": "What the encoder sees", width: 1, height: 1 });
    var caption = make("figcaption", {}, [""]);
    var seen = make("figure", { hidden: "" }, [preview, caption]);
    var node = make("div", { "class": "pad drop" }, [
      make("div", {}, [sheet, make("p", { "class": "row" }, [
        make("label", {}, ["Brush ", brush]), make("label", {}, ["Ink ", ink]), undo, clear])]),
      make("div", {}, [
        make("p", {}, ["Draw on the dark square, or drop or paste an image, or choose a file."]),
        make("p", {}, [make("label", {}, ["Image file ", file])]),
        make("p", {}, [make("label", {}, [invert, " Invert, for dark lines on white"])]), seen
      ])
    ]);

    var strokes = [], stroke = null, source = null, blob = null, wait = null;
    function paint() {
      context.fillStyle = "#000";
      context.fillRect(0, 0, SIZE, SIZE);
      context.lineCap = context.lineJoin = "round";
      strokes.forEach(function (line) {
        context.strokeStyle = line.ink;
        context.lineWidth = line.width;
        context.beginPath();
        line.points.forEach(function (point, i) { context[i ? "lineTo" : "moveTo"](point[0], point[1]); });
        // A dot is a line to itself, nearly.
        if (line.points.length === 1) context.lineTo(line.points[0][0] + 0.01, line.points[0][1]);
        context.stroke();
      });
    }
    function place(event) {
      var box = sheet.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width * SIZE, (event.clientY - box.top) / box.height * SIZE];
    }
    function drawn(isFinal) {
      clearTimeout(wait);
      wait = null;
      source = sheet;
      blob = null;
      onImage(isFinal);
    }
    sheet.addEventListener("pointerdown", function (event) {
      if (event.button) return;
      event.preventDefault();
      // A pointer that ended in the same moment cannot be kept.
      try { sheet.setPointerCapture(event.pointerId); } catch (e) { /* drawn as far as it came */ }
      stroke = { ink: ink.value, width: +brush.value, points: [place(event)] };
      strokes.push(stroke);
      paint();
    });
    sheet.addEventListener("pointermove", function (event) {
      if (!stroke) return;
      stroke.points.push(place(event));
      paint();
      if (wait === null) wait = setTimeout(function () { drawn(false); }, 120);
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      sheet.addEventListener(name, function () {
        if (!stroke) return;
        stroke = null;
        drawn(true);
      });
    });
    undo.addEventListener("click", function () {
      if (!strokes.pop()) return;
      paint();
      if (strokes.length) drawn(true);
      else forget();
    });
    clear.addEventListener("click", function () {
      strokes = [];
      paint();
      forget();
    });
    function forget() {
      if (source !== sheet) return;
      source = null;
      seen.hidden = true;
    }
    paint();

    function choose(files) {
      if (!files || !files.length) return;
      var chosen = files[0], address = URL.createObjectURL(chosen), image = new Image();
      image.onload = function () {
        var shrink = Math.min(1, LARGEST / Math.max(image.naturalWidth, image.naturalHeight));
        source = make("canvas", {
          width: Math.max(1, Math.round(image.naturalWidth * shrink)), height: Math.max(1, Math.round(image.naturalHeight * shrink)) });
        var target = source.getContext("2d");
        target.imageSmoothingQuality = "high";
        target.drawImage(image, 0, 0, source.width, source.height);
        URL.revokeObjectURL(address);
        blob = chosen;
        onImage(true);
      };
      image.onerror = function () {
        URL.revokeObjectURL(address);
        // The server reads more formats than a browser.
        source = null;
        blob = chosen;
        seen.hidden = true;
        onError(chosen);
      };
      image.src = address;
    }
    file.addEventListener("change", function () { choose(file.files); });
    invert.addEventListener("change", function () { if (source) onImage(true); });
    node.addEventListener("dragover", function (event) { event.preventDefault(); node.classList.add("over"); });
    node.addEventListener("dragleave", function () { node.classList.remove("over"); });
    node.addEventListener("drop", function (event) {
      event.preventDefault();
      node.classList.remove("over");
      choose(event.dataTransfer.files);
    });
    document.addEventListener("paste", function (event) { choose(event.clipboardData && event.clipboardData.files); });

    /* The image as an encoder of `input` = [height, width, channels] takes it: 0 … 1 in steps of 1/255, as from a
       file of 8 bits; and shows it. */
    function floats(input) {
      var height = input[0], width = input[1], channels = input[2];
      var colours = averaged(source, width, height);
      var result = new Float32Array(width * height * channels);
      preview.width = width;
      preview.height = height;
      var shown = new ImageData(width, height);
      for (var i = 0; i < width * height; i++) {
        var rgb = [colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]];
        if (channels === 1) rgb = [0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]];
        rgb.forEach(function (value, c) {
          value = Math.round(invert.checked ? 255 - value : value);
          result[i * channels + c] = value / 255;
          shown.data[4 * i + c] = value;
          if (channels === 1) shown.data[4 * i + 1] = shown.data[4 * i + 2] = value;
        });
        shown.data[4 * i + 3] = 255;
      }
      preview.getContext("2d").putImageData(shown, 0, 0);
      caption.textContent = "What the encoder sees: " + width + " × " + height + " pixels, " +
        (channels === 1 ? "grey (0.299 red + 0.587 green + 0.114 blue)" : "colour") +
        (source.width * height === source.height * width ? "" : ", the middle of the image") +
        ", averaged over areas" + (invert.checked ? ", inverted" : "") + ".";
      seen.hidden = false;
      return result;
    }
    /* The picture last made by `floats`, as a canvas of its own. */
    function picture() {
      var copy = make("canvas", { width: preview.width, height: preview.height, "class": "im px", role: "img", "aria-label": "Your image as the encoder sees it" });
      copy.getContext("2d").drawImage(preview, 0, 0);
      return copy;
    }
    /* What to send to a server: the file as it is, or the drawing as PNG. */
    function toBlob(done) {
      if (blob && !(invert.checked && source)) return done(blob);
      var copy = make("canvas", { width: source.width, height: source.height }), target = copy.getContext("2d");
      target.fillStyle = "#fff";
      target.fillRect(0, 0, copy.width, copy.height);
      target.drawImage(source, 0, 0);
      if (invert.checked) {
        target.globalCompositeOperation = "difference";
        target.fillRect(0, 0, copy.width, copy.height);
      }
      copy.toBlob(done, "image/png");
    }
    return { node: node, floats: floats, picture: picture, toBlob: toBlob, readable: function () { return source !== null; } };
  };
})();
