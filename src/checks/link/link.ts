import * as z from 'zod';
import { type Exchange, FATAL_LINK_CODES, type LinkCode, type LinkProblem } from '../../model/evidence.js';
import type { Severity } from '../../model/finding.js';
import { placeAt } from '../../model/finding.js';
import { defineCheck } from '../define-check.js';
import { linkFindings } from './codes.js';
import { linkData } from './reasons.js';

const choice = z.enum(['error', 'warning', 'off']);

/** Every address of the evidence opens. It is fetched already: this check reports the result. */
export const link = defineCheck({
  meta: {
    id: 'link',
    title: { th: 'ลิงก์ทุกลิงก์เปิดได้', en: 'Every link opens' },
    why: {
      th: 'ผู้ประเมินเปิดลิงก์ตามที่ส่งไว้ ถ้าเปิดไม่ได้ ข้อนั้นได้ 0 คะแนนทั้งข้อ',
      en: 'Assessors open the addresses that were handed in; one that does not open costs the whole item',
    },
    source: 'ITA: URLs of an OIT item must be reachable by the public without logging in',
    needs: ['exchanges'],
    always: true,
    options: z.strictObject({
      offSite: choice
        .default('warning')
        .describe('ลิงก์ที่ออกไปนอกเว็บไซต์ของหน่วยงาน · evidence outside the agency’s own site: error, warning or off'),
      fragment: z
        .union([choice, z.boolean()])
        .default('warning')
        .describe(
          'ลิงก์ที่ชี้ไปยังตำแหน่งในหน้าซึ่งไม่มีอยู่ (#…) · a #fragment that the page does not have: error, warning (true) or off (false)',
        ),
    }),
    findings: linkFindings,
  },

  run({ exchanges }, { options, finding }) {
    const chosen: Partial<Record<LinkCode, Severity | 'off'>> = {
      'off-site': options.offSite,
      fragment: typeof options.fragment === 'boolean' ? (options.fragment ? 'warning' : 'off') : options.fragment,
    };
    const seen = new Set<string>();
    return exchanges.flatMap(({ exchange, label }) =>
      problemsToReport(exchange).flatMap((problem) => {
        const severity = chosen[problem.code];
        const isOfControl = OF_CONTROLS.has(problem.data.reason);
        const place = problem.code === 'fragment' ? exchange.url : exchange.url.replace(/#.*$/s, '');
        // Of a control that has no address its words say which one is meant.
        const key = `${problem.code} ${place} ${isOfControl ? label : ''}`;
        if (severity === 'off' || seen.has(key)) return [];
        seen.add(key);
        const where = {
          at: placeAt(exchange.url),
          actual: isOfControl ? label : actualOf(exchange, problem.code),
          ...(severity && { severity }),
        };
        return [finding(problem.code, linkData(problem, exchange), where)];
      }),
    );
  },
});

/** Reasons of links whose address says nothing. */
const OF_CONTROLS: ReadonlySet<unknown> = new Set(['placeholder', 'button', 'embedded']);

// A dead link is one finding: the gravest problem that keeps the content away. TLS problems are reported beside it.
function problemsToReport(exchange: Exchange): readonly LinkProblem[] {
  const fatal = exchange.problems.filter((problem) => FATAL_LINK_CODES.has(problem.code));
  if (fatal.length === 0) return exchange.problems;
  const gravest = fatal.find((problem) => linkFindings[problem.code].severity === 'error') ?? fatal[0]!;
  return [gravest, ...exchange.problems.filter((problem) => problem.code === 'tls' || problem.code === 'tls-chain')];
}

function actualOf(exchange: Exchange, code: LinkCode): string | null {
  if (code === 'http-status') return exchange.status === null ? null : String(exchange.status);
  if (code === 'redirect-home' || code === 'off-site' || code === 'private-address') return exchange.finalUrl;
  if (code === 'fragment') return exchange.url.replace(/^[^#]*/, '') || null;
  return null;
}
