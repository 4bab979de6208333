-- What it weighs; of older products nobody knows.
ALTER TABLE product
  ADD COLUMN weight_grams INT NULL,
  ADD COLUMN fragile BOOLEAN NOT NULL DEFAULT FALSE,
  ADD INDEX ix_product_fragile (fragile, sku);
