-- Seata's own table, one per participant's schema: what became of each branch that runs in three parts.
--   status 1  tried: confirm or cancel will come
--   status 2  confirmed, 3 cancelled: a repeat changes nothing
--   status 4  cancelled before the try came: the try will fail on the primary key
-- The key states the invariant: one row per branch. The coordinator knows each row's end until it is final; afterwards it is
-- kept for a day and deleted by age.
CREATE TABLE tcc_fence_log (
  xid          VARCHAR(128) NOT NULL,
  branch_id    BIGINT       NOT NULL,
  action_name  VARCHAR(64)  NOT NULL,
  status       TINYINT      NOT NULL,
  gmt_create   DATETIME(3)  NOT NULL,
  gmt_modified DATETIME(3)  NOT NULL,
  PRIMARY KEY (xid, branch_id),
  KEY ix_tcc_fence_log_age (status, gmt_modified)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
