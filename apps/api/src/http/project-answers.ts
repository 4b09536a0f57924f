import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { reject } from '#kernel';
import { readProjectCode } from '#model/projects';
import { type DoneOnProject, ProjectQueries } from '#projects';
import { ReadCode } from '#registration';
import { Refused } from './problem.js';

/** A project as its readers are answered, with the place that its code names. */
@Injectable()
export class ProjectAnswers {
  constructor(
    readonly queries: ProjectQueries,
    private readonly codes: ReadCode,
  ) {}

  async project(principal: string, id: string, reply: FastifyReply): Promise<object> {
    const project = await this.queries.project(principal, id);
    if (!project) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${project.seq}"`);
    return { ...project, codeParts: project.code === null ? null : await this.parts(project.code) };
  }

  afterAct(principal: string, { id, replayed }: DoneOnProject, reply: FastifyReply): Promise<object> {
    if (replayed) void reply.header('idempotent-replayed', 'true');
    return this.project(principal, id, reply);
  }

  async facts(principal: string, id: string): Promise<object> {
    const items = await this.queries.facts(principal, id);
    if (!items) throw new Refused([reject('ABSENT')]);
    return { items };
  }

  private async parts(code: string): Promise<object | null> {
    const read = readProjectCode(code);
    if (!read) return null;
    const region = await this.codes.region(read.region);
    return { ...read, region: { code: read.region, name: region?.name ?? null } };
  }
}
