RENAME TABLE sale TO flash_sale;
