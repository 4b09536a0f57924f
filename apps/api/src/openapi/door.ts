import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Config, createLog, Database, nestLog, PlatformModule } from '#platform';
import { ApiModule } from '../api.module.js';
import { documentOf } from '../docs.js';

@Module({})
class Root {}

/**
 * The document of the whole door, the demonstration's clock included, read from the controllers without a database: nothing is
 * started, so the object that stands for it is never asked.
 */
export async function describeDoor(): Promise<OpenAPIObject> {
  const config = Object.assign(new Config(), { demo: true, dataDir: '.' });
  const log = createLog('error');
  const nowhere: Database = Object.create(Database.prototype);
  const imports = [PlatformModule.forRoot(config, nowhere, log), ApiModule.forRoot(config)];
  const module = { module: Root, imports };
  const app = await NestFactory.create(module, new FastifyAdapter(), {
    logger: nestLog(log),
    abortOnError: false,
  });
  try {
    return documentOf(app);
  } finally {
    await app.close();
  }
}

/** As it is committed: keys sorted, two blanks, one line feed at the end, so that a difference is a difference in the API. */
export function printed(document: OpenAPIObject): string {
  return `${JSON.stringify(sorted(document), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
