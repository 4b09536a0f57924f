import { mkdir, writeFile } from 'node:fs/promises';
import { describeDoor, printed } from './openapi/door.js';

await mkdir('docs', { recursive: true });
await writeFile('docs/openapi.json', printed(await describeDoor()));
process.stdout.write('docs/openapi.json written\n');
