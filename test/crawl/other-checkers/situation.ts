import * as serve from '../../helpers/site.js';

/**
 * Situations that the tests of other link checkers describe, rebuilt: linkinator, lychee, LinkChecker, broken-link-checker, muffet.
 * `none`: the address is not asked for and stands in no count.
 */
export type Said = 'good' | 'broken' | 'unverifiable' | 'skipped' | 'none';

export interface Situation {
  readonly of: string;
  readonly what: string;
  /** Content of the home page; a string alone: all that it holds. */
  readonly page: string;
  readonly routes?: serve.Routes;
  readonly theirs: Readonly<Record<string, Said>>;
  /** Where we say something else. */
  readonly ours?: Readonly<Record<string, Said>>;
  /** Why, as a visitor with a browser sees it. */
  readonly why?: string;
}

export const link = (path: string): string => `<a href="${path}">x</a>`;
export const OK = serve.page('หน้า', '<p>ข้อมูลของเทศบาลตำบลสำราญ ประจำปีงบประมาณ 2568</p>');
export const png = serve.file('\x89PNG\r\n\x1a\n', 'image/png');
