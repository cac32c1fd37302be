// Makes test/fixtures/state-v1: a state folder as the first version of the program wrote it. Run by hand, once a schema, with
// the program of that schema: npx tsx test/make/state-v1.ts
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { leadTo, startSite } from '../helpers/site.js';
import { OLD_CHECKLIST, OLD_DAYS, oldSite } from '../rounds/old-site.js';
import { openTown } from '../rounds/town.js';

const target = 'test/fixtures/state-v1';
let ports: Record<string, number> = {};
const town = openTown(
  OLD_CHECKLIST,
  {},
  { connect: (base) => (options, callback) => leadTo(ports)(base)(options, callback) },
);
for (const [index, day] of OLD_DAYS.entries()) {
  const site = await startSite(oldSite(index + 1));
  ports = { 'town.test': site.port };
  await town.round(`${day}T09:00:00+07:00`);
  await site.close();
}
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
writeFileSync(`${target}/town.yaml`, OLD_CHECKLIST);
cpSync(town.stateDir, `${target}/state/town`, { recursive: true });
for (const end of ['-wal', '-shm', '-journal']) rmSync(`${target}/state/town/history.db${end}`, { force: true });
await town.clear();
