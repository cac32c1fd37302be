/** Terminal escapes: strings (OSC, DCS, APC, PM, SOS) with their end, control sequences, then two-character escapes. */
const ESCAPES = /\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]/g;
const CONTROLS =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

/**
 * Makes a site's text safe for a terminal or a report: removes control characters, terminal escapes, characters that are not
 * shown (zero-width letters, tags) and those that change the reading direction. Line feed and tab stay; a carriage return becomes a line feed.
 */
export function stripControls(s: string): string {
  return s.replace(ESCAPES, '').replace(/\r\n?/g, '\n').replace(CONTROLS, '');
}
