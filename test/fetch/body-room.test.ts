import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type BodyRoom, createBodyRoom, STEP_BYTES } from '../../src/fetch/body-room.js';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf } from '../helpers/client.js';
import { type Behaviour, bomb, encoded, file, type Site, startSite } from '../helpers/site.js';

const MIB = 1024 * 1024;
const here = () => false;
const nextLook = () => new Promise((go) => setTimeout(go, 10));

describe('room for large bodies', () => {
  const settings = { lookAgainMs: 1, patienceMs: 1_000, now: () => clock.ms };
  const clock = { ms: 0 };

  it('is given at once while there is some', () => {
    expect(createBodyRoom(() => 5 * MIB).ask(here)).toBe(STEP_BYTES);
  });

  it('is given in the order of asking, to as many as it is enough for, and not to those who left', async () => {
    let free = 0;
    const room = createBodyRoom(() => free, settings);
    const got: string[] = [];
    const asks = ['a', 'gone', 'b', 'c'].map((name) =>
      Promise.resolve(room.ask(() => name === 'gone')).then(() => got.push(name)),
    );
    await nextLook();
    expect(got).toEqual([]);
    free = 2 * STEP_BYTES;
    await Promise.all([asks[0], asks[2]]);
    expect(got).toEqual(['a', 'b']);
    await asks[3];
    expect(got).toEqual(['a', 'b', 'c']);
  });

  it('is given to the first for all of its body where nothing was let go for long', async () => {
    const room = createBodyRoom(() => -MIB, settings);
    const [first, second] = [room.ask(here), room.ask(here)];
    clock.ms = 1_001;
    expect(await first).toBe(Number.POSITIVE_INFINITY);
    clock.ms = 2_003;
    expect(await second).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a body that waits for room', () => {
  let site: Site | null = null;
  let client: Client | null = null;
  afterEach(async () => {
    await client?.close();
    await site?.close();
  });

  /** Room that is given after so many milliseconds, a step at a time. */
  const slowRoom = (ms: number): BodyRoom & { asked: number } => ({
    asked: 0,
    ask() {
      this.asked += 1;
      return new Promise((resolve) => setTimeout(() => resolve(STEP_BYTES), ms));
    },
  });

  async function fetched(behaviour: Behaviour, room: BodyRoom, timeoutMs: number) {
    site = await startSite({ '*': behaviour });
    client = clientFor(site.url, { maxBytes: 8 * MIB, timeoutMs, retries: 0 }, { room }).client;
    return client.get(site.url);
  }

  const BODY = Buffer.alloc(3 * MIB, 'ก');

  it.each([
    ['plain', file(BODY, 'text/plain')],
    ['packed', encoded('gzip', gzipSync(BODY), 'text/plain')],
  ])('comes whole (%s), and no time of its server counts meanwhile', async (_, behaviour) => {
    const room = slowRoom(400);
    const { exchange, body } = await fetched(behaviour, room, 300);
    expect(codesOf(exchange).filter((code) => code === 'timeout')).toEqual([]);
    expect(Buffer.compare(Buffer.from(body ?? []), BODY)).toBe(0);
    expect(room.asked).toBe(3);
  });

  it('is given up by a server that falls silent when there is room', async () => {
    const { exchange } = await fetched(
      (_, response) => void response.writeHead(200, { 'content-length': 2 * MIB }).write(BODY.subarray(0, MIB)),
      slowRoom(100),
      200,
    );
    expect(codesOf(exchange)).toContain('timeout');
  });

  it('is not given up for the time that undoing its coding takes once all of it is here', async () => {
    site = await startSite({ '*': bomb(40, 'br') });
    client = clientFor(site.url, { maxBytes: 32 * MIB, timeoutMs: 40, retries: 0 }).client;
    const { exchange } = await client.get(site.url);
    expect(codesOf(exchange)).not.toContain('timeout');
    expect(exchange.cut).toBe('too-large');
  });

  it('asks nothing while it is as small as pages are, or is not kept', async () => {
    const room = slowRoom(1);
    await fetched(file(BODY.subarray(0, MIB / 4), 'text/plain'), room, 1_000);
    await client?.get(`${site?.url}large`, { onData: () => {} });
    expect(room.asked).toBe(0);
  });
});
