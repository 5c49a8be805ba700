/** Which requests are sent: a failure tells the seed and the path, and with both they are sent again, and no others. */
export const seed: number = Number(process.env['ONEOFF_FUZZ_SEED'] ?? 20250331);
export const path: string | undefined = process.env['ONEOFF_FUZZ_PATH'];
/** About 130 requests each. */
export const sessions: number = Number(process.env['ONEOFF_FUZZ_SESSIONS'] ?? 200);
