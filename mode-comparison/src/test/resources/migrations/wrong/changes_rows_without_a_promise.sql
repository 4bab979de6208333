UPDATE sale SET engine = 'ROWS';
