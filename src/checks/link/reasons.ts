import type { Exchange, LinkCode, LinkProblem } from '../../model/evidence.js';
import type { WordData, Words } from '../../model/words.js';
import { reasonData } from '../reason-words.js';

/** Why, where fetching or judging the page knows more than the code says. */
const reasons: Partial<Record<LinkCode, Readonly<Record<string, Words>>>> = {
  'invalid-url': {
    syntax: { th: 'ตัวสะกดของที่อยู่ผิดรูปแบบ', en: 'malformed' },
    scheme: { th: 'ไม่ได้ขึ้นต้นด้วย http หรือ https', en: 'neither http nor https' },
    'local-file': {
      th: 'เป็นที่อยู่ของไฟล์ในเครื่องคอมพิวเตอร์ของผู้จัดทำ',
      en: 'a file on the computer of whoever wrote the page',
    },
    'doubled-scheme': { th: 'มี http:// หรือ https:// ซ้ำสองครั้ง', en: 'http:// or https:// stands there twice' },
    placeholder: {
      th: 'ข้อความบอกว่าเป็นไฟล์ แต่ยังไม่ได้ใส่ที่อยู่ของไฟล์ กดแล้วไม่มีอะไรเปิด',
      en: 'its words promise a file, but no address was put in: pressing it opens nothing',
    },
    embedded: {
      th: 'ไฟล์ฝังอยู่ในตัวลิงก์ (data:) เบราว์เซอร์ไม่ยอมเปิด ให้อัปโหลดไฟล์แล้วทำลิงก์ใหม่',
      en: 'the file is held in the link itself (data:), which browsers refuse to open: upload it and link to it',
    },
    private: {
      th: 'เป็นเครื่องในเครือข่ายภายใน คนภายนอกเปิดไม่ได้',
      en: 'a machine of an internal network that outsiders cannot reach',
    },
  },
  dns: {
    'not-found': { th: 'ไม่มีชื่อนี้', en: 'no such name' },
    'no-answer': { th: 'ระบบชื่อโดเมน (DNS) ไม่ตอบ', en: 'the name server does not answer' },
  },
  connection: {
    refused: { th: 'เครื่องแม่ข่ายปฏิเสธการเชื่อมต่อ', en: 'refused' },
    reset: { th: 'เครื่องแม่ข่ายตัดการเชื่อมต่อ', en: 'reset by the server' },
    closed: { th: 'เครื่องแม่ข่ายปิดการเชื่อมต่อก่อนส่งข้อมูลครบ', en: 'closed before the answer was whole' },
    unreachable: { th: 'ไปไม่ถึงเครือข่ายของเครื่องแม่ข่าย', en: 'network unreachable' },
    'headers-too-large': { th: 'ส่วนหัวของคำตอบใหญ่ผิดปกติ', en: 'oversized headers' },
    'bad-coding': {
      th: 'เนื้อหาไม่ได้บีบอัดตามที่เซิร์ฟเวอร์แจ้ง เบราว์เซอร์จึงเปิดไม่ได้',
      en: 'the content is not compressed as the server says, so that browsers cannot show it',
    },
    'bad-answer': { th: 'คำตอบไม่เป็นไปตามมาตรฐานของเว็บ', en: 'no valid HTTP answer' },
    proxy: { th: 'ผ่านพร็อกซีไม่ได้', en: 'the proxy failed' },
    local: { th: 'เครื่องที่ใช้ตรวจเปิดการเชื่อมต่อเพิ่มไม่ได้', en: 'this machine cannot open more connections' },
  },
  timeout: {
    connect: { th: 'ขณะเชื่อมต่อ', en: 'while connecting' },
    headers: { th: 'ขณะรอคำตอบ', en: 'while waiting for the answer' },
    body: { th: 'ขณะรับข้อมูล', en: 'while the content came in' },
  },
  'redirect-loop': {
    loop: { th: 'วนกลับมาที่เดิม', en: 'in a circle' },
    'too-many': { th: 'เกิน 10 ครั้ง', en: 'more than 10 times' },
  },
  'soft-404': {
    empty: { th: 'หน้าว่างเปล่า ไม่มีเนื้อหา', en: 'an empty page' },
    'empty-file': { th: 'ไฟล์ว่างเปล่า 0 ไบต์', en: 'an empty file of 0 bytes' },
    'type-mismatch': { th: 'เป็นหน้าเว็บ ไม่ใช่ไฟล์ตามชื่อของลิงก์', en: 'a web page in place of the file that the link names' },
    'same as an address that cannot exist': {
      th: 'เหมือนคำตอบของที่อยู่ที่ไม่มีจริง',
      en: 'the same as for an address that cannot exist',
    },
  },
  'login-wall': {
    share: { th: 'ไฟล์ยังไม่ได้เปิดให้ทุกคนดู', en: 'the shared file is not open to everyone' },
    login: { th: 'เว็บไซต์แสดงหน้าเข้าสู่ระบบ', en: 'the site shows its log-in page' },
  },
  tls: {
    expired: { th: 'หมดอายุแล้ว', en: 'expired' },
    'not-yet-valid': { th: 'ยังไม่ถึงวันเริ่มใช้', en: 'not yet valid' },
    'wrong-host': { th: 'ออกให้ชื่อเว็บไซต์อื่น', en: 'made out to another host' },
    'self-signed': { th: 'ออกใบรับรองเอง', en: 'self-signed' },
    'unknown-authority': { th: 'ผู้ออกใบรับรองไม่เป็นที่รู้จัก', en: 'unknown authority' },
    weak: { th: 'กุญแจหรือลายมือชื่อของใบรับรองอ่อนเกินไป', en: 'a certificate with a weak key or signature' },
    protocol: { th: 'ใช้การเข้ารหัสที่เก่าเกินไปหรือตั้งค่าผิด', en: 'outdated or wrongly set up encryption' },
    other: { th: 'ตรวจสอบใบรับรองไม่ผ่าน', en: 'the certificate fails verification' },
  },
  unverifiable: {
    social: { th: 'สื่อสังคมออนไลน์', en: 'a social network' },
    'bot-wall': { th: 'เว็บไซต์กันโปรแกรมอัตโนมัติ', en: 'a wall against programs' },
    'rate-limit': {
      th: 'เว็บไซต์จำกัดจำนวนครั้งที่เปิดในช่วงเวลาหนึ่ง (รหัส 429)',
      en: 'the site limits how often it may be asked: status 429',
    },
    javascript: { th: 'หน้าแสดงผลด้วย JavaScript เท่านั้น', en: 'nothing is shown without JavaScript' },
    share: { th: 'ไฟล์ฝากไว้ในพื้นที่แชร์ที่โปรแกรมเปิดไม่ได้', en: 'a shared drive that programs cannot open' },
    login: { th: 'เป็นหน้าเข้าสู่ระบบ', en: 'a log-in page' },
    framed: {
      th: 'หน้านี้ไม่อนุญาตให้แสดงซ้อนในหน้าอื่น เบราว์เซอร์จึงไม่แสดงเนื้อหา ให้ทำเป็นลิงก์แทน',
      en: 'it forbids to be shown within another page, so that browsers show nothing there: link to it instead',
    },
    app: { th: 'เปิดด้วยแอปหรือโปรแกรมอื่น ไม่ใช่เบราว์เซอร์', en: 'opened by an app, not by the browser' },
    button: {
      th: 'เป็นปุ่มที่ต้องกดในเบราว์เซอร์จึงจะได้ไฟล์ โปรแกรมตรวจกดแทนไม่ได้',
      en: 'a button that hands out its file only when pressed in a browser',
    },
    embedded: {
      th: 'ไฟล์ฝังอยู่ในตัวหน้าเว็บ (data:) โปรแกรมตรวจอ่านไม่ได้',
      en: 'a file held in the page itself (data:), which this program does not read',
    },
    form: { th: 'เป็นปลายทางของแบบฟอร์ม ต้องส่งแบบฟอร์มจึงจะรู้', en: 'the target of a form: only sending it would tell' },
  },
};

/**
 * The data for the words of a link problem: the response, the problem's own data, and its reason in brackets
 * (`reasonTh`, `reasonEn`; empty where nothing more is known).
 */
export function linkData(
  problem: LinkProblem,
  answer: Pick<Exchange, 'url' | 'status'> & Partial<Pick<Exchange, 'finalUrl'>>,
): WordData {
  const { code, data } = problem;
  const known = { status: answer.status ?? '-', target: answer.finalUrl ?? answer.url };
  if (code === 'tls-expiring' && data.until !== undefined) return { ...known, ...data, ...reasonData({}, data.until) };
  const reason = data.reason ?? data.phase ?? data.missing ?? data.detail;
  return { ...known, ...data, ...reasonData(reasons[code] ?? {}, reason) };
}
