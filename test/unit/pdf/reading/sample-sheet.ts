import type { Sheet } from '../../../../src/documents/sheet/sheet.ts';
import type { SheetRow } from '../../../../src/documents/sheet/sheet-table.ts';
import { inter } from '../../../../src/pdf/inter/inter.ts';
import { type PrintOptions, printSheet } from '../../../../src/pdf/print-sheet.ts';

/** A line of a sample: its name, the smaller lines below it, and its amount in whole euros. */
export interface SampleLine {
  readonly heading?: string;
  readonly name: string;
  readonly small?: readonly string[];
  readonly amount: number;
  readonly subtotal?: boolean;
}

const euros = (amount: number): string => `${amount},00`;
const fact = (label: string, value: string): Sheet['facts'][number] => ({ key: label, label, value });

/** A German invoice with these lines. */
export function sampleSheet(lines: readonly SampleLine[], changes: Partial<Sheet> = {}): Sheet {
  let running = 0;
  const rows = lines.flatMap(({ heading, name, small = [], amount, subtotal }, at): SheetRow[] => {
    running += amount;
    const texts = [String(at + 1), name, '1 Stk.', euros(amount), '19 %', euros(amount)];
    const cells = texts.map((text, column) => ({ text, small: column === 1 ? small : [] }));
    return [
      ...(heading === undefined ? [] : [{ type: 'heading' as const, text: heading }]),
      { type: 'line', cells, running: euros(running) },
      ...(subtotal === true
        ? [{ type: 'subtotal' as const, label: 'Summe Gruppe', amount: euros(amount), raw: `${amount}.00` }]
        : []),
    ];
  });
  const column = (
    key: string,
    label: string,
    width: number,
    align: 'start' | 'end',
  ): Sheet['table']['columns'][number] => ({
    key,
    label,
    width,
    align,
  });
  return {
    kind: 'invoice',
    locale: 'de',
    direction: 'ltr',
    paper: 'A4',
    window: 'left',
    foldMarks: true,
    brand: { name: 'Nordwind', logo: null, accent: '#0b5cff', accentText: '#0b5cff', accentTextDark: '#88aaff' },
    title: 'Rechnung RE-2026-0118',
    number: 'RE-2026-0118',
    issueDate: '2026-11-24',
    stamp: null,
    returnAddress: 'Nordwind GmbH · Torstraße 140 · 10119 Berlin',
    seller: { heading: null, name: 'Nordwind GmbH', lines: [] },
    recipient: { heading: null, name: 'Müller & Söhne AG', lines: ['Leopoldstraße 8', '80802 München'] },
    facts: [fact('Rechnungsnummer', 'RE-2026-0118'), fact('Rechnungsdatum', '24.11.2026')],
    parties: [],
    introduction: [],
    table: {
      caption: 'Positionen',
      columns: [
        column('position', 'Pos.', 5, 'start'),
        column('item', 'Bezeichnung', 0, 'start'),
        column('quantity', 'Menge', 10, 'end'),
        column('unitPrice', 'Einzelpreis', 12, 'end'),
        column('tax', 'USt.', 7, 'end'),
        column('amount', 'Betrag EUR', 13, 'end'),
      ],
      rows,
      carry: { subtotal: 'Zwischensumme', carriedForward: 'Übertrag' },
    },
    totals: [
      { key: 'lines', label: 'Summe netto', value: euros(running), raw: `${running}.00`, weight: 'plain' },
      { key: 'total', label: 'Gesamtbetrag', value: `${euros(running)} €`, raw: `${running}.00`, weight: 'total' },
    ],
    payment: {
      texts: ['Bitte überweisen Sie bis zum 24.12.2026.'],
      ways: [{ heading: null, facts: [fact('IBAN', 'DE89 3704 0044 0532 0130 00')] }],
      code: {
        payload: 'BCD',
        modules: Array.from({ length: 21 }, (_, y) => Array.from({ length: 21 }, (_cell, x) => (x * y) % 3 === 0)),
        caption: 'Mit Banking-App scannen',
        alt: 'QR-Code für die Überweisung',
      },
      slip: null,
    },
    notes: [{ key: 'memo', text: 'Vielen Dank für Ihren Auftrag.' }],
    footer: [
      ['Nordwind GmbH', 'Torstraße 140', '10119 Berlin'],
      ['USt-IdNr. DE136695976', 'HRB 172934'],
    ],
    pages: {
      template: 'Seite {page} von {pages}',
      digits: '0123456789',
      running: ['Rechnung RE-2026-0118', 'Müller & Söhne AG'],
    },
    warnings: [],
    ...changes,
  };
}

/** Print a sheet in Inter, without attachments. */
export function printSample(sheet: Sheet, options: Partial<PrintOptions> = {}): Promise<Uint8Array> {
  return printSheet(sheet, {
    fonts: [inter],
    created: new Date('2026-11-24T10:00:00Z'),
    attachments: [],
    facturX: null,
    where: () => '',
    ...options,
  });
}
