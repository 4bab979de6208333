-- What a global transaction has announced for a reservation and may still take back: next_state, NULL when nothing is pending.
-- Whoever else wants the row waits. Units that are to be taken at once are RESERVED meanwhile, without a deadline.
ALTER TABLE reservation
  ADD COLUMN next_state VARCHAR(16) NULL,
  DROP CONSTRAINT reservation_ends,
  ADD CONSTRAINT reservation_next_state CHECK (next_state IN ('RESERVED', 'DEDUCTED', 'RELEASED', 'RETURNED')),
  ADD CONSTRAINT reservation_ends
    CHECK (state IN ('DEDUCTED', 'RETURNED') OR deadline IS NOT NULL OR next_state IS NOT NULL);

-- The command as JSON, for the second phase of one that runs in three parts.
ALTER TABLE stock_command ADD COLUMN body TEXT NULL;
