import type { Role } from '#kernel';

/** Acts on a project and on the register of its results. */
export const PROJECT_RIGHTS = {
  'project.open': [['applicant', 'anyone']],
  'project.name': [
    ['applicant', 'own-application'],
    ['clerk', 'own-park'],
    ['lead', 'own-park'],
  ],
  /** The facts are the applicant's; an organ puts them right with evidence and a second person. */
  'facts.change': [['applicant', 'own-application']],
  'facts.correct': [
    ['officer', 'own-organ'],
    ['reviewer', 'own-organ'],
    ['head', 'own-organ'],
  ],
  /** 绿色通道: the lead office proposes and, by another person, admits; an exception is the supervisor's. */
  'channel.propose': [['lead', 'own-park']],
  'channel.admit': [['lead', 'own-park']],
  'channel.except': [['supervisor', 'own-park']],
  /** 用地计划指标排序: the land branch of the park owns it; lead and supervision read it, too. */
  'land-ranking.read': [
    ['officer', 'anyone'],
    ['reviewer', 'anyone'],
    ['head', 'anyone'],
    ['lead', 'anyone'],
    ['supervisor', 'anyone'],
  ],
  /** Of the organ that decided it: rights fall only by two persons, the second of them its head. */
  'result.propose': [
    ['officer', 'own-organ'],
    ['reviewer', 'own-organ'],
    ['head', 'own-organ'],
  ],
  'result.confirm': [['head', 'own-organ']],
  'result.amend': [['head', 'own-organ']],
  'obligation.fulfil': [
    ['officer', 'own-organ'],
    ['head', 'own-organ'],
  ],
  /** What waits for a second person is a matter inside the organs. */
  'proposal.read': [
    ['officer', 'anyone'],
    ['reviewer', 'anyone'],
    ['head', 'anyone'],
    ['clerk', 'anyone'],
    ['lead', 'anyone'],
    ['supervisor', 'anyone'],
  ],
  /** A result of an outside system: of the window, or of an officer for their own organ. */
  'result.enter': [
    ['clerk', 'own-park'],
    ['lead', 'own-park'],
    ['officer', 'own-organ'],
    ['head', 'own-organ'],
  ],
} as const satisfies Record<string, readonly (readonly [Role, string])[]>;
