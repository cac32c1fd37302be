// raw.mjs SITE CONNECTIONS FILE    asks for the addresses of a JSON list with undici alone: pages by GET, their bodies dropped,
//                                  all others by HEAD
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';
import { measure } from './measure.mjs';

const [, , site, connections, file] = process.argv;
const paths = JSON.parse(readFileSync(file, 'utf8'));

await measure(async () => {
  const pool = new Pool(new URL(site).origin, { connections: Number(connections), pipelining: 1 });
  const broken = [];
  let next = 0;
  const worker = async () => {
    while (next < paths.length) {
      const path = paths[next++];
      const method = path === '/' || path.endsWith('.html') ? 'GET' : 'HEAD';
      const { statusCode, body } = await pool.request({ method, path, reset: false });
      for await (const _ of body);
      if (statusCode >= 400) broken.push(path);
    }
  };
  await Promise.all(Array.from({ length: Number(connections) }, worker));
  await pool.close();
  return { count: paths.length, broken };
});
