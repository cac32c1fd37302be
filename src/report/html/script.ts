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
    for (const counter of document.querySelectorAll('a.count')) {
      const isChosen = counter.dataset.verdict === verdict.value;
      if (isChosen) counter.setAttribute('aria-current', 'true');
      else counter.removeAttribute('aria-current');
    }
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
  const annex = bar.querySelector('[name=annex]');
  const mark = () => document.body.classList.toggle('with-annex', annex.checked);
  annex.addEventListener('change', mark);
  bar.addEventListener('reset', () => setTimeout(mark));
  for (const counter of document.querySelectorAll('a.count')) {
    counter.addEventListener('click', () => {
      verdict.value = verdict.value === counter.dataset.verdict ? '' : counter.dataset.verdict;
      apply();
    });
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    if (annex.checked) closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
    closed = [];
  });
  const follow = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || target.tagName !== 'DETAILS') return;
    target.open = true;
    if (target.hidden) {
      bar.reset();
      setTimeout(() => target.scrollIntoView());
    }
  };
  addEventListener('hashchange', follow);
  follow();
  apply();
})();
`;
