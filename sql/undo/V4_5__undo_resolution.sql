-- The audit trail of rollbacks that were blocked by a dirty write: who decided what about which rows, and why. Written in
-- the transaction that changes the rows; never changed or deleted by the shop.
CREATE TABLE undo_resolution (
  xid         VARCHAR(128) NOT NULL,
  branch_id   BIGINT       NOT NULL,
  resolved_at DATETIME(6)  NOT NULL,
  how         VARCHAR(16)  NOT NULL,
  operator    VARCHAR(64)  NOT NULL,
  reason      VARCHAR(200) NOT NULL,
  changed     TEXT         NOT NULL,
  PRIMARY KEY (xid, branch_id, resolved_at),
  CONSTRAINT undo_resolution_how CHECK (how IN ('RETRY', 'KEEP_CURRENT', 'RESTORE_IMAGE'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
