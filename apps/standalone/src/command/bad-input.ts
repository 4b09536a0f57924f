import type { Bilingual } from '#kernel';

/** What was typed in is none of what was asked: one sentence in both languages. */
export class BadInput extends Error {
  constructor(readonly said: Bilingual) {
    super(`${said.zh}\n${said.en}`);
  }
}

export const bad = (zh: string, en: string): BadInput => new BadInput({ zh, en });

/** A command that is not among those of the script, or none at all; the usage follows. */
export function noCommand(command: string | undefined, usage: string): BadInput {
  return command
    ? bad(`没有这个命令：${command}`, `there is no such command: ${command}\n${usage}`)
    : bad('请写明命令', `say which command\n${usage}`);
}

const ARGUMENTS: Readonly<Record<string, (what: string) => BadInput>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (what) => bad(`没有这个选项：${what}`, `there is no such option: ${what}`),
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: (what) =>
    bad(`选项 ${what} 的值不对或缺少`, `the value of ${what} is wrong or missing`),
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: (what) =>
    bad(`多余的参数：${what}`, `one argument too many: ${what}`),
};

/** What `parseArgs` refuses, in our words; anything else is thrown on. */
export function refusedArgument(error: unknown): BadInput {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const told = ARGUMENTS[code];
  if (!told) throw error;
  return told(/'([^']+)'/.exec(message)?.[1] ?? message);
}
