/** Percent-decodes what is UTF-8 and leaves the rest (`%E9` of an old page, a lone `%`) as it is; never throws. */
export function decodeAddress(address: string): string {
  return address.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
