import { Module } from '@nestjs/common';
import { RoutingModule } from '#routing';
import { ActOnProject } from './act-on-project.js';
import { ActOnRegister } from './act-on-register.js';
import { ChangeFacts } from './change-facts.js';
import { FollowSource } from './follow-source.js';
import { GiveProjectCode } from './give-project-code.js';
import { OpenProject } from './open-project.js';
import { RingRegister } from './ring-register.js';
import { ProjectQueries } from './store/projects.queries.js';
import { ProjectsStore } from './store/projects.store.js';

const OPEN = [
  OpenProject,
  ChangeFacts,
  GiveProjectCode,
  ActOnRegister,
  FollowSource,
  RingRegister,
  ProjectQueries,
];

@Module({ imports: [RoutingModule], providers: [...OPEN, ActOnProject, ProjectsStore], exports: OPEN })
export class ProjectsModule {}
