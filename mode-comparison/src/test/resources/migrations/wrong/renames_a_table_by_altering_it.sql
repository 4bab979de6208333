ALTER TABLE sale RENAME TO flash_sale;
