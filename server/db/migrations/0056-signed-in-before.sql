-- Whether anybody has signed in to an account since this is kept: from the second browser on its owner is told of one that is new (decision 54).
alter table accounts."user" add column signed_in boolean not null default false;
