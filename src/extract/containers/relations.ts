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
      relations.set(Id, { target: resolvePart(folder, Target), type: Type.split('/').at(-1) ?? '' });
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

function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.split(/[\\/]/)) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
