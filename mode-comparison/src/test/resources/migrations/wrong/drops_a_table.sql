DROP TABLE sale_command;
