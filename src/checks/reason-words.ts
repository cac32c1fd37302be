import type { WordData, Words } from '../model/words.js';

/** A reason in brackets for either language; one that is in no list is technical and stays as it is. */
export function reasonData(reasons: Readonly<Record<string, Words>>, reason: string | number | undefined): WordData {
  if (reason === undefined || reason === '') return { reasonTh: '', reasonEn: '' };
  const words = reasons[reason] ?? { th: String(reason), en: String(reason) };
  return { reasonTh: ` (${words.th})`, reasonEn: ` (${words.en})` };
}
