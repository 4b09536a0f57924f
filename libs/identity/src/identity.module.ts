import { Module } from '@nestjs/common';
import { Account } from './account.js';
import { ActOnPeople } from './act-on-people.js';
import { OpenIdProvider } from './open-id-provider.js';
import { OpenIdSignIn } from './open-id-sign-in.js';
import { RegisterEnterprise } from './register-enterprise.js';
import { SecondFactor } from './second-factor.js';
import { SelfActs } from './self-acts.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { People } from './store/people.js';
import { PeopleStore } from './store/people.store.js';
import { PeopleLists } from './store/people-lists.js';
import { SignInStore } from './store/sign-in.store.js';

const DOOR = [
  Account,
  ActOnPeople,
  OpenIdSignIn,
  People,
  PeopleLists,
  RegisterEnterprise,
  SecondFactor,
  Sessions,
  SignIn,
];

@Module({ providers: [...DOOR, OpenIdProvider, PeopleStore, SelfActs, SignInStore], exports: DOOR })
export class IdentityModule {}
