/** An endpoint's tenant and id as one key. */
export function keyOf(tenant: string, id: string): string {
  return JSON.stringify([tenant, id]);
}
