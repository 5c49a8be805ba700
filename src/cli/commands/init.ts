import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Args, type Command, choiceOption, EXIT, noArguments, UsageError } from '../command.ts';
import { CONFIG, DIRECTORY, invoicingFile, type Stack, stacks } from '../init/templates.ts';

/** `oneoff init`: the files with which a host begins. */
export const initCommand: Command = {
  usage: `[--stack ${stacks.map(({ name }) => name).join('|')}] [--json]`,
  summary: 'write a directory over your tables, a store and the configuration of this command line',
  options: { stack: { type: 'string' }, json: { type: 'boolean' } },
  async run(args, { cwd, print, tell }) {
    noArguments(args);
    const stack = stackOf(args, cwd);
    const files: readonly (readonly [string, string])[] = [
      ['oneoff.config.mjs', CONFIG],
      ['billing/directory.mjs', DIRECTORY],
      ['billing/invoicing.mjs', invoicingFile(stack)],
    ];
    const there = files.filter(([name]) => existsSync(join(cwd, name))).map(([name]) => name);
    if (there.length > 0) throw new UsageError(`nothing was written, because these files exist: ${there.join(', ')}`);
    for (const [name, content] of files) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), content);
    }
    const written = files.map(([name]) => name);
    print(args.options['json'] === true ? JSON.stringify({ stack: stack.name, written }) : written.join('\n'));
    tell('Next: change billing/directory.mjs to your tables, set DATABASE_URL, run "npx oneoff migrate".');
    return EXIT.ok;
  },
};

function stackOf(args: Args, cwd: string): Stack {
  const names = stacks.map(({ name }) => name);
  const named = choiceOption(args, 'stack', names);
  const isMeant = ({ name, package: needed }: Stack): boolean =>
    named === undefined ? installed(cwd).includes(needed) : name === named;
  return stacks.find(isMeant) ?? (stacks.at(-1) as Stack);
}

function installed(cwd: string): readonly string[] {
  const file = join(cwd, 'package.json');
  if (!existsSync(file)) return [];
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly dependencies?: object;
    readonly devDependencies?: object;
  };
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
}
