-- How a sale is run. The fence is the number of the last lock under which it was changed: whoever comes with a lower or the same one
-- has lost his lock meanwhile, and changes nothing. The epoch is the fence under which the sale's gate was built last, 0 for none;
-- the engine is what that gate is made of, and stays. A sale that has ended sells no more; what is left in it goes back to the shelf.
ALTER TABLE sale
  ADD COLUMN state VARCHAR(8) NOT NULL DEFAULT 'ACTIVE',
  ADD COLUMN fence BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN engine VARCHAR(16) NOT NULL DEFAULT 'SCRIPT',
  ADD CONSTRAINT sale_state CHECK (state IN ('ACTIVE', 'PAUSED', 'ENDED'));

-- What an operator did to a sale, once each. Refused commands leave nothing: tried again, they are looked at anew.
CREATE TABLE sale_command (
  id             VARCHAR(97)  NOT NULL PRIMARY KEY,
  fingerprint    CHAR(32)     NOT NULL,
  refusal        VARCHAR(40)  NULL,
  xid            VARCHAR(128) NOT NULL,
  carried_out_at DATETIME(6)  NOT NULL,
  body           TEXT         NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
