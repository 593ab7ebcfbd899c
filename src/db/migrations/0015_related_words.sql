-- Recall by words finds related words too: asked for the shop, told of the store. Each counts a share of the asked word it stands
-- for, and of one thing said in several words the best counts once, not their sum. The function before this one stays for
-- processes of the last version that still run beside this one. The turns around a hit are found by their session: a plan that was
-- made while there were few memories, and is kept, must not go through all of a client's (hence no kind that an index could be asked for).
create function almanac_find(p_client integer, p_docs integer, p_retired boolean[], p_terms text[], p_now timestamptz, p_coverage double precision, p_budget integer, p_most_terms integer,
  p_candidates integer, p_around integer, p_kinds text[], p_scope text, p_session text, p_since timestamptz, p_until timestamptz,
  p_related text[], p_stands_for text[], p_share double precision) returns json language plpgsql stable
  set enable_bitmapscan = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
  count_to constant integer := 3000; -- a word in more documents is that common; nobody needs to know how common exactly
  words text[]; counts integer[]; rarity double precision[];
  related text[]; stand_in integer[]; related_counts integer[]; related_rarity double precision[];
  terms text[]; concepts integer[]; factors double precision[]; -- what is scored: asked words first, then related ones with what they stand for
  common_terms text[]; common_concepts integer[]; common_factors double precision[]; -- too many to begin with: they only add
  total integer; whole double precision; touched integer := 0; taken integer;
  docs bigint[]; scores double precision[]; covered double precision[];
  filtered constant boolean := p_kinds is not null or p_scope is not null or p_session is not null or p_since is not null or p_until is not null;
  hits json; near json; turns integer[];
