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

const USER_INFO = /(https?:[\\/]{2})[^\s\\/?#<>"']*@/gi;

/** Every address in a text without the user name and password that it carries (RFC 3986, 3.2.1): nobody may read them in a report. */
export function withoutUserInfo(text: string): string {
  return text.includes('@') ? text.replace(USER_INFO, '$1') : text;
}
