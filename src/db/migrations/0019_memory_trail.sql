-- A process that keeps a client's postings in its memory has to know what others wrote since. The last changes of a client stand
-- in its own row, which every write renews anyway: no table to write and to clean, and they go with the client.
-- `trail` holds pairs: the memory version a write made, and what it changed (ref_id * 4 + 0 event, 1 fact, 2 episode). It is whole
-- for whoever holds version `trail_from` or a later one, up to `trail_to`; where that is not the present version, somebody wrote
-- who leaves no trail (SQL of another tool), and all of the client is read again.
alter table client_profiles
  add column trail      bigint[] not null default '{}',
  add column trail_from bigint not null default 0,
  add column trail_to   bigint not null default 0;

-- The end of a write: a new version, the counts, the trail. `p_changed` null: more than is worth telling, or nobody knows what.
-- Answers the version before and the new one; nothing where the client is gone.
create function almanac_touch(p_client integer, p_docs integer, p_length double precision, p_changed bigint[], out was bigint, out now bigint) language plpgsql as $$
declare
  longest constant integer := 64; -- elements: 32 changes
  steps bigint[]; since bigint; until bigint; cut integer;
begin
  select memory_version, trail, trail_from, trail_to into was, steps, since, until from client_profiles where client_id = p_client for no key update;
  if was is null then return; end if;
  now := almanac_next_version(was);
  if p_changed is null or cardinality(p_changed) * 2 > longest then
    steps := '{}'; since := now;
  else
    if until <> was then steps := '{}'; since := was; end if;
    select steps || coalesce(array_agg(pair.part order by c.i, pair.place), '{}') into steps
      from unnest(p_changed) with ordinality as c(code, i), lateral (values (1, almanac_touch.now), (2, c.code)) as pair(place, part);
    cut := cardinality(steps) - longest;
    if cut > 0 then
      since := steps[cut - 1]; -- the version of the last pair that falls off: whoever holds it has seen all of it
      steps := steps[cut + 1:];
    end if;
  end if;
  update client_profiles set memory_version = almanac_touch.now, indexed_docs = greatest(0, indexed_docs + p_docs), indexed_length = greatest(0, indexed_length + p_length),
    trail = steps, trail_from = since, trail_to = almanac_touch.now where client_id = p_client;
end $$;
