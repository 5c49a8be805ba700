/** An endpoint's tenant and id as one key. */
export function endpointKey(tenant: string, id: string): string {
  return JSON.stringify([tenant, id]);
}
