-- What a global transaction has announced for an order and may still take back: next_status, NULL when nothing is pending.
-- Whoever else wants the row waits. An order that is placed as paid is PENDING meanwhile, without a deadline.
ALTER TABLE orders
  ADD COLUMN next_status VARCHAR(16) NULL,
  DROP CONSTRAINT orders_pending_ends,
  ADD CONSTRAINT orders_next_status CHECK (next_status IN ('PENDING', 'PAID', 'CANCELLED', 'REFUNDED')),
  ADD CONSTRAINT orders_pending_ends
    CHECK (status NOT IN ('PENDING', 'CANCELLED') OR deadline IS NOT NULL OR next_status IS NOT NULL);

-- The command as JSON, for the second phase of one that runs in three parts.
ALTER TABLE order_command ADD COLUMN body TEXT NULL;
