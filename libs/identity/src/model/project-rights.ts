import type { Role } from '#kernel';

/** Acts on a project and on the register of its results. */
export const PROJECT_RIGHTS = {
  'project.open': [['applicant', 'anyone']],
  'project.name': [
    ['applicant', 'own-application'],
    ['clerk', 'own-park'],
    ['lead', 'own-park'],
  ],
} as const satisfies Record<string, readonly (readonly [Role, string])[]>;
