import { isDocumentAddress, viewedDocument } from '../../extract/html/addresses.js';

/** Where the bytes of a document are to be had. */
export interface DocumentAddress {
  /** The document's own address: of a viewer, the file that it shows. */
  readonly url: string;
  /** What to ask for to get the bytes. */
  readonly download: string;
  /** `file`: on a web server; `share`: on a shared drive; `folder`: a shared drive's list of files. */
  readonly kind: 'file' | 'share' | 'folder';
}

/**
 * The document that an address leads to, or null when it is a page like any other.
 * Viewers are looked through; shared drives are asked for the file itself by their public download addresses.
 */
export function documentAddress(url: string): DocumentAddress | null {
  if (!URL.canParse(url)) return null;
  let document = url;
  // A viewer may be shown within another one.
  for (let depth = 0; depth < 3; depth++) document = viewedDocument(document, false) ?? document;
  if (!URL.canParse(document)) return null;
  const shared = sharedDocument(new URL(document));
  if (shared) return { url: document, ...shared };
  return document !== url || isDocumentAddress(document) ? { url: document, download: document, kind: 'file' } : null;
}

type Download = Omit<DocumentAddress, 'url'>;

function sharedDocument(address: URL): Download | null {
  const { hostname, pathname } = address;
  if (hostname === 'drive.google.com' || hostname === 'drive.usercontent.google.com') return driveDocument(address);
  if (hostname === 'docs.google.com') return docsDocument(address);
  if (hostname === '1drv.ms') return { download: oneDriveShare(address.href), kind: 'share' };
  if (hostname === 'onedrive.live.com') return oneDriveDocument(address);
  if (hostname.endsWith('.sharepoint.com')) return sharePointDocument(address);
  const isDropbox = hostname === 'dropbox.com' || hostname.endsWith('.dropbox.com');
  return isDropbox && /^\/(?:s|scl\/fi|sh|scl\/fo)\//.test(pathname) ? withParameter(address, 'dl', '1') : null;
}

function withParameter(address: URL, name: string, value: string): Download {
  const download = new URL(address.href);
  download.searchParams.set(name, value);
  return { download: download.href, kind: 'share' };
}

function driveDocument(address: URL): Download | null {
  const inPath = /\/folders\/([\w-]+)/.exec(address.pathname)?.[1];
  const folder = inPath ?? (/folderview/.test(address.pathname) ? address.searchParams.get('id') : null);
  if (folder) return { download: `https://drive.google.com/embeddedfolderview?id=${folder}`, kind: 'folder' };
  const id = /\/d\/([\w-]+)/.exec(address.pathname)?.[1] ?? address.searchParams.get('id');
  if (!id || !/^[\w-]+$/.test(id)) return null;
  const key = address.searchParams.get('resourcekey');
  // `confirm` passes the page that warns of files too large for a virus scan.
  const download = `https://drive.google.com/uc?export=download&confirm=t&id=${id}`;
  return { download: key ? `${download}&resourcekey=${encodeURIComponent(key)}` : download, kind: 'share' };
}

const DOCS_EXPORT: ReadonlyMap<string, string> = new Map([
  ['document', 'export?format=docx'],
  ['spreadsheets', 'export?format=xlsx'],
  ['presentation', 'export/pdf'],
]);

function docsDocument(address: URL): Download | null {
  const [, program = '', published, id] =
    /^\/(?:a\/[^/]+\/)?(document|spreadsheets|presentation)\/(?:u\/\d+\/)?d\/(e\/)?([\w-]+)/.exec(address.pathname) ??
    [];
  const form = DOCS_EXPORT.get(program);
  if (!form || !id) return null;
  if (!published) return { download: `https://docs.google.com/${program}/d/${id}/${form}`, kind: 'share' };
  // Published texts are pages and stay so; published sheets are to be had as workbooks.
  return program === 'spreadsheets'
    ? { download: `https://docs.google.com/spreadsheets/d/e/${id}/pub?output=xlsx`, kind: 'share' }
    : null;
}

/** A share link as the OneDrive API takes it without a key: `u!` and the address in unpadded base64url. */
function oneDriveShare(url: string): string {
  return `https://api.onedrive.com/v1.0/shares/u!${Buffer.from(url).toString('base64url')}/root/content`;
}

function oneDriveDocument(address: URL): Download {
  if (!address.searchParams.has('resid')) return { download: oneDriveShare(address.href), kind: 'share' };
  const download = new URL(address.href);
  download.pathname = '/download';
  return { download: download.href, kind: 'share' };
}

function sharePointDocument(address: URL): Download | null {
  const kind = /^\/:([a-z]):\//.exec(address.pathname)?.[1];
  if (kind === 'f') return { download: address.href, kind: 'folder' };
  return kind ? withParameter(address, 'download', '1') : null;
}
