import type { FileType } from '../model/evidence.js';

const pictures = ['jpeg', 'png', 'gif', 'webp', 'bmp', 'tiff', 'svg'] as const satisfies readonly FileType[];

/** The values of the option `types`: the known kinds, usual other names of them, and `image` for any picture. */
export const typeNames = [
  'html',
  'pdf',
  'xlsx',
  'xls',
  'ods',
  'csv',
  'docx',
  'doc',
  'odt',
  'rtf',
  'pptx',
  'ppt',
  'zip',
  'rar',
  '7z',
  'text',
  'xml',
  'json',
  ...pictures,
  'jpg',
  'tif',
  'htm',
  'txt',
  'image',
] as const;

type TypeName = (typeof typeNames)[number];

const otherNames: Partial<Record<TypeName, readonly FileType[]>> = {
  jpg: ['jpeg'],
  tif: ['tiff'],
  htm: ['html'],
  txt: ['text'],
  image: pictures,
};

/** @returns every kind of file that the names mean. */
export function acceptedTypes(names: readonly TypeName[]): ReadonlySet<FileType> {
  return new Set(names.flatMap((name) => otherNames[name] ?? [name as FileType]));
}

export function isPicture(type: FileType): boolean {
  return (pictures as readonly FileType[]).includes(type);
}
