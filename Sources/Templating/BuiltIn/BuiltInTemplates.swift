// swift-format-ignore-file
// Made from Templates/ by Tests/Tools/embed.py; edit the files there.

enum BuiltInTemplates {
    static let files: [(name: String, text: String)] = [
        ("assets/charts.css", file0),
        ("charts/axes.mustache", file1),
        ("charts/bar.mustache", file2),
        ("charts/close.mustache", file3),
        ("charts/heatmap.mustache", file4),
        ("charts/histogram.mustache", file5),
        ("charts/line.mustache", file6),
        ("charts/open.mustache", file7),
    ]

    private static let file0: String =
        #"""
        /* Charts. Colours are the site's variables, so that light, dark and print need nothing here; series also differ by
           dash and marker. Lengths inside an SVG are units of its viewBox, 380 across. */

        .charts {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr));
          gap: 2.5rem 3rem;
          align-items: start;
        }

        .chart {
          margin: 0;
          max-width: 32rem;
          min-width: 0;
          break-inside: avoid;
        }

        .chart figcaption {
          margin-bottom: 0.5rem;
          line-height: 1.35;
        }

        .chart-title {
          font-weight: 600;
        }

        .chart-note {
          display: block;
          color: var(--ink-soft);
          font-size: 0.875em;
        }

        .chart-empty {
          margin: 0;
          padding: 2.5rem 1rem;
          border: 1px dashed var(--rule);
          color: var(--ink-soft);
          text-align: center;
        }

        .chart-plot {
          display: block;
          width: 100%;
          height: auto;
          overflow: visible;
          font-family: inherit;
          font-size: 12.5px;
          font-variant-numeric: tabular-nums lining-nums;
        }

        .chart text {
          fill: var(--ink-soft);
        }

        .chart .axis-title,
        .chart .category,
        .chart .value,
        .chart .cell-value {
          fill: var(--ink);
        }

        .chart .grid,
        .chart .tick-mark {
          fill: none;
          stroke: var(--rule);
          stroke-width: 1;
        }

        .chart .axis {
          fill: none;
          stroke: var(--ink-soft);
          stroke-width: 1;
        }

        .series-1 { --series: var(--series-1); --dash: none; }
        .series-2 { --series: var(--series-2); --dash: 7 3; }
        .series-3 { --series: var(--series-3); --dash: 2 2.5; }
        .series-4 { --series: var(--series-4); --dash: 9 3 2 3; }
        .series-5 { --series: var(--series-5); --dash: 4 2; }
        .series-6 { --series: var(--series-6); --dash: 12 3; }

        .chart .line {
          fill: none;
          stroke: var(--series);
          stroke-width: 1.8;
          stroke-linejoin: round;
          stroke-dasharray: var(--dash);
        }

        .chart .marker {
          fill: var(--series);
          stroke: var(--paper);
          stroke-width: 1;
          paint-order: stroke;
        }

        .chart .bars {
          fill: var(--series);
        }

        .chart .area {
          fill: var(--series);
          fill-opacity: 0.13;
          stroke: none;
        }

        .chart .series-label {
          fill: var(--series);
          font-weight: 600;
          stroke: var(--paper);
          stroke-width: 3;
          stroke-linejoin: round;
          paint-order: stroke;
        }

        .chart .reference path {
          fill: none;
          stroke: var(--ink);
          stroke-width: 1;
          stroke-dasharray: 1 3;
          stroke-linecap: round;
        }

        .chart .reference text {
          font-style: italic;
        }

        .chart .guide {
          fill: none;
          stroke: var(--rule);
          stroke-width: 1;
          stroke-dasharray: 1 3;
        }

        .chart .value {
          stroke: var(--paper);
          stroke-width: 3;
          stroke-linejoin: round;
          paint-order: stroke;
        }

        /* The deepest shade is one that the ink still stands out from. */
        .chart .cell {
          --deepest: 0.55;
          fill: var(--accent);
          fill-opacity: calc(var(--shade) * var(--deepest));
          stroke: var(--rule);
          stroke-width: 0.75;
        }

        .chart .diagonal {
          stroke: var(--ink);
          stroke-width: 1.25;
        }

        .chart .cell-value {
          font-size: 11px;
        }

        .chart-key {
          display: flex;
          flex-wrap: wrap;
          gap: 0.15rem 1.25rem;
          margin: 0 0 0.5rem;
          padding: 0;
          list-style: none;
          font-size: 0.875em;
        }

        .chart-swatch {
          width: 28px;
          height: 14px;
          vertical-align: -2px;
        }

        .chart-data {
          margin-top: 0.5rem;
          font-size: 0.875em;
        }

        .chart-data summary {
          color: var(--ink-soft);
          cursor: pointer;
        }

        .chart-data .scroll {
          max-height: 24rem;
          overflow: auto;
        }

        .chart-data table {
          border-collapse: collapse;
          font-variant-numeric: tabular-nums lining-nums;
        }

        .chart-data caption {
          padding: 0.5rem 0;
          text-align: left;
        }

        .chart-data th,
        .chart-data td {
          padding: 0.15rem 0.9rem 0.15rem 0;
          border-top: 1px solid var(--rule);
          text-align: right;
          vertical-align: top;
        }

        .chart-data thead th {
          border-top: 0;
          vertical-align: bottom;
        }

        .chart-data tr > :first-child {
          text-align: left;
        }

        .chart-data tbody th {
          font-weight: normal;
        }

        .chart-hidden {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }

        /* On a telephone the picture shrinks more than its text may. */
        @media (max-width: 26rem) {
          .chart-plot { font-size: 13.5px; }
        }

        @media (forced-colors: active) {
          .chart text { fill: CanvasText; }
          .chart .line { stroke: CanvasText; }
          .chart .marker, .chart .bars, .chart .area { fill: CanvasText; }
          .chart .cell { fill: Highlight; }
        }

        @media print {
          .charts { display: block; }
          .chart { margin-bottom: 2rem; }
        }

        """#

    private static let file1: String =
        #"""
        <g class="axes">
        {{#yTicks}}
        <path class="grid" d="M{{area.left}} {{at}}H{{area.right}}"/><text class="tick" x="{{textX}}" y="{{textY}}" text-anchor="end">{{label}}</text>
        {{/yTicks}}
        {{#xTicks}}
        <path class="tick-mark" d="M{{at}} {{area.bottom}}V{{end}}"/><text class="tick" x="{{at}}" y="{{textY}}" text-anchor="middle">{{label}}</text>
        {{/xTicks}}
        <path class="axis" d="M{{area.left}} {{area.bottom}}H{{area.right}}"/>
        <text class="axis-title" x="0" y="12">{{yTitle}}</text>
        <text class="axis-title" x="{{xTitleX}}" y="{{xTitleY}}" text-anchor="middle">{{xTitle}}</text>
        </g>

        """#

    private static let file2: String =
        #"""
        {{>charts/open}}
        {{#hasData}}
        <svg class="chart-plot" role="img" viewBox="0 0 380 {{height}}" aria-labelledby="{{id}}-title {{id}}-desc">
        <title id="{{id}}-title">{{title}}</title>
        <desc id="{{id}}-desc">{{inWords}}</desc>
        <g class="axes">
        {{#xTicks}}
        <path class="grid" d="M{{at}} {{area.top}}V{{area.bottom}}"/><text class="tick" x="{{at}}" y="{{textY}}" text-anchor="middle">{{label}}</text>
        {{/xTicks}}
        <text class="axis-title" x="{{xTitleX}}" y="{{xTitleY}}" text-anchor="middle">{{xTitle}}</text>
        </g>
        {{#rows}}
        <g class="series-1">{{#hasGuide}}<path class="guide" d="M{{area.left}} {{middle}}H{{area.right}}"/>{{/hasGuide}}<text class="category" x="{{nameX}}" y="{{textY}}" text-anchor="end">{{name}}</text>{{#hasBar}}<rect class="bars" x="{{barX}}" y="{{barY}}" width="{{barWidth}}" height="{{barHeight}}"/>{{/hasBar}}<text class="value" x="{{valueX}}" y="{{textY}}">{{value}}</text></g>
        {{/rows}}
        {{#marks}}
        <g class="{{style}}"><path class="marker" d="{{path}}"/></g>
        {{/marks}}
        <path class="axis" d="M{{zero}} {{area.top}}V{{area.bottom}}"/>
        </svg>
        {{/hasData}}
        {{>charts/close}}

        """#

    private static let file3: String =
        #"""
        {{#hasData}}
        <details class="chart-data">
        <summary>The same as a table<span class="chart-hidden">: {{title}}</span></summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Table: {{title}}">
        <table>
        {{#table}}
        <caption>{{caption}}</caption>
        <thead><tr>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{head}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        {{/table}}
        </table>
        </div>
        </details>
        {{/hasData}}
        </figure>

        """#

    private static let file4: String =
        #"""
        {{>charts/open}}
        {{#hasData}}
        <svg class="chart-plot" role="img" viewBox="0 0 380 {{height}}" aria-labelledby="{{id}}-title {{id}}-desc">
        <title id="{{id}}-title">{{title}}</title>
        <desc id="{{id}}-desc">{{inWords}}</desc>
        <text class="axis-title" x="{{columnTitleX}}" y="12">{{columnTitle}}</text>
        <text class="axis-title" transform="translate({{rowTitleX}} {{rowTitleY}}) rotate(-90)" text-anchor="middle">{{rowTitle}}</text>
        {{#showsNames}}
        {{#columns}}
        <text class="category" transform="translate({{x}} {{y}}) rotate(-45)">{{name}}</text>
        {{/columns}}
        {{#rows}}
        <text class="category" x="{{x}}" y="{{y}}" text-anchor="end">{{name}}</text>
        {{/rows}}
        {{/showsNames}}
        {{#cells}}
        <rect class="cell{{#isDiagonal}} diagonal{{/isDiagonal}}" style="--shade:{{shade}}" x="{{x}}" y="{{y}}" width="{{size}}" height="{{cellHeight}}"/>{{#showsNumbers}}<text class="cell-value" x="{{textX}}" y="{{textY}}" text-anchor="middle">{{text}}</text>{{/showsNumbers}}
        {{/cells}}
        </svg>
        {{/hasData}}
        {{>charts/close}}

        """#

    private static let file5: String =
        #"""
        {{>charts/open}}
        {{#hasData}}
        <svg class="chart-plot" role="img" viewBox="0 0 380 {{height}}" aria-labelledby="{{id}}-title {{id}}-desc">
        <title id="{{id}}-title">{{title}}</title>
        <desc id="{{id}}-desc">{{inWords}}</desc>
        {{#axes}}
        {{>charts/axes}}
        {{/axes}}
        {{#isColumns}}
        <path class="bars series-1" d="{{columns}}"/>
        {{/isColumns}}
        {{#outlines}}
        <g class="{{style}}"><path class="area" d="{{fill}}"/><path class="line" d="{{line}}"/></g>
        {{/outlines}}
        {{#axes}}
        {{#references}}
        <g class="reference"><path d="M{{area.left}} {{at}}H{{area.right}}"/><text x="{{labelX}}" y="{{labelY}}">{{label}}</text></g>
        {{/references}}
        {{/axes}}
        {{#outlines}}
        {{#hasLabel}}
        <text class="series-label {{style}}" x="{{labelX}}" y="{{labelY}}" text-anchor="middle">{{label}}</text>
        {{/hasLabel}}
        {{/outlines}}
        </svg>
        {{/hasData}}
        {{>charts/close}}

        """#

    private static let file6: String =
        #"""
        {{>charts/open}}
        {{#hasData}}
        <svg class="chart-plot" role="img" viewBox="0 0 380 {{height}}" aria-labelledby="{{id}}-title {{id}}-desc">
        <title id="{{id}}-title">{{title}}</title>
        <desc id="{{id}}-desc">{{inWords}}</desc>
        {{#axes}}
        {{>charts/axes}}
        {{#references}}
        <g class="reference"><path d="M{{area.left}} {{at}}H{{area.right}}"/><text x="{{labelX}}" y="{{labelY}}">{{label}}</text></g>
        {{/references}}
        {{/axes}}
        {{#series}}
        <g class="{{style}}"><path class="line" d="{{line}}"/><path class="marker" d="{{markers}}"/>{{#hasLabel}}<text class="series-label" x="{{labelX}}" y="{{labelY}}">{{label}}</text>{{/hasLabel}}</g>
        {{/series}}
        </svg>
        {{/hasData}}
        {{>charts/close}}

        """#

    private static let file7: String =
        #"""
        <figure class="chart chart-{{kind}}" id="{{id}}">
        <figcaption><span class="chart-title">{{title}}</span>{{#note}} <span class="chart-note">{{note}}</span>{{/note}}</figcaption>
        {{#hasKey}}
        <ul class="chart-key">
        {{#key}}
        <li><svg class="chart-swatch {{style}}" viewBox="0 0 28 14" aria-hidden="true" focusable="false">{{#hasLine}}<path class="line" d="M1 7H27"/>{{/hasLine}}<path class="marker" d="{{marker}}"/></svg> {{#hasLetter}}<b>{{letter}}</b> {{/hasLetter}}{{name}}</li>
        {{/key}}
        </ul>
        {{/hasKey}}
        {{^hasData}}
        <p class="chart-empty">No data to draw.</p>
        {{/hasData}}

        """#
}
