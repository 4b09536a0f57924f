import pg from 'pg';

/** Reserves a code for each of many holders, twenty at a time, and says each that is committed; a test kills it on the way. */
const [url, organ, holders] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 20, options: '-c role=app_acts' });
const ACTOR = `row('00000000-0000-0000-0000-000000000001', ${organ}, null, '{head}', null)::app.actor`;
const reserve = `select registration.reserve(${ACTOR}, ${organ}, '91', md5('holder' || $1)::uuid, 1::smallint) as code`;
const waiting = Array.from({ length: Number(holders) }, (_, n) => n).values();
await Promise.all(
  Array.from({ length: 20 }, async () => {
    for (const n of waiting) {
      const { rows } = await pool.query(reserve, [n]);
      process.stdout.write(`${n} ${rows[0].code}\n`);
    }
  }),
);
await pool.end();
