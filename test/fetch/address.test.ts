import { describe, expect, test } from 'vitest';
import { isLinkLocalAddress, isLoopbackHost, isPrivateHost } from '../../src/fetch/private-address.js';

describe('isPrivateHost', () => {
  for (const host of [
    'localhost',
    'LOCALHOST',
    'a.localhost',
    'intranet',
    'nas.local',
    'metadata.google.internal',
    'router.lan',
    '127.0.0.1',
    '127.9.9.9',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '::',
    'fd00::1',
    '[fe80::1]',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
    '[::ffff:a00:1]',
    '64:ff9b::a00:1',
    '2002:a00:1::1',
    'localhost.',
  ]) {
    test(`${host} is private`, () => expect(isPrivateHost(host)).toBe(true));
  }

  for (const host of [
    'town.go.th',
    'www.local.go.th',
    'localhost.example.com',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '203.0.113.7',
    '169.253.1.1',
    '[2001:4860:4860::8888]',
    '64:ff9b::808:808',
    '2002:808:808::1',
    '::ffff:8.8.8.8',
  ]) {
    test(`${host} is public`, () => expect(isPrivateHost(host)).toBe(false));
  }
});

test('loopback is told from the rest of the private nets', () => {
  expect(['localhost', '127.0.0.1', '[::1]', '::ffff:127.0.0.1', 'town.localhost'].every(isLoopbackHost)).toBe(true);
  expect(['10.0.0.1', 'intranet', 'town.go.th', '[fd00::1]'].some(isLoopbackHost)).toBe(false);
});

test('the address of cloud metadata is link-local', () => {
  expect(isLinkLocalAddress('169.254.169.254')).toBe(true);
  expect(isLinkLocalAddress('fe80::1')).toBe(true);
  expect(isLinkLocalAddress('10.0.0.1')).toBe(false);
});
