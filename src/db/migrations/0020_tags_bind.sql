-- The tags of a task say whether it is a meeting, or work that wants its owner's best hours: a change of them is one for the schedule.
drop trigger task_changed on tasks;
create trigger task_changed after update on tasks for each row when (
  (new.estimated_hours, new.due_date, new.hard_due, new.defer_until, new.depends_on, new.time_map, new.priority, new.weight, new.billable, new.min_chunk_minutes, new.max_chunk_minutes, new.pinned, new.tags)
    is distinct from (old.estimated_hours, old.due_date, old.hard_due, old.defer_until, old.depends_on, old.time_map, old.priority, old.weight, old.billable, old.min_chunk_minutes, old.max_chunk_minutes, old.pinned, old.tags)
  or (old.status in ('done', 'cancelled') and new.status not in ('done', 'cancelled'))
) execute function almanac_note_change('task', 'id');
