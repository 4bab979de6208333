-- The checkouts of an order: reconciliation and an order's history ask for them.
ALTER TABLE checkout ADD INDEX ix_checkout_order (order_id);

-- What the books of the shop say, and should not. The id follows from what is wrong, so that whoever finds the same again finds its row.
--   attempt      counts the repairs that were begun: the id of each repair's command has it, so each is carried out once
--   answer       how the last repair went, empty before the first
-- A row is OPEN until it was repaired or is found no longer. Times are UTC.
CREATE TABLE discrepancy (
  id         CHAR(32)      NOT NULL PRIMARY KEY,
  kind       VARCHAR(32)   NOT NULL,
  part       VARCHAR(16)   NOT NULL,
  subject    VARCHAR(120)  NOT NULL,
  seen       VARCHAR(2000) NOT NULL,
  should     VARCHAR(2000) NOT NULL,
  repairable BOOLEAN       NOT NULL,
  state      VARCHAR(9)    NOT NULL,
  attempt    INT           NOT NULL,
  operator   VARCHAR(64)   NULL,
  why        VARCHAR(200)  NULL,
  answer     VARCHAR(400)  NOT NULL,
  first_seen DATETIME(6)   NOT NULL,
  last_seen  DATETIME(6)   NOT NULL,
  ended_at   DATETIME(6)   NULL,
  KEY ix_discrepancy_state (state, first_seen),
  CONSTRAINT discrepancy_state CHECK (state IN ('OPEN', 'REPAIRING', 'REPAIRED', 'GONE')),
  CONSTRAINT discrepancy_ended CHECK ((state IN ('REPAIRED', 'GONE')) = (ended_at IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Walks over all orders. One that has not ended goes on after order_id, at whichever gateway.
CREATE TABLE reconciliation_run (
  id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cause      VARCHAR(10) NOT NULL,
  started_at DATETIME(6) NOT NULL,
  ended_at   DATETIME(6) NULL,
  order_id   VARCHAR(64) NOT NULL,
  orders     BIGINT      NOT NULL,
  found      BIGINT      NOT NULL,
  failure    VARCHAR(400) NOT NULL,
  KEY ix_reconciliation_run_cause (cause, id),
  CONSTRAINT reconciliation_run_cause CHECK (cause IN ('CONTINUOUS', 'DAILY', 'ASKED'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
