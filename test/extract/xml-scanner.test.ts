import { describe, expect, it } from 'vitest';
import { createXmlScanner } from '../../src/extract/containers/xml-scanner.js';

/** What is found in a document, one letter or a few at a time as well as whole. */
function eventsOf(xml: string, step = xml.length): string[] {
  const events: string[] = [];
  let text = '';
  const add = (event: string): void => {
    if (text !== '') events.push(`"${text}"`);
    text = '';
    events.push(event);
  };
  const scanner = createXmlScanner({
    open: (name, tag) => add(`<${name} ${JSON.stringify(tag.values())}`),
    text: (data) => {
      text += data;
    },
    close: (name) => add(`>${name}`),
  });
  for (let at = 0; at < xml.length; at += step) scanner.write(xml.slice(at, at + step));
  scanner.end();
  add('end');
  return events.slice(0, -1);
}

describe('the scanner of XML', () => {
  it.each([
    ['<a><b>ก</b></a>', ['<a {}', '<b {}', '"ก"', '>b', '>a']],
    [`<x:c r="A1" s='2'/>`, ['<c {"r":"A1","s":"2"}', '>c']],
    ['<a b="1>2&lt;3" b="4" c />', ['<a {"b":"1>2<3","c":""}', '>a']],
    ['<a>1 &amp; &#3588;&#x0E01; &nbsp; & ;</a >', ['<a {}', '"1 & คก &nbsp; & ;"', '>a']],
    ['<a><![CDATA[<b>&amp;]]]]></a>', ['<a {}', '"<b>&amp;]]"', '>a']],
    ['<?xml version="1.0"?><!DOCTYPE a><!-- <b> -- > --><a/>', ['<a {}', '>a']],
    ['1 < 2<a x=1 y="2"/>', ['"1 < 2"', '<a {"x":"1","y":"2"}', '>a']],
  ])('reads %s however it is cut', (xml, events) => {
    for (const step of [1, 2, 3, 7, xml.length]) expect(eventsOf(xml, step)).toEqual(events);
  });

  it.each([
    [
      'an element that is not closed ends with the one around it',
      '<a><b>1</a>2',
      ['<a {}', '<b {}', '"1"', '>b', '>a', '"2"'],
    ],
    ['a closing tag of nothing is passed over', '<a></c>1</a></a>', ['<a {}', '"1"', '>a']],
    ['what is open at the end is closed', '<a><b>1', ['<a {}', '<b {}', '"1"', '>b', '>a']],
    ['a tag without its end is none', '<a>1<b c="', ['<a {}', '"1"', '>a']],
  ])('%s', (_, xml, events) => {
    for (const step of [1, xml.length]) expect(eventsOf(xml, step)).toEqual(events);
  });

  it('finds an attribute by its whole name', () => {
    const found: (string | undefined)[] = [];
    const scanner = createXmlScanner({
      open: (_, tag) => found.push(tag.value('r'), tag.value('x:r'), tag.value('ref'), tag.value('')),
    });
    scanner.write('<a ref="1" x:r="2" r="&quot;3&quot;"/>');
    expect(found).toEqual(['"3"', '2', '1', undefined]);
  });

  it('reads a tag that comes in many pieces, and none without end', () => {
    const picture = 'A'.repeat(3_000_000);
    expect(eventsOf(`<a b="${picture}"/>`, 64 * 1024)).toEqual([`<a {"b":"${picture}"}`, '>a']);
    const scanner = createXmlScanner({});
    expect(() => {
      for (let piece = 0; piece < 1000; piece++)
        scanner.write(`<a b="${'>'.repeat(64 * 1024)}`.slice(piece === 0 ? 0 : 6));
    }).toThrow('too-large');
  });
});
