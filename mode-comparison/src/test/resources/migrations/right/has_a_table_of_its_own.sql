CREATE TABLE warehouse (
  id   INT         NOT NULL PRIMARY KEY,
  town VARCHAR(40) NOT NULL
) ENGINE = InnoDB;
INSERT INTO warehouse (id, town) VALUES (1, 'Hangzhou');
ALTER TABLE warehouse ADD CONSTRAINT warehouse_has_a_town CHECK (town <> '');
CREATE TRIGGER warehouse_stays BEFORE DELETE ON warehouse FOR EACH ROW SIGNAL SQLSTATE '45000';
