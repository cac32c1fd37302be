import { isCancel, select, text } from '@clack/prompts';
import { kindNamed, kindOf } from '../../../model/agency/agency-kind.js';
import { AGENCY_KINDS } from '../../../model/agency/agency-kinds.js';
import { sayFrom, type Words } from '../../../model/words.js';
import { names } from '../../option-values.js';
import { Cancelled, HOW_TO_CHOOSE, type QuestionContext } from '../../print/questions.js';
import { type AgencyFacts, provinceName, unknownKind } from './agency-facts.js';

/** What the site says of itself. */
export interface Guess {
  readonly name: string | null;
  readonly province: string | null;
}

const OPEN = '';
const OTHER = 'other';

/**
 * Asks what nobody has said yet: kind, province and services. The guess is what Enter takes. Questions go to stderr.
 * @throws Cancelled
 */
export async function askAgency(known: AgencyFacts, guess: Guess, context: QuestionContext): Promise<AgencyFacts> {
  const kind = known.kind ?? (await askKind(known.name ?? guess.name ?? '', context));
  const province = known.province ?? (await askText('province', guess.province ?? '', context));
  const services = known.services ?? names(await askText('services', '', context));
  const provinceSaid = provinceName(province);
  return {
    ...known,
    kind: kind === OPEN ? undefined : kind,
    province: provinceSaid === '' ? undefined : provinceSaid,
    services: services.length > 0 ? services : undefined,
  };
}

async function askKind(name: string, context: QuestionContext): Promise<string> {
  const say = sayFrom(WORDS, context.terminal.lang);
  const shown = kindOf({ name })?.name ?? OPEN;
  const local = AGENCY_KINDS.filter(({ isLocal }) => isLocal).map((kind) => kind.name);
  const offered = shown === OPEN || local.includes(shown) ? local : [shown, ...local];
  const answer = await select<string>({
    ...streamsOf(context),
    message: `${say('kind')} ${HOW_TO_CHOOSE[context.terminal.lang]}`,
    showInstructions: false,
    initialValue: shown,
    options: [
      ...offered.map((kind) => ({ value: kind, label: kind })),
      { value: OTHER, label: say('otherKind') },
      { value: OPEN, label: say('noKind') },
    ],
  });
  if (isCancel(answer)) throw new Cancelled();
  return answer === OTHER ? askText('typeKind', '', context, isKind) : answer;
}

async function askText(
  key: keyof typeof WORDS,
  initialValue: string,
  context: QuestionContext,
  check: (value: string) => Words | null = () => null,
): Promise<string> {
  const { lang } = context.terminal;
  const answer = await text({
    ...streamsOf(context),
    message: sayFrom(WORDS, lang)(key),
    initialValue,
    validate: (value) => check(value?.trim() ?? '')?.[lang],
  });
  if (isCancel(answer)) throw new Cancelled();
  return (answer ?? '').trim();
}

const isKind = (value: string): Words | null => (value === '' || kindNamed(value) ? null : unknownKind(value));

const streamsOf = ({ terminal, input }: QuestionContext) => ({
  input,
  output: terminal.stderr,
  signal: terminal.signal,
});

const WORDS = {
  kind: { th: 'ประเภทหน่วยงาน', en: 'Kind of body' },
  otherKind: { th: 'อื่น ๆ (พิมพ์เอง)', en: 'another one (type it)' },
  noKind: { th: 'ไม่ระบุ ให้ดูจากชื่อหน่วยงาน', en: 'leave it open, the name tells' },
  typeKind: { th: 'ประเภท เช่น โรงพยาบาล มหาวิทยาลัย (เว้นว่างได้)', en: 'Kind (may be left empty)' },
  province: { th: 'จังหวัด (เว้นว่างได้)', en: 'Province (may be left empty)' },
  services: {
    th: 'ภารกิจหรือบริการของหน่วยงาน คั่นด้วยจุลภาค เช่น ทะเบียนราษฎร, ภาษีที่ดิน (เว้นว่างได้)',
    en: 'Missions or services of the agency, with commas between (may be left empty)',
  },
} as const satisfies Readonly<Record<string, Words>>;
