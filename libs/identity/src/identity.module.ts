import { Module } from '@nestjs/common';
import { SignIn } from './sign-in.js';
import { People } from './store/people.js';

@Module({ providers: [People, SignIn], exports: [People, SignIn] })
export class IdentityModule {}
