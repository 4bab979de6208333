-- How far a command is that a checkout has done on its travels and may still take back: NULL when it is only done, then
-- DECIDE, CONFIRM or CANCEL. The row is the inbox of the letters that say so: each moves it once, in its effect's transaction.
ALTER TABLE stock_command
  ADD COLUMN phase VARCHAR(8) NULL,
  ADD CONSTRAINT stock_command_phase CHECK (phase IN ('DECIDE', 'CONFIRM', 'CANCEL')),
  ADD CONSTRAINT stock_command_refused_is_over CHECK (refusal IS NULL OR phase IS NULL);
