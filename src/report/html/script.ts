/** Filter and search of the HTML report; without it everything is shown. It reads only the page and sends no request. */
export const SCRIPT = `
(() => {
  const bar = document.getElementById('filters');
  if (!bar) return;
  const items = [...document.querySelectorAll('details.item')];
  const verdict = bar.querySelector('[name=verdict]');
  const owner = bar.querySelector('[name=owner]');
  const query = bar.querySelector('[name=query]');
  const shown = bar.querySelector('output');
  const words = new Map();
  const textOf = (item) => {
    if (!words.has(item)) words.set(item, item.textContent.toLowerCase());
    return words.get(item);
  };
  const apply = () => {
    const wanted = query.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const item of items) {
      const fits = (!verdict.value || item.dataset.kinds.split(' ').includes(verdict.value))
        && (!owner.value || item.dataset.owner === owner.value)
        && wanted.every((word) => textOf(item).includes(word));
      item.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = shown.dataset.words.replace('{shown}', count).replace('{total}', items.length);
  };
  bar.hidden = false;
  bar.addEventListener('input', apply);
  bar.addEventListener('submit', (event) => event.preventDefault());
  bar.addEventListener('reset', () => setTimeout(apply));
  const toggle = bar.querySelector('[name=unfold]');
  toggle.addEventListener('click', () => {
    const open = items.some((item) => !item.hidden && !item.open);
    for (const item of items) if (!item.hidden) item.open = open;
  });
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
  const follow = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === 'DETAILS') target.open = true;
  };
  addEventListener('hashchange', follow);
  follow();
  apply();
})();
`;
