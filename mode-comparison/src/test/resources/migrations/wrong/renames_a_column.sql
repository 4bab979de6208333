ALTER TABLE sale RENAME COLUMN engine TO made_of;
