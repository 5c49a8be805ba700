/** How many numbers a command takes. */
const ARITY: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const SEPARATOR = /[\s,]*/y;
const LETTER = /[MLHVCSQTAZ]/iy;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy;
/** The flags of an arc may stand without spaces: `a1 1 0 01.5.5`. */
const FLAG = /[01]/y;

/**
 * The commands of path data, each with its numbers; one that is repeated may leave out its letter.
 *
 * @throws Error if the data are none
 */
export function pathCommands(data: string): readonly (readonly [string, readonly number[]])[] {
  const commands: [string, number[]][] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(data)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const numbers = (letter: string): number[] => {
    const isArc = letter.toUpperCase() === 'A';
    return Array.from({ length: ARITY[letter.toUpperCase()] ?? 0 }, (_, index) => {
      take(SEPARATOR);
      const number = take(isArc && (index === 3 || index === 4) ? FLAG : NUMBER);
      if (number === undefined) throw new Error('its path data are damaged');
      return Number(number);
    });
  };
  take(SEPARATOR);
  while (at < data.length) {
    const last = commands.at(-1)?.[0];
    const repeated = last === 'M' ? 'L' : last === 'm' ? 'l' : last;
    const letter = take(LETTER) ?? (repeated?.toUpperCase() === 'Z' ? undefined : repeated);
    if (letter === undefined || (commands.length === 0 && letter.toUpperCase() !== 'M'))
      throw new Error('its path data are damaged');
    commands.push([letter, numbers(letter)]);
    take(SEPARATOR);
  }
  return commands;
}