begin
  select array_agg(t.term order by c.n, t.term), array_agg(c.n order by c.n, t.term) into words, counts from unnest(p_terms) as t(term),
    lateral (select count(*)::integer as n from (select 1 from memory_postings p where p.client_id = p_client and p.retired = any(p_retired) and p.term = t.term collate "C" limit count_to) as few) as c where c.n > 0;
  -- A related word that no memory holds costs one look; one that stands for an asked word counts at most as rare as that one.
  if cardinality(p_related) > 0 then
    select array_agg(r.term), array_agg(coalesce(array_position(words, r.stands_for), 1000 + array_position(p_terms, r.stands_for))), array_agg(c.n) into related, stand_in, related_counts
      from unnest(p_related, p_stands_for) as r(term, stands_for),
      lateral (select count(*)::integer as n from (select 1 from memory_postings p where p.client_id = p_client and p.retired = any(p_retired) and p.term = r.term collate "C" limit count_to) as few) as c where c.n > 0;
  end if;
  if words is null and related is null then
    return json_build_object('words', '[]'::json, 'counts', '[]'::json, 'hits', '[]'::json, 'near', '[]'::json);
  end if;
  total := greatest(p_docs, counts[array_upper(counts, 1)], (select max(n) from unnest(related_counts) as n));
  select array_agg(ln(1 + (total - n + 0.5) / (n + 0.5)) order by i) into rarity from unnest(counts) with ordinality as c(n, i);
  select array_agg(p_share * least(ln(1 + (total - n + 0.5) / (n + 0.5)), coalesce(rarity[stands_in], 'infinity')) order by i) into related_rarity from unnest(related_counts, stand_in) with ordinality as c(n, stands_in, i);
  taken := least(coalesce(array_length(words, 1), 0), p_most_terms);
  select sum(r) into whole from unnest(rarity[1:taken]) as r;
  whole := greatest(whole, (select max(r) from unnest(related_rarity) as r), 1e-9);
  -- Asked words from the rarest on, then the related ones, as far as the budget goes.
  for i in 1..taken loop
    if i = 1 or (touched + counts[i] <= p_budget and counts[i] < count_to) then
      terms := terms || words[i]; concepts := concepts || i; factors := factors || rarity[i];
      touched := touched + counts[i];
    else
      common_terms := common_terms || words[i]; common_concepts := common_concepts || i; common_factors := common_factors || rarity[i];
    end if;
  end loop;
  for i in 1..coalesce(array_length(related, 1), 0) loop
    if touched + related_counts[i] <= p_budget and related_counts[i] < count_to then
      terms := terms || related[i]; concepts := concepts || stand_in[i]; factors := factors || related_rarity[i];
      touched := touched + related_counts[i];
    end if;
  end loop;
  if related is null and not filtered then -- most questions: one word, one concept
    select array_agg(doc_id), array_agg(raw), array_agg(held) into docs, scores, covered from (
      select p.doc_id, sum(u.idf * p.weight) as raw, sum(u.idf) as held from unnest(terms, factors) as u(term, idf),
        lateral (select doc_id, weight from memory_postings where client_id = p_client and retired = any(p_retired) and term = u.term collate "C" offset 0) as p
      group by p.doc_id order by sum(u.idf * p.weight) * (1 - p_coverage + p_coverage * sum(u.idf) / whole) desc, p.doc_id desc limit p_candidates + 60) as s;
  else
    select array_agg(doc_id), array_agg(raw), array_agg(held) into docs, scores, covered from (
      select doc_id, sum(raw) as raw, sum(held) as held from (
        select p.doc_id, max(u.idf * p.weight) as raw, max(u.idf) as held from unnest(terms, concepts, factors) as u(term, concept, idf),
          lateral (select doc_id, weight from memory_postings where client_id = p_client and retired = any(p_retired) and term = u.term collate "C" offset 0) as p
        where not filtered or exists (select 1 from memory_index d where d.doc_id = p.doc_id and (p_kinds is null or d.kind = any(p_kinds)) and (p_scope is null or d.memory_scope = p_scope)
          and (p_session is null or d.session_id = p_session) and (p_since is null or d.occurred_at >= p_since) and (p_until is null or d.occurred_at < p_until) offset 0)
        group by p.doc_id, u.concept) as each group by doc_id
      order by sum(raw) * (1 - p_coverage + p_coverage * least(1, sum(held) / whole)) desc, doc_id desc limit p_candidates + 60) as s;
  end if;
  if common_terms is not null and docs is not null then
    select array_agg(doc_id), array_agg(raw), array_agg(held) into docs, scores, covered from (
      select c.doc_id, c.raw + coalesce(more.raw, 0) as raw, c.held + coalesce(more.held, 0) as held from unnest(docs, scores, covered) as c(doc_id, raw, held),
        lateral (select sum(u.idf * p.weight) as raw, sum(u.idf) as held from unnest(common_terms, common_factors) as u(term, idf),
          lateral (select weight from memory_postings where client_id = p_client and retired = any(p_retired) and term = u.term collate "C" and doc_id = c.doc_id offset 0) as p) as more) as s;
  end if;
  select json_agg(json_build_array(h.kind, h.ref_id, h.session_id, h.length, h.score, h.occurred_at) order by h.score desc, h.doc_id desc),
      (array_agg(h.ref_id order by h.score desc, h.doc_id desc) filter (where h.kind = 'event' and h.session_id is not null))[1:p_around] into hits, turns from (
    select d.kind, d.ref_id, d.session_id, d.length, extract(epoch from d.occurred_at)::bigint as occurred_at, s.score, s.doc_id
      from (select c.doc_id, c.raw * (1 - p_coverage + p_coverage * least(1, c.held / whole)) as score from unnest(docs, scores, covered) as c(doc_id, raw, held) order by 2 desc, 1 desc limit p_candidates) as s,
      lateral (select kind, ref_id, session_id, expires_at, length, occurred_at from memory_index where doc_id = s.doc_id offset 0) as d
    where d.expires_at is null or d.expires_at > p_now) as h;
  if turns is not null then
    select json_agg(json_build_array(w.ref_id, n.ref_id, n.distance, n.kind, c.session_id, n.length)) into near from (select distinct unnest(turns) as ref_id) as w,
      lateral (select session_id, occurred_at from memory_index where kind = 'event' and ref_id = w.ref_id and chunk = 0 offset 0) as c,
      lateral ((select b.ref_id, b.kind, b.length, -row_number() over () as distance from (
          select d.ref_id, d.kind, d.length from memory_index d where d.client_id = p_client and d.session_id = c.session_id and d.chunk = 0 and (d.occurred_at, d.ref_id) < (c.occurred_at, w.ref_id)
            and d.retired = any(p_retired) and d.kind || '' in ('event', 'reflection', 'document') and (d.expires_at is null or d.expires_at > p_now)
            and (p_kinds is null or d.kind = any(p_kinds)) and (p_scope is null or d.memory_scope = p_scope) and (p_since is null or d.occurred_at >= p_since) and (p_until is null or d.occurred_at < p_until)
          order by d.occurred_at desc, d.ref_id desc limit 2) as b)
        union all (select a.ref_id, a.kind, a.length, row_number() over () as distance from (
          select d.ref_id, d.kind, d.length from memory_index d where d.client_id = p_client and d.session_id = c.session_id and d.chunk = 0 and (d.occurred_at, d.ref_id) > (c.occurred_at, w.ref_id)
            and d.retired = any(p_retired) and d.kind || '' in ('event', 'reflection', 'document') and (d.expires_at is null or d.expires_at > p_now)
            and (p_kinds is null or d.kind = any(p_kinds)) and (p_scope is null or d.memory_scope = p_scope) and (p_since is null or d.occurred_at >= p_since) and (p_until is null or d.occurred_at < p_until)
          order by d.occurred_at, d.ref_id limit 2) as a)) as n(ref_id, kind, length, distance);
  end if;
  return json_build_object('words', coalesce(to_json(words), '[]'), 'counts', coalesce(to_json(counts), '[]'), 'hits', coalesce(hits, '[]'::json), 'near', coalesce(near, '[]'::json));
end $$;

-- Notes and documents are weighed as such from now on: what stands alone in the index is put there anew, by the clock.
insert into outside_changes (workspace_id, client_id, kind, ref_id)
  select e.workspace_id, e.client_id, 'event', e.id from events e where e.client_id is not null and e.role is null and e.speaker is null and e.session_id is null and e.archived_at is null;
