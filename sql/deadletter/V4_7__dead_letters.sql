-- Letters that a consumer could not take in and the broker has parked, and what operators have decided about them.
--   id          the broker's name of that copy: one row for each time that a letter was parked
--   parked_at   NULL while only its last failure is known and the broker has not yet confirmed that it is parked
--   decision    made once, in the transaction that finds none
-- Rows are never changed otherwise, and never deleted by the shop. Times are UTC.
CREATE TABLE dead_letter (
  id          VARCHAR(64)  NOT NULL PRIMARY KEY,
  consumer    VARCHAR(64)  NOT NULL,
  letter_id   VARCHAR(120) NOT NULL,
  topic       VARCHAR(100) NOT NULL,
  order_key   VARCHAR(64)  NOT NULL,
  body        MEDIUMTEXT   NOT NULL,
  attempts    INT          NOT NULL,
  reason      VARCHAR(500) NULL,
  parked_at   DATETIME(6)  NULL,
  decision    VARCHAR(8)   NULL,
  operator    VARCHAR(64)  NULL,
  why         VARCHAR(200) NULL,
  decided_at  DATETIME(6)  NULL,
  KEY ix_dead_letter_undecided (decision, parked_at),
  CONSTRAINT dead_letter_decision CHECK (decision IN ('REPLAY', 'DROP')),
  CONSTRAINT dead_letter_somebody_decided
    CHECK (decision IS NULL OR (operator IS NOT NULL AND why IS NOT NULL AND decided_at IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
