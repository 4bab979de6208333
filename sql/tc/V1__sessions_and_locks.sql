-- What several nodes of the TC share (tc.store=db): global transactions, their branches, the rows locked for them, and which
-- node does the recurring work. Names and columns are those which Seata 2.0.0 reads and writes. Wider than Seata's own script:
--   row_key, pk, table_name   a URL of a host with a long name, and keys of several columns
--   application_data          a branch in three parts carries its command
--   lock_value                an address with its port has 21 characters, Seata's script has room for 20
CREATE TABLE global_table (
  xid                       VARCHAR(128)  NOT NULL PRIMARY KEY,
  transaction_id            BIGINT        NULL,
  status                    TINYINT       NOT NULL,
  application_id            VARCHAR(64)   NULL,
  transaction_service_group VARCHAR(64)   NULL,
  transaction_name          VARCHAR(128)  NULL,
  timeout                   INT           NULL,
  begin_time                BIGINT        NULL,
  application_data          VARCHAR(2000) NULL,
  gmt_create                DATETIME      NULL,
  gmt_modified              DATETIME      NULL,
  KEY ix_global_status (status, gmt_modified),
  KEY ix_global_transaction (transaction_id)
) ENGINE = InnoDB;

CREATE TABLE branch_table (
  branch_id         BIGINT       NOT NULL PRIMARY KEY,
  xid               VARCHAR(128) NOT NULL,
  transaction_id    BIGINT       NULL,
  resource_group_id VARCHAR(64)  NULL,
  resource_id       VARCHAR(256) NULL,
  branch_type       VARCHAR(8)   NULL,
  status            TINYINT      NULL,
  client_id         VARCHAR(128) NULL,
  application_data  TEXT         NULL,
  gmt_create        DATETIME(6)  NULL,
  gmt_modified      DATETIME(6)  NULL,
  KEY ix_branch_xid (xid)
) ENGINE = InnoDB;

CREATE TABLE lock_table (
  row_key        VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  xid            VARCHAR(128) NULL,
  transaction_id BIGINT       NULL,
  branch_id      BIGINT       NOT NULL,
  resource_id    VARCHAR(256) NULL,
  table_name     VARCHAR(64)  NULL,
  pk             VARCHAR(256) NULL,
  status         TINYINT      NOT NULL DEFAULT 0,
  gmt_create     DATETIME     NULL,
  gmt_modified   DATETIME     NULL,
  KEY ix_lock_status (status),
  KEY ix_lock_branch (branch_id),
  KEY ix_lock_xid (xid)
) ENGINE = InnoDB;

CREATE TABLE distributed_lock (
  lock_key   VARCHAR(20) NOT NULL PRIMARY KEY,
  lock_value VARCHAR(64) NOT NULL,
  expire     BIGINT      NULL
) ENGINE = InnoDB;

INSERT INTO distributed_lock (lock_key, lock_value, expire) VALUES
  ('AsyncCommitting', ' ', 0), ('RetryCommitting', ' ', 0), ('RetryRollbacking', ' ', 0), ('TxTimeoutCheck', ' ', 0);
