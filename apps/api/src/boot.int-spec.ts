import { Agent, get, type IncomingMessage } from 'node:http';
import { expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Config, createLog } from '#platform';
import { createApi } from './boot.js';

@Controller('here')
class Here {
  @Get()
  one(): object {
    return { status: 'here' };
  }
}

@Module({ controllers: [Here] })
class Alone {}

it('answers what comes by an open connection while it ends, as in a roll-out, and closes the connection with it', async () => {
  const config = Config.readStandalone({ NODE_ENV: 'test', DOCS: 'false' });
  const app: NestFastifyApplication = await createApi(Alone, createLog('silent'), config);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const asked = async () => {
    const { port } = new URL(await app.getUrl());
    const answer = await new Promise<IncomingMessage>((resolve, reject) =>
      get({ host: '127.0.0.1', port, path: '/here', agent }, resolve).once('error', reject),
    );
    answer.resume();
    return [answer.statusCode, answer.headers.connection];
  };
  let last: unknown;
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('preClose', async () => {
    last = await asked();
  });
  await app.listen(0, '127.0.0.1');
  expect(await asked()).toEqual([200, 'keep-alive']);
  await app.close();
  expect(last).toEqual([200, 'close']);
  agent.destroy();
});
