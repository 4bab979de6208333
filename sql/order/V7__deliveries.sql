-- Where an order is delivered; none for one that is not. Deleted with the order when the checkout that placed it is taken back.
CREATE TABLE order_delivery (
  order_id  VARCHAR(64)  NOT NULL,
  recipient VARCHAR(100) NOT NULL,
  street    VARCHAR(100) NOT NULL,
  city      VARCHAR(100) NOT NULL,
  postcode  VARCHAR(100) NOT NULL,
  country   CHAR(2)      NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  PRIMARY KEY (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
