import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Bitmap } from '../raster/bitmap.js';

/** A word with its box, in pixels. */
export interface ReadWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly height: number;
  /** Per cent, as the engine states it. */
  readonly confidence: number;
  /** It stands in a line that runs up or down the picture, which the engine reads as well. */
  readonly isVertical: boolean;
}

/** `page`: Thai text anywhere; `digits` and `amounts`: a column of numbers, nothing but their characters. */
export type OcrMode = 'page' | 'digits' | 'amounts';

/** The engine gave up on a picture. */
export class OcrFailure extends Error {
  override name = 'OcrFailure';
}

/** The OCR of this process; it starts with its first use and stays for the next. */
export interface OcrEngine {
  /** @throws OcrFailure */
  read(bitmap: Bitmap, reading: OcrMode): Promise<ReadWord[]>;
  /** Ends its threads. */
  close(): Promise<void>;
}

/** The same networks as in `4.0.0`, without the data of Tesseract's older engine, which takes 70 MiB and is not used. */
const DATA = '4.0.0_best_int';

/** Tesseract's page segmentation: find everything, or one block of lines. */
const SEGMENT_AUTO = '3';
const SEGMENT_BLOCK = '6';

const CHARACTERS: Readonly<Record<OcrMode, string>> = { page: '', digits: '0123456789', amounts: '0123456789.,' };

type Tesseract = typeof import('tesseract.js');
type TesseractWorker = Awaited<ReturnType<Tesseract['createWorker']>>;
type Language = 'tha' | 'eng';

let engine: Promise<OcrEngine | null> | null = null;

/** @returns null when its optional packages are not installed: `tesseract.js` and `@tesseract.js-data/tha` and `/eng`. */
export function loadOcrEngine(): Promise<OcrEngine | null> {
  engine ??= startEngine();
  return engine;
}

/** Ends the engine of this process, if it was started. */
export async function closeOcrEngine(): Promise<void> {
  const running = await engine;
  engine = null;
  await running?.close();
}

async function startEngine(): Promise<OcrEngine | null> {
  const folders = { tha: dataFolder('tha'), eng: dataFolder('eng') };
  const tesseract = await import('tesseract.js').catch(() => null);
  if (tesseract === null || folders.tha === null || folders.eng === null) return null;
  const workers = new Map<Language, Promise<TesseractWorker>>();
  const workerOf = (language: Language) => {
    // Each language in a thread of its own: digits are read best by the Latin data alone.
    const worker =
      workers.get(language) ??
      tesseract.createWorker(language, 1, { langPath: folders[language] as string, cacheMethod: 'none', gzip: true });
    workers.set(language, worker);
    return worker;
  };
  return {
    read: async (bitmap, reading) => readWords(await workerOf(reading === 'page' ? 'tha' : 'eng'), bitmap, reading),
    close: async () => {
      for (const worker of workers.values()) await (await worker).terminate();
      workers.clear();
    },
  };
}

function dataFolder(language: Language): string | null {
  try {
    const folder = join(
      dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`)),
      DATA,
    );
    return existsSync(join(folder, `${language}.traineddata.gz`)) ? folder : null;
  } catch {
    return null;
  }
}

async function readWords(worker: TesseractWorker, bitmap: Bitmap, reading: OcrMode): Promise<ReadWord[]> {
  await worker.setParameters({
    tessedit_pageseg_mode: (reading === 'page' ? SEGMENT_AUTO : SEGMENT_BLOCK) as never,
    tessedit_char_whitelist: CHARACTERS[reading],
    user_defined_dpi: String(Math.round(bitmap.dpi)),
  });
  const { data } = await worker.recognize(toPgm(bitmap), {}, { text: false, blocks: true }).catch((cause: unknown) => {
    throw new OcrFailure('recognise', { cause });
  });
  const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap((line) =>
    line.words.map((word) => ({
      text: word.text,
      left: word.bbox.x0,
      right: word.bbox.x1,
      baseline: (line.baseline.y0 + line.baseline.y1) / 2,
      height: line.bbox.y1 - line.bbox.y0,
      confidence: word.confidence,
      isVertical: line.bbox.y1 - line.bbox.y0 > line.bbox.x1 - line.bbox.x0,
    })),
  );
}

/** Netpbm's grey map: the one format that needs no encoder. */
function toPgm({ width, height, data }: Bitmap): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}
