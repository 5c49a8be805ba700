/**
 * The commonest units of UN/ECE Recommendation 20 and packages of Recommendation 21: the code, the recommendation's
 * name, a short symbol for printing, and other ways people write it.
 */
const COMMON = `C62|one||piece unit units pcs
H87|piece|pc|pce pcs stück stk stueck pieces each item items
EA|each|ea
NAR|number of articles|pc|articles
LS|lump sum|lump sum|lumpsum flat pauschal pauschale
HUR|hour|h|hr hrs hours std stunde stunden heure heures
DAY|day|d|days tag tage jour jours
WEE|week|wk|weeks woche wochen wk
MON|month|mo|months mth monat monate mois
QAN|quarter (of a year)|qtr|quarter quarters quartal
ANN|year|yr|years annum jahr jahre an ans
SAN|half year|half yr|semester
MIN|minute|min|minutes mins minuten
SEC|second|s|seconds secs sekunde sekunden
C26|millisecond|ms|ms milliseconds
E48|service unit|service unit|service services
E49|working day|working day|workday workdays mandays manday
E51|job|job|jobs task
E50|accounting unit|accounting unit
P1|percent|%|percentage prozent
E54|trip|trip|trips
IE|person|person|persons people user users seat seats
IA|inch pound|in·lb
SET|set|set|sets satz
PR|pair|pr|pairs paar
DZN|dozen|doz|dozens dutzend
GRO|gross|gr
CEN|hundred|100|hundreds
MIL|thousand|1,000|thousands
T3|thousand piece|1,000 pc
NMP|number of packs|packs|pack packs
NIU|number of international units|IU
RM|ream|ream|reams
LEF|leaf|leaf|leaves
NPT|number of parts|parts|parts
XBX|box|box|boxes bx karton
XCT|carton|carton|cartons ct
XPK|package|pkg|packages pk paket pakete
XPA|packet|packet|packets
XPC|parcel|parcel
XBG|bag|bag|bags bg beutel
XSA|sack|sack|sacks
XBO|bottle, non-protected, cylindrical|bottle|bottle bottles flasche flaschen
XCR|crate|crate|crates
XCA|can, rectangular|can|can cans
XCX|can, cylindrical|can|dose dosen
XRO|roll|roll|rolls rolle rollen
XPX|pallet|pallet|pallets palette paletten
XPP|piece of packaging|pc
XUN|unit of packaging|unit
XTU|tube of packaging|tube
XCN|container|container|containers
XDR|drum|drum|drums
XSX|set of packaging|set
XPF|pen|pen
XBE|bundle|bundle|bundles
XBA|barrel|barrel|barrels
XCS|case|case|cases cs
XEN|envelope|envelope|envelopes
XPL|pail|pail|pails
XST|sheet|sheet|sheets
XTY|tank, cylindrical|tank|tanks
KGM|kilogram|kg|kg kilo kilos kilograms kgs
GRM|gram|g|g grams gr gramm
MGM|milligram|mg|mg milligrams
MC|microgram|µg
CGM|centigram|cg
DTN|decitonne|dt|quintal
TNE|tonne (metric ton)|t|t ton tons tonne tonnes
LBR|pound|lb|lb lbs pounds
ONZ|ounce (avoirdupois)|oz|oz ounce ounces
APZ|troy ounce|oz t
STI|stone (UK)|st
STN|ton (US)|ton (US)
LTN|ton (UK)|ton (UK)
MTR|metre|m|m meter meters metres lfm
CMT|centimetre|cm|cm centimeter
MMT|millimetre|mm|mm millimeter
KMT|kilometre|km|km kilometer kilometers
DMT|decimetre|dm|dm
INH|inch|in|inches inch
FOT|foot|ft|ft feet foot
YRD|yard|yd|yards yard
SMI|mile (statute)|mi|mile miles
NMI|nautical mile|nmi
LM|linear metre|lin. m
MTK|square metre|m²|m2 qm sqm m²
CMK|square centimetre|cm²|cm2 cm²
MMK|square millimetre|mm²|mm2 mm²
KMK|square kilometre|km²|km2 km²
DMK|square decimetre|dm²|dm2
ACR|acre|ac|acres
FTK|square foot|ft²|ft2 sqft
INK|square inch|in²
YDK|square yard|yd²
MTQ|cubic metre|m³|m3 cbm m³
CMQ|cubic centimetre|cm³|cm3 ccm
DMQ|cubic decimetre|dm³|dm3
MMQ|cubic millimetre|mm³
FTQ|cubic foot|ft³|ft3
INQ|cubic inch|in³
YDQ|cubic yard|yd³
LTR|litre|l|l liter liters litres
MLT|millilitre|ml|ml milliliter
CLT|centilitre|cl|cl
DLT|decilitre|dl|dl
HLT|hectolitre|hl|hl
GLL|gallon (US)|gal|gallon gallons gal
GLI|gallon (UK)|gal (UK)
OZA|fluid ounce (US)|fl oz
OZI|fluid ounce (UK)|fl oz (UK)
PTL|liquid pint (US)|pt
PTI|pint (UK)|pt (UK)|pint pints
QTL|liquid quart (US)|qt
BLL|barrel (US)|bbl|bbl
KWH|kilowatt hour|kWh|kwh
WHR|watt hour|Wh|wh
MWH|megawatt hour (1000 kW.h)|MWh|mwh
GWH|gigawatt hour|GWh|gwh
KWT|kilowatt|kW|kw
MAW|megawatt|MW
WTT|watt|W|watts
KVA|kilovolt - ampere|kVA
JOU|joule|J|joules
KJO|kilojoule|kJ
3B|megajoule|MJ
CEL|degree Celsius|°C|celsius
FAH|degree Fahrenheit|°F|fahrenheit
KEL|kelvin|K
AMP|ampere|A
AMH|ampere hour|A·h|ah
VLT|volt|V|volts
HTZ|hertz|Hz|hz
MHZ|megahertz|MHz
BAR|bar [unit of pressure]|bar
AD|byte|B|byte bytes
2P|kilobyte|kB|kb kilobytes
4L|megabyte|MB|mb megabytes
E34|gigabyte|GB|gb gigabytes
E35|terabyte|TB|tb terabytes
E36|petabyte|PB|pb
BFT|board foot|bd ft
KMH|kilometre per hour|km/h
KNI|kilogram of nitrogen|kg N
DPC|dozen piece|doz pc
MTS|metre per second|m/s
ZZ|mutually defined|
XZZ|mutually defined packaging|`;

