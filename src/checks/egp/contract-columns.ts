import { phraseList } from '../../text/phrase-list.js';
import { FIT, type Fit, fitOf } from '../tables/heading.js';

/** Headings of the open contract data (data.go.th, sets egp-contract; the API cgdcontract) and of procurement forms; the first is the form's own. */
export const PROJECT_NUMBERS = phraseList(`
  เลขที่โครงการในระบบ e-GP, เลขที่โครงการ, เลขโครงการ, หมายเลขโครงการ, รหัสโครงการ, โครงการเลขที่, เลขที่อ้างอิงโครงการ, เลขอ้างอิงโครงการ
  project_id, project_no, project_number
`);
const PRICES = phraseList(`
  ราคาที่ตกลง, ราคาตกลง, วงเงินสัญญา, วงเงินตามสัญญา, ราคาตามสัญญา, ราคาสัญญา, มูลค่าสัญญา, จำนวนเงินตามสัญญา, price_agree,
  sum_price_agree, contract_price, contract_amount, agreed_price
`);
const SUPPLIERS = phraseList(`
  ชื่อผู้ชนะ, ผู้ชนะการเสนอราคา, ผู้ชนะ, ผู้ได้รับการคัดเลือก, ผู้ที่ได้รับการคัดเลือก, ผู้ประกอบการที่ได้รับการคัดเลือก, ชื่อผู้ประกอบการ, คู่สัญญา, ผู้รับจ้าง, ผู้ขาย,
  winner, winner_name, contractor, supplier, vendor
`);
/** A number, a date or a count of them is no name. */
const NO_NAME = /ภาษี|เลข|จำนวน|วันที่|ที่อยู่|ราคาที่เสนอ/;

const OTHER_NUMBER = /สัญญา|ใบสั่ง|แผน|ภาษี|วันที่|วิธี|ชื่อ|สถานะ|ประกาศ|เอกสาร|ราคา|วงเงิน|งบประมาณ|เงินที่|ผู้|ลิงก์|ลิ้งค์|link|url/i;
const PROJECT_NUMBER = /(?:เลข|รหัส)[^/()]{0,12}โครงการ|โครงการเลขที่/;
/** The number that a project has in the agency's own plan or budget. */
const OF_PLAN = /โครงการ(?:ตาม|ใน)(?:แผน|ร่าง|ข้อบัญญัติ|เทศบัญญัติ)/;

/**
 * Is it the heading of something else that the system e-GP knows of a purchase, such as its contract control number
 * (`เลขคุมสัญญาในระบบ e-GP`, 12 digits), or of a number outside that system?
 */
export function isOtherNumber(heading: string): boolean {
  return OF_PLAN.test(heading) || (OTHER_NUMBER.test(heading) && !PROJECT_NUMBER.test(heading));
}

/** Columns of a table of contracts, from 0. */
export interface ContractColumns {
  /** Null: it has none. */
  readonly number: number | null;
  readonly prices: readonly number[];
  readonly supplier: number | null;
}

/** Finds the columns by their headings; each column is one of them at most. */
export function contractColumns(headings: readonly string[]): ContractColumns {
  const suppliers = headings.map((heading) => (NO_NAME.test(heading) ? FIT.none : bestFit(heading, SUPPLIERS)));
  const supplier = firstOfBest(suppliers);
  const prices = headings.flatMap((heading, column) =>
    column !== supplier && bestFit(heading, PRICES) > FIT.none ? [column] : [],
  );
  const number = firstOfBest(
    headings.map((heading) => (isOtherNumber(heading) ? FIT.none : bestFit(heading, PROJECT_NUMBERS))),
  );
  return { number, prices, supplier };
}

/** From the worst to the best. */
const FITS: readonly Fit[] = [FIT.none, FIT.contains, FIT.prefix, FIT.exact];

function bestFit(heading: string, words: readonly string[]): Fit {
  const fits = words.map((word) => fitOf(heading, word));
  return FITS.findLast((fit) => fits.includes(fit)) ?? FIT.none;
}

function firstOfBest(fits: readonly Fit[]): number | null {
  const best = FITS.findLast((fit) => fits.includes(fit)) ?? FIT.none;
  return best === FIT.none ? null : fits.indexOf(best);
}
