import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from './whole.js';

/** A link checker that a user could take instead. */
export interface Peer {
  readonly name: string;
  /** Null: it is not there. */
  readonly command: Command | null;
  readonly version: string;
  /** How to get it. */
  readonly install: string;
}

/** Where `npm run bench:peers` puts what it can install: outside of the project. */
export const FOLDER = join(homedir(), '.cache/oit-audit-bench');
/** How to get what is there. */
export const PEERS = 'npm run bench:peers';
/** LinkChecker takes minutes: it is ended, and its figures are those of the beginning. */
const LONGEST_S = 60;

/** A newer Node, from the package of that name; null: it is not there. */
export const NEWER_NODE = ((path) => (existsSync(path) ? path : null))(
  join(FOLDER, 'linkinator-8/node_modules/node/bin/node'),
);

export interface Task {
  readonly url: string;
  /** Of the site, for the one that crawls nothing. */
  readonly pages: readonly string[];
  readonly connections: number;
  /** Takes what a checker needs on the disk. */
  readonly scratch: string;
}

export function peersFor({ url, pages, connections, scratch }: Task): readonly Peer[] {
  const count = String(connections);
  // Else LinkChecker waits between requests, and asks ten at once.
  const config = join(scratch, 'linkchecker.ini');
  writeFileSync(config, `[checking]\nthreads=${count}\nmaxrequestspersecond=100000\n`);
  return [
    linkinator(6, process.execPath, url, count),
    linkinator(8, NEWER_NODE, url, count),
    peer('muffet', placeOf('muffet', 'bin/muffet'), PEERS, [
      ...['--max-connections', count, '--max-connections-per-host', count, '--timeout', '20', '--format', 'json'],
      url,
    ]),
    peer('lychee, fed with the pages', placeOf('lychee', 'lychee/bin/lychee'), PEERS, [
      ...['--no-progress', '--format', 'json', '--max-concurrency', count, '--timeout', '20'],
      // By itself it spares a host: ten at once, 50 ms between them.
      ...['--host-concurrency', count, '--host-request-interval', '0ms'],
      ...pages,
    ]),
    peer(`LinkChecker, at most ${LONGEST_S} s`, placeOf('linkchecker', 'linkchecker/bin/linkchecker'), PEERS, [
      ...['-f', config, '--no-status', '--no-warnings', '-o', 'csv', url],
    ]),
  ];
}

function linkinator(major: 6 | 8, node: string | null, url: string, count: string): Peer {
  const script = join(FOLDER, `linkinator-${major}/node_modules/linkinator/build/src/cli.js`);
  const args = [script, url, '--recurse', '--concurrency', count, '--format', 'json', '--silent'];
  const isThere = node !== null && existsSync(script);
  return {
    name: `linkinator ${major}`,
    command: isThere ? { program: node, args } : null,
    version: isThere ? versionOf(node, [script, '--version']) : '',
    install: PEERS,
  };
}

function peer(name: string, program: string | null, install: string, args: readonly string[]): Peer {
  const version = program === null ? '' : versionOf(program, ['--version']);
  const command = program === null ? null : { program: 'timeout', args: [String(LONGEST_S), program, ...args] };
  return { name, command, version, install };
}

/** On the PATH, or in the folder. */
function placeOf(name: string, inFolder: string): string | null {
  const path = join(FOLDER, inFolder);
  if (existsSync(path)) return path;
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined ? name : null;
}

function versionOf(program: string, args: readonly string[]): string {
  const { stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return /\d+\.\d+[\w.-]*/.exec(stdout ?? '')?.[0] ?? '?';
}
