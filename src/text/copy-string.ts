/** A copy that shares no memory: V8 keeps a slice as a view of the whole text that it was cut from. */
export function copyString(text: string): string {
  return /[^\x00-\xff]/.test(text)
    ? Buffer.from(text, 'utf8').toString('utf8')
    : Buffer.from(text, 'latin1').toString('latin1');
}
