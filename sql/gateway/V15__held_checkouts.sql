-- Whoever holds this row lets no checkout begin, at any gateway, of this version or another: a backup waits like this until nothing is
-- under way. Those that begin read the row together and do not wait for one another.
CREATE TABLE checkout_hold (
  id TINYINT NOT NULL PRIMARY KEY,
  CONSTRAINT checkout_hold_is_one CHECK (id = 1)
) ENGINE = InnoDB;

INSERT INTO checkout_hold (id) VALUES (1);

-- compatible: it refuses no row, and whoever inserts one waits for four seconds at most
CREATE TRIGGER checkout_begins_when_let BEFORE INSERT ON checkout FOR EACH ROW
  SET @checkout_is_let = (SELECT id FROM checkout_hold WHERE id = 1 LOCK IN SHARE MODE);
