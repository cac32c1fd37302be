import type { Words } from '../model/words.js';
import { type ChainPoint, chainPoints } from './chain.js';
import type { State } from './state.js';
import type { VerifyProblem } from './verify.js';

/** The manifest or link with a hash that was printed or noted earlier. @param fingerprint whole, or its first digits */
export function pointOf({ parts: { database } }: State, fingerprint: string): ChainPoint | null {
  return chainPoints(database).find(({ sha256 }) => sha256.startsWith(fingerprint)) ?? null;
}

/** A history without a hash that it once had was cut off, put back to an older copy, or replaced. */
export function unknownFingerprint({ parts: { database } }: State, words: Words): VerifyProblem {
  return { kind: 'chain', path: database.path, round: null, words };
}

export const fingerprintUnknown = (fingerprint: string): Words => ({
  th: `ไม่พบลายนิ้วมือ ${fingerprint} ในประวัตินี้ ประวัติถูกตัดทอน ถูกย้อนกลับไปใช้สำเนาเก่า หรือถูกแทนที่`,
  en: `The fingerprint ${fingerprint} is not in this history: it was cut off, put back to an older copy, or replaced`,
});
