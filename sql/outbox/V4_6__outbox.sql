-- Letters that wait to be sent, in the schema of the module at which checkouts begin; each is written in the transaction of
-- the change that it tells of. What the keys state:
--   id            a letter is written once
--   seq           the order in which they are sent, as far as they have the same order_key
-- A letter is unsent until published_at; until claimed_until, whoever claimed it may be sending it; after that it is
-- anybody's again, so a sender that dies strands nothing. Times are UTC, all by the database's clock.
CREATE TABLE outbox (
  id            VARCHAR(120) NOT NULL PRIMARY KEY,
  seq           BIGINT       NOT NULL AUTO_INCREMENT,
  topic         VARCHAR(100) NOT NULL,
  order_key     VARCHAR(64)  NOT NULL,
  body          MEDIUMTEXT   NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  claimed_until DATETIME(6)  NULL,
  claimed_by    VARCHAR(64)  NULL,
  attempts      INT          NOT NULL DEFAULT 0,
  published_at  DATETIME(6)  NULL,
  UNIQUE KEY uk_outbox_seq (seq),
  KEY ix_outbox_unsent (published_at, seq),
  KEY ix_outbox_order_key (order_key, published_at, seq),
  CONSTRAINT outbox_claims_end CHECK (claimed_by IS NULL OR claimed_until IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
