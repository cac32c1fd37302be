/** Compares two rounds that the reader chooses; everything else of the page needs no script. It sends no request. */
export const HISTORY_SCRIPT = `
(() => {
  const inRuns = (runs, n) => runs.some(([first, last]) => first <= n && n <= last);
  for (const box of document.querySelectorAll('.compare')) {
    const data = JSON.parse(box.querySelector('script').textContent);
    const words = data.words;
    const [from, to] = box.querySelectorAll('select');
    const out = box.querySelector('output');
    const add = (parent, name, text, kind) => {
      const made = document.createElement(name);
      made.textContent = text;
      if (kind) made.className = kind;
      return parent.appendChild(made);
    };
    const section = (title, lines) => {
      if (lines.length === 0) return;
      add(out, 'h3', title + ' (' + lines.length + ')');
      const list = add(out, 'ul', '');
      for (const line of lines) add(list, 'li', line);
    };
    const show = () => {
      const [a, b] = [Number(from.value), Number(to.value)];
      out.replaceChildren();
      const before = out.childElementCount;
      section(words.verdicts, data.items.filter(([, , line]) => line[a] !== line[b])
        .map(([id, title, line]) => id + ' ' + words.verdict[line[a]] + ' → ' + words.verdict[line[b]] + '  ' + title));
      const split = (list) => [
        list.filter((one) => !inRuns(one[2], a) && inRuns(one[2], b)),
        list.filter((one) => inRuns(one[2], a) && !inRuns(one[2], b)),
      ];
      const asLine = ([id, text]) => (id ? id + ' ' : '') + text;
      const [found, mended] = split(data.findings);
      section(words.found, found.map(asLine));
      section(words.mended, mended.map(asLine));
      const [came, went] = split(data.evidence);
      const key = ([id, url]) => id + ' ' + url;
      const [old, now] = [new Set(went.map(key)), new Set(came.map(key))];
      section(words.changed, came.filter((one) => old.has(key(one))).map(asLine));
      section(words.added, came.filter((one) => !old.has(key(one))).map(asLine));
      section(words.removed, went.filter((one) => !now.has(key(one))).map(asLine));
      const [broke, repaired] = split(data.links);
      section(words.broke, broke.map(asLine));
      section(words.repaired, repaired.map(asLine));
      if (out.childElementCount === before) add(out, 'p', words.same);
    };
    box.hidden = false;
    from.addEventListener('change', show);
    to.addEventListener('change', show);
    show();
  }
  const follow = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === 'DETAILS') target.open = true;
  };
  addEventListener('hashchange', follow);
  follow();
})();
`;

/** What the history has beside the style of the reports. */
export const HISTORY_STYLE = `
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--accent); }
.lines th, .lines td { padding: .2rem .3rem; text-align: center; }
.lines th:first-child { text-align: left; position: sticky; left: 0; background: var(--card); min-width: 9rem; max-width: 16rem; overflow-wrap: anywhere; }
.lines thead th { font-size: .78rem; white-space: nowrap; }
.lines td.fail, .line .fail { color: var(--fail); font-weight: 700; }
.lines td.review, .line .review { color: var(--review); font-weight: 700; }
.lines td.pass { color: var(--pass); }
.line { font-family: ui-monospace, Menlo, "DejaVu Sans Mono", monospace; letter-spacing: .12em; overflow-wrap: anywhere; }
.compare .filters { margin-bottom: .5rem; }
.compare output h3 { display: block; margin: .8rem 0 .2rem; }
.town > summary h2 { display: inline; }
.compare output ul { padding-left: 1.2rem; }
.compare output li { overflow-wrap: anywhere; }
.spark { display: block; width: 8rem; height: 1.4rem; }
.spark .run { fill: none; stroke: var(--accent); stroke-width: 2; }
@media (max-width: 40rem) {
  .towns tr { display: grid !important; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .2rem .6rem; }
  .towns td:first-child, .towns td:last-child { grid-column: 1 / -1; }
}
.town > summary { cursor: pointer; padding: .4rem 0; }
@media print {
  .compare { display: none; }
  .lines th, .lines td { padding: .1rem .12rem; font-size: 7.5pt; }
  .lines th:first-child { min-width: 0; max-width: 42mm; position: static; }
  .scroll { overflow: visible; padding: 0; border: 0; }
  .chart { max-width: 19rem; }
  .rounds, .towns { font-size: 8pt; }
  .rounds th, .rounds td, .towns th, .towns td { padding: .3pt 3pt; line-height: 1.3; }
  .towns thead, .rounds thead { display: table-header-group; }
  .spark { height: 8pt; }
  .past, .item:not([open]):has(> summary.pass), .town:not([open]) { display: none; }
  .item > summary { font-size: 8pt; }
  .links { columns: 2; font-size: 7.5pt; }
  .links li { break-inside: avoid; line-height: 1.3; }
  .links .badge { padding: 0 2pt; border: 0; }
}
`;
