import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { CatalogueQueries } from '#catalogue';
import { LOG, type Logger } from '#platform';
import { Public } from './http/principal.js';

/** A database that is frozen or unreachable behind a dropped packet says nothing at all; a probe must still be answered. */
const PATIENCE_MS = 2000;

/** For those who run the product. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly catalogue: CatalogueQueries,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** The process lives. */
  @Get('healthz')
  @Public()
  alive(): object {
    return { status: 'ok' };
  }

  /** A first application could be submitted: the database answers and the catalogue is published. */
  @Get('readyz')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    try {
      const late = sleep(PATIENCE_MS, null, { ref: false }).then(() => {
        throw new Error(`no answer in ${PATIENCE_MS} ms`);
      });
      if (await Promise.race([this.catalogue.isPublished(), late])) return { status: 'ready' };
      void reply.status(503);
      return { status: 'waiting', waitsFor: 'catalogue' };
    } catch (err) {
      this.log.warn({ err }, 'not ready');
      void reply.status(503);
      return { status: 'waiting', waitsFor: 'database' };
    }
  }

  @Get('metrics')
  @Public()
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }
}
