import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { newId } from '#platform';
import { ActOnProject } from './act-on-project.js';
import { followSource, type SourceWord } from './model/register/follow-source.js';

const SYSTEM = { principal: 'system:time', key: null, hash: null } as const;

/** A register of its own has another word on results of a project: an act of the project says so. Asked twice, it finds nothing to do. */
@Injectable()
export class FollowSource {
  constructor(private readonly act: ActOnProject) {}

  async execute(projectId: string, word: SourceWord): Promise<void> {
    const ids = word.results.map(() => newId());
    const done = await this.act.execute(SYSTEM, { id: projectId }, (world) => followSource(word, world, ids));
    if (isRejection(done)) throw new Error(`project ${projectId} could not follow: ${done.code}`);
  }
}
