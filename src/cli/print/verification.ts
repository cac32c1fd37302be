import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ChainPoint, headOfChain, readPoint } from '../../history/chain.js';
import { fingerprintUnknown, pointOf, unknownFingerprint } from '../../history/fingerprint.js';
import type { State } from '../../history/state.js';
import { type VerifyProblem, verify } from '../../history/verify.js';
import type { Words } from '../../model/words.js';
import { EXIT } from '../exit-status.js';
import { cannotRead, type OutputTarget, usageError, writeTargets } from './output.js';
import type { Terminal } from './terminal.js';

/** What `history` was asked to hold against the history. */
interface Given {
  /** In hexadecimal digits, or its beginning. */
  readonly fingerprint?: string | undefined;
  /** Path of the answer of a time-stamping authority. */
  readonly stamp?: string | undefined;
  /** Path of certificates in PEM. */
  readonly stampCa?: string | undefined;
}

/** What something from outside the history, a printed fingerprint or a time stamp, says of it. */
interface Proof {
  readonly problems: readonly VerifyProblem[];
  readonly lines: readonly Words[];
  /** Its part of the JSON. */
  readonly json: object;
}

const NO_PROOF: Proof = { problems: [], lines: [], json: {} };

/** `history --verify`: the history against itself, and against what was noted of it elsewhere. */
export async function showVerification(
  state: State,
  given: Given,
  targets: readonly OutputTarget[],
  terminal: Terminal,
): Promise<number> {
  const { lang } = terminal;
  const { fingerprint, stamp } = given;
  const proofs = [
    fingerprint === undefined ? NO_PROOF : proofOfFingerprint(state, fingerprint),
    stamp === undefined ? NO_PROOF : await proofOfStamp(state, stamp, given, terminal),
  ];
  const problems = [...verify(state), ...proofs.flatMap((proof) => proof.problems)];
  const lines = proofs.flatMap((proof) => proof.lines);
  const isWhole = problems.length === 0;
  const rounds = state.rounds();
  const last = rounds.at(-1);
  const head = headOfChain(state.parts.database);
  const said = isWhole
    ? [...wholeLines(rounds.length), ...lines, ...headLines(last?.number, head)]
    : problems.map(({ words }) => words);
  writeTargets(targets, terminal, {
    json: () => ({
      whole: isWhole,
      rounds: rounds.length,
      manifestSha256: last?.manifestSha256 ?? null,
      fingerprint: head,
      ...Object.assign({}, ...proofs.map(({ json }) => json)),
      problems,
    }),
    pretty: () => said.map((words) => `${words[lang]}\n`).join(''),
  });
  return isWhole ? EXIT.ok : EXIT.notCarriedOut;
}

const wholeLines = (count: number): readonly Words[] => [
  {
    th: `ประวัติและหลักฐานครบถ้วน ไม่ถูกแก้ไข (ตรวจ ${count} รอบ)`,
    en: `history and evidence are whole and unaltered (${count} rounds)`,
  },
];

/** The hash that proves the last round and all before it: noted on paper, it reveals any later change. */
function headLines(round: number | undefined, head: string | null): readonly Words[] {
  if (round === undefined || head === null) return [];
  return [
    {
      th: `ลายนิ้วมือของรอบ ${round} (SHA-256 ยืนยันรอบนี้และทุกรอบก่อนหน้า):`,
      en: `Fingerprint of round ${round} (SHA-256, proves it and all rounds before):`,
    },
    { th: head, en: head },
  ];
}

function placeOf(state: State, { round }: ChainPoint): Words {
  const later = state.rounds().filter(({ number }) => number > round).length;
  return {
    th: `รอบ ${round} ของประวัตินี้ (หลังจากนั้นอีก ${later} รอบ)`,
    en: `round ${round} of this history (rounds since: ${later})`,
  };
}

function proofOfFingerprint(state: State, fingerprint: string): Proof {
  const point = pointOf(state, fingerprint);
  const json = { given: { fingerprint, round: point?.round ?? null } };
  if (point === null)
    return { problems: [unknownFingerprint(state, fingerprintUnknown(fingerprint))], lines: [], json };
  const place = placeOf(state, point);
  const line = { th: `ลายนิ้วมือที่ให้มาเป็นของ${place.th}`, en: `the given fingerprint is that of ${place.en}` };
  return { problems: [], lines: [line], json };
}

async function proofOfStamp(state: State, path: string, { stampCa }: Given, terminal: Terminal): Promise<Proof> {
  const read = (name: string): Buffer => {
    try {
      return readFileSync(resolve(terminal.cwd, name));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw usageError(cannotRead(name, code));
    }
  };
  const { checkSignature, readTimeStamp } = await import('../../history/evidence/time-stamp.js');
  const answer = read(path);
  const trusted = stampCa === undefined ? null : read(stampCa).toString('latin1');
  const refused = (words: Words, json: object): Proof => ({
    problems: [{ kind: 'chain', path, round: null, words }],
    lines: [],
    json: { stamp: json },
  });
  const stamp = readTimeStamp(answer);
  if ('reason' in stamp)
    return refused(
      {
        th: `${path} ไม่ใช่การประทับเวลาที่ใช้ได้ (${stamp.reason}: ${stamp.detail})`,
        en: `${path} is no valid time stamp (${stamp.reason}: ${stamp.detail})`,
      },
      stamp,
    );
  const { sha256, at, authority } = stamp;
  const point = pointOf(state, sha256);
  const json = { sha256, at, authority, round: point?.round ?? null };
  if (point === null) return refused(fingerprintUnknown(sha256), json);
  const bytes = readPoint(state.parts.folder.manifests, point);
  const signature = bytes === null ? 'invalid' : await checkSignature(stamp, bytes, trusted);
  if (signature === 'invalid')
    return refused(
      { th: `ลายเซ็นของการประทับเวลา ${path} ใช้ไม่ได้`, en: `the signature of the time stamp ${path} is not valid` },
      { ...json, signature },
    );
  const place = placeOf(state, point);
  const trust =
    signature === 'trusted'
      ? { th: 'ลายเซ็นถูกต้องตามใบรับรองที่ให้มา', en: 'signed under a given certificate' }
      : {
          th: 'ลายเซ็นถูกต้อง แต่ไม่ได้ตรวจว่าใบรับรองเป็นของใคร ใช้ --stamp-ca เพื่อตรวจ',
          en: 'its signature fits, but nobody vouches for its certificate: --stamp-ca checks that',
        };
  const line = {
    th: `ประทับเวลา ${at} โดย ${authority ?? '-'} ยืนยัน${place.th}; ${trust.th}`,
    en: `the time stamp of ${at} by ${authority ?? '-'} proves ${place.en}; ${trust.en}`,
  };
  return { problems: [], lines: [line], json: { stamp: { ...json, signature } } };
}
