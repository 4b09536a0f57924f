import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

const ANSWER_MS = 3000;

/**
 * The answer to INFO as names and values; rejects with what Redis or the network says. Spoken by hand: only messaging holds a
 * client, and three words of the protocol are all that is needed here.
 */
export function redisInfo(url: string): Promise<ReadonlyMap<string, string>> {
  const { protocol, hostname: host, port, username, password } = new URL(url);
  const at = { host: host.replace(/^\[|\]$/g, ''), port: Number(port) || 6379 };
  const secret = decodeURIComponent(password);
  const user = username ? [decodeURIComponent(username)] : [];
  const words = [...(secret ? [['AUTH', ...user, secret]] : []), ['INFO'], ['QUIT']];
  return new Promise((resolve, reject) => {
    const socket = protocol === 'rediss:' ? connectTls({ ...at, servername: at.host }) : connect(at);
    let said = '';
    socket
      .setEncoding('utf8')
      .setTimeout(ANSWER_MS, () => socket.destroy(new Error(`no answer in ${ANSWER_MS} ms`)));
    socket.once('error', reject);
    socket.on('data', (chunk: string) => {
      said += chunk;
    });
    socket.once('close', () => {
      const refused = /^-(.*)\r$/m.exec(said)?.[1];
      if (refused) reject(new Error(refused));
      else
        resolve(
          new Map([...said.matchAll(/^(\w+):(.*)\r$/gm)].map(([, name = '', value = '']) => [name, value])),
        );
    });
    socket.write(words.map(spoken).join(''));
  });
}

function spoken(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}
