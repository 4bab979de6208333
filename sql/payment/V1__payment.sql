-- What the payment module owns. The invariants that the constraints state, whatever the code above them does:
--   account           a wallet never goes below zero
--   payment           an order is charged once; refunded <= captured <= amount
--   movement          each command moves money once; a deposit adds, a capture takes and names its order
--   payment_command   a command is carried out once
-- Times are UTC.

CREATE TABLE account (
  buyer_id      BIGINT  NOT NULL PRIMARY KEY,
  balance_minor BIGINT  NOT NULL,
  currency      CHAR(3) NOT NULL,
  CONSTRAINT account_is_not_overdrawn CHECK (balance_minor >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE payment (
  order_id       VARCHAR(64) NOT NULL PRIMARY KEY,
  buyer_id       BIGINT      NOT NULL,
  amount_minor   BIGINT      NOT NULL,
  captured_minor BIGINT      NOT NULL,
  refunded_minor BIGINT      NOT NULL,
  currency       CHAR(3)     NOT NULL,
  CONSTRAINT payment_amount_is_positive CHECK (amount_minor > 0),
  CONSTRAINT payment_within_amount
    CHECK (0 <= refunded_minor AND refunded_minor <= captured_minor AND captured_minor <= amount_minor)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The sum of a buyer's movements is the balance of the account.
CREATE TABLE movement (
  id           VARCHAR(97) NOT NULL PRIMARY KEY,
  buyer_id     BIGINT      NOT NULL,
  kind         VARCHAR(16) NOT NULL,
  amount_minor BIGINT      NOT NULL,
  order_id     VARCHAR(64) NULL,
  moved_at     DATETIME(6) NOT NULL,
  CONSTRAINT movement_has_its_sign
    CHECK ((kind = 'DEPOSIT' AND amount_minor > 0 AND order_id IS NULL)
        OR (kind = 'CAPTURE' AND amount_minor < 0 AND order_id IS NOT NULL)),
  KEY ix_movement_buyer (buyer_id, moved_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE payment_command (
  id             VARCHAR(97)  NOT NULL PRIMARY KEY,
  fingerprint    CHAR(32)     NOT NULL,
  refusal        VARCHAR(40)  NULL,
  xid            VARCHAR(128) NOT NULL,
  carried_out_at DATETIME(6)  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
