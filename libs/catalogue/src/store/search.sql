-- Searching what is published: the words of each version by weight, and how well a version answers the words asked for.
-- No extension and no text search configuration: PostgreSQL cuts no Chinese into words, and a substring needs no cutting.
set local role app_owner;

create function catalogue.words_at(p_content jsonb, p_paths jsonpath[]) returns text immutable language sql as $$
  select coalesce(lower(normalize(string_agg(x #>> '{}', E'\n' order by p.n, v.n), nfkc) collate "C"), '')
    from unnest(p_paths) with ordinality p(path, n), jsonb_path_query(p_content, p.path) with ordinality v(x, n)
$$;

-- 1 code, name and what people call it, 2 what it says and decides, 3 what it asks for, 4 what it rests on and who does it. Items and guides alike.
create function catalogue.words_of(p_content jsonb) returns text[] immutable language sql as $$
  select array[
    catalogue.words_at(p_content, array['$.code', '$.name.zh', '$.name.en', '$.knownAs[*]']::jsonpath[]),
    catalogue.words_at(p_content, array['$.content.zh', '$.content.en', '$.summary.zh', '$.summary.en', '$.result.name',
      '$.acceptance[*].text', '$.conditions[*].text', '$.appliesWhen', '$.items[*].when']::jsonpath[]),
    catalogue.words_at(p_content, array['$.materials[*].name', '$.materials[*].issuer', '$.fields[*].name.zh', '$.fields[*].name.en',
      '$.items[*].code']::jsonpath[]),
    catalogue.words_at(p_content, array['$.department', '$.basis[*].law', '$.statutory.basis', '$.ties[*].article', '$.ties[*].phrase',
      '$.joint.document']::jsonpath[])]
$$;

alter table catalogue.publication add column words text[]
  generated always as (case when kind in ('item', 'guide') then catalogue.words_of(content) end) stored;

-- How well words answer terms; 0: not at all. Every term must be met: as it stands, and then best in code and name, or, where it is
-- Chinese and longer than a word, by three fifths of its pairs of characters, p_pairs[i] split by blanks. Without terms 1 for all.
create function catalogue.score(p_words text[], p_terms text[], p_pairs text[]) returns int immutable language plpgsql as $$
declare
  w text[] := p_words; name text := E'\n' || w[1] || E'\n'; score int := 0; here int; met int; pairs text[]; pair text;
begin
  if cardinality(p_terms) = 0 then return 1; end if;
  for i in 1 .. cardinality(p_terms) loop
    here := case when strpos(name, p_terms[i]) = 0 then 0
                 when strpos(name, E'\n' || p_terms[i] || E'\n') > 0 then 160
                 when strpos(name, E'\n' || p_terms[i]) > 0 then 120 else 80 end
          + case when strpos(w[2], p_terms[i]) > 0 then 40 else 0 end
          + case when strpos(w[3], p_terms[i]) > 0 then 20 else 0 end
          + case when strpos(w[4], p_terms[i]) > 0 then 10 else 0 end;
    pairs := string_to_array(p_pairs[i], ' ');
    if here = 0 and cardinality(pairs) > 1 then
      met := 0;
      foreach pair in array pairs loop
        if strpos(name, pair) > 0 then met := met + 3;
        elsif strpos(w[2], pair) > 0 or strpos(w[3], pair) > 0 then met := met + 2; end if;
      end loop;
      if met * 5 >= cardinality(pairs) * 3 * 3 then here := met * 10 / cardinality(pairs) / 3; end if;
    end if;
    if here = 0 then return 0; end if;
    score := score + here;
  end loop;
  return score;
end $$;

-- When anything published changed last, as of a legal day: by being published, or by coming into force (midnight in Asia/Shanghai).
create function catalogue.changed_at(p_on date) returns timestamptz stable language sql as $$
  select max(greatest(published_at, case when effective_from <= p_on then effective_from::timestamp at time zone 'Asia/Shanghai' end))
    from catalogue.publication
$$;

reset role;
