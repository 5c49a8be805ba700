/**
 * What a tax id is.
 *
 * - `vat`: a VAT id (BT-31, BT-48, BT-63)
 * - `tax_registration`: the number under which the tax office knows a party (BT-32), such as a German Steuernummer
 * - `gst`: a registration for GST or a consumption tax, such as an Indian GSTIN, an Australian ABN or a Japanese T-number
 * - `sales_tax`: a registration for sales tax
 * - `ein`: the employer's number of a company in the United States
 * - `other`: anything else; no rule counts it
 */
export type TaxIdType = 'vat' | 'tax_registration' | 'gst' | 'sales_tax' | 'ein' | 'other';

/** The types of tax ids, for validation. */
export const taxIdTypes: readonly TaxIdType[] = ['vat', 'tax_registration', 'gst', 'sales_tax', 'ein', 'other'];

/** What other systems call them; `VA` and `FC` are the words of CII. */
const WORDS: { readonly [type in TaxIdType]?: string } = {
  vat: 'vatin vat_id vat_number vat_registration ust ustid ust_id ust_idnr uid tva iva btw mwst moms partita_iva va',
  tax_registration:
    'tax_number tax_no tax_id tin fc stnr steuernummer de_stn local_tax utr gb_utr nif es_cif es_nif codice_fiscale it_cf',
  gst: 'gstin in_gst sg_gst nz_gst au_abn abn au_gst ca_gst_hst ca_gst gst_hst hst my_sst trn jp_trn qualified_invoice_issuer',
  sales_tax: 'sales us_sales_tax ca_pst_bc ca_pst_mb ca_pst_sk pst qst ca_qst',
  ein: 'us_ein',
};

/** The type that a word of ours or of another system means: `eu_vat` is `vat`, `tax_number` is `tax_registration`. */
export function meantTaxIdType(written: string): TaxIdType | undefined {
  const word = written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s.-]+/g, '_');
  // Stripe writes the VAT id of a country as `gb_vat`, `ch_vat`, `no_vat`.
  if (/^[a-z]{2}_vat$/.test(word)) return 'vat';
  return (
    taxIdTypes.find((type) => type === word) ?? taxIdTypes.find((type) => (WORDS[type] ?? '').split(' ').includes(word))
  );
}
