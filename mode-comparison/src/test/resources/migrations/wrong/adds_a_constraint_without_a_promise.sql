ALTER TABLE sale ADD CONSTRAINT sale_limit_is_small CHECK (limit_per_buyer < 10);
