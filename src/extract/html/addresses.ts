import { encodeQuery } from '../../text/charset.js';
import { phraseList } from '../../text/phrase-list.js';
import { decodeUrl, trimAddress, withoutUserInfo } from '../../text/url.js';

/** Endings of files that count as documents (contract section 3), and their close relatives. */
const DOCUMENT_ENDING =
  /\.(?:pdf|xlsx?|xlsm|xlsb|ods|csv|docx?|docm|odt|rtf|pptx?|ppsx?|zip|rar|7z|jpe?g|png|gif|webp|bmp|tiff?|txt)$/i;

const SHARED_DRIVES: readonly RegExp[] = [
  /^https?:\/\/drive\.google\.com\/(?:file|open|uc|drive|folderview|embeddedfolderview)/i,
  /^https?:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?(?:document|spreadsheets|presentation)\//i,
  /^https?:\/\/(?:onedrive\.live\.com|1drv\.ms|(?:www\.)?dropbox\.com\/(?:s|scl|sh)\/|(?:www\.)?mediafire\.com\/(?:file|view)|mega\.nz\/(?:file|folder)|(?:app\.)?box\.com\/s\/)/i,
  /^https?:\/\/[\w-]+\.sharepoint\.com\//i,
];

// Scripts that hand out a file: WordPress Download Manager, DOCman, Joomla, hand-written PHP.
const DOWNLOAD_SCRIPT =
  /[?&](?:wpdmdl|attachment_id)=\d|[?&]task=[\w.]*download|\/(?:download|getfile|dl|downloadfile)\.(?:php|aspx?|jsp)\b/i;
const VIEWER_PLACE =
  /docs\.google\.com\/(?:viewer|gview|viewerng)|drive\.google\.com\/viewer|view\.officeapps\.live\.com|flowpaper|flipbook|flip-book|viewer|pdfjs|pdf\.js|embed/i;
const FILE_PARAMETERS: ReadonlySet<string> = new Set(
  phraseList('pdf, file, url, src, doc, document, pdfurl, fileurl, link, path, source'),
);

/**
 * Makes an address absolute as browsers do (WHATWG URL): blanks around it go, backslashes are slashes, line ends within it go.
 * @param charset of the page, in which browsers send the query
 * @returns null for an empty address or a script; an address that can't be read comes back as it is
 */
export function resolveAddress(raw: string | undefined, base: string, charset = 'utf-8'): string | null {
  const address = encodeQuery(trimAddress(raw ?? ''), charset);
  if (address === '' || /^(?:javascript|vbscript|data|about):/i.test(address)) return null;
  try {
    return withoutUserInfo(new URL(address, base).href);
  } catch {
    return withoutUserInfo(address);
  }
}

/** Does the address count as evidence by its ending, its host or the script that hands it out? */
export function isDocumentAddress(url: string): boolean {
  // Most addresses are plain ones of pages, whose path ends as they do.
  if (/^https?:\/\/[^\s?#%\p{Cc}]*$/u.test(url) && !DOCUMENT_ENDING.test(url) && !isHandedOut(url)) return false;
  const parsed = parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return false;
  if (DOCUMENT_ENDING.test(decodeUrl(parsed.pathname).trim())) return true;
  if (isHandedOut(url)) return true;
  // A parameter without a value may be the name itself (`get.php?o13.pdf`).
  return [...parsed.searchParams].some(([name, value]) => DOCUMENT_ENDING.test((value || name).trim()));
}

/** Words of a name behind a `#` within it, which is no fragment of any page's making: `แผน #1 ปี 2567.pdf`. */
export function isCutName(url: string): boolean {
  const at = url.indexOf('#');
  if (at < 0) return false;
  const rest = decodeUrl(url.slice(at + 1)).trim();
  return !/[=!:]|^[/?]/.test(rest) && DOCUMENT_ENDING.test(rest);
}

function isHandedOut(url: string): boolean {
  return SHARED_DRIVES.some((drive) => drive.test(url)) || DOWNLOAD_SCRIPT.test(url);
}

/**
 * The file that a viewer shows: a parameter of the viewer's address names it.
 * @param isFramed the address is that of a frame, where a file in a parameter is shown, not handed out
 * @returns null when the address is no viewer's
 */
export function viewedDocument(url: string, isFramed: boolean): string | null {
  // Without a query and a fragment there are no parameters.
  if (!/[?#]/.test(url)) return null;
  const parsed = parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  const isViewer = VIEWER_PLACE.test(parsed.host + parsed.pathname);
  const parameters = [...parsed.searchParams, ...new URLSearchParams(parsed.hash.replace(/^#[?/]*/, ''))];
  for (const [name, value] of parameters) {
    if (!FILE_PARAMETERS.has(name.toLowerCase())) continue;
    const isAbsolute = /^https?:\/\//i.test(value);
    const isFile = DOCUMENT_ENDING.test((value.split(/[?#]/)[0] ?? '').trim());
    // A bare name given to `download.php?file=` is the script's business: only it knows the folder.
    const isShown = isAbsolute ? isFile || isViewer : isFile && (isViewer || isFramed || value.includes('/'));
    if (isShown && !DOWNLOAD_SCRIPT.test(url)) return resolveAddress(value, url);
  }
  return null;
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
