-- compatible: every state that the version before writes is still allowed
ALTER TABLE reservation
  DROP CONSTRAINT reservation_state,
  ADD CONSTRAINT reservation_state CHECK (state IN ('RESERVED', 'DEDUCTED', 'RELEASED', 'RETURNED', 'LOST'));
