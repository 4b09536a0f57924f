import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import type { ProjectWorld } from './model/project.js';
import type { ProjectAct } from './model/project-act.js';
import { isBarred } from './model/who.js';
import { projectLine } from './store/project-line.js';
import { type Asking, type Loaded, ProjectsStore, type Word, type Written } from './store/projects.store.js';

export interface DoneOnProject {
  readonly id: string;
  readonly seq: number;
  readonly replayed: boolean;
}

/** Two trips that meet another act are asked again from the start; more than this is a fault, not a race. */
const ATTEMPTS = 8;

/** The way of every act on a project: read → decide → act, as on a case; one line in the stream of the project. */
@Injectable()
export class ActOnProject {
  constructor(private readonly store: ProjectsStore) {}

  /**
   * `ifSeq`: the version of the project that was seen (If-Match). Null where `decide` finds nothing to do. Rejections: UNAUTHENTICATED,
   * ABSENT, KEY_REUSED, STALE, PROJECT_CODE_TAKEN, CONTENDED and those of `decide`.
   */
  async execute(
    asking: Asking,
    on: { readonly id: string; readonly ifSeq?: number },
    decide: (world: ProjectWorld) => ProjectAct | Rejection | null | Promise<ProjectAct | Rejection | null>,
  ): Promise<DoneOnProject | Rejection | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const loaded = await this.store.load(asking, on.id);
      if (loaded.word !== 'go') return endOf(loaded);
      const { seq } = loaded.project;
      const act = await decide(loaded);
      const refusal = refusalOf(act, on.ifSeq, seq);
      if (refusal || isRejection(act)) return refusal;
      if (!act) {
        await this.store.lookPast(on.id, seq);
        return null;
      }
      const written = await this.store.act(asking, on.id, writtenAct(loaded, act));
      if (written) return endOf(written);
    }
    return reject('CONTENDED');
  }
}

/** Whoever may not do it at all hears nothing of versions; whoever saw another version, nothing of the rules. */
function refusalOf(
  act: ProjectAct | Rejection | null,
  seen: number | undefined,
  seq: number,
): Rejection | null {
  const refusal = isRejection(act) ? act : null;
  if (refusal && isBarred(refusal)) return refusal;
  return seen !== undefined && seen !== seq ? reject('STALE', { params: { current: seq } }) : refusal;
}

/** The act as SQL writes it. Notices and topics are no part of what is folded, but the line tells what was said to whom. */
function writtenAct({ actor, now, project }: Loaded, act: ProjectAct): object {
  const { notices = [], topics = [], ...says } = act;
  const told = notices.map(({ organId: organ_id, ...notice }) => ({ idx: 0, ...notice, organ_id }));
  return {
    ...{ amended: [], entered: [], proposed: [], ended: [] },
    ...says,
    now,
    seen: project.seq,
    roles: actor.roles,
    alerts: [],
    notices: told,
    topics: ['project.changed', ...topics, ...(told.length > 0 ? ['notice.issued'] : [])],
    line: projectLine(project.id, actor, { ...says, notices: told }),
  };
}

/** The end of a request: done, answered before, or never reached a rule. */
export function endOf(end: Written | Word): DoneOnProject | Rejection {
  switch (end.word) {
    case 'done':
      return { id: end.id, seq: end.seq, replayed: false };
    case 'replay':
      return { id: end.id, seq: end.seq, replayed: true };
    case 'nobody':
      return reject('UNAUTHENTICATED');
    case 'absent':
      return reject('ABSENT');
    case 'key-reused':
      return reject('KEY_REUSED');
    case 'code-taken':
      return reject('PROJECT_CODE_TAKEN', { pointer: '/code' });
  }
}
