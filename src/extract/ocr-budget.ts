/** How much of one file, an archive with all that is in it, is read by OCR. */
export interface OcrBudget {
  /** @returns false when no further page may be begun. */
  takePage(): boolean;
}

/** Pages of one file that are read by OCR, and the time after the first of them when no further one is begun. */
export const MAX_OCR_PAGES = 30;
const MAX_OCR_MS = 300_000;

/** @param onPage called before each page is read */
export function createOcrBudget(onPage: () => void = () => {}): OcrBudget {
  let pages = 0;
  let began = 0;
  return {
    takePage: () => {
      if (pages === 0) began = performance.now();
      if (pages >= MAX_OCR_PAGES || performance.now() - began > MAX_OCR_MS) return false;
      pages++;
      onPage();
      return true;
    },
  };
}
