import { secretsFrom } from '../../notify/secrets.js';
import { createRedactor } from '../../text/secrets.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** As `proxyOf` of the settings reads them, and as other programs do. */
const PROXIES = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()]);

/**
 * The stream without the secrets of the environment: an error of a library, a stack or a line of `--debug` may hold one.
 * Everything but `write` is the stream's own.
 */
export function streamWithoutSecrets(stream: NodeJS.WriteStream, env: Environment): NodeJS.WriteStream {
  const secrets = secretsIn(env);
  if (secrets.length === 0) return stream;
  const hide = createRedactor(secrets);
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'write')
        return (chunk: unknown) => target.write(typeof chunk === 'string' ? hide(chunk) : String(chunk));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function secretsIn(env: Environment): string[] {
  const proxies = PROXIES.map((name) => env[name]?.trim() ?? '').filter((address) => address.includes('@'));
  return [
    ...Object.values(secretsFrom(env)).filter((secret) => secret !== null),
    ...proxies.map((address) => (address.includes('://') ? address : `http://${address}`)),
  ];
}
