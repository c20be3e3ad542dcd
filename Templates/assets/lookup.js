/* Vitrine: a slider over the radii of a look-up. It reads the table below it, which is there without JavaScript too:
   codes/itq.html#r=3 */
(function () {
  "use strict";
  var table = document.querySelector("table[data-radii]");
  if (!table) return;
  var make = vitrine.make, rows = [].slice.call(table.tBodies[0].rows);
  var slider = make("input", { type: "range", min: "0", max: String(rows.length - 1), step: "1", name: "r" });
  var bars = make("dl", { "class": "meters" });
  var output = make("p", { role: "status" });

  function cell(row, column) { return row.cells[column].textContent.trim(); }
  function bar(name, text, share) {
    var filled = make("span", { "class": "bar" });
    filled.style.width = 100 * (share || 0) + "%";
    bars.appendChild(make("dt", {}, [name]));
    bars.appendChild(make("dd", {}, [make("span", { "class": "track" }, [filled]), " " + text]));
  }

  function show(place) {
    var row = rows[place];
    rows.forEach(function (other) { other.classList.toggle("here", other === row); });
    var radius = cell(row, 0), empty = cell(row, 5);
    var sentence = "Radius " + radius + ": " + cell(row, 1) + " images on average; " + empty + " of the queries find nothing.";
    output.textContent = sentence;
    slider.value = place;
    slider.setAttribute("aria-valuetext", sentence);
    bars.replaceChildren();
    bar("Precision", cell(row, 2), parseFloat(cell(row, 2)));
    bar("Recall", cell(row, 4), parseFloat(cell(row, 4)));
    bar("Empty look-ups", empty, parseFloat(empty) / 100);
  }

  function fromAddress() {
    var wanted = vitrine.state.get().r || "2", place = -1;
    rows.forEach(function (row, index) { if (cell(row, 0) === wanted) place = index; });
    show(place >= 0 ? place : Math.min(2, rows.length - 1));
  }

  slider.addEventListener("input", function () { show(Number(slider.value)); });
  slider.addEventListener("change", function () { vitrine.state.set({ r: cell(rows[Number(slider.value)], 0) }); });
  window.addEventListener("hashchange", function () { if (vitrine.state.get().r) fromAddress(); });
  var region = table.closest(".scroll");
  [make("div", { "class": "radius" }, [make("label", {}, ["Radius in bits", slider])]), output, bars].forEach(function (node) {
    region.parentNode.insertBefore(node, region);
  });
  fromAddress();
})();
