import { afterEach, expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { docx } from '../../src/report/memo/docx.js';
import { sampleChecks } from './sample-checks.js';
import { sampleRound, sampleView } from './sample-round.js';

const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
  if (before) Object.defineProperty(globalThis, 'localStorage', before);
});

it('is silent where Node has web storage: its writer is loaded without a look at it', async () => {
  let looks = 0;
  const storage: PropertyDescriptor = {
    configurable: true,
    enumerable: false,
    get: () => {
      looks += 1;
      return undefined;
    },
  };
  Object.defineProperty(globalThis, 'localStorage', storage);
  await docx.render(buildReport(sampleRound, 'th', sampleChecks), sampleView);
  expect(looks).toBe(0);
  expect(Object.getOwnPropertyDescriptor(globalThis, 'localStorage')).toMatchObject({ get: storage.get });
});
