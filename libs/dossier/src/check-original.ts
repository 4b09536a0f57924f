import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { may, recusal } from '#model/identity';
import { subjectOf } from './model/file/upload-rules.js';
import { FileStore } from './store/file.store.js';

/** The window has seen the original of an uploaded copy: its trust is B from now on (国办函〔2016〕108号). */
@Injectable()
export class CheckOriginal {
  constructor(private readonly store: FileStore) {}

  /** Refusals: UNAUTHENTICATED, ABSENT, FORBIDDEN, RECUSED, TRUST_ABOVE where it is trusted as much already. */
  async execute(
    principal: string,
    projectId: string,
    { file, version }: { readonly file: string; readonly version: number },
  ): Promise<Rejection | null> {
    const room = await this.store.look(principal, projectId, file);
    if (room.word !== 'go') return reject(room.word === 'nobody' ? 'UNAUTHENTICATED' : 'ABSENT');
    if (!may(room.actor, 'file.check', subjectOf(room)))
      return reject('FORBIDDEN', { params: { event: 'file.check' } });
    const recused = recusal(room.actor, room.project.applicantOrgan);
    if (recused) return recused;
    const checked = await this.store.check({ principal, roles: room.actor.roles }, file, version);
    if (checked === 'absent') return reject('ABSENT');
    return checked === 'above' ? reject('TRUST_ABOVE') : null;
  }
}
