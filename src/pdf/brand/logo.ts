import type PDFDocument from 'pdfkit';
import type { Reference, StructureElement } from 'pdfkit';
import type { Logo } from '../../documents/sheet/resolved-brand.ts';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import type { Box } from '../page/geometry.ts';
import type { Press } from '../page/press.ts';
import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';
import { readSvg } from './read-svg.ts';

/** A logo that can be printed. */
export interface PrintedLogo {
  /** Print it in the upper corner of a box, as large as fits. */
  print(press: Press, parent: StructureElement, box: Box & { readonly height: number }): void;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Operators that draw it into the unit of its own size, y down. */
  readonly operators: (pdf: PDFDocument) => string;
}

/**
 * Read the logo of a brand.
 *
 * @throws ValidationError `document.logo_invalid`
 */
export async function logoOf(pdf: PDFDocument, logo: Logo): Promise<PrintedLogo> {
  const picture = await pictureOf(logo).catch((error: unknown): never => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ValidationError([fault('document.logo_invalid', '/brand/logo', `the logo cannot be printed: ${reason}`)]);
  });
  return {
    print: (press, parent, box) => {
      const scale = Math.min(box.width / picture.width, box.height / picture.height);
      const [width, height] = [picture.width * scale, picture.height * scale];
      const x = press.left(box.x, width);
      const draw = (): void => {
        const factor = (value: number): string => String(Math.round(value * 1e6) / 1e6);
        press.canvas.operators(`q ${factor(scale)} 0 0 ${factor(scale)} ${factor(x)} ${factor(box.y)} cm`);
        press.canvas.operators(`${picture.operators(pdf)}\nQ`);
      };
      press.tagged(parent, 'Figure', draw, { alt: logo.alt, bbox: [x, box.y, x + width, box.y + height] });
    },
  };
}

async function pictureOf({ bytes, type }: Logo): Promise<Picture> {
  if (type === 'image/svg+xml') {
    const { width, height, operators } = readSvg(bytes);
    return { width, height, operators: () => `0 0 ${width} ${height} re W n\n${operators}` };
  }
  if (type === 'image/png') {
    const { width, height, rgb } = await readPng(bytes);
    const data = { ColorSpace: 'DeviceRGB', BitsPerComponent: 8, Width: width, Height: height };
    return { width, height, operators: (pdf) => `${width} 0 0 ${-height} 0 ${height} cm ${embed(pdf, data, rgb)} Do` };
  }
  const { width, height, isGrey, orientation } = readJpeg(bytes);
  const data = {
    ColorSpace: isGrey ? 'DeviceGray' : 'DeviceRGB',
    BitsPerComponent: 8,
    Width: width,
    Height: height,
    Filter: 'DCTDecode',
  };
  const isTurned = orientation > 4;
  const [w, h] = isTurned ? [height, width] : [width, height];
  const matrix = uprightMatrix(orientation, w, h);
  return { width: w, height: h, operators: (pdf) => `${matrix.join(' ')} cm ${embed(pdf, data, bytes)} Do` };
}

/** Put the unit square of a picture upright into `width` × `height`, y down (Exif 4.6.5). */
function uprightMatrix(orientation: number, width: number, height: number): readonly number[] {
  switch (orientation) {
    case 2:
      return [-width, 0, 0, -height, width, height];
    case 3:
      return [-width, 0, 0, height, width, 0];
    case 4:
      return [width, 0, 0, height, 0, 0];
    case 5:
      return [0, height, -width, 0, width, 0];
    case 6:
      return [0, height, width, 0, 0, 0];
    case 7:
      return [0, -height, width, 0, 0, height];
    case 8:
      return [0, -height, -width, 0, width, height];
    default:
      return [width, 0, 0, -height, 0, height];
  }
}

function embed(pdf: PDFDocument, data: { readonly [key: string]: unknown }, bytes: Uint8Array): string {
  const image: Reference = pdf.ref({ Type: 'XObject', Subtype: 'Image', ...data });
  image.end(bytes);
  pdf.page.xobjects['Logo'] = image;
  return '/Logo';
}
