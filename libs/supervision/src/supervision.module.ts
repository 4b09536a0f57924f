import { Module } from '@nestjs/common';
import { AlertQueries } from './store/alert.queries.js';

@Module({ providers: [AlertQueries], exports: [AlertQueries] })
export class SupervisionModule {}
