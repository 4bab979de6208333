-- What operators have done, for ever. Each entry carries the hash of the one before it, so that one which was changed, left out or put
-- in between shows; what the hash is made of is in seckill.trail.Entry.
CREATE TABLE trail_entry (
  number     BIGINT        NOT NULL,
  written_at DATETIME(6)   NOT NULL COMMENT 'UTC',
  actor      VARCHAR(64)   NOT NULL,
  role       VARCHAR(16)   NOT NULL,
  action     VARCHAR(40)   NOT NULL,
  subject    VARCHAR(128)  NOT NULL COMMENT 'what it was done to',
  detail     VARCHAR(1000) NOT NULL,
  previous   CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the hash of the entry before it',
  hash       CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (number),
  KEY ix_trail_entry_subject (subject, number),
  -- a chain that forks names the same entry twice
  UNIQUE KEY one_successor (previous)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The newest entry: whoever writes the next one locks this row first, and whoever cuts off the end of the chain has to change it, too.
CREATE TABLE trail_head (
  id     TINYINT  NOT NULL PRIMARY KEY,
  number BIGINT   NOT NULL,
  hash   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  CONSTRAINT trail_head_is_one CHECK (id = 1)
) ENGINE = InnoDB;

INSERT INTO trail_head (id, number, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER trail_entry_stays BEFORE UPDATE ON trail_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an entry of the audit trail is never changed';

CREATE TRIGGER trail_entry_is_kept BEFORE DELETE ON trail_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an entry of the audit trail is never deleted';

CREATE TRIGGER trail_head_is_kept BEFORE DELETE ON trail_head FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the head of the audit trail is never deleted';
