-- What became of local transactions whose first letter is at the broker as a half message, in the schema of the module at which
-- checkouts begin. COMMIT is written by that transaction itself; ROLLBACK by an answer to the broker's question that found no
-- row. The key states the invariant: after that answer the transaction cannot be committed, however late it comes.
-- Rows are deleted by age, when no question can come any more. Times are UTC, by the database's clock.
CREATE TABLE first_letter (
  id         VARCHAR(64) NOT NULL PRIMARY KEY,
  outcome    VARCHAR(8)  NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  KEY ix_first_letter_age (decided_at),
  CONSTRAINT first_letter_outcome CHECK (outcome IN ('COMMIT', 'ROLLBACK'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
