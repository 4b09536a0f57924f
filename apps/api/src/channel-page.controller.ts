import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChannelQueries } from '#projects';
import { Public } from './http/principal.js';
import { answerPage } from './pages/answer-page.js';
import { channelPage } from './pages/channel-page.js';
import { Reader } from './words/reader.js';

/** The public list of the green channel (绿色通道公示) as a page for people. */
@ApiExcludeController()
@Controller('catalogue/green-channel')
export class ChannelPageController {
  constructor(private readonly channels: ChannelQueries) {}

  @Get()
  @Public()
  async list(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { items, changedAt } = await this.channels.listed();
    const reader = Reader.of(request);
    return answerPage(request, reply, { reader, page: channelPage(reader, items), changedAt });
  }
}
