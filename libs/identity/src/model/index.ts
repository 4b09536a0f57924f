export { linkSubject, renewInvitation, resetTotp, setStanding } from './acts/account-acts.js';
export { endMembership, giveRoles, invite } from './acts/membership-acts.js';
export { enterOrgan } from './acts/organ-acts.js';
export { GIVABLE, ORGAN_KINDS } from './acts/roles.js';
export { MATRIX, may, type Permission, type Subject } from './matrix.js';
