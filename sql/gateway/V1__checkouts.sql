-- Checkouts as the gateway remembers them: one row per idempotency key (I3), so that a repeated request gets the same
-- answer (I7) and none that was begun is forgotten (I9).
CREATE TABLE checkout (
  id          VARCHAR(64)  NOT NULL COMMENT 'the idempotency key; the id of the order that it places',
  buyer_id    BIGINT       NOT NULL,
  scenario    VARCHAR(32)  NOT NULL,
  mode        VARCHAR(16)  NOT NULL,
  epoch       BIGINT       NOT NULL,
  fingerprint VARCHAR(64)  NOT NULL COMMENT 'of the request; a repeat must have the same',
  intent      TEXT         NOT NULL COMMENT 'JSON; the steps can be drawn up again from it',
  order_id    VARCHAR(64)  NOT NULL COMMENT 'the order that it places or pays',
  state       VARCHAR(9)   NOT NULL,
  reason      VARCHAR(120) NOT NULL,
  begun_at    DATETIME(6)  NOT NULL,
  ended_at    DATETIME(6)  NULL,
  PRIMARY KEY (id),
  KEY in_flight (state, begun_at),
  CONSTRAINT checkout_state CHECK (state IN ('IN_FLIGHT', 'ACCEPTED', 'REFUSED', 'FAILED')),
  CONSTRAINT checkout_ended CHECK ((state = 'IN_FLIGHT') = (ended_at IS NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Every switch of a scenario's mode. The id is the epoch; each row names the one it follows, so two gateways that see
-- the same switch write it once.
CREATE TABLE mode_change (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  scenario   VARCHAR(32)  NOT NULL,
  follows    BIGINT       NOT NULL,
  mode       VARCHAR(16)  NOT NULL,
  operator   VARCHAR(64)  NOT NULL,
  reason     VARCHAR(200) NOT NULL,
  changed_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY one_successor (scenario, follows)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
