import { readFileSync } from 'node:fs';
import type { FontFamily } from 'oneoff/pdf';
import { inter } from 'oneoff/pdf/inter';

const read = (path: string): Uint8Array =>
  readFileSync(new URL(`../../../node_modules/@expo-google-fonts/${path}`, import.meta.url));

const notoSansArabic: FontFamily = {
  name: 'Noto Sans Arabic',
  regular: read('noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
  medium: read('noto-sans-arabic/500Medium/NotoSansArabic_500Medium.ttf'),
  semibold: read('noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf'),
};

const notoSansHebrew: FontFamily = {
  name: 'Noto Sans Hebrew',
  regular: read('noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
  medium: read('noto-sans-hebrew/500Medium/NotoSansHebrew_500Medium.ttf'),
  semibold: read('noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf'),
};

const sawarabiGothic: FontFamily = {
  name: 'Sawarabi Gothic',
  regular: read('sawarabi-gothic/400Regular/SawarabiGothic_400Regular.ttf'),
};

/** Inter, and what it lacks of the 16 languages. */
export const fonts: readonly FontFamily[] = [inter, notoSansArabic, notoSansHebrew, sawarabiGothic];
