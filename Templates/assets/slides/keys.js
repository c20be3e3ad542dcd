/* Vitrine: the keys that pages of whole slides have, for the help that site.js shows. */
var vitrine = window.vitrine || {};
vitrine.keyList = [
  ["j or →", "next slide or region"], ["k or ←", "previous slide or region"],
  ["← ↑ → ↓", "move the slide (in the viewer)"], ["+ and −", "zoom (in the viewer)"], ["0 or Home", "the whole slide (in the viewer)"],
  ["/", "go to the filter of the regions"], ["c", "copy or export what the page shows"],
  ["t", "theme: automatic, light, dark"], ["?", "this help"]
];
