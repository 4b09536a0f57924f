import { constants, existsSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Finding, ok, say, warning, wrong } from './finding.js';

const LEAST_GB = 2;

/** The folder of the embedded database, or where it would be made. Makes nothing. */
export async function examineFolder(dataDir: string): Promise<Finding[]> {
  const there = nearest(dataDir);
  try {
    await access(there, constants.W_OK | constants.X_OK);
  } catch {
    return [
      wrong(
        'data folder',
        say(`${there} 不可写`, `${there} cannot be written`),
        say(
          '请改正权限，或用 DATA_DIR 另选目录',
          'mend its permissions, or choose another folder with DATA_DIR',
        ),
      ),
    ];
  }
  const { bavail, bsize } = await statfs(there);
  const free = Math.floor((bavail * bsize) / 1e9);
  if (free < LEAST_GB) {
    const said = say(`${there} 只剩 ${free} GB`, `${there} has only ${free} GB left`);
    return [
      warning(
        'data folder',
        said,
        say('请腾出空间，或用 DATA_DIR 另选磁盘', 'make room, or choose another disk with DATA_DIR'),
      ),
    ];
  }
  return [
    ok('data folder', say(`${dataDir} 可写，剩余 ${free} GB`, `${dataDir} can be written, ${free} GB free`)),
  ];
}

function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}
