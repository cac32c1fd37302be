import type {
  DatedFact,
  Evidence,
  FileProblem,
  FileType,
  Grid,
  HiddenLink,
  HomeView,
  PageLink,
  QrCode,
  RobotView,
  TextBlock,
  UnexaminedDocument,
  Unreadable,
} from './evidence.js';
import type { PreviousItem } from './previous.js';

/** Every kind of fact; a check gets the kinds in its `needs`. A new kind is a new key here. */
export interface Facts {
  /** Every evidence, those that failed too. */
  readonly exchanges: readonly ExchangeFact[];
  /** Every evidence whose bytes arrived. */
  readonly files: readonly FileFact[];
  /** Every evidence whose text could be read. */
  readonly texts: readonly TextFact[];
  readonly grids: readonly Grid[];
  readonly dates: readonly (DatedFact & { readonly url: string })[];
  /** Links on the item's HTML pages, navigation included (marked). */
  readonly links: readonly (PageLink & { readonly on: string })[];
  readonly qrCodes: readonly QrCode[];
  readonly previous: PreviousItem | null;
  readonly unexamined: readonly UnexaminedDocument[];
  /** Links on the item's HTML pages that no visitor sees. */
  readonly hiddenLinks: readonly (HiddenLink & { readonly on: string })[];
  /** Pages that show a search robot something else; empty where no check asks for them. */
  readonly robotViews: readonly RobotView[];
  /** Null where no check asks for it, or the home page could not be read. */
  readonly home: HomeView | null;
}

export type ExchangeFact = Pick<Evidence, 'exchange' | 'foundOn' | 'label'>;

export interface FileFact extends ExchangeFact {
  readonly url: string;
  /** File name from Content-Disposition or the address, decoded. */
  readonly name: string;
  readonly type: FileType;
  readonly problems: readonly FileProblem[];
  readonly contentSha256: string | null;
  /** Why a content check could not read it. */
  readonly needed?: Unreadable;
}

export interface TextFact extends Pick<Evidence, 'foundOn' | 'label'> {
  readonly url: string;
  readonly title: string | null;
  /** The lines that say what it is. */
  readonly opening: readonly string[];
  readonly type: FileType;
  readonly blocks: readonly TextBlock[];
  /** What of it may serve as the words of the item, where that is not all of it; its title then serves no more. */
  readonly ownBlocks?: readonly TextBlock[];
}

/** Evidence that gives no facts of a kind. */
export interface Gap extends Unreadable {
  readonly url: string;
}
