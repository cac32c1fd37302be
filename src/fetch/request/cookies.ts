/** Cookies of one redirect chain, by origin: some sites set one and redirect until it comes back. */
export interface CookieJar {
  keep(origin: string, setCookies: readonly string[]): void;
  /** The Cookie header for an origin; null when there is none. */
  header(origin: string): string | null;
}

const MAX_COOKIES = 30;
const MAX_COOKIE_CHARS = 4_096;

export function createCookieJar(): CookieJar {
  const byOrigin = new Map<string, Map<string, string>>();
  return {
    keep(origin, setCookies) {
      for (const line of setCookies) {
        const [, name, value] = /^\s*([^\s=;,]+)\s*=\s*([^;]*)/.exec(line) ?? [];
        if (name === undefined || value === undefined || line.length > MAX_COOKIE_CHARS) continue;
        const jar = byOrigin.get(origin) ?? new Map<string, string>();
        byOrigin.set(origin, jar);
        if (/;\s*max-age\s*=\s*(0|-\d+)\s*(;|$)/i.test(line)) jar.delete(name);
        else if (jar.size < MAX_COOKIES || jar.has(name)) jar.set(name, value.trim());
      }
    },
    header(origin) {
      const jar = byOrigin.get(origin);
      if (jar === undefined || jar.size === 0) return null;
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
  };
}
