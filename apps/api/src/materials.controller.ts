import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type LineView, ReadMaterials } from '#casework';
import { FileQueries } from '#dossier';
import { reject } from '#kernel';
import { CaseMaterialsAnswer, ItemMaterialsAnswer } from './dto/materials.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf, numberOf } from './http/request.js';

/** The materials of a case (申报材料): by item, and each paper once for the applicant. */
@ApiTags('materials')
@Controller('v1/cases/:id')
export class MaterialsController {
  constructor(
    private readonly read: ReadMaterials,
    private readonly files: FileQueries,
  ) {}

  @Get('materials')
  @Needs('case.read')
  @ApiOkResponse({ type: CaseMaterialsAnswer })
  async case(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const materials = await this.read.case(principal, idOf(request));
    if (!materials) throw new Refused([reject('ABSENT')]);
    const { papers, ...of } = materials;
    const named = await this.named(
      principal,
      of.projectId,
      papers.flatMap(({ lines }) => lines),
    );
    return { ...of, papers: papers.map((paper) => ({ ...paper, lines: paper.lines.map(named) })) };
  }

  @Get('items/:n/materials')
  @Needs('case.read')
  @ApiOkResponse({ type: ItemMaterialsAnswer })
  async item(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const materials = await this.read.item(principal, idOf(request), numberOf(request));
    if (!materials) throw new Refused([reject('ABSENT')]);
    const { lines, ...of } = materials;
    return { ...of, lines: lines.map(await this.named(principal, of.projectId, lines)) };
  }

  /** The facts of an item hold ids and hashes; how a file is called, and how far it is trusted by now, its project knows. */
  private async named(
    principal: string,
    projectId: string,
    lines: readonly LineView[],
  ): Promise<(line: LineView) => object> {
    const all = lines.flatMap(({ files }) => files);
    const rows = all.length > 0 ? await this.files.named(principal, projectId, all) : [];
    return ({ files, ...line }) => ({
      ...line,
      files: files.map(({ file, version, sha256, trust }) => {
        const row = rows.find((each) => each.file === file && each.version === version);
        return { file, version, name: row?.name ?? '', sha256, trust: row?.trust ?? trust };
      }),
    });
  }
}
