import type { DatedFact } from '../../model/evidence.js';
import { dayOfInstant, metadataDate } from '../metadata-date.js';
import { readXmlMember } from './xml-stream.js';
import type { ZipArchive } from './zip-archive.js';

/** What a document says of itself. */
export interface DocumentProperties {
  readonly title: string | null;
  readonly dates: readonly DatedFact[];
}

const DATE_ELEMENTS: ReadonlySet<string> = new Set(['created', 'modified', 'creation-date', 'date']);

/** Title, created and modified of an Office Open XML (`docProps/core.xml`) or OpenDocument (`meta.xml`) package. */
export async function readCoreProperties(archive: ZipArchive): Promise<DocumentProperties> {
  const dates: DatedFact[] = [];
  let title = '';
  let text = '';
  const member = archive.member('docProps/core.xml') ?? archive.member('meta.xml');
  await readXmlMember(member, {
    open: () => {
      text = '';
    },
    text: (data) => {
      text += data;
    },
    close: (name) => {
      if (name === 'title' && title === '') title = text.trim();
      const day = DATE_ELEMENTS.has(name) ? dayOfInstant(text) : null;
      if (day !== null) dates.push(metadataDate(day, text));
      text = '';
    },
  });
  return { title: title === '' ? null : title, dates };
}