/** English name, short symbol for printing, and other ways people write it. */
type Unit = readonly [name: string, symbol: string, written?: string];

let units: ReadonlyMap<string, Unit> | undefined;

function commonUnits(): ReadonlyMap<string, Unit> {
  units ??= new Map(
    COMMON.split('\n').map((line) => {
      const [code, ...unit] = line.split('|');
      return [code as string, unit as unknown as Unit];
    }),
  );
  return units;
}

/** The English name of a unit, such as `"hour"` for `HUR`; `undefined` for one that is rarely billed. */
export function unitName(code: string): string | undefined {
  return commonUnits().get(code)?.[0];
}

/** The short symbol of a unit for printing, such as `"h"` for `HUR`; empty for `C62`, where the number says it all. */
export function unitSymbol(code: string): string | undefined {
  return commonUnits().get(code)?.[1];
}

let byWriting: ReadonlyMap<string, string> | undefined;

/** The code that a written unit means: `hours` is `HUR`, `Stück` is `H87`. */
export function unitMeant(written: string): string | undefined {
  byWriting ??= new Map(
    [...commonUnits()].flatMap(([code, [name, symbol, others = '']]) =>
      [name, symbol, ...others.split(' ')].filter(Boolean).map((one): [string, string] => [one.toLowerCase(), code]),
    ),
  );
  return byWriting.get(written.trim().toLowerCase());
}
