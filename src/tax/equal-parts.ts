const EQUAL_PARTS: readonly string[] = ['CGST', 'SGST', 'UTGST'];

/**
 * Whether a scheme's parts must be equal to the paisa (India: CGST = SGST or UTGST), which rounding on the document's
 * level cannot promise.
 */
export function demandsEqualParts(scheme: string): boolean {
  return EQUAL_PARTS.includes(scheme.toUpperCase());
}
