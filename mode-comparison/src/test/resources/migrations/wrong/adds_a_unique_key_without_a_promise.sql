CREATE UNIQUE INDEX one_title ON sale (title_en);
