-- Recipes of others on their way to drafts (decision 56).

-- What somebody asked for at once. `region` is whose cups and spoons are meant; null: nobody said.
create table import_batch (
  batch_no bigint generated always as identity primary key,
  region varchar(2) constraint region_is_known check (region in ('US', 'UK', 'AU', 'CA', 'JP', 'EU')),
  started_at timestamptz not null,
  -- While it is set nothing more of the batch is read.
  cancelled_at timestamptz
);

create table import_source (
  source_no bigint generated always as identity primary key,
  batch_no bigint not null references import_batch,
  kind varchar(4) not null constraint kind_is_known check (kind in ('url', 'text', 'file')),
  -- An address, or what the file is called.
  name varchar(2000) not null,
  -- What there is to read, until it is read; of an address nothing.
  body bytea,
  state varchar(7) not null default 'waiting' constraint state_is_known check (state in ('waiting', 'read', 'refused')),
  why varchar(30),
  -- How many of its recipes and faults are written down; whoever goes on begins behind them.
  read_parts int not null default 0,
  -- What of a file gave no recipe: `[{"name": "soup.json", "why": "broken"}]`.
  left_out jsonb not null default '[]',
  attempts int not null default 0,
  -- Whoever reads it has it until then.
  due_at timestamptz not null,
  constraint refused_with_a_reason check ((state = 'refused') = (why is not null))
);
create index import_source_by_batch on import_source (batch_no);
create index import_source_due on import_source (due_at) where state = 'waiting';

create table recipe_import (
  import_no bigint generated always as identity primary key,
  batch_no bigint not null references import_batch,
  source_no bigint not null references import_source,
  part int not null,
  state varchar(9) not null constraint state_is_known check (state in ('open', 'drafted', 'set-aside', 'duplicate')),
  -- By which the same recipe of the same place is known again (SHA-256).
  source_key char(64) not null,
  duplicate_of bigint references recipe_import,
  -- As it was found.
  title text,
  yields text,
  total_minutes int,
  author text,
  source_url text,
  notes text,
  language varchar(10) not null,
  source_steps text[] not null,
  read_at timestamptz not null,
  -- As it shall be: what is null is still to be said.
  recipe_name varchar(50),
  category_slug varchar(40) references category,
  servings int constraint servings_within check (servings between 1 and 24),
  minutes int constraint minutes_within check (minutes between 1 and 1440),
  preparation_cents int not null default 0 constraint preparation_within check (preparation_cents between 0 and 9999),
  steps text[] not null,
  own_words boolean not null default false,
  recipe_no bigint references recipe,
  version int not null default 1,
  unique (source_no, part),
  constraint drafted_as_a_recipe check ((state = 'drafted') = (recipe_no is not null)),
  constraint duplicate_of_another check ((state = 'duplicate') = (duplicate_of is not null))
);
create unique index recipe_import_once on recipe_import (source_key) where state in ('open', 'drafted');
create index recipe_import_by_batch on recipe_import (batch_no);

create table recipe_import_line (
  import_no bigint not null references recipe_import,
  line_no int not null,
  original text not null,
  -- How it was understood, and how sure the reader is of each field.
  reading jsonb not null,
  confidence jsonb not null,
  -- What it may mean, best first.
  candidates jsonb not null,
  state varchar(8) not null constraint state_is_known check (state in ('heading', 'open', 'matched', 'chosen', 'left-out')),
  ingredients_no bigint references ingredients,
  quantity bigint constraint quantity_within check (quantity between 1 and 9999999999),
  -- By which a correction elsewhere finds it: its language and its food.
  alias_key varchar(600) not null,
  primary key (import_no, line_no),
  constraint settled_with_an_amount check (state not in ('matched', 'chosen') or (ingredients_no is not null and quantity is not null))
);
create index recipe_import_line_open on recipe_import_line (alias_key) where state = 'open';

-- What the shop's people said that a food of a language is, by its words in the singular.
create table ingredient_alias (
  alias_key varchar(600) primary key,
  ingredients_no bigint not null references ingredients,
  learnt_at timestamptz not null
);

-- Where a recipe came from. While nobody has said that its words are the shop's own it is not published with those of its source.
create table recipe_source (
  recipe_no bigint primary key references recipe,
  title text,
  author text,
  url text,
  steps text[] not null,
  own_words_at timestamptz
);
