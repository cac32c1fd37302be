#!/usr/bin/env node
// Written so that Node 12 can parse it: an old Node gets one sentence, not an error of syntax.
'use strict';

var NEEDED = [20, 19];
var found = process.versions.node.split('.').map(Number);

if (found[0] < NEEDED[0] || (found[0] === NEEDED[0] && found[1] < NEEDED[1])) {
  console.error(
    'oit-audit ต้องใช้ Node.js รุ่น ' +
      NEEDED.join('.') +
      ' ขึ้นไป เครื่องนี้มีรุ่น ' +
      process.versions.node +
      ' ให้ติดตั้งรุ่น LTS จาก https://nodejs.org/ · oit-audit needs Node.js ' +
      NEEDED.join('.') +
      ' or newer; this is ' +
      process.versions.node +
      '. Install the LTS version from https://nodejs.org/',
  );
  process.exitCode = 2;
} else {
  import('./start.mjs');
}
