import { randomUUID } from 'node:crypto';
import { addDays, localDateOf } from '#calendar';
import { ActOnPeople, type Changed, People, Sessions } from '#identity';
import { type Instant, isRejection, type LocalDate, type Rejection } from '#kernel';
import { arrangeSubstitution, endSubstitution, givePower, may, revokePower } from '#model/identity';
import { answerOf, inPlay } from '../attempt.js';
import { everybody, is, type Person, themselves } from '../people.js';
import { askedBy, type Deed, type Offence, type Play, type Step, unlessExpected } from '../play.js';

/** More ways at once would only crowd out those who act for themselves. */
const MOST_WAYS = 8;
const DEVICE = { name: '', address: '', device: 'simulated' };

/** Accounts count by the days of the office, which no legal clock moves. */
const officeDay = (): LocalDate => localDateOf(new Date().toISOString() as Instant);
const waysOf = ({ people }: Play): Person[] => people.filter(({ way }) => way !== undefined);

interface Said {
  readonly by: Person;
  readonly act: string;
  readonly on: string;
  readonly expected: readonly string[];
}

/** A deed in the stream of an organ: no case gains a line by it. Whoever acts for somebody from now on is there at the next step. */
async function told(play: Play, { by, act, on, expected }: Said, answer: Changed | Rejection): Promise<Deed> {
  const said = answerOf(answer);
  play.count(`${act} ${said}`);
  play.people = await everybody(play.house.owner);
  const did = `${by.name}: ${act} ${on}`;
  return { did: `${did} → ${said}`, lines: new Map(), offences: unlessExpected(did, said, expected) };
}

/** The head arranges it, or whoever will be away: a colleague takes that place, and opens a session in it. */
export const substitute: Step = {
  name: 'substitution',
  weight: 2,
  take: async (play) => {
    const { chance, house, people } = play;
    const staff = themselves(people).filter((each) => is(each, 'officer', 'reviewer', 'head'));
    const concerned = inPlay(play).flatMap(({ items }) => items.map(({ organId }) => organId));
    const near = staff.filter(({ organId }) => concerned.includes(organId));
    const absent = chance.pick(near.length > 0 && chance.happens(0.9) ? near : staff);
    const mates = staff.filter((each) => each.organId === absent?.organId && each !== absent);
    const [other, by] = [
      chance.pick(mates),
      chance.pick([...mates.filter((each) => is(each, 'head')), ...(absent ? [absent] : [])]),
    ];
    if (!absent || !other || !by || waysOf(play).length >= MOST_WAYS) return null;
    const id = randomUUID();
    const from = officeDay();
    const rule = arrangeSubstitution({
      id,
      from,
      through: addDays(from, chance.between(1, 60)),
      reason: '年休假',
    });
    const about = { own: true as const, signIn: absent.name, other: other.name };
    const answer = await house.get(ActOnPeople).execute(askedBy(play, by), about, rule);
    if (!isRejection(answer)) await house.get(Sessions).standIn(other.principal, id, DEVICE.device);
    const own = by === other ? ['OWN_RIGHTS'] : ['done'];
    const said = { act: 'ARRANGE_SUBSTITUTION', on: `${other.name} for ${absent.name}` };
    return told(play, { by, ...said, expected: [...own, 'SUBSTITUTION_CYCLE'] }, answer);
  },
};

/** An applicant lets another act for it, for some of its projects or for all; staff who do so are related to it from then on. */
export const power: Step = {
  name: 'power of attorney',
  weight: 1.5,
  take: async (play) => {
    const { chance, house, people } = play;
    const self = themselves(people);
    const by = chance.pick(self.filter((each) => is(each, 'applicant')));
    const staff = self.filter((each) => is(each, 'officer', 'head'));
    const others = self.filter((each) => is(each, 'applicant') && each.organId !== by?.organId);
    const agent = chance.pick(chance.happens(0.6) ? others : staff);
    if (!by || !agent || waysOf(play).length >= MOST_WAYS) return null;
    const mine = new Set(
      inPlay(play).flatMap(({ row }) => (row.applicant_organ === by.organId ? [row.project_id] : [])),
    );
    const projects = mine.size > 0 && chance.happens(0.5) ? chance.some([...mine], 0.5) : null;
    const id = randomUUID();
    const from = officeDay();
    const wish = { id, projects, from, through: addDays(from, chance.between(1, 60)), document: '授权书' };
    const about = { own: true as const, signIn: agent.name };
    const answer = await house.get(ActOnPeople).execute(askedBy(play, by), about, givePower(wish));
    const opening = { personId: agent.personId, organId: by.organId, way: 'power' as const, wayId: id };
    if (!isRejection(answer)) await house.get(Sessions).open({ ...opening, ...DEVICE });
    const on = `to ${agent.name} for ${projects ? `${projects.length} projects` : 'everything'}`;
    return told(play, { by, act: 'GIVE_POWER', on, expected: ['done'] }, answer);
  },
};

/** Whoever gave it takes it back, and at once nobody is there any more; an agent or a substitute gives nothing on. */
export const endWay: Step = {
  name: 'end of a way',
  weight: 1.5,
  take: async (play) => {
    const { chance, house, people } = play;
    const way = chance.pick(waysOf(play));
    if (!way?.way) return null;
    const able = people.filter((each) =>
      way.power
        ? each.organId === way.organId && is(each, 'applicant')
        : each.organId === way.organId && may(each, 'substitution.arrange', { organId: way.organId }),
    );
    const by = chance.pick(able);
    if (!by) return null;
    const [about, rule] = way.power
      ? [{ own: true as const, power: way.way }, revokePower()]
      : [{ own: true as const, substitution: way.way }, endSubstitution()];
    const answer = await house.get(ActOnPeople).execute(askedBy(play, by), about, rule);
    const theirs = is(by, 'head') || by.personId === way.inPlaceOf;
    const due = by.way ? 'FORBIDDEN' : way.power || theirs ? 'done' : 'OWN_ABSENCE';
    const act = way.power ? 'REVOKE_POWER' : 'END_SUBSTITUTION';
    const deed = await told(play, { by, act, on: `of ${way.name}`, expected: [due] }, answer);
    const left = isRejection(answer) ? [] : await stillThere(play, way);
    return { ...deed, offences: [...(deed.offences ?? []), ...left] };
  },
};

async function stillThere({ house }: Play, { name, principal }: Person): Promise<Offence[]> {
  const me = await house.get(People).me(principal);
  const said = `${name} is still let in`;
  return me ? [{ invariant: 'nobody acts for another any longer than they may', said, rows: me }] : [];
}
