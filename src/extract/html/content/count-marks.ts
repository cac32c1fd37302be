/** Stands in the text of a block for an icon whose number a server counts. No letter of any language. */
export const COUNT_MARK = '\ufdd0';

/** Icons of readers, downloads and reactions in the usual icon fonts. */
const ICON =
  /^(?:fa|fas|far|bi|ti|la|las|mdi|icon|icofont|glyphicon|ion|uil|bx|ri|feather|material)?-?(?:ios-|md-)?(?:eye|eyes|view|views|visibility|download|cloud-download|thumbs-up|thumbs-o-up|like|heart|comment|comments|chat|share|share-alt)(?:-(?:open|o|fill|line|alt|outline|regular|solid|\d))*$/i;
/** Names of elements that hold such a number. */
const COUNT =
  /^(?:hits?|post-?views?(?:-count)?|(?:page-?)?views?-?counts?|page-?views|num-?views|hit-?counters?|visitor-?counters?|visits?-?counts?|download-?counts?|(?:like|share|comment)s?-?counts?)$/i;
const PICTURE = /(?:^|[/_-])(?:eye|views?|hits?|visitors?)[\w-]{0,12}\.(?:png|gif|svg|webp|jpe?g)$/i;

interface NamedElement {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string | undefined>>;
}

/** True when the number that follows, or is within, is one of visits, downloads or reactions. */
export function marksCount({ name, attribs }: NamedElement): boolean {
  if (name === 'img') return PICTURE.test(attribs.src ?? '');
  if (name === 'use') return /#[\w-]{0,20}\b(?:eye|views?)\b/i.test(attribs.href ?? attribs['xlink:href'] ?? '');
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`.split(/\s+/).filter((one) => one !== '');
  const isIcon = name === 'i' || name === 'span' || name === 'svg';
  return names.some((one) => COUNT.test(one) || (isIcon && ICON.test(one)));
}
