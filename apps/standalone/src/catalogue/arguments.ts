import { type ParseArgsConfig, parseArgs } from 'node:util';
import { bad, refusedArgument } from '../command/bad-input.js';

/** One path and the options of a sub-command; throws BadInput for anything else. */
export function argumentsOf<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined) throw bad('请给出一个路径', 'name a path');
    if (more.length > 0) throw bad(`多余的参数：${more[0]}`, `one argument too many: ${more[0]}`);
    return { path, values };
  } catch (error) {
    throw error instanceof TypeError ? refusedArgument(error) : error;
  }
}
