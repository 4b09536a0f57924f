import { NOTICE_KINDS as OF_CASES } from '#model/casework';
import { PROJECT_NOTICE_KINDS } from '#model/projects';
import { REGISTRATION_NOTICE_KINDS } from '#model/registration';

/** Of cases, of projects, of codes and licences: nobody is told of anything else. */
export const NOTICE_KINDS: readonly string[] = [
  ...OF_CASES,
  ...PROJECT_NOTICE_KINDS,
  ...REGISTRATION_NOTICE_KINDS,
].sort();
