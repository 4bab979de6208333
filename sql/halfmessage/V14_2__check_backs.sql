-- Whose half message it was, and how often the broker has asked about it; of older ones nobody knows.
ALTER TABLE first_letter
  ADD COLUMN order_key VARCHAR(64) NULL,
  ADD COLUMN check_backs INT NOT NULL DEFAULT 0,
  ADD COLUMN asked_at DATETIME(6) NULL,
  ADD INDEX ix_first_letter_order_key (order_key);
