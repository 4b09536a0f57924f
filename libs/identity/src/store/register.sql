-- An applicant registers its enterprise and itself: entered, but without any right until a window has looked at the papers.
set local role app_acts;

-- Of an enterprise that is known already the person asks to be one of its people; the answer is the same. A sign-in name that
-- somebody has breaks its key (23505).
create function identity.register(p_register jsonb, p_line jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o identity.organ; person uuid := (p_register->>'personId')::uuid; n int;
begin
  insert into identity.organ (id, handle, name_zh, name_en, kind, level, demo, body, credit_code, confirmed_at)
    select nextval('identity.organ_number'), 'e-' || lower(p_register->>'creditCode'), p_register->>'name', p_register->>'name', 'enterprise', 'park',
      false, 'company', p_register->>'creditCode', null
    on conflict do nothing;
  select * into o from identity.organ where credit_code = p_register->>'creditCode' and kind = 'enterprise';
  if not found then return '{"word": "absent"}'; end if;
  insert into identity.person (id, sign_in, name, secret, demo)
    values (person, p_register->>'signIn', p_register->>'personName', p_register->>'secret', false);
  select seq into n from record.stream where id = o.stream_id for no key update;
  return identity.enact((person, o.id, null, '{}', null)::app.actor, null, null, p_line || jsonb_build_object('stream', o.stream_id,
    'seen', coalesce(n, 0), 'rows', jsonb_build_object('membership', jsonb_build_object('personId', person, 'organId', o.id, 'roles', '[]'::jsonb),
      'bind', jsonb_build_array(person))));
end $$;
revoke all on function identity.register from public;
grant execute on function identity.register to app_rt;

reset role;
