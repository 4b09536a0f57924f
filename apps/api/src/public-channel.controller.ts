import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { basisInWords, CAUSES } from '#model/projects';
import { ChannelQueries } from '#projects';
import { channelLines } from './csv/channel-lines.js';
import { FormatParameters } from './dto/catalogue-parameters.js';
import { GreenChannelListAnswer } from './dto/channel.js';
import { Fresh } from './http/fresh.js';
import { answerOpen } from './http/open-answer.js';
import { Reader } from './words/reader.js';

/** 绿色通道公示: who is in the green channel and why, open to everybody. */
@ApiTags('public')
@Controller('public/v1/green-channel')
export class PublicChannelController {
  constructor(private readonly channels: ChannelQueries) {}

  @Get()
  @Fresh(GreenChannelListAnswer)
  async list(
    @Query() { format }: FormatParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { items, changedAt } = await this.channels.listed();
    const told = items.map((item) => ({
      ...item,
      why: basisInWords(item.basis),
      causeWords: item.cause && CAUSES[item.cause],
    }));
    return answerOpen(request, reply, {
      asked: format,
      changedAt,
      json: { items: told },
      table: () => channelLines(Reader.of(request), items),
    });
  }
}
