/** One rule of a style sheet. */
export interface StyleRule {
  /** As they are written, white space folded. */
  readonly selectors: readonly string[];
  readonly declarations: string;
  /** Whatever the size of the window. */
  readonly isAlways: boolean;
}

type Condition = 'always' | 'sometimes' | 'never';

/** Reads the rules for screens (CSS Syntax 3); what is for print alone, fonts and animations are left out. Time is linear. */
export function* styleRules(sheet: string): Generator<StyleRule> {
  const css = withoutComments(sheet);
  const around: Condition[] = [];
  const sign = /[{};]/g;
  let from = 0;
  for (let match = sign.exec(css); match !== null; match = sign.exec(css)) {
    const prelude = css.slice(from, match.index).trim();
    from = sign.lastIndex;
    if (match[0] === '}') around.pop();
    if (match[0] !== '{') continue;
    if (prelude.startsWith('@')) {
      around.push(conditionOf(prelude));
      continue;
    }
    const end = css.indexOf('}', from);
    const declarations = css.slice(from, end < 0 ? css.length : end);
    from = end < 0 ? css.length : end + 1;
    sign.lastIndex = from;
    if (around.includes('never')) continue;
    const selectors = prelude.split(',').map((selector) => selector.trim().replace(/\s+/g, ' '));
    yield { selectors, declarations, isAlways: !around.includes('sometimes') };
  }
}

function conditionOf(prelude: string): Condition {
  if (/^@layer\b/i.test(prelude)) return 'always';
  if (!/^@(?:media|supports|container|scope)\b/i.test(prelude)) return 'never';
  if (!/^@media\b/i.test(prelude)) return 'sometimes';
  const isOfScreens = !/\bprint\b/i.test(prelude) || /\bscreen\b|\ball\b|\bnot\b/i.test(prelude);
  if (!isOfScreens) return 'never';
  return /\(|\bnot\b/i.test(prelude) ? 'sometimes' : 'always';
}

function withoutComments(css: string): string {
  let text = '';
  let from = 0;
  for (let at = css.indexOf('/*'); at >= 0; at = css.indexOf('/*', from)) {
    text += css.slice(from, at);
    const end = css.indexOf('*/', at + 2);
    if (end < 0) return text;
    from = end + 2;
  }
  return text + css.slice(from);
}
