import { originOf } from '../text/url.js';

/** The list that stands for no page at all. */
const NOBODY: readonly string[] = [];
const SELF = "'self'";

/**
 * Which pages may show an answer within a frame, as sources of CSP (CSP Level 3, 6.4.2). `X-Frame-Options` counts where no policy
 * speaks of frames (HTML Standard, 7.7.1); what it does not know (`ALLOW-FROM`) says nothing.
 * @returns null: every page may
 */
export function framersOf(policies: readonly string[], options: readonly string[]): readonly string[] | null {
  const directives = policies
    .flatMap((policy) => policy.split(/[,;]/))
    .map((directive) => directive.trim().split(/\s+/));
  const said = directives.find(([name]) => name?.toLowerCase() === 'frame-ancestors');
  if (said !== undefined) return said.slice(1).filter((source) => source.toLowerCase() !== "'none'");
  const values = new Set(
    options
      .join()
      .split(',')
      .map((value) => value.trim().toLowerCase()),
  );
  if (values.has('deny') || (values.has('sameorigin') && values.size > 1)) return NOBODY;
  return values.has('sameorigin') ? [SELF] : null;
}

/** May these pages, one within the other, show the address in a frame? */
export function mayFrame(framers: readonly string[], address: string, pages: readonly string[]): boolean {
  return pages.every((page) => framers.some((source) => isSource(source, page, address)));
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
