/** Style of the HTML report for paper, phone and screen, light and dark; no meaning is by colour alone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --ink: #1b1f24; --faint: #55606c; --line: #d5dae1; --soft: #eef1f5;
  --fail: #b3261e; --review: #6b3fb5; --warning: #825200; --pass: #1a7036; --link: #0b5cad; --accent: #1f5f99;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171c; --card: #1c2027; --ink: #e7eaef; --faint: #a9b3c0; --line: #353c47; --soft: #252b34;
    --fail: #ff938a; --review: #cbadff; --warning: #f0c168; --pass: #7fdc9f; --link: #8ec5ff; --accent: #7db8ee;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink); line-height: 1.65; overflow-wrap: break-word;
  font-family: Sarabun, "Noto Sans Thai", "Leelawadee UI", Thonburi, Laksaman, Garuda, system-ui, sans-serif;
}
main, header.top, footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
header.top { padding-top: 1.5rem; }
h1, h2, h3, h4 { line-height: 1.4; margin: 0; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; color: var(--accent); }
.card > h2 { margin-top: 0; }
h3 { font-size: 1rem; display: inline; font-weight: 600; }
h4 { font-size: .95rem; margin: 1rem 0 .35rem; }
p, ul, ol { margin: .35rem 0; }
ul, ol { padding-left: 1.4rem; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px;
}
code { font-family: ui-monospace, "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: .82em; color: var(--faint); }
.url, .hash { overflow-wrap: anywhere; word-break: break-word; }
.hash { font-family: ui-monospace, Menlo, "DejaVu Sans Mono", monospace; font-size: .78em; color: var(--faint); }
.faint { color: var(--faint); }
.day { white-space: nowrap; }
.hidden-words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; }
.notice { border-left: 5px solid var(--warning); margin: 1rem 0; }
.verdict { font-size: 1.25rem; font-weight: 700; margin: .5rem 0; }
.fail > .sign, .fail.verdict, .count.fail strong, .error > p > .sign { color: var(--fail); }
.review > .sign, .review.verdict, .count.review strong, .finding.review > p > .sign { color: var(--review); }
.item[data-verdict=warning] > summary .badge { color: var(--warning); }
.item[data-verdict=pass] > summary .badge { color: var(--pass); }
.item[data-verdict=fail] > summary .badge { color: var(--fail); }
.item[data-verdict=review] > summary .badge { color: var(--review); }
.warning > .sign, .count.warning strong, .finding.warning > p > .sign { color: var(--warning); }
.pass > .sign, .pass.verdict, .count.pass strong { color: var(--pass); }
.sign { font-weight: 700; display: inline-block; min-width: 1.2em; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1rem 0; padding: 0; list-style: none; }
a.count { display: block; height: 100%; color: inherit; text-decoration: none; }
a.count:hover, a.count[aria-current] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.count { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .6rem .9rem; }
.count strong { display: block; font-size: 1.6rem; line-height: 1.3; }
.score { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .2rem 1rem; align-items: center; }
.score dt { min-width: 0; }
.score dd { margin: 0; font-variant-numeric: tabular-nums; font-weight: 600; text-align: right; }
.score .bar { grid-column: 1 / -1; width: 100%; height: .5rem; display: block; margin-bottom: .4rem; }
.bar .back { fill: var(--soft); }
.bar .fill { fill: var(--accent); }
.chart { width: 100%; height: auto; max-width: 34rem; }
.chart text { fill: var(--faint); font-size: 13px; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .run { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; }
.chart .dot { fill: var(--accent); }
.filters { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 0 0 1rem; }
.filters label { display: flex; flex-direction: column; font-size: .85rem; color: var(--faint); flex: 1 1 10rem; }
.filters input, .filters select, .filters button {
  font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--faint); border-radius: 8px; padding: .4rem .7rem; min-height: 2.75rem;
}
.filters select { width: 100%; min-width: 0; }
.filters label.choice { flex: 0 1 auto; flex-direction: row; gap: .4rem; align-items: center; min-height: 2.75rem; }
.filters label.choice input { width: 1.3rem; height: 2.75rem; }
.print-only { display: none; }
.filters output { flex: 1 0 100%; font-size: .9rem; color: var(--faint); }
.item { margin: 0 0 .6rem; padding: 0; overflow: clip; }
.item > summary, .agency > summary { cursor: pointer; padding: .7rem 1rem; }
.item > summary { display: grid; grid-template-columns: 1.4rem 3.6rem minmax(0, 1fr); gap: 0 .4rem; list-style: none; }
.item > summary::-webkit-details-marker { display: none; }
.item > summary:hover { background: var(--soft); }
.item > summary .id { font-weight: 700; }
.item > summary .owner { grid-column: 3; font-size: .88rem; color: var(--faint); }
.item .inside { padding: 0 1rem 1rem; border-top: 1px solid var(--line); }
.findings { list-style: none; padding: 0; margin: .5rem 0; }
.finding { border-left: 4px solid var(--line); padding: .2rem 0 .2rem .8rem; margin: .8rem 0; }
.finding.error { border-color: var(--fail); }
.finding.warning { border-color: var(--warning); }
.finding.review { border-color: var(--review); }
.finding > p { margin: .1rem 0; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: 0 .55rem; font-size: .78rem; color: var(--faint); white-space: nowrap; }
.badge.new { color: var(--fail); }
.steps { background: var(--soft); border-radius: 8px; padding: .5rem .8rem; margin: .4rem 0; }
.steps > strong { font-size: .88rem; }
.looks { display: grid; gap: .6rem; margin: .5rem 0; }
.looks figure { margin: 0; }
.looks figcaption { font-size: .85rem; }
.looks img { display: block; max-width: 100%; border: 1px solid var(--line); background: #fff; }
.excerpt { width: auto; max-width: 100%; font-size: .85rem; border: 1px solid var(--line); }
.excerpt th, .excerpt td { border: 1px solid var(--line); padding: .2rem .45rem; overflow-wrap: anywhere; }
.excerpt .short, .excerpt .number { white-space: nowrap; }
.excerpt .marked { outline: 3px solid var(--fail); outline-offset: -3px; font-weight: 700; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; color: var(--faint); font-size: .88rem; }
td { overflow-wrap: anywhere; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--faint); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.work li { margin: .3rem 0; list-style: none; }
.work ul { padding-left: 0; }
.work .card { margin-bottom: .75rem; }
footer { padding: 2rem 1rem 3rem; font-size: .88rem; color: var(--faint); }
[hidden] { display: none !important; }
@media (max-width: 40rem) {
  .cards, .cards tbody, .cards tr, .cards td, .cards caption { display: block; width: 100%; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards tr { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; padding: .3rem .6rem; }
  .cards td { border: 0; padding: .15rem 0; text-align: left; }
  .cards td:empty { display: none; }
  .cards td::before { content: attr(data-label); display: block; font-size: .8rem; color: var(--faint); }
  .counts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .item > summary { grid-template-columns: 1.2rem 3.2rem minmax(0, 1fr); padding: .7rem .75rem; }
  .item .inside { padding: 0 .75rem .75rem; }
}
@media print {
  @page { size: A4; margin: 15mm 14mm; }
  :root { --page: #fff; --card: #fff; --ink: #000; --faint: #444; --line: #bbb; --soft: #f3f3f3; --fail: #9b1c14; --review: #55309a; --warning: #6b4300; --pass: #14592b; --link: #000; --accent: #123f66; }
  html { font-size: 9.5pt; }
  body { font-size: 1rem; line-height: 1.4; }
  main, header.top, footer { max-width: none; padding: 0; }
  header.top { padding-top: 0; }
  footer { padding: .3rem 0 0; break-before: avoid; }
  footer p { margin: 0; }
  .score .bar { display: none; }
  .score { gap: 0 1rem; }
  h2 { margin: 1rem 0 .4rem; }
  .filters, .skip { display: none !important; }
  .print-only { display: block; }
  body.with-annex .print-only, body:not(.with-annex) .annex { display: none; }
  body:not(.with-annex) .item[data-verdict=pass] > .inside, body:not(.with-annex) .item[data-verdict=disabled] > .inside { display: none; }
  body:not(.with-annex) .finding details, body:not(.with-annex) .chart + details, .finding > p > code { display: none; }
  .counts { grid-template-columns: repeat(4, 1fr); margin: .5rem 0; }
  .count { padding: .2rem .6rem; }
  .count strong { font-size: 1.25rem; }
  .chart { max-width: 24rem; }
  .card { border-radius: 0; padding: .5rem .7rem; }
  .work .card { margin-bottom: .4rem; }
  .work li { margin: 0; }
  .item { overflow: visible; margin: 0; padding: 0; border-width: 1px 0 0; }
  .item > summary { padding: .15rem 0; grid-template-columns: 1.2rem 3.2rem minmax(0, 1fr) auto; break-after: avoid; }
  .item > summary .owner { grid-column: 4; }
  .item[data-verdict=pass] > summary .badge { display: none; }
  .item .inside { padding: 0 0 .4rem 4.8rem; border: 0; }
  .finding { margin: .3rem 0; padding: 0 0 0 .6rem; }
  .finding p, .finding ul, .finding ol { margin: .1rem 0; }
  .steps { padding: .1rem .6rem; }
  .finding, tr, .count, .work li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  a { text-decoration: none; }
}
`;
