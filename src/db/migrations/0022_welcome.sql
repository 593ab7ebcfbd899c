-- A workspace is welcomed once: whoever went through the first steps, or passed them over, does not meet them again.
alter table workspaces add column welcomed_at timestamptz;

-- A sample to look around in is a workspace of its own, behind the same fence as everybody else's: nothing of it can get among
-- what is real, and it goes as a whole. Each workspace has one at most, and it goes with the workspace.
alter table workspaces add column sample_of integer unique references workspaces on delete cascade;
