/** Scenes with hard edges, drawn: there is no photo of such a thing that comes with Clickcut. SVG, 1200 x 900. */

/** Reproducible, so that the pictures only change with the program. */
function randomFrom(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A room out of focus. */
const backdrop = (/** @type {string} */ from, /** @type {string} */ to) => `
  <defs>
    <linearGradient id="room" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>
    <filter id="grain"><feTurbulence baseFrequency=".02" numOctaves="4" seed="7"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .45 0 0 0 0 .35 0 0 0 .4 0"/></filter>
    <radialGradient id="skin" cx=".4" cy=".35" r=".8"><stop offset="0" stop-color="#eabf9b"/><stop offset="1" stop-color="#b97f58"/></radialGradient>
  </defs>
  <rect width="1200" height="900" fill="url(#room)"/><rect width="1200" height="900" filter="url(#grain)"/>`;

const svg = (/** @type {string} */ content) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${content}</svg>`);

/** A head with loose hair. */
export function hairScene() {
  const random = randomFrom(11);
  const strands = Array.from({ length: 700 }, () => {
    const turn = Math.PI * (0.95 + 1.1 * random());
    const [sx, sy] = [600 + 190 * Math.cos(turn), 430 + 210 * Math.sin(turn)];
    const length = 12 + 50 * random() ** 2;
    const [ex, ey] = [sx + length * Math.cos(turn + 0.7 * (random() - 0.5)), sy + length * Math.sin(turn + 0.7 * (random() - 0.5)) + 0.3 * length];
    const [mx, my] = [(sx + ex) / 2 + 30 * (random() - 0.5), (sy + ey) / 2 - 20 * random()];
    const shade = 30 + Math.floor(40 * random());
    return `<path d="M600 480 Q${sx} ${sy} ${sx} ${sy} Q${mx} ${my} ${ex} ${ey}" fill="none" stroke="rgb(${shade + 25},${shade},${shade - 15})" stroke-width="${(0.7 + 1.1 * random()).toFixed(2)}"/>`;
  });
  return svg(`${backdrop('#8fb3a4', '#d9d2b0')}
    <path d="M250 900 Q300 690 520 670 L680 670 Q900 690 950 900 Z" fill="#33506e"/><rect x="540" y="560" width="120" height="140" fill="#c58f69"/>
    <ellipse cx="600" cy="420" rx="200" ry="225" fill="#33261c"/>${strands.join('')}
    <ellipse cx="600" cy="460" rx="150" ry="185" fill="url(#skin)"/>
    <ellipse cx="545" cy="440" rx="16" ry="10" fill="#2c2019"/><ellipse cx="655" cy="440" rx="16" ry="10" fill="#2c2019"/><path d="M560 555 Q600 580 640 555" fill="none" stroke="#8d4a3a" stroke-width="9"/>`);
}

/** A ring with a hole. */
export const ringScene = () => svg(`${backdrop('#6b4a2f', '#a98a64')}
  <ellipse cx="615" cy="520" rx="300" ry="250" fill="none" stroke="#0006" stroke-width="110"/>
  <ellipse cx="600" cy="480" rx="300" ry="250" fill="none" stroke="#c9a227" stroke-width="110"/>
  <ellipse cx="600" cy="470" rx="310" ry="258" fill="none" stroke="#f4dc80" stroke-width="18"/>`);

/** Leaves on a thin stem. */
export function leavesScene() {
  const random = randomFrom(5);
  const leaves = Array.from({ length: 26 }, (_, n) => {
    const y = 160 + n * 21;
    const side = n % 2 === 0 ? 1 : -1;
    const length = 60 + 90 * Math.sin((Math.PI * (n + 3)) / 32) + 20 * random();
    const green = 90 + Math.floor(60 * random());
    return `<path transform="translate(${600 + 18 * Math.sin(y / 90)} ${y}) rotate(${side * (18 + 20 * random())}) scale(${side} 1)" d="M0 0 Q${length / 2} -22 ${length} 0 Q${length / 2} 18 0 0 Z" fill="rgb(${green - 55},${green},40)"/>`;
  });
  return svg(`${backdrop('#c9b8a6', '#7f93a8')}
    <path d="M600 140 Q622 300 596 460 T600 720" fill="none" stroke="#4d6a2a" stroke-width="7"/>${leaves.join('')}
    <path d="M500 720 L700 720 L670 860 L530 860 Z" fill="#b5542f"/>`);
}

/** An animal from behind: short hairs all over, which stand out at the rim. */
export function furScene() {
  const random = randomFrom(23);
  const hairs = Array.from({ length: 5200 }, () => {
    const turn = 2 * Math.PI * random();
    const out = 0.25 + 0.75 * Math.sqrt(random());
    const [x, y] = [600 + 250 * out * Math.cos(turn), 500 + 290 * out * Math.sin(turn)];
    const length = 16 + 22 * random();
    const lean = turn + 0.9 * (random() - 0.5);
    const [ex, ey] = [x + length * Math.cos(lean), y + length * Math.sin(lean) + 6];
    const shade = 95 + Math.floor(110 * random());
    return `<path d="M${x.toFixed(1)} ${y.toFixed(1)} Q${((x + ex) / 2 + 5 * (random() - 0.5)).toFixed(1)} ${((y + ey) / 2).toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}" fill="none" stroke="rgb(${shade},${Math.floor(shade * 0.72)},${Math.floor(shade * 0.42)})" stroke-width="${(0.9 + 1.1 * random()).toFixed(2)}"/>`;
  });
  return svg(`${backdrop('#5d7f63', '#b9c79a')}
    <ellipse cx="600" cy="500" rx="250" ry="290" fill="#8a5f36"/><path d="M430 300 L470 140 L560 250 Z M770 300 L730 140 L640 250 Z" fill="#8a5f36"/>${hairs.join('')}
    <ellipse cx="520" cy="400" rx="22" ry="26" fill="#1d1712"/><ellipse cx="680" cy="400" rx="22" ry="26" fill="#1d1712"/><path d="M570 480 L630 480 L600 520 Z" fill="#2a1a17"/>`);
}

/** Two wheels with spokes in a frame. */
export function bicycleScene() {
  const wheel = (/** @type {number} */ cx) => {
    const spokes = Array.from({ length: 24 }, (_, n) => {
      const turn = (Math.PI * n) / 12;
      return `<path d="M${cx + 12 * Math.cos(turn + 1.2)} ${560 + 12 * Math.sin(turn + 1.2)} L${cx + 176 * Math.cos(turn)} ${560 + 176 * Math.sin(turn)}" stroke="#8d9499" stroke-width="2"/>`;
    });
    return `<circle cx="${cx}" cy="560" r="182" fill="none" stroke="#1b1b1d" stroke-width="16"/><circle cx="${cx}" cy="560" r="170" fill="none" stroke="#c3c8cc" stroke-width="6"/>${spokes.join('')}<circle cx="${cx}" cy="560" r="14" fill="#44484b"/>`;
  };
  return svg(`${backdrop('#d8cdb8', '#a9b3a2')}${wheel(370)}${wheel(830)}
    <path d="M370 560 L500 350 L740 350 L580 560 Z M500 350 L580 560 M740 350 L830 560 M740 350 L725 290 L670 285 M500 350 L485 310" fill="none" stroke="#b3262e" stroke-width="13" stroke-linejoin="round" stroke-linecap="round"/>
    <path d="M440 306 Q485 296 535 308" fill="none" stroke="#26201c" stroke-width="18" stroke-linecap="round"/><circle cx="580" cy="560" r="34" fill="none" stroke="#333" stroke-width="8"/><path d="M580 560 L612 606 M600 608 L628 604" stroke="#333" stroke-width="9"/>`);
}

/** A glass of wine: what is behind shows through it. */
export const glassScene = () => svg(`${backdrop('#40566b', '#9fb0b8')}
  <defs><linearGradient id="wall" x1="0" x2="1"><stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset=".12" stop-color="#fff" stop-opacity=".16"/><stop offset=".86" stop-color="#fff" stop-opacity=".12"/><stop offset="1" stop-color="#fff" stop-opacity=".65"/></linearGradient></defs>
  <path d="M450 170 Q440 430 590 500 L590 720 Q500 735 480 760 L720 760 Q700 735 610 720 L610 500 Q760 430 750 170 Z" fill="url(#wall)"/>
  <path d="M456 300 Q480 440 600 474 Q720 440 744 300 Z" fill="#7d1026" fill-opacity=".86"/><ellipse cx="600" cy="300" rx="144" ry="16" fill="#a02a40" fill-opacity=".9"/>
  <ellipse cx="600" cy="170" rx="150" ry="17" fill="none" stroke="#fff" stroke-opacity=".7" stroke-width="3"/><path d="M478 200 Q470 330 520 410" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="9" stroke-linecap="round"/>`);

/** Letters of a shop's sign, with their holes: drawn as outlines, so that no font is needed. */
export const textScene = () => svg(`${backdrop('#5a6e58', '#8b7f63')}
  <g fill="#f1e3c4" fill-rule="evenodd" stroke="#3a2417" stroke-width="4">
    <path d="M240 620 L350 300 L430 300 L540 620 L460 620 L438 548 L342 548 L320 620 Z M360 484 L420 484 L390 384 Z"/>
    <path d="M580 300 L720 300 Q810 304 812 378 Q812 424 770 446 Q830 466 828 532 Q824 616 724 620 L580 620 Z M654 360 L654 424 L708 424 Q738 422 738 392 Q738 362 708 360 Z M654 482 L654 560 L714 560 Q752 558 752 520 Q752 484 714 482 Z"/>
    <path d="M960 460 Q960 296 1090 296 L1090 366 Q1040 366 1040 460 Q1040 554 1090 554 L1090 624 Q960 624 960 460 Z"/>
  </g>`);
