import { bytesOf, isReference, type PdfObjects, readObjects } from './objects.js';

/** The layers of a document that are switched off when it is opened (ISO 32000-1, 8.11.4.3). */
export interface HiddenLayers {
  /** As they are stored, a character for each byte. */
  readonly names: ReadonlySet<string>;
  /** Whether the object of this number, an annotation, is on such a layer alone. */
  isHidden(object: number): boolean;
}

/** Reads the default configuration. Layers of one name can't be told apart: they count as off when all of them are. */
export function readHiddenLayers(body: Uint8Array): HiddenLayers {
  const objects = readObjects(body);
  const properties = objects.entriesOf(objects.lastOf('/OCProperties'));
  const usual = objects.entriesOf(properties.get('/D'));
  const all = numbersOf(objects, properties.get('/OCGs'));
  const off = new Set(usual.get('/BaseState') === '/OFF' ? all : []);
  for (const number of numbersOf(objects, usual.get('/ON'))) off.delete(number);
  for (const number of numbersOf(objects, usual.get('/OFF'))) off.add(number);
  const nameOf = (number: number) => bytesOf(objects.entriesOf({ number }).get('/Name')) ?? '';
  const shown = new Set(all.filter((number) => !off.has(number)).map(nameOf));
  return {
    names: new Set([...off].map(nameOf).filter((name) => name !== '' && !shown.has(name))),
    isHidden: (object) => {
      const layer = objects.entriesOf({ number: object }).get('/OC');
      if (!isReference(layer)) return false;
      // A membership (8.11.2.2) is shown while any of its layers is, unless it says otherwise.
      const membership = objects.entriesOf(layer);
      if (membership.get('/Type') !== '/OCMD') return off.has(layer.number);
      const members = membership.get('/OCGs');
      const layers = isReference(members) && off.has(members.number) ? [members.number] : numbersOf(objects, members);
      return layers.length > 0 && !membership.has('/P') && layers.every((number) => off.has(number));
    },
  };
}

function numbersOf(objects: PdfObjects, array: Parameters<PdfObjects['membersOf']>[0]): number[] {
  return objects.membersOf(array).flatMap((member) => (isReference(member) ? [member.number] : []));
}
