-- Refunds, and the points that payments earn. What the constraints state:
--   movement         a refund adds, and names its order
--   points_account   points never go below zero
--   points_award     an order earns points once, and what is taken back is at most what it earned
--   points_movement  each command moves points once; an award adds, a revocation takes
-- Points are apart from money on purpose: a payment and its points are two branches of one global transaction, and with XA
-- two branches that want one row wait for each other for ever.

ALTER TABLE movement
  DROP CONSTRAINT movement_has_its_sign,
  ADD CONSTRAINT movement_has_its_sign
    CHECK ((kind = 'DEPOSIT' AND amount_minor > 0 AND order_id IS NULL)
        OR (kind = 'CAPTURE' AND amount_minor < 0 AND order_id IS NOT NULL)
        OR (kind = 'REFUND' AND amount_minor > 0 AND order_id IS NOT NULL));

-- There is one for each wallet.
CREATE TABLE points_account (
  buyer_id BIGINT NOT NULL PRIMARY KEY,
  points   BIGINT NOT NULL,
  CONSTRAINT points_account_is_not_overdrawn CHECK (points >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO points_account (buyer_id, points) SELECT buyer_id, 0 FROM account;

CREATE TABLE points_award (
  order_id       VARCHAR(64) NOT NULL PRIMARY KEY,
  buyer_id       BIGINT      NOT NULL,
  awarded_points BIGINT      NOT NULL,
  revoked_points BIGINT      NOT NULL,
  CONSTRAINT points_award_is_positive CHECK (awarded_points > 0),
  CONSTRAINT points_award_is_revoked_within CHECK (0 <= revoked_points AND revoked_points <= awarded_points)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The sum of a buyer's movements is what the buyer has.
CREATE TABLE points_movement (
  id       VARCHAR(97) NOT NULL PRIMARY KEY,
  buyer_id BIGINT      NOT NULL,
  kind     VARCHAR(16) NOT NULL,
  points   BIGINT      NOT NULL,
  order_id VARCHAR(64) NOT NULL,
  moved_at DATETIME(6) NOT NULL,
  CONSTRAINT points_movement_has_its_sign
    CHECK ((kind = 'AWARD' AND points > 0) OR (kind = 'REVOCATION' AND points < 0)),
  KEY ix_points_movement_buyer (buyer_id, moved_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
