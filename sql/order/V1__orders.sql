-- What the order module owns. The invariants that the constraints state, whatever the code above them does:
--   orders          an order id, which is its checkout's id, is placed once; an order that waits to be paid has a deadline
--   order_line      an order's lines are numbered, and belong to an order that exists
--   order_command   a command is carried out once
-- Times are UTC.

CREATE TABLE orders (
  id          VARCHAR(64) NOT NULL PRIMARY KEY,
  buyer_id    BIGINT      NOT NULL,
  status      VARCHAR(16) NOT NULL,
  scenario    VARCHAR(32) NOT NULL,
  mode        VARCHAR(32) NOT NULL,
  epoch       BIGINT      NOT NULL,
  total_minor BIGINT      NOT NULL,
  currency    CHAR(3)     NOT NULL,
  placed_at   DATETIME(6) NOT NULL,
  deadline    DATETIME(6) NULL,
  CONSTRAINT orders_status CHECK (status IN ('PENDING', 'PAID')),
  CONSTRAINT orders_pending_ends CHECK (status <> 'PENDING' OR deadline IS NOT NULL),
  CONSTRAINT orders_total_is_positive CHECK (total_minor > 0),
  KEY ix_orders_buyer (buyer_id, placed_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE order_line (
  order_id         VARCHAR(64) NOT NULL,
  line_no          INT         NOT NULL,
  sku              BIGINT      NOT NULL,
  sale_id          BIGINT      NOT NULL,
  quantity         INT         NOT NULL,
  unit_price_minor BIGINT      NOT NULL,
  PRIMARY KEY (order_id, line_no),
  CONSTRAINT order_line_quantity_is_positive CHECK (quantity > 0),
  CONSTRAINT order_line_price_is_positive CHECK (unit_price_minor > 0),
  CONSTRAINT order_line_of_an_order FOREIGN KEY (order_id) REFERENCES orders (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE order_command (
  id             VARCHAR(97)  NOT NULL PRIMARY KEY,
  fingerprint    CHAR(32)     NOT NULL,
  refusal        VARCHAR(40)  NULL,
  xid            VARCHAR(128) NOT NULL,
  carried_out_at DATETIME(6)  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
