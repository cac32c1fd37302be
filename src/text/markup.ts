const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Characters that XML 1.0 forbids even as a reference. */
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/g;

/** For HTML and XML, as text or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (letter) => REFERENCES[letter] ?? letter);
}
