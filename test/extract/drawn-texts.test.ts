import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { hintsFor, textIn } from './hints.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...targets: readonly (readonly [string, string])[]) =>
  `<Relationships>${targets.map(([type, target], index) => `<Relationship Id="r${index}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const words = (...texts: readonly string[]) =>
  texts.map((text) => `<dgm:pt><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`).join('');
const DIAGRAM = `<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst><dgm:pt type="doc"><dgm:t><a:p><a:endParaRPr/></a:p></dgm:t></dgm:pt>${words('นายกเทศมนตรี', 'ปลัดเทศบาล')}</dgm:ptLst></dgm:dataModel>`;
const CHART = `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><c:tx><c:rich><a:p><a:r><a:t>งบประมาณ </a:t></a:r><a:r><a:t>2568</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:cat><c:strCache><c:pt idx="0"><c:v>รายรับ</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt idx="0"><c:v>1200.5</c:v></c:pt></c:numCache></c:val></c:ser></c:chartSpace>`;
const pack = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

test('boxes of diagrams and titles of charts are words of a Word document', async () => {
  const body = pack({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
    'word/document.xml':
      '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>โครงสร้าง</w:t></w:r></w:p></w:body></w:document>',
    'word/_rels/document.xml.rels': relations(['diagramData', 'diagrams/data1.xml'], ['chart', 'charts/chart1.xml']),
    'word/diagrams/data1.xml': DIAGRAM,
    'word/charts/chart1.xml': CHART,
  });
  const result = await extractDocument(body, hintsFor('o1.docx'));
  expect([textIn(result), result.problems]).toEqual(['โครงสร้าง\nนายกเทศมนตรี\nปลัดเทศบาล\nงบประมาณ 2568\nรายรับ', []]);
});

test('a slide that is nothing but a diagram is not empty', async () => {
  const slide = '<p:sld xmlns:p="p"><p:cSld><p:spTree/></p:cSld></p:sld>';
  const body = pack({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(['officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': '<p:presentation xmlns:p="p"/>',
    'ppt/slides/slide1.xml': slide,
    'ppt/slides/slide2.xml': slide,
    'ppt/slides/_rels/slide2.xml.rels': relations(['diagramData', '../diagrams/data1.xml']),
    'ppt/diagrams/data1.xml': DIAGRAM,
  });
  const { texts } = await extractDocument(body, hintsFor('o1.pptx'));
  expect(texts.ok && texts.value.map(({ at, text }) => [at.page, text])).toEqual([
    [2, 'นายกเทศมนตรี'],
    [2, 'ปลัดเทศบาล'],
  ]);
});
