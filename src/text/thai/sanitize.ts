/** Terminal escapes: strings (OSC, DCS, APC, PM, SOS) with their end, control sequences, then two-character escapes. */
const ESCAPES = /\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]/g;
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202A-\u202E\u2066-\u2069]/g;

/**
 * Text that a site wrote, harmless for a terminal or a report: no control characters, no terminal escapes, no characters that
 * turn the reading direction round. Line feed and tab stay; a carriage return is a line end.
 */
export function stripControls(s: string): string {
  return s.replace(ESCAPES, '').replace(/\r\n?/g, '\n').replace(CONTROLS, '');
}
