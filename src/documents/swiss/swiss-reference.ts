/** Carries of the recursive check digit modulo 10 of Swiss payment references. */
const CARRIES = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/** Whether a text is a QR reference: 26 digits and their check digit, modulo 10 recursive. */
export function isQrReference(text: string): boolean {
  if (!/^\d{27}$/.test(text)) return false;
  let carry = 0;
  for (const digit of text.slice(0, 26)) carry = CARRIES[(carry + Number(digit)) % 10] as number;
  return (10 - carry) % 10 === Number(text.at(-1));
}

/** Whether a text is a creditor reference (ISO 11649): RF, two check digits modulo 97, and up to 21 letters or digits. */
export function isCreditorReference(text: string): boolean {
  if (!/^RF\d{2}[0-9A-Z]{1,21}$/.test(text)) return false;
  const digits = `${text.slice(4)}${text.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1;
}

/** Whether an IBAN of Switzerland or Liechtenstein is a QR-IBAN: the bank's number is 30000 to 31999. */
export function isQrIban(iban: string): boolean {
  return /^(?:CH|LI)\d{2}3[01]/.test(iban);
}

/** A QR reference in groups of five from the right, a creditor reference in fours from the left. */
export function groupedReference(reference: string): string {
  return reference.startsWith('RF')
    ? reference.replace(/(.{4})(?=.)/g, '$1\u00a0')
    : reference.replace(/(?=(?:.{5})+$)(?!^)/g, '\u00a0');
}
