import { expect, test } from 'vitest';
import { partPhpMessages } from '../../src/text/php-messages.js';

test.each([
  ['Notice: Undefined index: a in /h/x.php on line 7 แผน', 1, 'แผน'],
  ['แผน Warning : mysql_query(): no in /h/x.php on line 45 งบ Deprecated: f() in C:\\w\\y.php on line 3', 2, 'แผน งบ'],
  ['Notice: ประกาศของเทศบาล เรื่อง แผน', 0, 'Notice: ประกาศของเทศบาล เรื่อง แผน'],
  ['Warning: a Warning: b in /x.php on line 1', 1, ''],
])('%s', (text, count, rest) => {
  const parted = partPhpMessages(text);
  expect([parted.messages.length, parted.rest.replace(/\s+/g, ' ').trim()]).toEqual([count, rest]);
});
