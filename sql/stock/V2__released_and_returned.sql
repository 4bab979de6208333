-- A reservation's life: RESERVED → DEDUCTED → RETURNED when the order is paid and refunded, RESERVED → RELEASED when it is
-- cancelled. Units that were reserved keep their deadline; units that were taken at once never had one.
ALTER TABLE reservation
  DROP CONSTRAINT reservation_state,
  DROP CONSTRAINT reservation_ends,
  ADD CONSTRAINT reservation_state CHECK (state IN ('RESERVED', 'DEDUCTED', 'RELEASED', 'RETURNED')),
  ADD CONSTRAINT reservation_ends CHECK (state IN ('DEDUCTED', 'RETURNED') OR deadline IS NOT NULL);
