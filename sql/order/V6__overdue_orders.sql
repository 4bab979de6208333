-- Orders that wait to be paid, by their deadline: what the look for overdue ones reads.
ALTER TABLE orders ADD INDEX ix_orders_overdue (status, deadline);
