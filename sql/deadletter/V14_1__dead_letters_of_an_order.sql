-- For whoever asks what became of one order.
ALTER TABLE dead_letter ADD INDEX ix_dead_letter_order_key (order_key);
