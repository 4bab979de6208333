-- An order's life: PENDING → PAID → REFUNDED, PENDING → CANCELLED.
ALTER TABLE orders
  DROP CONSTRAINT orders_status,
  DROP CONSTRAINT orders_pending_ends,
  ADD CONSTRAINT orders_status CHECK (status IN ('PENDING', 'PAID', 'CANCELLED', 'REFUNDED')),
  ADD CONSTRAINT orders_pending_ends CHECK (status NOT IN ('PENDING', 'CANCELLED') OR deadline IS NOT NULL);
