import { expect, it } from '@jest/globals';
import { noCommand } from './bad-input.js';

it.each([
  ['chekc', '没有这个命令：chekc', 'there is no such command: chekc\nusage'],
  [undefined, '请写明命令', 'say which command\nusage'],
])('command %s: said in both languages, with the usage', (command, zh, en) => {
  expect(noCommand(command, 'usage').said).toEqual({ zh, en });
});
