export { linkSubject, renewInvitation, resetTotp, setStanding } from './acts/account-acts.js';
export { makeClient, revokeClient, rotateKey } from './acts/client-acts.js';
export { endMembership, giveRoles, invite } from './acts/membership-acts.js';
export { enterOrgan } from './acts/organ-acts.js';
export { confirmEnterprise, givePower, revokePower } from './acts/power-acts.js';
export { endRelation, recordRelation } from './acts/relation-acts.js';
export { GIVABLE, ORGAN_KINDS } from './acts/roles.js';
export { arrangeSubstitution, endSubstitution } from './acts/substitution-acts.js';
export { MATRIX, may, type Permission, type Subject } from './matrix.js';
