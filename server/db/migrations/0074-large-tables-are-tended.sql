-- Tables that grow with every order are tended after so many rows, not after so large a part of them: at ten million orders a tenth of one is as much as
-- a small shop ever has, and what was not looked at since is read twice. Each of these holds nobody who reads or writes.
alter table orders set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_insert_scale_factor = 0.01,
  autovacuum_vacuum_insert_threshold = 10000, autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 5000,
  -- What reads it looks up a few rows or a run of them: starting others to help takes longer than a list may.
  parallel_workers = 0);
alter table customer set (parallel_workers = 0);
alter table order_recipe set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 5000);
alter table shopping_cart set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 100000,
  autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 50000);
alter table order_charge set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 10000);
alter table stock_movement set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 10000);
alter table payment set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 10000, autovacuum_analyze_scale_factor = 0.01,
  autovacuum_analyze_threshold = 5000);
alter table transfer set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 5000);
alter table order_move set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 10000);
-- Every half minute its rows are added to and taken away.
alter table tally set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
