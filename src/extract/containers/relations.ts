import { decodeUrl } from '../../text/url.js';
import { readXmlMember } from './xml-stream.js';
import type { ZipArchive } from './zip-archive.js';

/** What one part of an Office Open XML package says of another (ECMA-376 part 2, 6.5). */
export interface Relation {
  readonly target: string;
  readonly type: string;
}

/** The relations of a part by their id; those of the package when the part's name is empty. */
export async function readRelations(archive: ZipArchive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = new Map<string, Relation>();
  await readXmlMember(archive.member(`${folder}_rels/${part.slice(slash)}.rels`), {
    open: (name, { Id = '', Target = '', Type = '', TargetMode = '' }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = resolvePart(folder, Target);
      relations.set(Id, { target: nameInArchive(archive, target), type: Type.split('/').at(-1) ?? '' });
    },
  });
  return relations;
}

/** @returns the name of the first part that stands in such a relation, null when there is none. */
export async function partOfRelation(archive: ZipArchive, from: string, type: string): Promise<string | null> {
  for (const relation of (await readRelations(archive, from)).values())
    if (relation.type === type) return relation.target;
  return null;
}

/** A target is an address, in which a space is `%20`; most writers name the member the same way, some with the space itself. */
function nameInArchive(archive: ZipArchive, target: string): string {
  if (!target.includes('%') || archive.member(target) !== null) return target;
  const plain = decodeUrl(target);
  return archive.member(plain) === null ? target : plain;
}

function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.split(/[\\/]/)) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
