/** Filter and order of the agencies; without it all are shown, best first. It reads only the page and sends no request. */
export const PROVINCE_SCRIPT = `
(() => {
  const bar = document.getElementById('agency-filters');
  if (!bar) return;
  const ranking = document.querySelector('table.ranking');
  const bodies = [...document.querySelectorAll('table.ranking tbody, .matrix tbody')];
  const heads = [...ranking.querySelectorAll('thead th')];
  const [query, show, sort] = ['agency', 'standing', 'order'].map((name) => bar.querySelector('[name=' + name + ']'));
  const shown = bar.querySelector('output');
  const rowsOf = (body) => [...body.querySelectorAll('tr[data-agency]')];
  const rows = rowsOf(bodies[0]);
  const valueOf = (row, column) => {
    const cell = row.children[column];
    return cell.dataset.value === undefined ? cell.textContent : cell.dataset.value === '' ? null : Number(cell.dataset.value);
  };
  const compare = (column, sign) => (a, b) => {
    const [x, y] = [valueOf(a, column), valueOf(b, column)];
    if (x === null || y === null) return (x === null) - (y === null);
    return sign * (typeof x === 'number' ? x - y : x.localeCompare(y, 'th')) || valueOf(a, 0) - valueOf(b, 0);
  };
  const order = (key) => {
    const [column, direction] = key.split(' ');
    const place = new Map([...rows].sort(compare(Number(column), direction === 'descending' ? -1 : 1)).map((row, n) => [row.dataset.agency, n]));
    for (const body of bodies) {
      const last = body.querySelector('tr:not([data-agency])');
      for (const row of rowsOf(body).sort((a, b) => place.get(a.dataset.agency) - place.get(b.dataset.agency))) body.insertBefore(row, last);
    }
    heads.forEach((head, n) => {
      if (n === Number(column)) head.setAttribute('aria-sort', direction);
      else head.removeAttribute('aria-sort');
    });
    sort.value = key;
  };
  const filter = () => {
    const wanted = query.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
    const left = new Set(rows.filter((row) => {
      const name = row.children[1].textContent.toLowerCase();
      return (!show.value || row.dataset.kinds.split(' ').includes(show.value)) && wanted.every((word) => name.includes(word));
    }).map((row) => row.dataset.agency));
    for (const body of bodies) for (const row of rowsOf(body)) row.hidden = !left.has(row.dataset.agency);
    shown.textContent = shown.dataset.words.replace('{shown}', left.size).replace('{total}', rows.length);
  };
  const buttons = heads.map((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => {
      const first = head.dataset.first || 'ascending';
      const other = first === 'ascending' ? 'descending' : 'ascending';
      order(column + ' ' + (head.getAttribute('aria-sort') === first ? other : first));
    });
    head.replaceChildren(button);
    return button;
  });
  // Chromium repeats a heading on each sheet of paper only where no button stands in it.
  addEventListener('beforeprint', () => heads.forEach((head, n) => head.replaceChildren(buttons[n].textContent)));
  addEventListener('afterprint', () => heads.forEach((head, n) => head.replaceChildren(buttons[n])));
  bar.hidden = false;
  bar.addEventListener('submit', (event) => event.preventDefault());
  query.addEventListener('input', filter);
  show.addEventListener('change', filter);
  sort.addEventListener('change', () => order(sort.value));
  bar.addEventListener('reset', () => setTimeout(() => { order('0 ascending'); filter(); }));
  order('0 ascending');
  filter();
})();
`;
