/* Vitrine: what the page shows, as text to take away: CSV by RFC 4180, LaTeX tables and figures. Loaded with
   export.js. Labels and names are whatever the dataset says, so each format escapes them by its own rules. */
(function () {
  "use strict";
  var thin = /\u202f/g;

  // CSV

  /* Numbers as programs read them: without the thin spaces between thousands, with a plain minus. */
  function plain(text) {
    return /^[-\u2212]?\d{1,3}(\u202f\d{3})*(\.\d+)?$/.test(text) ? text.replace(thin, "").replace("\u2212", "-") : text;
  }
  function field(value) {
    var text = plain(value === null || value === undefined ? "" : String(value));
    return /[",\r\n]|^\s|\s$/.test(text) ? "\"" + text.replace(/"/g, "\"\"") + "\"" : text;
  }
  /* {columns: [name], rows: [[value]]}, as everywhere below. */
  function csv(table) {
    return [table.columns].concat(table.rows).map(function (row) { return row.map(field).join(","); }).join("\r\n") + "\r\n";
  }

  // LaTeX

  var marks = {
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "_": "\\_", "%": "\\%",
    "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "<": "\\textless{}", ">": "\\textgreater{}",
    "|": "\\textbar{}", "\"": "''", "\u00a0": "~", "\u202f": "\\,", "\u2212": "$-$", "\u00d7": "$\\times$",
    "\u2026": "\\ldots{}", "\u2013": "--", "\u2014": "---", "\u2019": "'", "\u201c": "``", "\u201d": "''"
  };
  function latex(text) {
    return String(text).replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").replace(
      /[\\{}$&#_%^~<>|"\u00a0\u202f\u2212\u00d7\u2026\u2013\u2014\u2019\u201c\u201d]/g,
      function (mark) { return marks[mark]; });
  }
  function isNumber(text) { return text === "" || /^[-\u2212+]?[\d\u202f]+(\.\d+)?%?$/.test(text); }
  /* For the package booktabs. Columns of numbers are set to the right. */
  function booktabs(table) {
    var kinds = table.columns.map(function (_, column) {
      return table.rows.length && table.rows.every(function (row) { return isNumber(String(row[column])); }) ? "r" : "l";
    });
    function line(cells) { return "    " + cells.map(latex).join(" & ") + " \\\\"; }
    return ["\\begin{table}[t]", "  \\centering", "  \\caption{" + latex(table.title) + "}",
      "  \\label{tab:" + slug(table.title) + "}", "  \\begin{tabular}{" + kinds.join("") + "}", "    \\toprule",
      line(table.columns), "    \\midrule"].concat(table.rows.map(line), ["    \\bottomrule", "  \\end{tabular}",
      "\\end{table}", ""]).join("\n");
  }
  /* strip: as export-strip.js reads it from a query page. */
  function figure(strip) {
    var runs = strip.runs.map(function (run) { return run.title; });
    var counts = strip.runs.map(function (run) {
      var right = run.hits.filter(function (hit) { return hit.right; }).length;
      return right + " of " + run.hits.length + (strip.runs.length > 1 ? " under " + run.title : "");
    });
    var most = Math.max.apply(null, strip.runs.map(function (run) { return run.hits.length; }));
    var caption = "Query " + strip.row + " (" + strip.label + ") and its " + most + " nearest database images under " +
      list(runs) + ", nearest first, with their distances. Ticks and solid frames mark right results (" +
      list(counts) + "), crosses and dashed frames wrong ones.";
    return ["\\begin{figure}[t]", "  \\centering", "  \\includegraphics[width=\\linewidth]{" + strip.name + "}",
      "  \\caption{" + latex(caption) + "}", "  \\label{fig:" + strip.name + "}", "\\end{figure}", ""].join("\n");
  }
  function list(words) {
    return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " and " + words[words.length - 1];
  }
  function slug(text) {
    return String(text).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "page";
  }

  // Tables of the page

  function words(node) {
    var copy = node.cloneNode(true);
    copy.querySelectorAll("details, .hide, .chart-hidden, .an").forEach(function (extra) { extra.remove(); });
    return copy.textContent.replace(/[\t\r\n ]+/g, " ").trim();
  }
  /* An HTML table with every cell that spans columns repeated, so that rows are of one length. */
  function read(table) {
    function cells(row) {
      var found = [];
      Array.prototype.forEach.call(row.cells, function (cell) {
        for (var span = 0; span < (cell.colSpan || 1); span++) found.push(words(cell));
      });
      return found;
    }
    var all = Array.prototype.filter.call(table.rows, function (row) { return !row.hidden; }).map(cells);
    var rows = table.tHead ? all.slice(table.tHead.rows.length) : all.slice(1);
    var head = (table.tHead ? all[table.tHead.rows.length - 1] : all[0]) || [];
    // Columns without a name hold bars and the like.
    var kept = head.map(function (name, column) {
      return name !== "" || rows.some(function (row) { return row[column]; });
    });
    function keep(row) { return row.filter(function (_, column) { return kept[column]; }); }
    return { title: titleOf(table), columns: keep(head), rows: rows.map(keep) };
  }
  function titleOf(table) {
    if (table.caption) return words(table.caption);
    var region = table.closest("[aria-label]");
    return region ? region.getAttribute("aria-label") : document.title;
  }

  vitrine.text = { csv: csv, latex: latex, booktabs: booktabs, figure: figure, slug: slug, read: read, words: words };
})();
