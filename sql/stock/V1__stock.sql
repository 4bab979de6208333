-- What the stock module owns. The invariants that the constraints state, whatever the code above them does:
--   stock_level     no unit is sold twice or lost: available + reserved + sold = allocated, none of them negative
--   sale_buyer      one buyer has at most the limit of a sale
--   reservation     an order takes a product from a shelf or a sale once; units that wait for a payment have a deadline
--   stock_command   a command is carried out once
-- sale_id 0 is the shelf. There are no foreign keys into stock_level: each would take a shared lock on the hottest rows.
-- Times are UTC.

CREATE TABLE product (
  sku            BIGINT        NOT NULL PRIMARY KEY,
  name_en        VARCHAR(200)  NOT NULL,
  name_zh        VARCHAR(200)  NOT NULL,
  description_en VARCHAR(2000) NOT NULL,
  description_zh VARCHAR(2000) NOT NULL,
  category       VARCHAR(64)   NOT NULL,
  price_minor    BIGINT        NOT NULL,
  currency       CHAR(3)       NOT NULL,
  CONSTRAINT product_sku_is_positive CHECK (sku > 0),
  CONSTRAINT product_price_is_positive CHECK (price_minor > 0),
  KEY ix_product_category (category, sku)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE stock_level (
  sku       BIGINT NOT NULL,
  sale_id   BIGINT NOT NULL,
  allocated INT    NOT NULL,
  available INT    NOT NULL,
  reserved  INT    NOT NULL,
  sold      INT    NOT NULL,
  PRIMARY KEY (sku, sale_id),
  CONSTRAINT stock_level_none_negative CHECK (allocated >= 0 AND available >= 0 AND reserved >= 0 AND sold >= 0),
  CONSTRAINT stock_level_adds_up CHECK (available + reserved + sold = allocated)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE sale (
  sale_id         BIGINT       NOT NULL PRIMARY KEY,
  sku             BIGINT       NOT NULL,
  title_en        VARCHAR(200) NOT NULL,
  title_zh        VARCHAR(200) NOT NULL,
  price_minor     BIGINT       NOT NULL,
  currency        CHAR(3)      NOT NULL,
  opens_at        DATETIME(6)  NOT NULL,
  closes_at       DATETIME(6)  NOT NULL,
  limit_per_buyer INT          NOT NULL,
  CONSTRAINT sale_id_is_not_the_shelf CHECK (sale_id > 0),
  CONSTRAINT sale_price_is_positive CHECK (price_minor > 0),
  CONSTRAINT sale_opens_before_it_closes CHECK (opens_at < closes_at),
  CONSTRAINT sale_limit_is_positive CHECK (limit_per_buyer > 0),
  CONSTRAINT sale_is_of_a_product FOREIGN KEY (sku) REFERENCES product (sku)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The limit is copied from the sale, so that one row can state what may not be exceeded.
CREATE TABLE sale_buyer (
  sale_id         BIGINT NOT NULL,
  buyer_id        BIGINT NOT NULL,
  quantity        INT    NOT NULL,
  limit_per_buyer INT    NOT NULL,
  PRIMARY KEY (sale_id, buyer_id),
  CONSTRAINT sale_buyer_within_limit CHECK (quantity BETWEEN 0 AND limit_per_buyer)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Units taken at once stand here too, as DEDUCTED: every order's stock can be proven.
CREATE TABLE reservation (
  order_id VARCHAR(64) NOT NULL,
  sku      BIGINT      NOT NULL,
  sale_id  BIGINT      NOT NULL,
  quantity INT         NOT NULL,
  state    VARCHAR(16) NOT NULL,
  deadline DATETIME(6) NULL,
  PRIMARY KEY (order_id, sku, sale_id),
  CONSTRAINT reservation_quantity_is_positive CHECK (quantity > 0),
  CONSTRAINT reservation_state CHECK (state IN ('RESERVED', 'DEDUCTED')),
  CONSTRAINT reservation_ends CHECK (state = 'DEDUCTED' OR deadline IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE stock_command (
  id             VARCHAR(97)  NOT NULL PRIMARY KEY,
  fingerprint    CHAR(32)     NOT NULL,
  refusal        VARCHAR(40)  NULL,
  xid            VARCHAR(128) NOT NULL,
  carried_out_at DATETIME(6)  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
