import type { Bilingual } from '#kernel';
import type { Database } from '#platform';
import { type Finding, ok, say, wrong } from './finding.js';

interface RoleRow {
  readonly name: string;
  readonly super: boolean;
  readonly bypass: boolean;
  readonly memberOf: readonly string[];
  readonly owns: number;
  readonly tables: readonly string[];
}

const ROLES = ['app_owner', 'app_acts', 'app_rt'];

const SQL = `select r.rolname::text as name, r.rolsuper as super, r.rolbypassrls as bypass,
    array(select g.rolname::text from pg_roles g where g.oid <> r.oid and pg_has_role(r.oid, g.oid, 'member')) as "memberOf",
    (select count(*)::int from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid
        and d.deptype = 'o' and d.dbid in (0, (select oid from pg_database where datname = current_database()))) as owns,
    array(select c.oid::regclass::text from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as tables
  from pg_roles r where r.rolname = any ($1)`;

/** What a role must not be: each of these would open a way around the acts or around row-level security. */
function faultsOf(role: RoleRow): [Bilingual, string][] {
  const { name, super: isSuper, bypass } = role;
  const faults: [boolean, Bilingual, string][] = [
    [isSuper, say('是超级用户', 'is a superuser'), `alter role ${name} nosuperuser`],
    [bypass, say('可绕过行级安全', 'bypasses row-level security'), `alter role ${name} nobypassrls`],
  ];
  const plain = faults.flatMap(([is, said, mend]): [Bilingual, string][] => (is ? [[said, mend]] : []));
  return name === 'app_owner' ? plain : [...plain, ...powersOf(role)];
}

/** What only the owner may have. Tables go back one by one: `reassign owned` would take the act functions along. */
function powersOf({ name, memberOf, tables, owns }: RoleRow): [Bilingual, string][] {
  const groups = memberOf.map((group): [Bilingual, string] => [
    say(`属于 ${group}`, `is a member of ${group}`),
    `revoke ${group} from ${name}`,
  ]);
  const owned = tables.map((table): [Bilingual, string] => [
    say(`拥有表 ${table}`, `owns the table ${table}`),
    `alter table ${table} owner to app_owner`,
  ]);
  if (name !== 'app_rt' || owns === tables.length) return [...groups, ...owned];
  const others = say(`还拥有其他对象，共 ${owns} 个`, `owns other objects too, ${owns} in all`);
  return [...groups, ...owned, [others, 'reassign owned by app_rt to app_owner']];
}

/** The three roles are there, and none can do more than its part. */
export async function examineRoles(owner: Database): Promise<Finding[]> {
  const rows = await owner.call<RoleRow>(SQL, [ROLES]);
  const missing = ROLES.filter((role) => !rows.some(({ name }) => name === role));
  if (missing.length > 0) {
    const said = say(`缺少角色 ${missing.join('、')}`, `roles missing: ${missing.join(', ')}`);
    return [
      wrong('roles', said, say('运行迁移即可建立（npm start）', 'the migrations make them (npm start)')),
    ];
  }
  const findings = rows.flatMap((row) =>
    faultsOf(row).map(([{ zh, en }, mend]) =>
      wrong('roles', say(`${row.name} ${zh}`, `${row.name} ${en}`), say(`请执行 ${mend}`, `run: ${mend}`)),
    ),
  );
  if (findings.length > 0) return findings;
  return [
    ok(
      'roles',
      say(
        '三个角色齐全，app_rt 不拥有任何对象，不能绕过',
        'all three there; app_rt owns nothing and has no way around',
      ),
    ),
  ];
}
