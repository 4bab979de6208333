-- Who may buy. A member's id is the buyer id of orders and wallets.
CREATE TABLE member (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login      VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  password   VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'encoded; a member without one cannot sign in',
  created_at DATETIME(6)  NOT NULL COMMENT 'UTC',
  UNIQUE KEY member_login (login)
) ENGINE = InnoDB;
