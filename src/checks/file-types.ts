import { FILE_TYPES, type FileType, PICTURE_TYPES } from '../model/evidence.js';

/** The values of the option `types`: the known kinds, usual other names of them, and `image` for any picture. */
export const typeNames = [...FILE_TYPES, 'jpg', 'tif', 'htm', 'txt', 'image'] as const;

type TypeName = (typeof typeNames)[number];

const otherNames: Partial<Record<TypeName, readonly FileType[]>> = {
  jpg: ['jpeg'],
  tif: ['tiff'],
  htm: ['html'],
  txt: ['text'],
  image: PICTURE_TYPES,
};

/** @returns every kind of file that the names mean. */
export function acceptedTypes(names: readonly TypeName[]): ReadonlySet<FileType> {
  return new Set(names.flatMap((name) => otherNames[name] ?? [name as FileType]));
}

export function isPicture(type: FileType): boolean {
  return (PICTURE_TYPES as readonly FileType[]).includes(type);
}
