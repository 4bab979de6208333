ALTER TABLE sale DROP engine;
