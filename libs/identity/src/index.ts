export { IdentityModule } from './identity.module.js';
export { identityMigration } from './identity-migration.js';
export { principalOf } from './principal.js';
export { hashSecret, type Session, SignIn } from './sign-in.js';
export { type Me, People } from './store/people.js';
export { StaffStore } from './store/staff.store.js';
