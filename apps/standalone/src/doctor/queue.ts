import { openBull } from '#messaging';
import { createLog } from '#platform';
import { type Finding, ok, say, warning, wrong } from './finding.js';
import { redisInfo } from './redis-info.js';

const CLOSE_MS = 1000;

/** What carries the queues answers, whichever it is. */
export async function examineQueue(redisUrl: string | undefined, databaseUrl: string): Promise<Finding[]> {
  const findings = redisUrl ? await examineRedis(redisUrl) : [];
  if (findings.some(({ state }) => state === 'wrong')) return findings;
  const bull = openBull({ redisUrl, databaseUrl }, createLog('silent'));
  try {
    await bull.ping();
    return [
      ...findings,
      ok('queue', say(`BullMQ 在 ${bull.kind} 上有应答`, `BullMQ answers on ${bull.kind}`)),
    ];
  } catch (error) {
    const { message } = error as Error;
    const mend = redisUrl
      ? say('请检查 REDIS_URL 的口令和权限', 'check the password and the rights behind REDIS_URL')
      : say('运行 npm start，会建立 bullmq 模式', 'run npm start: it makes the schema bullmq');
    return [
      ...findings,
      wrong('queue', say(`队列无应答：${message}`, `the queue does not answer: ${message}`), mend),
    ];
  } finally {
    await bull.close(CLOSE_MS);
  }
}

/** 6.2 has what BullMQ's scripts use; any eviction would silently drop bells. */
async function examineRedis(url: string): Promise<Finding[]> {
  const info = await redisInfo(url).catch((error: Error) => error);
  if (info instanceof Error) {
    const said = say(`没有应答：${info.message}`, `does not answer: ${info.message}`);
    return [
      wrong(
        'Redis',
        said,
        say(
          '请启动 Redis，或删去 REDIS_URL（改用 PostgreSQL）',
          'start it, or remove REDIS_URL to do without',
        ),
      ),
    ];
  }
  const version = info.get('redis_version') ?? '0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 6 || (major === 6 && minor < 2)) {
    return [
      wrong(
        'Redis',
        say(`${version} 太旧`, `${version} is too old`),
        say('请升级到 6.2 以上', 'upgrade it to 6.2 or newer'),
      ),
    ];
  }
  const policy = info.get('maxmemory_policy') ?? 'unknown';
  if (policy !== 'noeviction') {
    const said = say(
      `内存策略是 ${policy}，会丢失定时`,
      `maxmemory-policy is ${policy}: it would drop bells`,
    );
    return [
      warning(
        'Redis',
        said,
        say(
          '请执行 config set maxmemory-policy noeviction 并写入配置',
          'run: config set maxmemory-policy noeviction, and keep it in redis.conf',
        ),
      ),
    ];
  }
  return [ok('Redis', say(`${version} 有应答，${policy}`, `${version} answers, ${policy}`))];
}
