/** The words of forms and page builders where nobody filled anything in. */
const PLACEHOLDERS: readonly RegExp[] = [
  /(?<![a-z])x{4,}(?![a-z])/gi,
  // Dots lead to a page number in a table of contents; that is no blank. Before a year they are one.
  /(?<!…)…{3,}(?!…|\s*\d{1,3}(?!\d))/g,
  /(?<!\.)\.{8,}(?!\.|\s*\d{1,3}(?!\d))/g,
  /(?:กรุณา|โปรด)?(?:ใส่|กรอก|พิมพ์)ข้อความ(?:ที่นี่)?/g,
  /lorem ipsum/gi,
  // What is said in place of the content; works under way on roads and wells are content.
  /อยู่ระหว่าง(?:การ|ดำเนินการ)?(?:ปรับปรุง|จัดทำ|เพิ่ม|เตรียม)(?:ข้อมูล|เว็บไซต์|เนื้อหา)|under construction|coming soon/gi,
];

/** A line to sign on is meant to be dotted. */
const SIGNATURE = /(?:ลงชื่อ|ลงนาม|ลายมือชื่อ|ผู้รายงาน|ผู้อนุมัติ|\()\s*$/;

/** The first placeholder of each kind in a normalised text. */
export function placeholdersIn(text: string): readonly { readonly index: number; readonly text: string }[] {
  return PLACEHOLDERS.flatMap((pattern) => {
    if (text.search(pattern) < 0) return [];
    for (const match of text.matchAll(pattern)) {
      const isDotted = /[.…]/.test(match[0]);
      if (isDotted && SIGNATURE.test(text.slice(Math.max(0, match.index - 30), match.index))) continue;
      return [{ index: match.index, text: match[0].slice(0, 20) }];
    }
    return [];
  });
}
