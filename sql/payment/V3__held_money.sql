-- What a global transaction has set aside or announced and may still take back. What the constraints state:
--   account        held money is in the account, and nobody spends it twice
--   payment        authorized (amount_minor) and not captured yet; refunding is announced, within what was captured
--   movement       a reversal gives back what a capture took that was compensated: the ledger shows both
--   points_award   next_state: NULL when nothing is pending; whoever else wants the row waits
-- A movement of a saga has its attempt in its id, because a checkout that was compensated may be carried again.
ALTER TABLE account
  ADD COLUMN held_minor BIGINT NOT NULL DEFAULT 0,
  ADD CONSTRAINT account_holds_what_it_has CHECK (0 <= held_minor AND held_minor <= balance_minor);

ALTER TABLE payment
  ADD COLUMN refunding_minor BIGINT NOT NULL DEFAULT 0,
  ADD CONSTRAINT payment_refunds_within_captured
    CHECK (0 <= refunding_minor AND refunded_minor + refunding_minor <= captured_minor);

ALTER TABLE movement
  MODIFY COLUMN id VARCHAR(128) NOT NULL,
  DROP CONSTRAINT movement_has_its_sign,
  ADD CONSTRAINT movement_has_its_sign
    CHECK ((kind = 'DEPOSIT' AND amount_minor > 0 AND order_id IS NULL)
        OR (kind = 'CAPTURE' AND amount_minor < 0 AND order_id IS NOT NULL)
        OR (kind = 'REVERSAL' AND amount_minor > 0 AND order_id IS NOT NULL)
        OR (kind = 'REFUND' AND amount_minor > 0 AND order_id IS NOT NULL));

ALTER TABLE points_award
  ADD COLUMN next_state VARCHAR(16) NULL,
  ADD CONSTRAINT points_award_next_state CHECK (next_state IN ('AWARDED', 'REVOKED'));

ALTER TABLE points_movement
  MODIFY COLUMN id VARCHAR(128) NOT NULL,
  DROP CONSTRAINT points_movement_has_its_sign,
  ADD CONSTRAINT points_movement_has_its_sign
    CHECK ((kind = 'AWARD' AND points > 0)
        OR (kind = 'REVERSAL' AND points < 0)
        OR (kind = 'REVOCATION' AND points < 0));

-- The command as JSON, for the second phase of one that runs in three parts.
ALTER TABLE payment_command ADD COLUMN body TEXT NULL;
