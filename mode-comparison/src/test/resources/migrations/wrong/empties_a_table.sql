TRUNCATE TABLE sale_command;
