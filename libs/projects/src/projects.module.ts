import { Module } from '@nestjs/common';
import { RecordModule } from '#record';
import { RoutingModule } from '#routing';
import { ActOnProject } from './act-on-project.js';
import { ActOnRegister } from './act-on-register.js';
import { AdmitToChannel } from './admit-to-channel.js';
import { ChangeFacts } from './change-facts.js';
import { FollowSource } from './follow-source.js';
import { GiveProjectCode } from './give-project-code.js';
import { OpenProject } from './open-project.js';
import { ReadChannel } from './read-channel.js';
import { ReadLandRanking } from './read-land-ranking.js';
import { RecheckChannel } from './recheck-channel.js';
import { RingRegister } from './ring-register.js';
import { ChannelQueries } from './store/channel.queries.js';
import { ProjectQueries } from './store/projects.queries.js';
import { ProjectsStore } from './store/projects.store.js';

const OPEN = [
  OpenProject,
  ChangeFacts,
  GiveProjectCode,
  ActOnRegister,
  FollowSource,
  AdmitToChannel,
  ReadChannel,
  ReadLandRanking,
  RecheckChannel,
  RingRegister,
  ProjectQueries,
  ChannelQueries,
];

@Module({
  imports: [RecordModule, RoutingModule],
  providers: [...OPEN, ActOnProject, ProjectsStore],
  exports: OPEN,
})
export class ProjectsModule {}
