// The pictures of the site: drawn, so that nobody's likeness and no one's rights are in them.

const svg = (width, height, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>\n`;

const LOGO = svg(
  120,
  120,
  `<circle cx="60" cy="60" r="58" fill="#c9962b"/><circle cx="60" cy="60" r="52" fill="#fff"/><circle cx="60" cy="60" r="48" fill="#17594a"/>
<path d="M60 24 L88 50 H32 Z" fill="#f2d58b"/><rect x="38" y="52" width="44" height="26" fill="#fff"/><rect x="44" y="56" width="8" height="22" fill="#17594a"/><rect x="56" y="56" width="8" height="22" fill="#17594a"/><rect x="68" y="56" width="8" height="22" fill="#17594a"/>
<path d="M24 84 q18 -10 36 0 t36 0" fill="none" stroke="#f2d58b" stroke-width="5"/><path d="M30 94 q15 -8 30 0 t30 0" fill="none" stroke="#fff" stroke-width="4"/>`,
);

const person = (shirt, hair) =>
  svg(
    120,
    120,
    `<rect width="120" height="120" fill="#dfe9e4"/><path d="M14 120 q4 -44 46 -44 t46 44 z" fill="${shirt}"/><circle cx="60" cy="48" r="24" fill="#e8b98f"/><path d="M35 46 q0 -28 25 -28 t25 28 q-8 -14 -25 -14 t-25 14 z" fill="${hair}"/><path d="M52 78 l8 14 l8 -14 z" fill="#fff"/>`,
  );

const audience = (count) =>
  Array.from({ length: count }, (_, index) => {
    const [x, y] = [40 + (index % 8) * 56 + (Math.floor(index / 8) % 2) * 24, 206 + Math.floor(index / 8) * 34];
    const hue = (index * 47) % 360;
    return `<circle cx="${x}" cy="${y}" r="13" fill="#5b4636"/><path d="M${x - 20} ${y + 40} q4 -26 20 -26 t20 26 z" fill="hsl(${hue} 35% 55%)"/>`;
  }).join('');

const hall = (wall, banner, count) =>
  svg(
    480,
    300,
    `<rect width="480" height="300" fill="${wall}"/><rect y="150" width="480" height="150" fill="#c9b08a"/><rect x="90" y="24" width="300" height="70" rx="6" fill="${banner}"/><path d="M120 48 h240 M140 68 h200" stroke="#fff" stroke-width="8" stroke-linecap="round"/><rect x="206" y="122" width="68" height="46" fill="#7a4f2a"/><circle cx="240" cy="104" r="12" fill="#5b4636"/><path d="M220 136 q4 -22 20 -22 t20 22 z" fill="#fff"/>${audience(count)}`,
  );

const FIELD = svg(
  640,
  360,
  `<defs><linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#7fc4e8"/><stop offset="1" stop-color="#fdf3d8"/></linearGradient></defs>
<rect width="640" height="360" fill="url(#sky)"/><circle cx="520" cy="80" r="38" fill="#fff2b0"/><path d="M0 210 q160 -60 320 -10 t320 -20 v180 H0 z" fill="#8fbf6a"/>
<path d="M0 250 h640 v110 H0 z" fill="#d9b64a"/>${Array.from({ length: 32 }, (_, index) => `<path d="M${index * 20 + 10} 360 q-4 -60 ${(index % 3) * 4 - 4} -${96 - (index % 4) * 8}" stroke="#b88f2a" stroke-width="4" fill="none"/>`).join('')}
<g transform="translate(250 140)"><path d="M70 0 L150 52 H-10 Z" fill="#9b3b2a"/><path d="M70 22 L130 60 H10 Z" fill="#c9962b"/><rect x="14" y="56" width="112" height="60" fill="#fff"/><rect x="58" y="72" width="24" height="44" fill="#7a4f2a"/><rect x="26" y="68" width="18" height="22" fill="#7fc4e8"/><rect x="96" y="68" width="18" height="22" fill="#7fc4e8"/></g>`,
);

const CHART_BOX = (x, y, width, text, fill) =>
  `<rect x="${x}" y="${y}" width="${width}" height="40" rx="6" fill="${fill}"/><text x="${x + width / 2}" y="${y + 26}" text-anchor="middle" fill="#fff" font-family="Sarabun, Laksaman, Garuda, Tahoma, sans-serif" font-size="15">${text}</text>`;
const UNITS = ['สำนักปลัด', 'กองคลัง', 'กองช่าง', 'กองสาธารณสุขฯ', 'กองการศึกษา', 'กองยุทธศาสตร์ฯ', 'กองสวัสดิการฯ'];

const CHART = svg(
  960,
  330,
  `<path d="M480 60 V160 M480 200 V240 M75 240 H885 ${UNITS.map((_, index) => `M${75 + index * 135} 240 V260`).join(' ')} M320 170 H640" stroke="#17594a" stroke-width="2" fill="none"/>
${CHART_BOX(370, 20, 220, 'นายกเทศมนตรี', '#c9962b')}${CHART_BOX(370, 90, 220, 'รองนายกเทศมนตรี', '#b07f1d')}${CHART_BOX(120, 150, 220, 'สภาเทศบาล (ฝ่ายการเมือง)', '#7a5a17')}${CHART_BOX(370, 160, 220, 'ปลัดเทศบาล', '#17594a')}${CHART_BOX(640, 150, 220, 'หน่วยตรวจสอบภายใน', '#41685d')}
${UNITS.map((unit, index) => CHART_BOX(12 + index * 135, 260, 126, unit, '#2f8a72')).join('')}`,
);

const SHIRTS = ['#17594a', '#8a5a9e', '#2a5699', '#9b3b2a', '#6b6b2a', '#41685d', '#4a5a7a'];
const HAIR = ['#2b211a', '#3d2b1f', '#1f1a17'];

/** path -> text */
export function pictures(portraitCount) {
  const made = new Map([
    ['images/logo.svg', LOGO],
    ['images/structure.svg', CHART],
    ['images/field.svg', FIELD],
    ['images/ethics-1.svg', hall('#e7eef6', '#8a5a9e', 16)],
    ['images/ethics-2.svg', hall('#f6efe2', '#17594a', 24)],
    ['images/forum.svg', hall('#e6f3ea', '#c9962b', 24)],
    ['images/no-gift.svg', hall('#f8e9e6', '#9b3b2a', 16)],
  ]);
  for (let index = 0; index < portraitCount; index += 1)
    made.set(`images/person-${index + 1}.svg`, person(SHIRTS[index % SHIRTS.length], HAIR[index % HAIR.length]));
  return made;
}
