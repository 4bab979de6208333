-- Where in its trace a letter was written (W3C traceparent), so that who sends it goes on from there; null when nobody traces.
ALTER TABLE outbox ADD COLUMN trace VARCHAR(55) NULL;
