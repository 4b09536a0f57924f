import { parseArgs } from 'node:util';
import type { Administrator } from '#identity';
import type { Role } from '#kernel';
import { Config } from '#platform';
import { BadInput, bad, noCommand, refusedArgument } from './command/bad-input.js';
import { explain } from './explain.js';
import { firstAdministrator } from './people/first-administrator.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const HELD = 1;
const USAGE_EXIT = 2;
const ADMINISTRATORS = ['keeper', 'security', 'auditor'];
const USAGE = `npm run people -- first-admin --role <keeper|security|auditor> --sign-in <name> --name <name>
  first-admin  the first administrator of a kind, where nobody holds that role; prints an invitation, good once, for 72 hours
               exit: 0 made, 1 somebody holds the role, 2 usage`;

function readArguments(args: readonly string[]): Administrator {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { role: text, 'sign-in': text, name: text },
      allowPositionals: true,
    });
    if (positionals[0] !== 'first-admin') throw noCommand(positionals[0], USAGE);
    const { role = '', 'sign-in': signIn = '', name = '' } = values;
    if (!ADMINISTRATORS.includes(role) || !signIn || !name) {
      throw bad(
        '请写明角色（keeper、security 或 auditor）、登录名和姓名',
        `say the role (keeper, security or auditor), the sign-in and the name\n${USAGE}`,
      );
    }
    return { role: role as Role, signIn, name };
  } catch (error) {
    throw error instanceof TypeError ? refusedArgument(error) : error;
  }
}

try {
  const wanted = readArguments(process.argv.slice(2));
  const invitation = await firstAdministrator(Config.readStandalone(), wanted);
  if (invitation) {
    say(`${wanted.signIn} (${wanted.role})`);
    say(`邀请，72 小时内用一次 · invitation, good once within 72 hours: ${invitation}`);
    say('POST /v1/invitations {"invitation": …, "password": …}');
  } else {
    say(
      `已有人担任 ${wanted.role}，由其在系统内办理 · somebody is ${wanted.role} already and enters the others`,
    );
    process.exitCode = HELD;
  }
} catch (error) {
  process.stderr.write(`${error instanceof BadInput ? error.message : explain(error)}\n`);
  process.exitCode = USAGE_EXIT;
}
