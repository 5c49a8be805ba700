// Write the Inter font of oneoff/pdf/inter: three weights, cut down to Latin, Greek, Cyrillic and what stands between.
import { readFileSync, writeFileSync } from 'node:fs';
import { cutInter, weights } from './cut-inter.ts';

for (const weight of weights) {
  const bytes = await cutInter(weight);
  const constant = `/** Inter ${weight.style} as TrueType, in base64. Written by \`npm run fonts\`; see THIRD_PARTY_NOTICES.md. */
export const ${weight.name}: string = '${bytes.toString('base64')}';
`;
  writeFileSync(new URL(`../src/pdf/inter/${weight.name}.ts`, import.meta.url), constant);
}

const licence = readFileSync(
  new URL('../node_modules/@expo-google-fonts/inter/LICENSE_FONT', import.meta.url),
  'utf8',
).trim();
const notices = new URL('../THIRD_PARTY_NOTICES.md', import.meta.url);
const others = readFileSync(notices, 'utf8').split('\n## Inter\n')[0]?.trimEnd();
writeFileSync(
  notices,
  `${others}

## Inter

\`dist/pdf/inter.js\` contains a subset of the font [Inter](https://rsms.me/inter/), under this licence:

${licence}
`,
);
