import { isHttpUrl } from '../../../checklist/schema.js';
import { linkFindings } from '../../../checks/link/codes.js';
import { linkData } from '../../../checks/link/reasons.js';
import { isSocialHost } from '../../../fetch/bot-walls.js';
import type { Lost } from '../../../init/recognise/recognise.js';
import { type Exchange, fatalProblem, type LinkProblem } from '../../../model/evidence.js';
import { fillWords, type Words } from '../../../model/words.js';
import { withoutInvisible } from '../../../text/thai/normalize.js';
import { hostOf, normalizeUrl, readableUrl } from '../../../text/url.js';

/** The home page of a site, as a person named it. */
export interface HomeAddress {
  readonly url: string;
  /** False: `www.example.go.th`, which says nothing of http or https. */
  readonly hasScheme: boolean;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Reads what a person typed; words where it names no site that can be audited. */
export function readHomeAddress(typed: string): HomeAddress | Words {
  const text = withoutInvisible(typed).trim();
  const hasScheme = SCHEME.test(text);
  const whole = hasScheme ? text : `https://${text}`;
  const url = isHttpUrl(whole) ? normalizeUrl(whole) : null;
  if (url === null || (!hasScheme && !isHostName(text))) return noAddress(typed);
  return isSocialHost(hostOf(url)) ? socialAddress(typed) : { url, hasScheme };
}

/** Without a scheme `http//www.example.go.th` and `name@example.go.th` would pass for addresses of the hosts `http` and `example.go.th`. */
function isHostName(text: string): boolean {
  const host = text.split(/[/?#]/)[0] ?? '';
  return !host.includes('@') && (/[^.]\.[^.]/.test(host) || /^(?:localhost|\[[\da-f:.]+\])(?::\d+)?$/i.test(host));
}

const noAddress = (typed: string): Words => ({
  th: `"${typed}" ไม่ใช่ที่อยู่เว็บไซต์ ให้เขียนแบบ https://www.example.go.th/`,
  en: `"${typed}" is no http(s) address; write it as https://www.example.go.th/`,
});

const socialAddress = (typed: string): Words => ({
  th: `"${typed}" เป็นสื่อสังคมออนไลน์ ไม่ใช่เว็บไซต์ของหน่วยงาน โปรแกรมสำรวจไม่ได้`,
  en: `"${typed}" is a social network and no site of the agency; it cannot be searched`,
});

/** Why there is no home page to read, as the report says it of a link. */
export function whyUnreachable(answer: Exchange): Words {
  const problem = fatalProblem(answer);
  return problem ? problemWords(problem, answer) : { th: 'ที่อยู่นี้ไม่ใช่หน้าเว็บ', en: 'it is no web page' };
}

export function problemWords(problem: LinkProblem, answer: Exchange): Words {
  const data = linkData(problem, answer);
  const words = linkFindings[problem.code];
  return { th: fillWords(words, 'th', data), en: fillWords(words, 'en', data) };
}

/** What there is to know of the address at which the home page was read. @param refused the answer over https, which led to http */
export function siteNotes(answer: Exchange, refused: Exchange | null): readonly Words[] {
  if (refused !== null) {
    const why = problemWords(refusal(refused), refused);
    return [
      {
        th: `เปิดด้วย https ไม่ได้: ${why.th} จึงใช้ http ควรให้ผู้ดูแลเว็บไซต์เปิดใช้ https`,
        en: `https does not work: ${why.en}. So http is used; ask the webmaster for https`,
      },
    ];
  }
  const certificate = answer.problems.find(({ code }) => code === 'tls');
  return certificate === undefined ? [] : [problemWords(certificate, answer)];
}

function refusal(answer: Exchange): LinkProblem {
  const certificate = answer.problems.find(({ code }) => code === 'tls');
  return fatalProblem(answer) ?? certificate ?? { code: 'soft-404', data: {} };
}

/** Of a link that opens nothing. */
export function lostWords({ url, answer }: Lost): Words {
  const address = readableUrl(url);
  if (answer === null)
    return {
      th: `ลิงก์ในเว็บไซต์พากลับหน้าแรก จึงไม่ใช่หลักฐาน ให้แก้ลิงก์: ${address}`,
      en: `a link of the site leads back to the home page and is no evidence; mend it: ${address}`,
    };
  const why = whyUnreachable(answer);
  return { th: `ลิงก์ในเว็บไซต์ที่ต้องแก้: ${address} (${why.th})`, en: `a link of the site to mend: ${address} (${why.en})` };
}
