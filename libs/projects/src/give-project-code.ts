import { Injectable } from '@nestjs/common';
import type { Rejection } from '#kernel';
import { ActOnProject, type DoneOnProject } from './act-on-project.js';
import { giveCode } from './model/give-code.js';
import type { Asking } from './store/projects.store.js';

/** GIVE_CODE: the project code (项目代码) of a project that was opened before it had one. */
@Injectable()
export class GiveProjectCode {
  constructor(private readonly act: ActOnProject) {}

  /** Rejections: those of `ActOnProject` and of `giveCode`. */
  async execute(
    asking: Asking,
    on: { readonly id: string; readonly ifSeq: number },
    code: string,
  ): Promise<DoneOnProject | Rejection> {
    const done = await this.act.execute(asking, on, (world) => giveCode(code, world));
    if (!done) throw new Error('a code is either given or refused');
    return done;
  }
}
