import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { phraseList } from '../text/phrase-list.js';

// RFC 6890 and its successors: nets without pages of the public web. The documentation nets (192.0.2.0/24 and the like)
// are left out: nothing can be reached there.
const PRIVATE = blockList(`
  0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.168.0.0/16,
  198.18.0.0/15, 224.0.0.0/4, 240.0.0.0/4, ::/127, 64:ff9b:1::/48, 100::/64, fc00::/7, fe80::/10, fec0::/10, ff00::/8
`);

const LINK_LOCAL = blockList('169.254.0.0/16, fe80::/10');

/** `0.0.0.0` and `::` reach this machine, too. */
const LOOPBACK = blockList('0.0.0.0/8, 127.0.0.0/8, ::/127');

// RFC 6761, RFC 6762, RFC 8375, RFC 9476 (draft) and the names that routers and domains of offices hand out.
const PRIVATE_NAMES = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$/;

/** @returns whether a host (name or literal address, with or without brackets) can only mean a private network. */
export function isPrivateHost(host: string): boolean {
  const name = bareHost(host);
  if (isIP(name)) return isPrivateAddress(name);
  return !name.includes('.') || PRIVATE_NAMES.test(name);
}

/** @returns whether an IP address belongs to a private, loopback, link-local, shared or otherwise special net. */
export function isPrivateAddress(address: string): boolean {
  return isListed(PRIVATE, address);
}

/** Link-local nets hold the metadata services of clouds, and no web site. */
export function isLinkLocalAddress(address: string): boolean {
  return isListed(LINK_LOCAL, address);
}

/** @returns whether an IP address means the machine that the program runs on. */
export function isLoopbackAddress(address: string): boolean {
  return isListed(LOOPBACK, address);
}

export function isLoopbackHost(host: string): boolean {
  const name = bareHost(host);
  if (isIPv4(name)) return name.startsWith('127.');
  if (isIPv6(name)) return name === '::1' || (carriedIPv4(name)?.startsWith('127.') ?? false);
  return name === 'localhost' || name.endsWith('.localhost');
}

function blockList(nets: string): BlockList {
  const list = new BlockList();
  for (const net of phraseList(nets)) {
    const [address = '', bits] = net.split('/');
    list.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list;
}

function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

function isListed(list: BlockList, address: string): boolean {
  const plain = address.replace(/%.*$/s, '');
  if (!isIPv6(plain)) return list.check(plain, 'ipv4');
  if (list.check(plain, 'ipv6')) return true;
  const carried = carriedIPv4(plain);
  return carried !== null && list.check(carried, 'ipv4');
}

/** The IPv4 address inside a mapped (RFC 4291), translated (RFC 6052) or 6to4 (RFC 3056) address. */
function carriedIPv4(address: string): string | null {
  const groups = groupsOf(address);
  const [first, second] = groups;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  const isTranslated = first === 0x64 && second === 0xff9b && groups.slice(2, 6).every((group) => group === 0);
  if (isMapped || isTranslated) return dotted(groups[6] ?? 0, groups[7] ?? 0);
  if (first === 0x2002) return dotted(groups[1] ?? 0, groups[2] ?? 0);
  return null;
}

function groupsOf(address: string): number[] {
  const hex = address.replace(
    /(?<!\d)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/,
    (_, a: string, b: string, c: string, d: string) =>
      [(Number(a) << 8) | Number(b), (Number(c) << 8) | Number(d)].map((part) => part.toString(16)).join(':'),
  );
  const [head = '', tail] = hex.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
