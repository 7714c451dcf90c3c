-- The kitchen asks the ledger of one day: the movements of its orders' commit groups, and what its cancelled orders gave back.
-- Placing an order writes movements too, so neither may cost it: groups are written in their order, which a BRIN index summarises by
-- the page, and only cancellations are in the other.
create index stock_movement_by_group on stock_movement using brin (commit_group) with (pages_per_range = 32, autosummarize = on);
create index stock_movement_by_order on stock_movement (order_no) where order_no is not null;
