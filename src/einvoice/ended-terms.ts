/** Payment terms as they are written: after a line such as `#SKONTO#…#` there is a line break (BR-DE-18). */
export function endedTerms(paymentTerms: string | undefined): string | undefined {
  return paymentTerms?.endsWith('#') === true ? `${paymentTerms}\n` : paymentTerms;
}
