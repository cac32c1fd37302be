import { fatalProblem, type HomeView, type PageLink } from '../model/evidence.js';
import { hostOf } from '../text/url.js';
import { createVisitor, type VisitDeps } from './evidence/fetch-and-judge.js';
import { addressKey } from './request-cache.js';

/** Links and pictures of a home page that are kept; a portal has a few hundred. */
const MAX_LINKS = 400;
const MAX_IMAGES = 40;
const MAX_IMAGE_BYTES = 8 * 1024 * 1024;
/** Pictures that say what they are come first, where there are more than are looked at. */
const CODE_WORDS = /qr|eit|คิวอาร์|แบบวัด|แบบสำรวจ|สแกน/i;

/**
 * What a visitor of the home page sees of links, menus and banners included, and of QR codes in its pictures.
 * @returns null where it gave no page that could be read: the round says that elsewhere
 */
export async function collectHomeView(deps: VisitDeps): Promise<HomeView | null> {
  const visit = createVisitor(deps);
  const wants = { grids: false, qrCodes: false, ocr: false };
  const { exchange, extracted } = await visit({ url: deps.site.url, sheet: null, wants });
  if (fatalProblem(exchange) !== null || extracted?.type !== 'html') return null;
  const url = exchange.finalUrl ?? exchange.url;
  const { links } = extracted;
  const codes = await Promise.all(
    picturesOf(links).map(async (picture) => {
      const looked = await visit({
        url: picture.url,
        from: url,
        sheet: null,
        wants: { ...wants, qrCodes: true },
        maxBytes: MAX_IMAGE_BYTES,
      });
      const found = looked.extracted?.qrCodes.ok ? looked.extracted.qrCodes.value : [];
      return found.map(({ text }) => ({ text, label: picture.text }));
    }),
  );
  return { url, links: leadingOf(links, hostOf(url)), codes: codes.flat() };
}

/** Links to elsewhere first: those are the ones that a long menu must not crowd out. */
function leadingOf(links: readonly PageLink[], host: string): HomeView['links'] {
  const leading = links
    .filter(({ kind, url }) => kind !== 'image' && kind !== 'asset' && /^https?:/i.test(url))
    .map(({ url, text }) => ({ url, text }));
  const isElsewhere = ({ url }: { readonly url: string }): boolean => hostOf(url) !== host;
  return [...leading.filter(isElsewhere), ...leading.filter((link) => !isElsewhere(link))].slice(0, MAX_LINKS);
}

function picturesOf(links: readonly PageLink[]): readonly PageLink[] {
  const pictures = links.filter(({ kind, url }) => kind === 'image' && /^https?:/i.test(url));
  const distinct = [...new Map(pictures.map((picture) => [addressKey(picture.url), picture])).values()];
  const isTelling = ({ url, text }: PageLink): boolean => CODE_WORDS.test(`${url} ${text}`);
  return [...distinct.filter(isTelling), ...distinct.filter((one) => !isTelling(one))].slice(0, MAX_IMAGES);
}
