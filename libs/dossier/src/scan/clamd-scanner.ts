import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import { Scanner, type Verdict } from './scanner.js';

/** A large file takes its time. */
const SILENCE_MS = 60_000;

/** A clamd on the network, asked by its INSTREAM command: chunks, each behind its length in four bytes, and a zero at the end. */
export class ClamdScanner extends Scanner {
  readonly configured = true;

  constructor(private readonly address: URL) {
    super();
  }

  async look(path: string): Promise<Verdict> {
    try {
      const said = await this.ask(path);
      if (/\bOK\0?\s*$/.test(said)) return 'clean';
      return /\bFOUND\0?\s*$/.test(said) ? 'infected' : 'unavailable';
    } catch {
      return 'unavailable';
    }
  }

  private async ask(path: string): Promise<string> {
    const socket = connect(Number(this.address.port || 3310), this.address.hostname.replace(/^\[|\]$/g, ''));
    socket.setTimeout(SILENCE_MS, () => void socket.destroy(new Error('the scanner does not answer')));
    let said = '';
    const answered = new Promise<string>((resolve, refuse) => {
      socket.setEncoding('latin1').on('data', (text: string) => {
        said += text;
      });
      socket.on('error', refuse).on('close', () => resolve(said));
    });
    const sent = this.send(socket, path);
    // Whoever refuses half way (a size limit of its own) closes the line: the answer is read all the same.
    await Promise.race([sent, answered]);
    return answered.finally(() => socket.destroy());
  }

  private async send(socket: ReturnType<typeof connect>, path: string): Promise<void> {
    const write = (bytes: Uint8Array | string) =>
      new Promise<void>((resolve, refuse) => {
        socket.write(bytes, (error) => (error ? refuse(error) : resolve()));
      });
    await write('zINSTREAM\0');
    for await (const chunk of createReadStream(path)) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE((chunk as Buffer).length);
      await write(length);
      await write(chunk as Buffer);
    }
    await write(Buffer.alloc(4));
  }
}
