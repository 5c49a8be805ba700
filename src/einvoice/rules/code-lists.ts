import { type CodeList, codeList } from '../../code-lists/code-list.ts';

/** Currencies (ISO 4217; BT-5, BT-6) as BR-CL-04 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const documentCurrencies: CodeList = /* @__PURE__ */ codeList(
  'currencies (ISO 4217)',
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF ' +
    'CHE CHF CHW CLF CLP CNH CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS ' +
    'GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD ' +
    'KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK ' +
    'NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP ' +
    'STD SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VES VED VND VUV WST ' +
    'XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG',
);

/** Reasons of allowances (UNTDID 5189; BT-98, BT-140) as BR-CL-19 checks them. */
export const allowanceReasons: CodeList = /* @__PURE__ */ codeList(
  'reasons of allowances (UNTDID 5189)',
  '41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105',
);

/** Reasons of charges (UNTDID 7161; BT-105, BT-145) as BR-CL-20 checks them. */
export const chargeReasons: CodeList = /* @__PURE__ */ codeList(
  'reasons of charges (UNTDID 7161)',
  'AA AAA AAC AAD AAE AAF AAH AAI AAS AAT AAV AAY AAZ ABA ABB ABC ABD ABF ABK ABL ABN ABR ABS ABT ABU ACF ' +
    'ACG ACH ACI ACJ ACK ACL ACM ACS ADC ADE ADJ ADK ADL ADM ADN ADO ADP ADQ ADR ADT ADW ADY ADZ AEA AEB AEC ' +
    'AED AEF AEH AEI AEJ AEK AEL AEM AEN AEO AEP AES AET AEU AEV AEW AEX AEY AEZ AJ AU CA CAB CAD CAE CAF CAI ' +
    'CAJ CAK CAL CAM CAN CAO CAP CAQ CAR CAS CAT CAU CAV CAW CAX CAY CAZ CD CG CS CT DAB DAD DAC DAF DAG DAH ' +
    'DAI DAJ DAK DAL DAM DAN DAO DAP DAQ DL EG EP ER FAA FAB FAC FC FH FI GAA HAA HD HH IAA IAB ID IF IR IS ' +
    'KO L1 LA LAA LAB LF MAE MI ML NAA OA PA PAA PC PL PRV RAB RAC RAD RAF RE RF RH RV SA SAA SAD SAE SAI SG ' +
    'SH SM SU TAB TAC TT TV V1 V2 WH XAA YY ZZZ',
);

/** VAT categories (UNCL 5305; BT-95, BT-102, BT-118, BT-151) as BR-CL-17 checks them. */
export const vatCategoryCodes: CodeList = /* @__PURE__ */ codeList(
  'VAT categories (UNCL 5305)',
  'AE L M E S Z G O K B',
);

/** Formats of attached files (BT-125) as BR-CL-24 checks them. */
export const attachmentFormats: CodeList = /* @__PURE__ */ codeList(
  'formats of attachments',
  'application/pdf image/png image/jpeg text/csv ' +
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet',
);
