import { originOf } from '../text/url.js';

const SELF = "'self'";

/**
 * Which pages may show an answer within a frame: a list of sources for each policy that speaks of frames, all of which hold (CSP
 * Level 3, 6.4.2 and 4.2.2). `X-Frame-Options` counts where none does (HTML Standard, 7.7.1); what it does not know (`ALLOW-FROM`)
 * says nothing.
 * @returns empty: every page may
 */
export function framersOf(policies: readonly string[], options: readonly string[]): readonly (readonly string[])[] {
  // Of nearly every answer.
  if (policies.length === 0 && options.length === 0) return [];
  const lists = policies.join().split(',').flatMap(ancestorsIn);
  if (lists.length > 0) return lists;
  const values = new Set(
    options
      .join()
      .split(',')
      .map((value) => value.trim().toLowerCase()),
  );
  if (values.has('deny') || (values.has('sameorigin') && values.size > 1)) return [[]];
  return values.has('sameorigin') ? [[SELF]] : [];
}

/** Of a policy the first directive of a name counts. */
function ancestorsIn(policy: string): readonly (readonly string[])[] {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  const said = directives.find(([name]) => name?.toLowerCase() === 'frame-ancestors');
  return said === undefined ? [] : [said.slice(1).filter((source) => source.toLowerCase() !== "'none'")];
}

/** May these pages, one within the other, show the address in a frame? */
export function mayFrame(framers: readonly (readonly string[])[], address: string, pages: readonly string[]): boolean {
  return framers.every((sources) => pages.every((page) => sources.some((source) => isSource(source, page, address))));
}

function isSource(source: string, page: string, address: string): boolean {
  if (source.toLowerCase() === SELF) return originOf(page) === originOf(address);
  if (source === '*') return true;
  const parts = /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/)?(\*\.)?([^/:]*)(?::(\d+|\*))?/i.exec(source);
  if (parts === null || !URL.canParse(page)) return false;
  const [, scheme, anyBelow, host = '', port] = parts;
  const { protocol, hostname, port: own } = new URL(page);
  // A policy for http is one for https as well.
  const isScheme = scheme === undefined || [`${scheme}:`, `${scheme}s:`].includes(protocol);
  if (host === '') return scheme !== undefined && isScheme;
  const name = host.toLowerCase();
  const isHost = anyBelow === undefined ? hostname === name : hostname.endsWith(`.${name}`);
  return isScheme && isHost && (port === undefined ? own === '' : port === '*' || port === own);
}
