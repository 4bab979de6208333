-- What shipping is to be told: an order was paid. Written in the transaction in which the checkout that paid it ends, once per
-- order. Whoever missed a call reads on from the last seq that he knows; seq may have gaps.
CREATE TABLE shipping_notice (
  seq         BIGINT       NOT NULL AUTO_INCREMENT,
  order_id    VARCHAR(64)  NOT NULL,
  noticed_at  DATETIME(6)  NOT NULL COMMENT 'UTC, by the database, which is one clock for all gateways',
  state       VARCHAR(9)   NOT NULL,
  tries       INT          NOT NULL COMMENT 'counted before each, so that a death in one costs a try and repeats none for ever',
  next_try_at DATETIME(6)  NOT NULL,
  last_answer VARCHAR(60)  NOT NULL,
  PRIMARY KEY (seq),
  UNIQUE KEY one_per_order (order_id),
  KEY due (state, next_try_at),
  CONSTRAINT shipping_notice_state CHECK (state IN ('WAITING', 'DELIVERED', 'GAVE_UP'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
