import type { Statement } from 'oneoff/einvoice';
import { type Broken, breaks, clean } from './broken.ts';
import { ofCategory } from './broken-en16931.ts';

const rule = breaks('en16931');

/** Letters in the ids, the category, and whether it has a rate of its own. */
const FAMILIES = [
  ['S', 'S'],
  ['Z', 'Z'],
  ['E', 'E'],
  ['AE', 'AE'],
  ['IC', 'K'],
  ['G', 'G'],
  ['O', 'O'],
  ['AF', 'L'],
  ['AG', 'M'],
] as const;

const RATED = ['S', 'L', 'M'];
const WITH_REASON = ['E', 'AE', 'K', 'G', 'O'];

function family(letters: string, category: string): readonly Broken[] {
  const id = (number: string): string => `BR-${letters}-${number}`;
  const fine = ofCategory(
    category,
    category === 'K' ? { delivery: { date: '2026-02-20', address: { country: 'FR' } } } : {},
  );
  const change = (part: object): Statement => clean({ ...fine, ...part });
  const rated = RATED.includes(category);
  const [line] = fine.lines;
  const [row] = fine.vat;
  // The parties as the category does not want them; for O, as it does not want them either: with VAT ids.
  const parties =
    category === 'O'
      ? { seller: { ...fine.seller, vatId: 'DE136695976' } }
      : { seller: { ...fine.seller, vatId: undefined, taxNumber: undefined } };
  const wrongRate = category === 'O' ? '0' : rated ? (category === 'S' ? '0' : '-1') : '7';
  const rate = fine.lines[0]?.rate;
  const ofDocument = { amount: '0.00', reason: 'none', category, ...(rate !== undefined && { rate }) };
  const zeroed = { ...fine.lines[0], category: 'Z', rate: '0' };
  const rows = [...fine.vat, { taxable: '100.00', tax: '0.00', category: 'Z', rate: '0' }];
  // Lines of another category, so that only the allowance or the charge is of this one.
  const others = {
    lines: [zeroed],
    vat: [{ ...row, taxable: '0.00', tax: '0.00' }, ...rows.slice(1)],
    totals: { lines: '100.00', withoutVat: '100.00', vat: '0.00', withVat: '100.00', due: '100.00' },
  };
  const alone = category === 'O' ? ['BR-O-11', 'BR-O-12'] : ['BR-Z-02'];
  const z = category === 'Z' ? { lines: fine.lines, vat: fine.vat, totals: fine.totals } : others;
  return [
    rule(
      id('01'),
      change({
        vat: [
          {
            taxable: '100.00',
            tax: '0.00',
            category: category === 'Z' ? 'E' : 'Z',
            rate: '0',
            ...(category === 'Z' && { reason: 'why' }),
          },
        ],
        totals: { lines: '100.00', withoutVat: '100.00', vat: '0.00', withVat: '100.00', due: '100.00' },
      }),
      ...(category === 'Z' ? ['BR-E-01', 'BR-E-08'] : ['BR-Z-01', 'BR-Z-08']),
    ),
    rule(id('02'), change(parties)),
    ...(category === 'Z'
      ? []
      : [
          rule(id('03'), change({ ...z, ...parties, allowances: [ofDocument] }), ...alone),
          rule(id('04'), change({ ...z, ...parties, charges: [ofDocument] }), ...alone),
        ]),
    ...(category !== 'Z'
      ? []
      : [
          rule('BR-Z-03', change({ ...parties, allowances: [ofDocument] }), 'BR-Z-02'),
          rule('BR-Z-04', change({ ...parties, charges: [ofDocument] }), 'BR-Z-02'),
        ]),
    rule(id('05'), change({ lines: [{ ...line, rate: wrongRate }] }), ...(rated ? [id('08')] : [])),
    rule(id('06'), change({ allowances: [{ ...ofDocument, rate: wrongRate }] })),
    rule(id('07'), change({ charges: [{ ...ofDocument, rate: wrongRate }] })),
    rule(id('08'), change({ vat: [{ ...row, taxable: '101.00', ...(rated && { tax: '10.00' }) }] })),
    rule(
      id('09'),
      change({
        vat: [{ ...row, tax: rated ? '11.50' : '0.40' }],
        totals: {
          lines: '100.00',
          withoutVat: '100.00',
          vat: rated ? '11.50' : '0.40',
          withVat: rated ? '111.50' : '100.40',
          due: rated ? '111.50' : '100.40',
        },
      }),
      ...(rated ? ['BR-CO-17'] : []),
    ),
    rule(
      id('10'),
      change({
        vat: [WITH_REASON.includes(category) ? { ...row, reason: undefined } : { ...row, reason: 'why' }],
      }),
    ),
  ];
}

/** One statement for each rule of each VAT category. */
export const brokenVat: readonly Broken[] = FAMILIES.flatMap(([letters, category]) => family(letters, category));
