-- The gates of sales that are kept in the database instead of in Redis. What is pending, and how many tickets have ended, is counted
-- from the tickets: a counter for it would be one more hot row.
CREATE TABLE sale_gate (
  sale_id         BIGINT      NOT NULL PRIMARY KEY,
  epoch           BIGINT      NOT NULL,
  left_units      INT         NOT NULL COMMENT 'where one row counts them; the other engines have rows of their own',
  limit_per_buyer INT         NOT NULL,
  opens_at        DATETIME(6) NOT NULL,
  closes_at       DATETIME(6) NOT NULL,
  paused          BOOLEAN     NOT NULL,
  CONSTRAINT sale_gate_not_negative CHECK (left_units >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A row of units per stripe: buyers who come at once meet at different ones.
CREATE TABLE sale_gate_stripe (
  sale_id    BIGINT NOT NULL,
  stripe     INT    NOT NULL,
  left_units INT    NOT NULL,
  PRIMARY KEY (sale_id, stripe),
  CONSTRAINT sale_gate_stripe_not_negative CHECK (left_units >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A row per unit; whoever takes one skips those that others are just taking.
CREATE TABLE sale_gate_unit (
  sale_id  BIGINT      NOT NULL,
  unit     INT         NOT NULL,
  holder   VARCHAR(97) NULL COMMENT 'buyer and ticket; NULL: free',
  PRIMARY KEY (sale_id, unit),
  KEY ix_sale_gate_unit_holder (sale_id, holder)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a buyer has of a sale at its gate; the limit is copied, so that one row can state what may not be exceeded.
CREATE TABLE sale_gate_buyer (
  sale_id         BIGINT NOT NULL,
  buyer_id        BIGINT NOT NULL,
  quantity        INT    NOT NULL,
  limit_per_buyer INT    NOT NULL,
  PRIMARY KEY (sale_id, buyer_id),
  CONSTRAINT sale_gate_buyer_within_limit CHECK (quantity BETWEEN 0 AND limit_per_buyer)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The tickets, and with state QUEUED the journal of those that have not ended.
CREATE TABLE sale_ticket (
  sale_id  BIGINT       NOT NULL,
  buyer_id BIGINT       NOT NULL,
  ticket   VARCHAR(64)  NOT NULL,
  quantity INT          NOT NULL,
  scenario VARCHAR(32)  NOT NULL,
  state    VARCHAR(8)   NOT NULL,
  reason   VARCHAR(40)  NOT NULL,
  taken_at DATETIME(6)  NULL COMMENT 'by a gateway that turns it into an order, and is taken for dead after a lease',
  PRIMARY KEY (sale_id, buyer_id, ticket),
  KEY ix_sale_ticket_journal (sale_id, state, taken_at),
  CONSTRAINT sale_ticket_state CHECK (state IN ('QUEUED', 'ORDERED', 'RETURNED'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
