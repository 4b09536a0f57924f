import type { ItemDefinition } from '#model/catalogue';
import { DEMO_GUIDE, ownPapers } from '../demo-application.js';
import type { Stage } from './stage.js';

/** Filed by one application, ordered as the guide has them. */
interface Application {
  readonly items: readonly { readonly code: string; readonly handedIn: readonly string[] }[];
}

const LATE = 'A04';
const GAPPED = 'A05';
const EXPERT = 'A10';
const REFUSED = 'C08';
/** The construction permit decides only after the drawings (建设工程质量管理条例 11): the one tie inside the case. */
const TIED = 'C07';
const EARLIER = 'C03';

async function application(stage: Stage): Promise<Application> {
  const guide = await stage.get<{ content: { items: { code: string }[] } }>(
    `/public/v1/catalogue/guides/${DEMO_GUIDE}`,
  );
  const items = guide.content.items.map(async ({ code }) => {
    const { content } = await stage.get<{ content: ItemDefinition }>(`/public/v1/catalogue/items/${code}`);
    return { code, handedIn: ownPapers(content.materials) };
  });
  return { items: await Promise.all(items) };
}

/** One application opens every approval at once. */
async function apply(stage: Stage): Promise<void> {
  const applicant = await stage.as('applicant');
  const { items: projects } = await applicant.get<{ items: { id: string; name: string }[] }>('/v1/projects');
  const [project] = projects;
  if (!project) throw new Error('the demonstration project is missing');
  const { items } = await application(stage);
  const opened = await applicant.must<{
    id: string;
    receiptNo: string;
    items: { organ: { handle: string } }[];
  }>('POST', '/v1/cases', {
    body: { guide: DEMO_GUIDE, projectId: project.id, items, declared: true },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  stage.caseId = opened.id;
  const organs = new Set(opened.items.map(({ organ }) => organ.handle)).size;
  stage.tell(`${await stage.today()}`);
  stage.tell(`  ${project.name}: one application, receipt ${opened.receiptNo}`);
  stage.tell(
    `  ${opened.items.length} approvals opened at once in the queues of ${organs} organs; none waits for another`,
  );
}

async function accept(stage: Stage): Promise<void> {
  const { items } = await stage.case();
  for (const { code } of items.filter((item) => item.code !== GAPPED))
    await stage.act('clerk', code, 'acceptance');
  stage.tell(`  the window accepts ${items.length - 1} of them on the spot; every promise starts`);
  const lines = [{ line: 'M2', note: '缺少水土保持方案附图' }];
  await stage.act('clerk', GAPPED, 'gap-notice', { lines, reply: { value: 5, unit: 'working_day' } });
  stage.tell(`  ${GAPPED} lacks a map: everything missing is told once`);
}

/** Where three sign, the reviewer signs between the officer and the head. */
async function conclude(stage: Stage, code: string, opinion = 'agree'): Promise<void> {
  await stage.act('officer.*', code, 'review-conclusion', { opinion });
  if ((await stage.item(code)).signs === 'reviewer') await stage.act('reviewer.*', code, 'signature');
}

async function review(stage: Stage): Promise<void> {
  const { items } = await stage.case();
  const at = items.filter(({ code }) => code !== LATE && code !== GAPPED);
  await Promise.all(
    at.map(async ({ code }) => {
      await stage.act('officer.*', code, 'claim');
      await conclude(stage, code, code === REFUSED ? 'disagree' : 'agree');
    }),
  );
  stage.tell(`  ${at.length} departments review at the same time; ${LATE} has not been claimed`);
  await stage.act('applicant', GAPPED, 'supply', { lines: ['M2'] });
  await stage.act('clerk', GAPPED, 'acceptance');
  stage.tell(`  the applicant supplies the map, ${GAPPED} is accepted`);
  await stage.act('officer.*', EXPERT, 'special-procedure', {
    ground: 'G1',
    needed: { value: 5, unit: 'working_day' },
  });
  stage.tell(
    `  ${EXPERT} goes to the experts: its clock stands still, with the article and the time needed (行政许可法 45)`,
  );
}

const grant = (stage: Stage, code: string, more: object = {}) =>
  stage.act('head.*', code, 'decision', { outcome: 'granted', ...more });

/** The tie delays one decision, never a review; the result opens it in the act that grants it. */
async function decideTied(stage: Stage): Promise<void> {
  const why = await stage.refused('head.*', TIED, 'decision', { outcome: 'granted' });
  stage.tell(
    `  ${TIED} is reviewed and signed, but may not be decided yet: ${why}, the drawings (${EARLIER}) come first by statute`,
  );
  await grant(stage, EARLIER, { fields: { 'drawing-version': '3' } });
  stage.tell(`  ${EARLIER} is granted; its result reaches ${TIED} in the same act`);
  await grant(stage, TIED);
  stage.tell(`  ${TIED} is decided the same day`);
}

async function decideFirst(stage: Stage): Promise<void> {
  await stage.act('head.*', REFUSED, 'decision', {
    outcome: 'refused',
    reasons: ['K2'],
    note: '未建预处理设施',
  });
  stage.tell(`  ${REFUSED} is refused for condition K2 of its published list; nothing else is touched`);
  await decideTied(stage);
}

async function decideMost(stage: Stage): Promise<void> {
  await stage.act('officer.*', GAPPED, 'claim');
  await conclude(stage, GAPPED);
  const { items } = await stage.case();
  const ready = items.filter(
    ({ work, standing, code }) => work === 'concluded' && standing === 'accepted' && code !== EXPERT,
  );
  await Promise.all(ready.map(({ code }) => grant(stage, code)));
  stage.tell(`  ${ready.length} more decisions, in whatever order the heads sign`);
}

async function decideLate(stage: Stage): Promise<void> {
  const { items } = await (await stage.as('supervisor')).get<{ items: { light: string; code: string }[] }>(
    `/v1/alerts?caseId=${stage.caseId}`,
  );
  const red = [...new Set(items.filter(({ light }) => light === 'red').map(({ code }) => code))];
  stage.tell(`  the supervisor has ${items.length} alerts; overdue: ${red.join(', ')}`);
  await stage.act('officer.*', LATE, 'claim');
  await conclude(stage, LATE);
  const why = await stage.refused('head.*', LATE, 'decision', { outcome: 'granted' });
  stage.tell(`  ${LATE} is decided late and has to say why in public (${why})`);
  await grant(stage, LATE, { lateReason: '评审机构报告迟延' });
  await stage.act('officer.*', EXPERT, 'special-procedure/end');
  await grant(stage, EXPERT);
  stage.tell(`  the experts of ${EXPERT} are done, its clock ran on where it stood; granted in time`);
}

async function deliver(stage: Stage): Promise<void> {
  const { id, seq, items, status } = await stage.case();
  const body = { items: items.map(({ n }) => n), receivedBy: '申请人', proof: '送达回证1号' };
  const headers = { 'if-match': `"${seq}"`, 'idempotency-key': crypto.randomUUID() };
  await (await stage.as('clerk')).must('POST', `/v1/cases/${id}/handout`, { body, headers });
  stage.tell(`  the case is ${status}; one window hands out all ${items.length} results on one proof`);
}

/** The main job from start to end, over HTTP, as its people would do it. */
export async function playStory(stage: Stage): Promise<void> {
  await apply(stage);
  await accept(stage);
  await stage.later(1);
  await review(stage);
  await decideFirst(stage);
  await stage.later(3);
  await decideMost(stage);
  await stage.later(5);
  await decideLate(stage);
  await stage.later(1);
  await deliver(stage);
}
