-- Seata's own table, one per participant's schema: the images from which an AT branch is rolled back.
-- The key states the invariant: one undo row per branch, which is also how a late phase 1 meets the marker that its
-- rolled-back branch has left.
CREATE TABLE undo_log (
  branch_id     BIGINT       NOT NULL,
  xid           VARCHAR(128) NOT NULL,
  context       VARCHAR(128) NOT NULL,
  rollback_info LONGBLOB     NOT NULL,
  log_status    INT          NOT NULL,
  log_created   DATETIME(6)  NOT NULL,
  log_modified  DATETIME(6)  NOT NULL,
  PRIMARY KEY (xid, branch_id),
  KEY ix_undo_log_created (log_created)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
