/* Vitrine: search by a new image. The one page that talks to a server, and only to the one it came from: the
   image is sent as the raw body of POST api/v1/search. Opened from disk it explains how to serve the site. */
(function () {
  "use strict";
  var host = document.getElementById("search");
  if (!host || !/^https?:$/.test(location.protocol)) return;
  var make = vitrine.make;
  var file = make("input", { type: "file", accept: "image/*", "data-filter": "" });
  var count = make("input", { type: "number", min: "1", max: "100", value: "20" });
  var preview = make("img", { alt: "The image you chose", hidden: "" });
  var drop = make("div", { "class": "drop" }, [
    make("p", {}, ["Drop an image here, paste one, or choose a file."]),
    make("label", {}, ["Image file ", file]), make("label", {}, ["Neighbours ", count]), preview
  ]);
  var status = make("p", { role: "status" });
  var results = make("div", {});
  host.textContent = "";
  [drop, status, results].forEach(function (node) { host.appendChild(node); });

  var shown = null, latest = 0;
  function show(answer) {
    results.textContent = "";
    var facts = answer.bits ? answer.bits + " bits" : "latent vectors";
    results.appendChild(make("h2", {}, ["Nearest images ", make("small", {}, [answer.run + ", " + facts])]));
    if (answer.code) {
      results.appendChild(make("p", {}, ["Code of your image: ", make("code", {}, [answer.code])]));
    }
    var list = make("ol", { "class": "grid" });
    (answer.neighbours || []).forEach(function (hit) {
      var distance = answer.bits ? String(hit.distance) : Number(hit.distance).toFixed(4);
      var label = "Result " + hit.rank + ": " + hit.label + ", distance " + distance;
      var inside = [make("b", {}, [String(hit.rank)]), make("span", {}, [hit.label]),
        make("span", {}, ["distance " + distance]), make("span", {}, [hit.identifier || "row " + hit.row])];
      if (hit.image) {
        var cell = { href: hit.image.url.replace(/^\/+/, ""), x: hit.image.x, y: hit.image.y, w: hit.image.w, h: hit.image.h };
        inside.unshift(vitrine.picture(cell, label));
      }
      list.appendChild(make("li", {}, hit.page ? [make("a", { href: hit.page }, inside)] : [make("div", {}, inside)]));
    });
    results.appendChild(list);
  }

  function send(image) {
    if (!image) return;
    var ticket = ++latest;
    if (shown) URL.revokeObjectURL(shown);
    shown = URL.createObjectURL(image);
    preview.src = shown;
    preview.hidden = false;
    status.textContent = "Searching…";
    var request = new XMLHttpRequest();
    request.open("POST", "api/v1/search?k=" + (parseInt(count.value, 10) || 20));
    request.setRequestHeader("Content-Type", image.type || "application/octet-stream");
    request.onload = function () {
      if (ticket !== latest) return;
      var answer = null;
      try { answer = JSON.parse(request.responseText); } catch (e) { /* told below */ }
      if (request.status === 200 && answer && answer.neighbours) {
        status.textContent = answer.neighbours.length + " neighbours found.";
        show(answer);
        return;
      }
      results.textContent = "";
      var reason = answer && (answer.error && answer.error.message || answer.error || answer.message);
      status.textContent = typeof reason === "string" ? reason : request.status === 404 || request.status === 405
        ? "This server shows the pages but does not answer searches. Serve the site with “vitrine serve”."
        : "The server answered with status " + request.status + ".";
    };
    request.onerror = function () {
      if (ticket === latest) status.textContent = "The server cannot be reached. Is “vitrine serve” still running?";
    };
    request.send(image);
  }

  var current = null;
  function choose(files) {
    if (!files || !files.length) return;
    current = files[0];
    send(current);
  }
  file.addEventListener("change", function () { choose(file.files); });
  count.addEventListener("change", function () { send(current); });
  drop.addEventListener("dragover", function (event) { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", function () { drop.classList.remove("over"); });
  drop.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("over");
    choose(event.dataTransfer.files);
  });
  document.addEventListener("paste", function (event) { choose(event.clipboardData && event.clipboardData.files); });
})();
